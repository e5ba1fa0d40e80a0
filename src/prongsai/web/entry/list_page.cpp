// SPDX-License-Identifier: Apache-2.0
// Agencies with how far their results of a year are; and the years of one agency.
#include <algorithm>
#include <array>
#include <tuple>

#include "prongsai/agency/search_form.h"
#include "prongsai/http/target.h"
#include "prongsai/text/language.h"
#include "prongsai/web/entry/entry_detail.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/words/words.h"

namespace prongsai::web::detail {
namespace {

constexpr std::int64_t lines_a_page = 50;
constexpr std::int64_t pages_max = 100'000;
constexpr std::array<const char*, 5> states = {"none", "draft", "entered", "confirmed", "published"};

/// What the address asks for.
struct Wish {
  store::ResultWish wish;
  std::string text;
  std::int64_t page = 1;
};

/// Editions that real agencies have results under, newest first; those made up come last.
std::vector<std::shared_ptr<const results_files::PlannedEdition>> editions_of(const desk::Office& office) {
  auto out = office.editions.all();
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    const auto rank = [](const framework::Edition& one) {
      return std::tuple(one.made_up, -one.fiscal_year, std::string_view(one.id));
    };
    return rank(a->edition) < rank(b->edition);
  });
  return out;
}

/// The newest edition that can give a total; else the newest.
std::string usual_edition(const desk::Office& office) {
  const auto all = editions_of(office);
  for (const auto& rules : all) {
    const auto allowances = framework::allowances(rules->edition);
    if (!allowances.empty() && allowances.front().missing.empty()) return rules->edition.id;
  }
  return all.empty() ? std::string() : all.front()->edition.id;
}

Wish wish_of(const desk::Office& office, const Visit& visit) {
  constexpr std::size_t longest = 200;
  Wish out;
  out.text = asked(visit, "q");
  if (out.text.size() > longest) out.text.clear();
  const std::string edition = asked(visit, "edition");
  out.wish.edition = office.editions.find(edition) != nullptr ? edition : usual_edition(office);
  out.wish.province = asked(visit, "province");
  out.wish.agency = asked(visit, "agency");
  out.wish.search_form = agency::search_form(out.text);
  const std::string state = asked(visit, "state");
  if (std::find(states.begin(), states.end(), state) != states.end()) out.wish.state = state;
  out.page = std::clamp<std::int64_t>(whole_number(asked(visit, "page")), 1, pages_max);
  out.wish.limit = lines_a_page;
  out.wish.offset = (out.page - 1) * lines_a_page;
  return out;
}

std::string address_of(const Visit& visit, const Wish& wish, std::int64_t page) {
  std::string out = visit.path("results") + "?edition=" + http::percent_encode(wish.wish.edition);
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += "&" + std::string(name) + "=" + http::percent_encode(value);
  };
  add("q", wish.text);
  add("state", wish.wish.state);
  add("province", wish.wish.province);
  add("agency", wish.wish.agency);
  return page > 1 ? out + "&page=" + std::to_string(page) : out;
}

