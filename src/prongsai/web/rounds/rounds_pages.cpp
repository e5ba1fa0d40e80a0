// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/rounds/rounds_pages.h"

#include <algorithm>

#include "prongsai/desk/rounds/participants.h"
#include "prongsai/web/gate/handlers.h"
#include "prongsai/web/gate/where.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/rounds/rounds_detail.h"

namespace prongsai::web {
namespace {

using access::Deed;
using access::Role;
using round::Phase;

/// Whose work a phase is.
bool works_in(Role role, Phase phase) {
  switch (phase) {
    case Phase::registration:
    case Phase::clarify:
      return role == Role::agency_coordinator;
    case Phase::collect:
    case Phase::disclose:
      return role == Role::agency_coordinator || role == Role::unit_officer;
    case Phase::grade:
    case Phase::confirm:
      return role == Role::assessor;
    case Phase::publish:
      return false;
  }
  return false;
}

/// An agency's people have work in a round only where their agency takes part.
bool takes_part(const desk::Office& office, const Visit& visit, const desk::RoundView& view,
                const access::Grant& grant) {
  if (grant.area.agency.empty()) return true;
  const auto found = desk::see_participant(office, visit.actor(), view.round().id, grant.area.agency);
  return found && found->has_value();
}

void phases_waiting(const desk::Office& office, const Visit& visit, const desk::RoundView& view,
                    std::vector<Task>& out) {
  for (const round::PhaseState& state : view.phases) {
    const bool runs = state.standing == round::Standing::open || state.standing == round::Standing::grace;
    const auto& grants = visit.actor().grants;
    const bool mine = runs && std::any_of(grants.begin(), grants.end(), [&](const access::Grant& grant) {
                        return works_in(grant.role, state.phase) && takes_part(office, visit, view, grant);
                      });
    if (!mine) continue;
    out.push_back(
        {visit.voice.say("rounds.task.phase", {{"phase", rounds::phase_name(visit.voice, state.phase)},
                                               {"round", rounds::round_name(visit.voice, view.stored)}}),
         rounds::round_path(visit, view.round().id), state.until});
  }
}

void round_waiting(const Visit& visit, const desk::RoundView& view, desk::Moment now,
                   std::vector<Task>& out) {
  const auto add = [&](const char* key, std::string_view below, std::optional<desk::Moment> until) {
    out.push_back({visit.voice.say(key, {{"round", rounds::round_name(visit.voice, view.stored)}}),
                   rounds::round_path(visit, view.round().id, below), until});
  };
  const auto may = [&](Deed deed) { return access::role_for(visit.actor(), deed, {}).has_value(); };
  if (!view.broken.empty() && view.round().stage != round::Stage::draft) {
    if (may(Deed::open_rounds)) add("rounds.task.broken", "", std::nullopt);
    return;
  }
  const auto& publish = view.phases[round::index_of(Phase::publish)];
  switch (view.round().stage) {
    case round::Stage::draft:
      if (may(Deed::open_rounds)) {
        const auto& windows = view.calendar.of(Phase::registration);
        add("rounds.task.draft", "",
            windows.empty() ? std::nullopt : std::optional(windows.front().opens_at));
      }
      break;
    case round::Stage::opened:
      if (may(Deed::open_rounds) && round::closed(view.round(), now))
        add("rounds.task.close", "close", publish.until);
      break;
    case round::Stage::closed:
      if (view.publication && may(Deed::decide_publication) &&
          view.publication->proposed_by != visit.actor().person)
        add("rounds.task.decide", "publish", publish.until);
      if (!view.publication && may(Deed::propose_publication))
        add("rounds.task.propose", "publish", publish.until);
      break;
    case round::Stage::published:
      break;
  }
}

}  // namespace

TasksOf round_tasks(const desk::Office& office) {
  return [&office](const Visit& visit) {
    std::vector<Task> out;
    const auto all = desk::see_rounds(office, visit.actor());
    if (!all) return out;
    for (const desk::RoundView& view : *all) {
      if (view.round().stage == round::Stage::opened && view.broken.empty())
        phases_waiting(office, visit, view, out);
      round_waiting(visit, view, office.now(), out);
    }
    return out;
  };
}

void add_rounds(Gate& gate) {
  const desk::Office& office = gate.office();
  const auto on = with_office(office);
  const std::string root = "/office/rounds";
  const std::string one = root + "/{round}";
  gate.get(root, Deed::see_rounds, Gate::nation(), on(rounds::show_rounds));
  gate.get(root + "/new", Deed::make_rounds, Gate::nation(), on(rounds::show_new_round));
  gate.post(root + "/new", Deed::make_rounds, Gate::nation(), on(rounds::make_round));
  gate.get(one, Deed::see_rounds, Gate::nation(), on(rounds::show_round));
  gate.get(one + "/calendar", Deed::make_rounds, Gate::nation(), on(rounds::show_calendar));
  gate.post(one + "/calendar", Deed::make_rounds, Gate::nation(), on(rounds::change_calendar));
  gate.get(one + "/participants", Deed::see_rounds, Gate::nation(), on(rounds::show_participants));
  gate.post(one + "/participants/choose", Deed::make_rounds, Gate::nation(), on(rounds::choose_agencies));
  gate.post(one + "/participants/agency", Deed::make_rounds, Gate::nation(), on(rounds::choose_agency));
  gate.post(one + "/agencies/{agency}/head-counts", Deed::change_organisations, agency_in_path(office),
            on(rounds::state_head_counts));
  gate.get(one + "/open", Deed::open_rounds, Gate::nation(), on(rounds::show_open));
  gate.post(one + "/open", Deed::open_rounds, Gate::nation(), on(rounds::open_round));
  gate.get(one + "/extend", Deed::extend_phases, Gate::nation(), on(rounds::show_extend));
  gate.post(one + "/extend", Deed::extend_phases, Gate::nation(), on(rounds::extend));
  gate.get(one + "/close", Deed::open_rounds, Gate::nation(), on(rounds::show_close));
  gate.post(one + "/close", Deed::open_rounds, Gate::nation(), on(rounds::close_round));
  gate.get(one + "/publish", Deed::propose_publication, Gate::nation(), on(rounds::show_publish));
  gate.post(one + "/publish", Deed::propose_publication, Gate::nation(), on(rounds::propose_publication));
  gate.post(one + "/publish/decide", Deed::decide_publication, Gate::nation(),
            on(rounds::decide_publication));
}

}  // namespace prongsai::web
