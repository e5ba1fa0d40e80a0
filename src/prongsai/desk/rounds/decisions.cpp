// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/rounds/decisions.h"

#include <algorithm>
#include <tuple>

#include "prongsai/desk/record.h"
#include "prongsai/desk/rounds/round_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using round::CalendarChange;

Moment beginning_of(const PhaseDecision& decision, const round::Calendar& calendar, Moment now) {
  const auto& windows = calendar.of(decision.phase);
  if (decision.kind == round::ChangeKind::extend && !windows.empty()) {
    const Moment closes = windows.back().closes_at;
    if (now <= closes) return closes;
    return std::max(now, decision.from.value_or(now));
  }
  return decision.from.value_or(now);
}

std::vector<CalendarChange> changes_of(std::span<const PhaseDecision> decisions,
                                       const round::Calendar& calendar, const std::string& reason,
                                       const std::string& who, Moment now) {
  std::vector<CalendarChange> out;
  for (const PhaseDecision& decision : decisions) {
    out.push_back({.kind = decision.kind,
                   .phase = decision.phase,
                   .from = beginning_of(decision, calendar, now),
                   .to = decision.to,
                   .grace = decision.grace,
                   .reason = reason,
                   .who = who,
                   .when = now});
  }
  return out;
}

std::string snapshot_of(const CalendarChange& change) {
  return audit::Snapshot()
      .text("kind", round::word_of(change.kind))
      .text("phase", round::word_of(change.phase))
      .text("from", round::moment_text(change.from))
      .text("to", round::moment_text(change.to))
      .number("grace_minutes", change.grace.count())
      .str();
}

std::string snapshot_of(const round::Calendar& calendar, round::Phase phase) {
  const auto& windows = calendar.of(phase);
  if (windows.empty()) return {};
  const round::Window& last = windows.back();
  return audit::Snapshot()
      .text("phase", round::word_of(phase))
      .text("from", round::moment_text(last.opens_at))
      .text("to", round::moment_text(last.closes_at))
      .number("grace_minutes", last.grace.count())
      .str();
}

struct DueEvent {
  std::string round;
  store::PhaseEvent event;
};

/// What the calendars say has happened by `now` and nobody has noted. A phase that was over before its round
/// opened has not taken place.
std::vector<DueEvent> due_events(db::Transaction& transaction, Moment now) {
  std::vector<DueEvent> out;
  for (const store::StoredRound& stored : store::list_running_rounds(transaction)) {
    const auto calendar = round::calendar_of(stored.round);
    if (!calendar) continue;
    const auto noted = store::list_phase_events(transaction, stored.round.id);
    const auto add = [&](const store::PhaseEvent& event) {
      if (event.due_at <= now && std::find(noted.begin(), noted.end(), event) == noted.end())
        out.push_back({stored.round.id, event});
    };
    for (const round::Phase phase : round::all_phases) {
      for (const round::Window& window : calendar->of(phase)) {
        if (window.closes_at <= stored.round.opened_at.value()) continue;
        add({phase, true, window.opens_at});
        add({phase, false, window.closes_at});
      }
    }
  }
  // At one moment the phase that ends comes before the one that begins.
  const auto place = [](const DueEvent& due) {
    return std::tuple(due.event.due_at, due.event.is_opening, due.event.phase, due.round);
  };
  std::sort(out.begin(), out.end(),
            [&](const DueEvent& a, const DueEvent& b) { return place(a) < place(b); });
  return out;
}

Done done_of(const DueEvent& due) {
  return {.action = due.event.is_opening ? "round.phase_began" : "round.phase_ended",
          .subject_kind = "round",
          .subject = due.round,
          .after = audit::Snapshot()
                       .text("phase", round::word_of(due.event.phase))
                       .text("at", round::moment_text(due.event.due_at))
                       .str()};
}

}  // namespace

base::Result<bool> extend_phase(const Office& office, const access::Actor& actor, std::string_view id,
                                std::int64_t version, std::span<const PhaseDecision> decisions,
                                const std::string& reason) {
  const auto role = permit(actor, Deed::extend_phases, {});
  if (!role) return role.problems();
  base::Problems problems = detail::check_decision_reason(reason);
  if (decisions.empty()) problems.push_back({"rounds.nothing_decided", {}, {}});
  if (!problems.empty()) return problems;
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto stored = store::find_round(transaction, id);
    if (!stored) return detail::no_such_round(id);
    if (stored->version != version) return detail::round_clash();
    const auto rules = office.editions.find(stored->round.edition);
    const base::Problems broken = detail::rules_problems(*stored, rules.get());
    if (!broken.empty()) return broken;
    const auto calendar = round::calendar_of(stored->round);
    if (!calendar) return calendar.problems();
    // Asked for inside: whoever had to wait decides at the moment the decision is taken.
    const Moment now = office.now();
    const auto changes = changes_of(decisions, *calendar, reason, actor.person, now);
    const auto decided = round::decided(stored->round, changes);
    if (!decided) return decided.problems();
    if (!store::take_round_version(transaction, id, version)) return detail::round_clash();
    auto number = static_cast<std::int64_t>(stored->round.changes.size());
    for (const CalendarChange& change : changes) {
      store::record_round_change(transaction, id, number++, change);
      record(transaction, actor, *role, now,
             {.action = "round.extend_phase",
              .subject_kind = "round",
              .subject = std::string(id),
              .before = snapshot_of(*calendar, change.phase),
              .after = snapshot_of(change),
              .reason = reason});
    }
    return true;
  });
}

base::Result<bool> close_round(const Office& office, const access::Actor& actor, std::string_view id,
                               std::int64_t version) {
  const auto role = permit(actor, Deed::open_rounds, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto stored = detail::round_at(transaction, id, version, round::Stage::opened);
    if (!stored) return stored.problems();
    const auto rules = office.editions.find(stored->round.edition);
    const base::Problems broken = detail::rules_problems(*stored, rules.get());
    if (!broken.empty()) return broken;
    const auto closed = round::closed(stored->round, now);
    if (!closed) return closed.problems();
    if (!store::close_round(transaction, id, version, now)) return detail::round_clash();
    record(
        transaction, actor, *role, now,
        {.action = "round.close",
         .subject_kind = "round",
         .subject = std::string(id),
         .before = audit::Snapshot().text("state", "opened").str(),
         .after = audit::Snapshot().text("state", "closed").text("frozen_hash", stored->frozen_hash).str()});
    return true;
  });
}

std::int64_t tick_rounds(const Office& office) {
  const Moment now = office.now();
  const bool nothing = office.database.read(
      [&](db::Transaction& transaction) { return due_events(transaction, now).empty(); });
  if (nothing) return 0;
  const access::Actor program = the_program();
  return office.database.perform([&](db::Transaction& transaction) {
    std::int64_t noted = 0;
    for (const DueEvent& due : due_events(transaction, now)) {
      if (!store::note_phase_event(transaction, due.round, due.event, now)) continue;
      record(transaction, program, access::Role::system_administrator, now, done_of(due));
      ++noted;
    }
    return noted;
  });
}

}  // namespace prongsai::desk