Html search_of(const desk::Office& office, const Visit& visit, const Wish& wish,
               const desk::ResultList& list) {
  const Voice& voice = visit.voice;
  Choice edition{"edition", voice.say("results.list.edition"), {}, wish.wish.edition, {}};
  for (const auto& rules : editions_of(office)) {
    const std::string made_up = rules->edition.made_up ? " (" + voice.say("web.made_up") + ")" : "";
    edition.options.push_back(
        {rules->edition.id, year_words(voice, *rules) + " · " + rules->edition.id + made_up});
  }
  Choice state{
      "state", voice.say("results.list.state"), {}, wish.wish.state, {{"", voice.say("results.list.any")}}};
  for (const char* one : states)
    state.options.push_back({one, voice.say(std::string("results.list.state.") + one)});
  Html fields =
      text_field(
          {.name = "q", .label = voice.say("results.list.search"), .value = wish.text, .type = "search"},
          {}) +
      select_field(edition, {}) + select_field(state, {});
  const bool nation = std::any_of(list.areas.begin(), list.areas.end(),
                                  [](const access::Area& area) { return area.is_nation(); });
  if (nation) {
    Choice province{"province",
                    voice.say("results.list.province"),
                    {},
                    wish.wish.province,
                    {{"", voice.say("results.list.every_province")}}};
    for (const agency::OrganisationNode& node : office.reference.nodes()) {
      if (node.kind == agency::NodeKind::province)
        province.options.push_back({node.code, province_words(voice, office.reference, node.code)});
    }
    fields += select_field(province, {});
  } else if (!list.area.province.empty()) {
    fields += hidden_field("province", list.area.province);
  }
  if (!list.area.agency.empty()) fields += hidden_field("agency", list.area.agency);
  return element("form",
                 {{"method", "get"},
                  {"action", visit.path("results")},
                  {"class", "form-row toolbar"},
                  {"role", "search"}},
                 fields, submit_button(voice.say("web.search.go"), Weight::secondary));
}

/// The ways to the other areas of somebody who has several.
Html areas_part(const desk::Office& office, const Visit& visit, const Wish& wish,
                const desk::ResultList& list) {
  if (list.areas.size() < 2) return {};
  Html items;
  for (const access::Area& area : list.areas) {
    Wish other = wish;
    other.wish.agency = area.agency;
    other.wish.province = area.agency.empty() ? area.province : "";
    items += element(
        "li", {}, link_to(address_of(visit, other, 1), area_words(visit.voice, office.reference, area, "")));
  }
  return element("ul", {{"class", "plain"}}, items);
}

Html state_of(const Voice& voice, const store::ResultLine& line) {
  Html out;
  if (line.published) out += state_chip(voice, store::ResultState::published);
  if (line.pending)
    out += state_chip(voice, line.is_confirmed ? store::ResultState::confirmed : store::ResultState::entered);
  if (line.has_draft) out += chip(Tone::open, voice.say("results.list.state.draft"));
  if (out.empty()) out = span("none", voice.say("results.list.state.none"));
  return div("chips", out);
}

Html findings_cell(const Voice& voice, std::int64_t findings) {
  if (findings == 0) return span("none", "–");
  return span("flagged", icon(Icon::flag),
              voice.say("results.list.findings_count", {{"count", std::to_string(findings)}}));
}

Html table_of(const desk::Office& office, const Visit& visit, const Wish& wish,
              const std::vector<store::ResultLine>& lines) {
  const Voice& voice = visit.voice;
  const auto rules = office.editions.find(wish.wish.edition);
  Table table(voice.say("results.list.title"));
  table.head({{voice.say("web.agencies.agency"), {}},
              {voice.say("results.list.state"), {}},
              number(voice.say("web.result.total")),
              {voice.say("results.list.level"), {}},
              {voice.say("results.list.findings"), {}}});
  for (const store::ResultLine& line : lines) {
    const bool known = line.pending || line.published;
    const std::string level = rules && known ? level_words(voice, rules->edition, line.level) : "";
    table.row({row_head(link_to(results_path(visit, {line.agency.id, wish.wish.edition}),
                                voice.prose(agency_words(voice, line.agency))) +
                        div("under", words::agency_type_name(voice.language(), line.agency.type))),
               {state_of(voice, line), {}},
               number(known ? Html(total_words(voice, line.total)) : span("none", "–")),
               {level.empty() ? span("none", "–") : voice.prose(level), {}},
               {known ? findings_cell(voice, line.findings) : span("none", "–"), {}}});
  }
  return table.html("labelled");
}

}  // namespace

