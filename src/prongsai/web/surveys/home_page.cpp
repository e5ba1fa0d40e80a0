// SPDX-License-Identifier: Apache-2.0
// Where surveys are found: by round, what the visitor may see of each; and what waits for whom.
#include <algorithm>

#include "prongsai/desk/surveys/round_box.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/surveys/surveys_detail.h"
#include "prongsai/web/surveys/surveys_pages.h"

namespace prongsai::web {
namespace surveys {
namespace {

using access::Deed;

/// One line an agency: its surveys in short, and the way to them.
Html agency_line(const desk::Office& office, const Visit& visit, const desk::RoundView& round,
                 const std::string& agency) {
  const std::string& id = round.round().id;
  const auto board = desk::look_at_follow_up(office, visit.actor(), id, {"", agency});
  if (!board || board->agencies.empty()) return {};
  const Voice& voice = visit.voice;
  Html chips;
  for (const desk::FollowUpCell& cell : board->agencies.front().cells) {
    if (cell.survey == 0) continue;
    chips += element("li", {}, voice.prose(short_name(voice, edition_of(round), cell.asked)), " ",
                     element("strong", {}, shown_words(voice, cell.received)), " ",
                     outlook_chip(voice, cell.outlook));
  }
  const Html link = link_to(agency_path(visit, id, agency), voice.prose(agency_name(office, visit, agency)));
  return element("li", {}, link,
                 chips.empty() ? paragraph("muted", voice.say("surveys.none_yet"))
                               : element("ul", {{"class", "outlooks"}}, chips));
}

Html doors_of(const Visit& visit, const desk::RoundView& round) {
  const Voice& voice = visit.voice;
  const std::string& id = round.round().id;
  const Sight sight = sight_of(visit.actor());
  Html out;
  const bool is_draft = round.round().stage == round::Stage::draft;
  if (!is_draft && (sight.nation || !sight.provinces.empty()))
    out += button_to(surveys_path(visit, id), voice.say("surveys.board.title"), true);
  if (access::role_for(visit.actor(), Deed::set_credentials, {}))
    out += button_to(surveys_path(visit, id, "set-up"), voice.say("surveys.set_up.title"), is_draft);
  if (!is_draft && access::role_for(visit.actor(), Deed::open_boxes, {}))
    out += button_to(surveys_path(visit, id, "box"), voice.say("surveys.box.title"));
  return out.empty() ? Html() : div("buttons", out);
}

Html round_of(const desk::Office& office, const Visit& visit, const desk::RoundView& round) {
  const Voice& voice = visit.voice;
  Html lines;
  if (round.round().stage != round::Stage::draft) {
    for (const std::string& agency : sight_of(visit.actor()).agencies)
      lines += agency_line(office, visit, round, agency);
  }
  const Html doors = doors_of(visit, round);
  if (lines.empty() && doors.empty()) return {};
  return section("round-" + html_id(round.round().id), voice.prose(rounds::round_name(voice, round.stored)),
                 div("chips", rounds::stage_chip(voice, round.round().stage)),
                 lines.empty() ? Html() : element("ul", {{"class", "choices"}}, lines), doors);
}

}  // namespace

Answer home_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const auto all = desk::see_rounds(office, visit.actor());
  Html main;
  if (all) {
    for (const desk::RoundView& round : *all) main += round_of(office, visit, round);
  }
  if (main.empty()) main = div("empty", paragraph("", voice.say("surveys.no_round")));
  if (access::may_somewhere(visit.actor(), Deed::run_pulse))
    main += section("pulses", voice.say("pulse.title"), paragraph("", voice.say("pulse.lead")),
                    div("buttons", button_to(visit.path("pulses"), voice.say("pulse.title"))));
  Page page;
  page.title = voice.say("surveys.title");
  page.description = voice.say("account.description");
  page.section = Section::surveys;
  page.main = join(heading(1, "", page.title), paragraph("", voice.say("surveys.what")), main);
  return page;
}

namespace {

/// For whoever makes surveys and opens boxes.
void authority_tasks(const desk::Office& office, const Visit& visit, const desk::RoundView& round,
                     std::vector<Task>& out) {
  if (!access::role_for(visit.actor(), Deed::open_boxes, {})) return;
  if (round.round().stage == round::Stage::published || !round.broken.empty()) return;
  const auto box = desk::look_at_round_box(office, visit.actor(), round.round().id);
  if (!box) return;
  const text::Details name = {{"round", rounds::round_name(visit.voice, round.stored)}};
  const auto& collect = round.phases[round::index_of(round::Phase::collect)];
  if (!*box) {
    if (round.round().stage == round::Stage::opened && collect.standing != round::Standing::absent &&
        collect.standing != round::Standing::closed)
      out.push_back({visit.voice.say("surveys.task.make", name),
                     surveys_path(visit, round.round().id, "set-up"), std::nullopt});
    return;
  }
  const desk::BoxView& view = **box;
  if (view.box.state != store::BoxState::opened && view.may_open_from && office.now() >= *view.may_open_from)
    out.push_back({visit.voice.say("surveys.task.open", name), surveys_path(visit, round.round().id, "box"),
                   std::nullopt});
}

/// For an agency's own people, while there is time to do something about it.
void agency_tasks(const desk::Office& office, const Visit& visit, const desk::RoundView& round,
                  std::vector<Task>& out) {
  if (round.round().stage != round::Stage::opened) return;
  for (const access::Grant& grant : visit.actor().grants) {
    const bool is_theirs =
        grant.role == access::Role::agency_coordinator || grant.role == access::Role::agency_executive;
    if (!is_theirs) continue;
    const auto board =
        desk::look_at_follow_up(office, visit.actor(), round.round().id, {"", grant.area.agency});
    if (!board || board->agencies.empty() || !board->closes || office.now() >= *board->closes) continue;
    std::vector<std::string> low;
    for (const desk::FollowUpCell& cell : board->agencies.front().cells) {
      if (cell.survey != 0 && cell.outlook == desk::Outlook::unlikely)
        low.push_back(short_name(visit.voice, edition_of(round), cell.asked));
    }
    if (low.empty()) continue;
    out.push_back({visit.voice.say("surveys.task.low", {{"surveys", visit.voice.list(low)}}),
                   agency_path(visit, round.round().id, grant.area.agency), board->closes});
  }
}

}  // namespace
}  // namespace surveys

TasksOf tasks_of_surveys(const desk::Office& office) {
  return [&office](const Visit& visit) {
    std::vector<Task> out;
    const auto all = desk::see_rounds(office, visit.actor());
    if (!all) return out;
    for (const desk::RoundView& round : *all) {
      surveys::authority_tasks(office, visit, round, out);
      surveys::agency_tasks(office, visit, round, out);
    }
    return out;
  };
}

}  // namespace prongsai::web
