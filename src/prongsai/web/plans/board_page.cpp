// SPDX-License-Identifier: Apache-2.0
// The agencies of a province side by side, and what waits for whom.
#include <algorithm>

#include "prongsai/desk/plans/board.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/plans/plans_detail.h"
#include "prongsai/web/plans/plans_pages.h"

namespace prongsai::web {
namespace plans {
namespace {

using desk::BoardLine;

/// The Buddhist fiscal year that the day lies in.
std::int64_t fiscal_year_at(improvement::Day day) {
  const std::chrono::year_month_day date(day);
  const std::int64_t year = static_cast<int>(date.year()) + 543;
  return static_cast<unsigned>(date.month()) >= 10 ? year + 1 : year;
}

std::string province_name(const desk::Office& office, const Voice& voice, const std::string& id) {
  const agency::OrganisationNode* province = office.reference.find(agency::NodeKind::province, id);
  return province == nullptr ? id : text::choose(voice.language(), province->name_th, province->name_en);
}

/// What a line may be narrowed down to.
bool is_shown(const BoardLine& line, const std::string& only) {
  if (only == "no_plan") return !line.has_plan;
  if (only == "not_approved") {
    return line.state != store::PlanState::approved && line.state != store::PlanState::published;
  }
  if (only == "late") return line.summary.measures_late + line.summary.activities_late > 0;
  if (only == "not_reported") return !line.has_reported;
  return true;
}

Html filters(const Visit& visit, const desk::Board& board, const std::string& only) {
  Html items;
  for (const char* code : {"all", "no_plan", "not_approved", "late", "not_reported"}) {
    const auto count = std::count_if(board.lines.begin(), board.lines.end(),
                                     [&](const BoardLine& line) { return is_shown(line, code); });
    const bool is_current = only == code || (only.empty() && std::string_view(code) == "all");
    items += element("li", {},
                     element("a",
                             {{"href", "?province=" + http::percent_encode(board.province) +
                                           "&year=" + std::to_string(board.year) + "&only=" + code},
                              {is_current ? "aria-current" : "", "true"}},
                             visit.voice.say("plan.board.only." + std::string(code)), " ",
                             span("count", std::to_string(count))));
  }
  return element("ul", {{"class", "verdicts"}}, items);
}

Html choose_form(const desk::Office& office, const Visit& visit, const std::string& province,
                 std::int64_t year, const std::vector<std::string>& own, const FormErrors& errors) {
  const Voice& voice = visit.voice;
  Choice choice{.name = "province", .label = voice.say("plan.board.province"), .chosen = province};
  if (own.empty()) {
    choice.options.push_back({"", voice.say("plan.nothing_chosen")});
    for (const agency::OrganisationNode& one : office.reference.nodes()) {
      if (one.kind != agency::NodeKind::province) continue;
      choice.options.push_back({one.code, text::choose(voice.language(), one.name_th, one.name_en)});
    }
  }
  for (const std::string& id : own) choice.options.push_back({id, province_name(office, voice, id)});
  return element("form", {{"method", "get"}, {"class", "form-row toolbar"}}, select_field(choice, errors),
                 text_field({.name = "year",
                             .label = voice.say("plan.board.year"),
                             .value = std::to_string(year),
                             .input_mode = "numeric",
                             .classes = "short",
                             .length_max = 4},
                            {}),
                 submit_button(voice.say("plan.board.show"), Weight::secondary));
}

/// Where there is no plan there is nothing to count, and 0 would say something else.
Html counted(const BoardLine& line, std::int64_t count) {
  return line.has_plan ? Html(std::to_string(count)) : span("none", "–");
}

Html table_of(const Visit& visit, const desk::Board& board, const std::string& only) {
  const Voice& voice = visit.voice;
  Table table(voice.say("plan.board.title"));
  table.head({{voice.say("plan.board.agency"), {}},
              {voice.say("plan.board.state"), {}},
              {voice.say("plan.list.measure"), "number"},
              {voice.say("plan.board.done"), "number"},
              {voice.say("plan.board.late"), "number"},
              {voice.say("plan.list.activity"), "number"},
              {voice.say("plan.board.reported"), {}}});
  for (const BoardLine& line : board.lines) {
    if (!is_shown(line, only)) continue;
    const auto& sum = line.summary;
    const Html name = voice.prose(agency_words(voice, line.agency));
    const store::PlanKey key{line.agency.id, board.year};
    const Html state = !line.has_plan ? chip(Tone::bad, voice.say("plan.board.none"))
                       : line.state   ? state_chip(voice, *line.state)
                                      : chip(Tone::plain, voice.say("plan.state.draft"));
    const std::int64_t late = sum.measures_late + sum.activities_late;
    const std::string last = line.summary.last_report;
    const auto day = improvement::parse_iso(last);
    const Html reported =
        day ? join(icon(line.has_reported ? Icon::good : Icon::open), desk::day_words(voice.language(), *day))
            : span("none", voice.say("plan.board.never"));
    table.row({row_head(link_to(line.has_plan ? plan_path(visit, key) : plan_path(visit, {line.agency.id, 0}),
                                name)),
               {state, {}},
               number(counted(line, sum.measures)),
               number(counted(line, sum.measures_done)),
               {late > 0 ? chip(Tone::bad, std::to_string(late)) : counted(line, 0), "number"},
               number(line.has_plan
                          ? Html(std::to_string(sum.activities_done) + "/" + std::to_string(sum.activities))
                          : counted(line, 0)),
               {reported, {}}});
  }
  if (table.empty()) return paragraph("muted", voice.say("plan.board.empty"));
  return table.html("labelled");
}

}  // namespace

Answer board_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const std::int64_t asked_year = whole_number(asked(visit, "year"));
  const std::int64_t year = asked_year > 0 ? asked_year : fiscal_year_at(desk::today_of(office));
  const auto board = desk::look_at_board(office, visit.actor(), asked(visit, "province"), year);
  Page page;
  page.title = voice.say("plan.board.title");
  page.description = voice.say("account.description");
  page.section = Section::plans;
  page.crumbs = {{voice.say("work.menu.plans"), visit.path("plans")}, {page.title, ""}};
  if (!board) {
    const bool asks_province = board.problems().front().code == "plan.no_province";
    if (!asks_province) return refused(visit, board.problems());
    page.main = join(heading(1, "", page.title), paragraph("lead", voice.say("plan.board.choose")),
                     choose_form(office, visit, "", year, {}, {}));
    return page;
  }
  const std::string only = asked(visit, "only");
  const Html cut =
      board->is_cut
          ? paragraph("notice open",
                      voice.say("plan.board.cut", {{"most", std::to_string(desk::board_agencies_max)}}))
          : Html();
  page.main = join(heading(1, "", page.title),
                   paragraph("subtitle", voice.prose(province_name(office, voice, board->province)), " · ",
                             voice.say("plan.of_year", {{"year", std::to_string(board->year)}})),
                   choose_form(office, visit, board->province, board->year, board->provinces, {}),
                   filters(visit, *board, only), cut, table_of(visit, *board, only));
  return page;
}

}  // namespace plans

