// SPDX-License-Identifier: Apache-2.0
// Where assessors begin: what waits for them, agency by agency; and the addresses of all pages about grades.
#include "prongsai/web/disclosure/grading_pages.h"

#include <algorithm>

#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/desk/disclosure/filing.h"
#include "prongsai/desk/organisations/find.h"
#include "prongsai/desk/rounds/view.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/agency_finder.h"
#include "prongsai/web/frame/last_minute.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/gate/handlers.h"
#include "prongsai/web/gate/where.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web {
namespace grading {
namespace {

using desk::AgencyToGrade;
using desk::RoundToGrade;
using desk::SeatStanding;

constexpr std::size_t agencies_a_page = 30;

/// One item as a link, marked with where it stands.
Html seat_link(const Visit& visit, const RoundToGrade& round, const AgencyToGrade& agency,
               const desk::SeatToGrade& seat) {
  const Voice& voice = visit.voice;
  const std::string code = code_words(seat.item->code);
  const char* mark = "";
  const char* words = "";
  switch (seat.standing) {
    case SeatStanding::to_grade:
      mark = "to-grade";
      words = "standing.to_grade";
      break;
    case SeatStanding::changeable:
      mark = "changeable";
      words = "standing.changeable";
      break;
    case SeatStanding::done:
      mark = "done";
      words = "standing.done";
      break;
    case SeatStanding::away:
      mark = "away";
      words = "standing.away";
      break;
  }
  const Html content = join(code, " ", span("muted", say(voice, words)));
  return element(
      "li", {{"class", std::string("seat ") + mark}},
      seat.standing == SeatStanding::away
          ? content
          : link_to(seat_path(visit, {round.round.round.id, agency.agency.agency, seat.seat.item}), content));
}

Html agency_part(const Visit& visit, const RoundToGrade& round, const AgencyToGrade& agency) {
  const Voice& voice = visit.voice;
  Html seats;
  for (const desk::SeatToGrade& one : agency.seats) seats += seat_link(visit, round, agency, one);
  return element(
      "li", {},
      heading(3, "", voice.prose(agency_words(voice, agency.agency)), " ",
              agency.left() == 0
                  ? chip(Tone::good, say(voice, "all_done"))
                  : chip(Tone::open, say(voice, "left", {{"count", number_words(agency.left())}}))),
      element("ul", {{"class", "seats"}}, seats));
}

Html round_part(const Visit& visit, const RoundToGrade& round) {
  const Voice& voice = visit.voice;
  const std::size_t pages =
      std::max<std::size_t>(1, (round.agencies.size() + agencies_a_page - 1) / agencies_a_page);
  const auto typed = static_cast<std::size_t>(std::max<std::int64_t>(1, whole_number(asked(visit, "page"))));
  const std::size_t page = std::clamp<std::size_t>(typed, 1, pages);
  Html agencies;
  for (std::size_t i = (page - 1) * agencies_a_page;
       i < std::min(page * agencies_a_page, round.agencies.size()); ++i)
    agencies += agency_part(visit, round, round.agencies[i]);
  Html begin;
  for (const AgencyToGrade& agency : round.agencies) {
    const auto first = std::ranges::find(agency.seats, SeatStanding::to_grade, &desk::SeatToGrade::standing);
    if (first == agency.seats.end()) continue;
    begin = div("buttons",
                button_to(seat_path(visit, {round.round.round.id, agency.agency.agency, first->seat.item}),
                          say(voice, "begin"), true));
    break;
  }
  const bool can_grade = round.time != disclosure::Time::disclosing && round.time != disclosure::Time::over;
  return section(
      "round-" + html_id(round.round.round.id), voice.prose(rounds::round_name(voice, round.round)),
      paragraph("", say(voice, "progress",
                        {{"left", number_words(round.left())}, {"all", number_words(round.seats())}})),
      round.closes ? paragraph("muted", say(voice, "closes", {{"moment", last_minute(voice, *round.closes)}}))
                   : Html(),
      can_grade ? begin : Html(), element("ul", {{"class", "plain grading-agencies"}}, agencies),
      paging(voice, page, pages, std::string("?")));
}

std::optional<agency::AgencyRecord> known_agency(const desk::Office& office, const Visit& visit,
                                                 const std::string& id) {
  const auto found = desk::find_agency(office, visit.actor(), id);
  return found ? std::optional(found->agency.record) : std::nullopt;
}

/// Of the agency that was chosen, or of a province.
Html conflict_form(const desk::Office& office, const Visit& visit, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  const std::string id = visit.field("agency").empty() ? asked(visit, "agency") : visit.field("agency");
  const auto agency = id.empty() ? std::nullopt : known_agency(office, visit, id);
  const std::string name =
      agency ? text::choose(voice.language(), agency->name_th, agency->name_en) : std::string();
  const Html fields =
      (agency ? hidden_field("agency", agency->id) : Html()) +
      select_field(
          {.name = "province",
           .label = say(voice, "graders.near"),
           .hint = say(voice, "graders.near_hint"),
           .chosen = visit.field("province"),
           .options = province_options(office, voice, agency ? name : say(voice, "graders.no_province"))},
          errors) +
      text_field({.name = "reason",
                  .label = say(voice, "conflict.reason"),
                  .hint = {},
                  .value = visit.field("reason"),
                  .required = true},
                 errors) +
      submit_button(say(voice, "conflict.declare"), Weight::secondary);
  const Html chosen =
      agency ? paragraph("chosen", say(voice, "find.chosen"), " ", element("strong", {}, voice.prose(name)))
             : Html();
  const bool is_open = !errors.empty() || agency || !asked(visit, "find").empty();
  return section("conflict", say(voice, "conflict.own"),
                 disclosure(say(voice, "conflict.declare"),
                            join(paragraph("", say(voice, "conflict.what")),
                                 agency_finder(office, visit, visit.path("grading"), "conflict", {}), chosen,
                                 post_form(visit.path("grading/conflicts"), visit.form_token, fields)),
                            is_open));
}

Answer queue_shown(const desk::Office& office, const Visit& visit, const base::Problems& problems) {
  const auto rounds = desk::my_grading(office, visit.actor());
  if (!rounds) return refused(visit, rounds.problems());
  const Voice& voice = visit.voice;
  const FormErrors errors(voice, problems);
  Html parts;
  bool made_up = false;
  for (const RoundToGrade& one : *rounds) {
    parts += round_part(visit, one);
    made_up = made_up || one.rules->edition.made_up;
  }
  if (parts.empty()) parts = div("empty", paragraph("", say(voice, "nothing_assigned")));
  const Page page =
      placed(visit,
             {.title = say(voice, "title"),
              .line = {},
              .crumbs = {},
              .section = Section::grading,
              .made_up = made_up},
             errors.summary(voice) + done_line(visit, {"all_graded", "conflict"}) +
                 paragraph("", say(voice, "what")) + parts + conflict_form(office, visit, errors));
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

}  // namespace

Answer queue_page(const desk::Office& office, const Visit& visit) {
  return queue_shown(office, visit, {});
}

Answer declare(const desk::Office& office, const Visit& visit) {
  const auto declared =
      desk::declare_conflict(office, visit.actor(), conflict_wish(office, visit, visit.actor().person));
  if (!declared) return queue_shown(office, visit, declared.problems());
  return Response::see_other(visit.path("grading") + "?done=conflict");
}

namespace {

/// What waits for the two people of an agency who answer for it.
void agency_tasks(const desk::Office& office, const Visit& visit, std::vector<Task>& out) {
  using access::Deed;
  const bool disputes = access::may_somewhere(visit.actor(), Deed::dispute_grades);
  const bool confirms = access::may_somewhere(visit.actor(), Deed::confirm_grades);
  if (!disputes && !confirms) return;
  for (const desk::DisclosureRound& round : desk::see_disclosure_rounds(office)) {
    if (round.round.round.stage != round::Stage::opened) continue;
    for (const std::string& agency : desk::own_disclosers(visit.actor())) {
      const auto grades = desk::see_grades(office, visit.actor(), round.round.round.id, agency);
      if (!grades || grades->time == disclosure::Time::over) continue;
      const text::Details details = {{"round", rounds::round_name(visit.voice, grades->round)}};
      const std::string address = grades_path(visit, round.round.round.id, agency);
      const bool may_dispute = std::ranges::any_of(
          grades->items, [](const desk::ItemGrade& one) { return one.may_dispute && !one.is_full; });
      if (may_dispute)
        out.push_back({say(visit.voice, "task.look", details), address, grades->clarify_closes});
      if (grades->may_confirm)
        out.push_back({say(visit.voice, "task.confirm", details), address, grades->confirm_closes});
    }
  }
}

void reviewer_tasks(const desk::Office& office, const Visit& visit, std::vector<Task>& out) {
  if (!access::may_somewhere(visit.actor(), access::Deed::decide_disputes)) return;
  for (const desk::DisclosureRound& round : desk::see_disclosure_rounds(office)) {
    if (round.round.round.stage != round::Stage::opened) continue;
    const auto wait = desk::disputes_to_decide(office, visit.actor(), round.round.round.id);
    if (!wait) continue;
    out.push_back({say(visit.voice, "task.decide",
                       {{"count", number_words(static_cast<std::size_t>(wait->count))},
                        {"round", rounds::round_name(visit.voice, wait->round)}}),
                   filing::board_path(visit, round.round.round.id, "disputes"), wait->closes});
  }
}

}  // namespace
}  // namespace grading

void add_grading(Gate& gate, desk::Jobs& jobs) {
  using access::Deed;
  const desk::Office& office = gate.office();
  const auto on = with_office(office);
  const auto with_jobs = [&office,
                          &jobs](Answer (*answer)(const desk::Office&, const desk::Jobs&, const Visit&)) {
    return [&office, &jobs, answer](const Visit& visit) { return answer(office, jobs, visit); };
  };
  const Where agency = agency_in_path(office);
  const Where nation = Gate::nation();
  gate.get_somewhere("/office/grading", Deed::grade_items, on(grading::queue_page));
  gate.post_somewhere("/office/grading/conflicts", Deed::grade_items, on(grading::declare));
  const std::string seat = "/office/grading/{round}/{agency}/{item}";
  gate.get(seat, Deed::grade_items, agency, on(grading::seat_page));
  gate.post(seat, Deed::grade_items, agency, on(grading::give));
  gate.post(seat + "/captures", Deed::grade_items, agency, on(grading::ask_seat_capture));
  gate.get(seat + "/captures/{capture}", Deed::grade_items, agency, on(grading::seat_capture));

  const std::string board = "/office/rounds/{round}/disclosure";
  gate.get(board + "/graders", Deed::assign_graders, nation, with_jobs(grading::graders_page));
  gate.post(board + "/graders", Deed::assign_graders, nation,
            [&office, &jobs](const Visit& visit) { return grading::assign(office, jobs, visit); });
  gate.post(board + "/graders/seat", Deed::assign_graders, nation, with_jobs(grading::give_seat));
  gate.post(board + "/graders/conflict", Deed::assign_graders, nation, with_jobs(grading::keep_conflict));
  gate.post(board + "/graders/golden", Deed::assign_graders, nation, with_jobs(grading::keep_golden));
  gate.get(board + "/agreement", Deed::see_boards, nation, on(grading::agreement_page));
  gate.get_somewhere(board + "/changed", Deed::see_boards, on(grading::changed_page));
  gate.get_somewhere(board + "/disputes", Deed::decide_disputes, on(grading::disputes_page));
  gate.get_somewhere("/office/disclosure/decisions", Deed::decide_disputes, on(grading::decisions_page));

  const std::string grades = "/office/rounds/{round}/agencies/{agency}/grades";
  gate.get(grades, Deed::see_grades, agency, on(grading::grades_page));
  gate.post(grades, Deed::confirm_grades, agency, on(grading::confirm));
  gate.get(grades + "/items/{item}", Deed::see_grades, agency, on(grading::grade_page));
  gate.post(grades + "/items/{item}", Deed::dispute_grades, agency, on(grading::dispute));
  gate.post(grades + "/items/{item}/withdraw", Deed::dispute_grades, agency, on(grading::withdraw));
  gate.get(grades + "/items/{item}/decide", Deed::decide_disputes, agency, on(grading::dispute_page));
  gate.post(grades + "/items/{item}/decide/captures", Deed::decide_disputes, agency,
            on(grading::ask_dispute_capture));
  gate.post(grades + "/items/{item}/decide", Deed::decide_disputes, agency, on(grading::decide));
  gate.get(grades + "/scores", Deed::see_grades, agency, on(grading::scores_page));
  gate.get(grades + "/scores/file", Deed::see_grades, agency, on(grading::scores_file));
}

TasksOf tasks_of_grading(const desk::Office& office) {
  return [&office](const Visit& visit) {
    std::vector<Task> out;
    if (const std::size_t owed = desk::grades_owed(office, visit.actor()); owed > 0)
      out.push_back({grading::say(visit.voice, "task.grade", {{"count", grading::number_words(owed)}}),
                     visit.path("grading"), std::nullopt});
    grading::reviewer_tasks(office, visit, out);
    grading::add_changed_tasks(office, visit, out);
    grading::agency_tasks(office, visit, out);
    return out;
  };
}

}  // namespace prongsai::web