Answer list_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  Wish wish = wish_of(office, visit);
  const auto list = desk::list_results(office, visit.actor(), wish.wish);
  if (!list) return refused(visit, list.problems());
  wish.wish.province = list->area.province;
  wish.wish.agency = list->area.agency;
  Page page;
  page.title = voice.say("results.list.title");
  page.description = voice.say("account.description");
  page.section = Section::entry;
  Html body;
  if (list->areas.empty()) {
    body = div("empty", paragraph("", voice.say("results.list.no_area")));
  } else if (list->lines.empty()) {
    body = div("empty", paragraph("", voice.say("results.list.empty")),
               paragraph("", link_to(visit.path("results"), voice.say("results.list.show_all"))));
  } else {
    body = table_of(office, visit, wish, list->lines) +
           paging(voice, wish.page, (list->count + lines_a_page - 1) / lines_a_page,
                  [&](std::int64_t page) { return address_of(visit, wish, page); });
  }
  const bool decides = access::may_somewhere(visit.actor(), access::Deed::decide_publication);
  const Html proposals =
      decides ? paragraph("", link_to(visit.path("results/proposals"), voice.say("results.proposals.title")))
              : Html();
  page.main = join(
      heading(1, "", page.title), paragraph("lead", voice.say("results.list.lead")), proposals,
      areas_part(office, visit, wish, *list), search_of(office, visit, wish, *list),
      list->areas.empty()
          ? Html()
          : paragraph("counted", voice.say("results.list.counted",
                                           {{"count", grouped(static_cast<std::uint64_t>(list->count))}})),
      body);
  return page;
}

Answer agency_years_page(const desk::Office& office, const Visit& visit) {
  const Voice& voice = visit.voice;
  const store::ResultKey key{visit.request.capture("agency"), ""};
  const auto history = desk::look_at_results(office, visit.actor(), key);
  if (!history) return refused(visit, history.problems());
  Table table(voice.say("results.years.title"));
  table.head({{voice.say("results.list.edition"), {}},
              {voice.say("results.list.state"), {}},
              number(voice.say("web.result.total")),
              {voice.say("results.list.level"), {}},
              {voice.say("results.list.findings"), {}}});
  for (const auto& rules : editions_of(office)) {
    const std::string& edition = rules->edition.id;
    store::ResultLine line{.agency = history->agency, .has_draft = history->drafts.contains(edition)};
    const store::ResultVersion* shown = nullptr;
    for (const store::ResultVersion& version : history->versions) {
      if (version.key.edition != edition || version.state == store::ResultState::replaced) continue;
      if (shown == nullptr) shown = &version;
      if (version.state == store::ResultState::published) {
        line.published = version.number;
      } else {
        line.pending = version.number;
        line.is_confirmed = version.state == store::ResultState::confirmed;
      }
    }
    if (rules->edition.made_up && shown == nullptr && !line.has_draft) continue;
    const std::string level = shown != nullptr ? level_words(voice, rules->edition, shown->level) : "";
    table.row({row_head(link_to(results_path(visit, {key.agency, edition}),
                                voice.say("web.fiscal_year", {{"year", year_words(voice, *rules)}})) +
                        div("under", edition)),
               {state_of(voice, line), {}},
               number(shown != nullptr ? Html(total_words(voice, shown->total)) : span("none", "–")),
               {level.empty() ? span("none", "–") : voice.prose(level), {}},
               {shown != nullptr ? findings_cell(voice, shown->findings) : span("none", "–"), {}}});
  }
  Page page;
  page.title = agency_words(voice, history->agency);
  page.description = voice.say("account.description");
  page.section = Section::entry;
  page.crumbs = {{voice.say("work.menu.results"), visit.path("results")}, {page.title, ""}};
  page.main = join(heading(1, "", voice.prose(page.title)),
                   paragraph("subtitle", words::agency_type_name(voice.language(), history->agency.type)),
                   paragraph("", voice.say("results.years.lead")), table.html("labelled"));
  return page;
}

}  // namespace prongsai::web::detail