namespace {

using plans::agency_words;
using plans::plan_path;

/// What one plan asks of the visitor now.
void add_tasks_of(const desk::Office& office, const Visit& visit, const desk::AgencyPlans& all,
                  const desk::PlanLine& line, std::vector<Task>& out) {
  const access::Area area{all.agency.province, all.agency.id, ""};
  const auto may = [&](access::Deed deed) { return access::role_for(visit.actor(), deed, area).has_value(); };
  text::Details details = {{"agency", agency_words(visit.voice, all.agency)},
                           {"year", std::to_string(line.head.key.year)}};
  const auto add = [&](const char* key, std::string_view below) {
    out.push_back({visit.voice.say(key, details), plan_path(visit, line.head.key, below), std::nullopt});
  };
  if (line.state == store::PlanState::handed_in && may(access::Deed::approve_plans))
    add("plan.task.decide", "");
  if (line.state == store::PlanState::sent_back && all.may_change) add("plan.task.sent_back", "");
  if (line.state == store::PlanState::approved && may(access::Deed::publish_plans))
    add("plan.task.publish", "");
  if (line.head.key.year != plans::fiscal_year_at(desk::today_of(office))) return;
  const std::int64_t late = line.summary.measures_late + line.summary.activities_late;
  const bool has_work = line.summary.measures + line.summary.activities > 0;
  if (late > 0) {
    details.emplace_back("count", std::to_string(late));
    add("plan.task.late", "follow-up");
  } else if (!all.sight.is_whole && has_work) {
    add("plan.task.unit", "follow-up");
  }
}

/// Results that no plan answers yet.
void add_beginning(const Visit& visit, const desk::AgencyPlans& all, std::vector<Task>& out) {
  if (!all.may_change || all.years.empty()) return;
  const framework::Edition& newest = all.years.back().results->edition();
  const bool is_answered = std::any_of(all.plans.begin(), all.plans.end(), [&](const desk::PlanLine& line) {
    return line.head.edition == newest.id;
  });
  if (is_answered) return;
  out.push_back({visit.voice.say("plan.task.begin", {{"agency", agency_words(visit.voice, all.agency)},
                                                     {"results", std::to_string(newest.fiscal_year)},
                                                     {"year", std::to_string(newest.fiscal_year + 1)}}),
                 plan_path(visit, {all.agency.id, 0}), std::nullopt});
}

}  // namespace

TasksOf tasks_of_plans(const desk::Office& office) {
  return [&office](const Visit& visit) {
    std::vector<Task> out;
    for (const store::ResultAgency& agency : desk::own_agencies(office, visit.actor())) {
      const auto all = desk::look_at_plans(office, visit.actor(), agency.id);
      if (!all) continue;
      for (const desk::PlanLine& line : all->plans) add_tasks_of(office, visit, *all, line, out);
      add_beginning(visit, *all, out);
    }
    return out;
  };
}

}  // namespace prongsai::web
