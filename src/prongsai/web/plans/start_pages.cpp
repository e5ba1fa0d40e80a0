// SPDX-License-Identifier: Apache-2.0
// Where a plan begins: the agencies somebody works for, an agency's plans, a new one.
#include <algorithm>

#include "prongsai/round/thai_day.h"
#include "prongsai/text/language.h"
#include "prongsai/web/documents/documents_pages.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

Page plain_page(const Visit& visit, const std::string& title, const Html& main) {
  Page page;
  page.title = title;
  page.description = visit.voice.say("account.description");
  page.section = Section::plans;
  page.main = join(heading(1, "", title), done_line(visit), main);
  return page;
}

bool sees_provinces(const Visit& visit) {
  const auto areas = access::areas_for(visit.actor(), access::Deed::see_plans);
  return std::any_of(areas.begin(), areas.end(),
                     [](const access::Area& area) { return area.agency.empty(); });
}

Html plan_line(const Visit& visit, const desk::PlanLine& line) {
  const Voice& voice = visit.voice;
  const auto& summary = line.summary;
  return element(
      "li", {},
      link_to(plan_path(visit, line.head.key),
              voice.say("plan.title", {{"year", std::to_string(line.head.key.year)}})),
      " ", line.state ? state_chip(voice, *line.state) : chip(Tone::plain, voice.say("plan.state.draft")),
      paragraph("muted", voice.say("plan.line", {{"measures", std::to_string(summary.measures)},
                                                 {"activities", std::to_string(summary.activities)},
                                                 {"late", std::to_string(summary.measures_late +
                                                                         summary.activities_late)}})));
}

/// Results of each year that no plan answers yet, newest first, and the year after the newest one.
Html new_plan_form(const desk::Office& office, const Visit& visit, const desk::AgencyPlans& plans,
                   const FormErrors& errors) {
  if (!plans.may_change) return {};
  const Voice& voice = visit.voice;
  Choice edition{.name = "edition",
                 .label = voice.say("plan.make.edition"),
                 .hint = voice.say("plan.make.edition_hint")};
  for (auto year = plans.years.rbegin(); year != plans.years.rend(); ++year) {
    const framework::Edition& rules = year->results->edition();
    edition.options.push_back(
        {rules.id, voice.say("plan.make.results_of", {{"year", std::to_string(rules.fiscal_year)}})});
  }
  for (const auto& rules : office.editions.all()) {
    const bool is_there =
        std::any_of(edition.options.begin(), edition.options.end(),
                    [&](const Option& option) { return option.value == rules->edition.id; });
    if (is_there || rules->edition.made_up) continue;
    edition.options.push_back(
        {rules->edition.id,
         voice.say("plan.make.without_results", {{"year", std::to_string(rules->edition.fiscal_year)}})});
  }
  std::int64_t newest = plans.years.empty() ? 0 : plans.years.back().results->edition().fiscal_year + 1;
  for (auto line = plans.plans.rbegin(); line != plans.plans.rend(); ++line) {
    if (line->head.key.year == newest) ++newest;  // that year has its plan: the one after it
  }
  const std::string typed = visit.field("year");
  edition.chosen = visit.field("edition");
  const Html fields = join(select_field(edition, errors),
                           text_field({.name = "year",
                                       .label = voice.say("plan.make.year"),
                                       .hint = voice.say("plan.make.year_hint"),
                                       .value = !typed.empty() ? typed
                                                : newest > 0   ? std::to_string(newest)
                                                               : "",
                                       .input_mode = "numeric",
                                       .classes = "short",
                                       .length_max = 4},
                                      errors),
                           div("buttons", submit_button(voice.say("plan.make.button"))));
  return section("new", voice.say("plan.make.title"), errors.summary(voice),
                 post_form(plan_path(visit, {plans.agency.id, 0}), visit.form_token, fields));
}

Answer agency_page(const desk::Office& office, const Visit& visit, const FormErrors& errors) {
  const auto plans = desk::look_at_plans(office, visit.actor(), visit.request.capture("agency"));
  if (!plans) return refused(visit, plans.problems());
  const Voice& voice = visit.voice;
  Html lines;
  for (const desk::PlanLine& line : plans->plans) lines += plan_line(visit, line);
  // Documents are about the whole agency.
  const Html links =
      !plans->sight.is_whole
          ? Html()
          : element("ul", {{"class", "ways"}},
                    element("li", {},
                            link_to(documents_path(visit, plans->agency.id, 0), voice.say("docs.title"))));
  const Html list = lines.empty() ? paragraph("muted", voice.say("plan.agency.none"))
                                  : element("ul", {{"class", "choices"}}, lines);
  Page page =
      plain_page(visit, voice.say("plan.agency.title", {{"agency", agency_words(voice, plans->agency)}}),
                 join(list, links, new_plan_form(office, visit, *plans, errors)));
  page.crumbs = {{voice.say("work.menu.plans"), visit.path("plans")},
                 {agency_words(voice, plans->agency), ""}};
  return page;
}

}  // namespace

Answer plans_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const auto own = desk::own_agencies(office, visit.actor());
  const bool has_board = sees_provinces(visit);
  if (own.size() == 1 && !has_board) {
    return Response::see_other(plan_path(visit, {own.front().id, 0}));
  }
  Html lines;
  for (const store::ResultAgency& agency : own) {
    const auto sight = desk::sight_of(visit.actor(), agency);
    const Html documents =
        sight && sight->is_whole
            ? paragraph("", link_to(documents_path(visit, agency.id, 0), voice.say("docs.title")))
            : Html();
    lines +=
        element("li", {}, link_to(plan_path(visit, {agency.id, 0}), voice.prose(agency_words(voice, agency))),
                documents);
  }
  Html main;
  if (!lines.empty())
    main += section("own", voice.say("plan.own"), element("ul", {{"class", "choices"}}, lines));
  if (has_board) {
    main += section("board", voice.say("plan.board.title"), paragraph("", voice.say("plan.board.lead")),
                    div("buttons", button_to(visit.path("plans/board"), voice.say("plan.board.open"), true)));
  }
  return plain_page(visit, voice.say("work.menu.plans"), main);
}

Answer agency_plans_page(const desk::Office& office, const Visit& visit) {
  return agency_page(office, visit, {});
}

Answer make_plan(const desk::Office& office, const Visit& visit) {
  const store::PlanKey key{visit.request.capture("agency"), whole_number(visit.field("year"))};
  const auto made = desk::make_plan(office, visit.actor(), {key, visit.field("edition")});
  if (made) return done(visit, plan_path(visit, key), "made");
  for (const base::Problem& problem : made.problems()) {
    if (problem.code == "plan.is_there") return done(visit, plan_path(visit, key), "is_there");
    if (problem.code == "desk.not_permitted") return Response::error(403);
  }
  Answer again = agency_page(office, visit, FormErrors(visit.voice, made.problems()));
  if (Page* page = std::get_if<Page>(&again)) page->status = 422;
  return again;
}

}  // namespace prongsai::web::plans
