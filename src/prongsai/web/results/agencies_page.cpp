// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/results/agencies_page.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "prongsai/agency/search_form.h"
#include "prongsai/http/target.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

constexpr std::size_t agencies_a_page = 50;

/// An agency with the result that is shown for it.
struct Entry {
  const AgencyYears* agency;
  const Results* shown;
};

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
  Number out{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::vector<Entry> wanted(const Voice& voice, const Register& all, const AgencyWish& wish) {
  std::vector<Entry> out;
  for (const AgencyYears& agency : all.agencies()) {
    const Results* shown = wish.year ? agency.of_year(*wish.year) : &agency.latest();
    if (shown == nullptr) continue;
    if (wish.kind == AgencyWish::Kind::real && agency.made_up()) continue;
    if (wish.kind == AgencyWish::Kind::made_up && !agency.made_up()) continue;
    if (!wish.type.empty() && agency.agency().type != wish.type) continue;
    if (!agency::name_matches(agency.agency().name_th, wish.name) &&
        !agency::name_matches(agency.agency().name_en, wish.name))
      continue;
    out.push_back({&agency, shown});
  }
  const auto total = [](const Entry& entry) { return value_of(*entry.shown, entry.shown->plan().total()); };
  std::sort(out.begin(), out.end(), [&](const Entry& a, const Entry& b) {
    if (a.agency->made_up() != b.agency->made_up()) return b.agency->made_up();
    if (wish.order == AgencyWish::Order::total) {
      const auto first = total(a);
      const auto second = total(b);
      if (first.has_value() != second.has_value()) return first.has_value();
      if (first && *first != *second) return *first > *second;
    }
    return std::tuple(agency::sort_form(voice.agency(a.agency->agency())), a.agency->agency().id) <
           std::tuple(agency::sort_form(voice.agency(b.agency->agency())), b.agency->agency().id);
  });
  return out;
}

std::string query_of(const AgencyWish& wish, std::size_t page) {
  std::string out = "?q=" + http::percent_encode(wish.name) + "&type=" + http::percent_encode(wish.type) +
                    "&year=" + (wish.year ? std::to_string(*wish.year) : "");
  out += wish.kind == AgencyWish::Kind::any
             ? ""
             : (wish.kind == AgencyWish::Kind::real ? "&kind=real" : "&kind=made_up");
  out += wish.order == AgencyWish::Order::name ? "&order=name" : "";
  return out + "&page=" + std::to_string(page);
}

Html option(const std::string& value, const std::string& words, bool chosen) {
  return element("option", {{"value", value}, {chosen ? "selected" : "", ""}}, words);
}

Html choice(const Voice& voice, const char* name, const Html& options) {
  const std::string id = std::string("search-") + name;
  return div("field", element("label", {{"for", id}}, voice.say(std::string("web.search.") + name)),
             element("select", {{"id", id}, {"name", name}}, options));
}

Html search_form_of(const Voice& voice, const Register& all, const AgencyWish& wish) {
  std::set<std::string> types;
  std::set<int, std::greater<>> years;
  for (const AgencyYears& agency : all.agencies()) {
    types.insert(agency.agency().type);
    for (const Results* results : agency.years) years.insert(results->year());
  }
  Html type_options = option("", voice.say("web.search.any_type"), wish.type.empty());
  for (const std::string& type : types)
    type_options += option(type, words::agency_type_name(voice.language(), type), wish.type == type);
  Html year_options = option("", voice.say("web.search.latest"), !wish.year);
  for (const int year : years)
    year_options += option(std::to_string(year), voice.year(year), wish.year == year);
  const Html kinds = option("", voice.say("web.search.any_kind"), wish.kind == AgencyWish::Kind::any) +
                     option("real", voice.say("web.search.real"), wish.kind == AgencyWish::Kind::real) +
                     option("made_up", voice.say("web.made_up"), wish.kind == AgencyWish::Kind::made_up);
  const Html orders =
      option("total", voice.say("web.search.by_total"), wish.order == AgencyWish::Order::total) +
      option("name", voice.say("web.search.by_name"), wish.order == AgencyWish::Order::name);
  return element(
      "form",
      {{"method", "get"}, {"action", home_path(voice.language())}, {"role", "search"}, {"class", "search"}},
      div("field wide-field", element("label", {{"for", "search-q"}}, voice.say("web.search.q")),
          element("input", {{"id", "search-q"},
                            {"name", "q"},
                            {"type", "search"},
                            {"value", wish.name},
                            {"maxlength", "120"},
                            {"autocomplete", "off"}})),
      choice(voice, "type", type_options), choice(voice, "year", year_options), choice(voice, "kind", kinds),
      choice(voice, "order", orders), element("button", {{"type", "submit"}}, voice.say("web.search.go")));
}

Html change_of(const Voice& voice, const Entry& entry) {
  const Results* before = entry.agency->before(*entry.shown);
  const auto now = value_of(*entry.shown, entry.shown->plan().total());
  const auto then = before == nullptr ? std::nullopt : value_of(*before, before->plan().total());
  if (!now || !then)
    return span("muted",
                voice.say("web.agencies.no_change", {{"year", std::to_string(entry.shown->year() - 1)}}));
  return points_change(voice, *then, *now);
}

Html findings_of(const Voice& voice, const AgencyYears& agency) {
  const std::size_t count = agency.findings();
  if (count == 0) return span("muted", voice.say("web.agencies.no_findings"));
  return span("flagged", icon(Icon::flag),
              voice.say("web.agencies.findings", {{"count", std::to_string(count)}}));
}

Html list_of(const Voice& voice, const std::vector<Entry>& entries) {
  Table table(voice.say("web.agencies.title"));
  table.head({{voice.say("web.agencies.agency"), {}},
              {voice.say("web.agencies.year"), {}},
              number(voice.say("web.result.total")),
              {voice.say("web.agencies.level"), {}},
              {voice.say("web.agencies.change"), {}},
              {voice.say("web.agencies.found"), {}}});
  const bool both_kinds =
      !entries.empty() && entries.front().agency->made_up() != entries.back().agency->made_up();
  const Entry* last = nullptr;
  for (const Entry& entry : entries) {
    if (both_kinds && (last == nullptr || last->agency->made_up() != entry.agency->made_up())) {
      table.group(
          voice.say(entry.agency->made_up() ? "web.agencies.made_up_group" : "web.agencies.real_group"));
    }
    last = &entry;
    const agency::Agency& agency = entry.agency->agency();
    const Html name = link_to(agency_path(voice.language(), agency.id), voice.prose(voice.agency(agency)));
    const Html below = div("under", words::agency_type_name(voice.language(), agency.type), " ",
                           made_up_chip(voice, entry.agency->made_up()));
    table.row(
        {row_head(name + below),
         {link_to(result_path(voice.language(), *entry.shown), voice.year(entry.shown->year())), "cell-year"},
         {linked_value(voice, *entry.shown, entry.shown->plan().total()), "number cell-total"},
         {level_chip(voice, *entry.shown), "cell-level"},
         {change_of(voice, entry), "cell-change"},
         {findings_of(voice, *entry.agency), "cell-findings"}});
  }
  return table.html("agencies stacked");
}

Html unread_files(const Voice& voice, const Register& all, const base::Problems& problems) {
  if (problems.empty() && all.doubles().empty()) return {};
  Html items;
  for (const base::Problem& problem : problems)
    items += element("li", {}, voice.prose(text::sentence(voice.language(), problem)));
  for (const std::string& file : all.doubles())
    items += element("li", {}, voice.say("web.agencies.double", {{"file", file}}));
  return div("notice-block", disclosure(voice.say("web.agencies.unread"), element("ul", {}, items), false));
}

}  // namespace

AgencyWish read_wish(const http::Fields& query) {
  constexpr std::size_t longest = 200;
  AgencyWish wish;
  for (const http::Field& field : query) {
    if (field.name == "q" && field.value.size() <= longest) wish.name = field.value;
    if (field.name == "type" && field.value.size() <= longest) wish.type = field.value;
    if (field.name == "year") wish.year = whole_number<int>(field.value);
    if (field.name == "kind" && field.value == "real") wish.kind = AgencyWish::Kind::real;
    if (field.name == "kind" && field.value == "made_up") wish.kind = AgencyWish::Kind::made_up;
    if (field.name == "order" && field.value == "name") wish.order = AgencyWish::Order::name;
    if (field.name == "page")
      wish.page = std::max<std::size_t>(1, whole_number<std::size_t>(field.value).value_or(1));
  }
  return wish;
}

Page agencies_page(const Voice& voice, const Register& all, const base::Problems& problems,
                   const AgencyWish& asked) {
  std::vector<Entry> entries = wanted(voice, all, asked);
  const std::size_t found = entries.size();
  const std::size_t pages = std::max<std::size_t>(1, (found + agencies_a_page - 1) / agencies_a_page);
  AgencyWish wish = asked;
  wish.page = std::min(wish.page, pages);
  const std::size_t first = (wish.page - 1) * agencies_a_page;
  entries = {entries.begin() + static_cast<std::ptrdiff_t>(first),
             entries.begin() + static_cast<std::ptrdiff_t>(std::min(found, first + agencies_a_page))};

  const Html intro = div("intro", heading(1, "", voice.say("web.agencies.heading")),
                         paragraph("lead", voice.say("web.agencies.what")),
                         paragraph("", voice.say("web.agencies.how"), " ",
                                   link_to(about_path(voice.language()), voice.say("web.foot.how"))),
                         paragraph("", voice.say("check.start_what"), " ",
                                   link_to(check_path(voice.language()), voice.say("check.start_link"))));
  const std::string counted =
      voice.say("web.agencies.counted", {{"found", grouped(found)}, {"all", grouped(all.agencies().size())}});
  Html list = list_of(voice, entries);
  if (entries.empty()) {
    list = div(
        "empty",
        paragraph("", voice.say(all.agencies().empty() ? "web.agencies.none_at_all" : "web.agencies.none")),
        all.agencies().empty()
            ? Html()
            : paragraph("", link_to(home_path(voice.language()), voice.say("web.agencies.show_all"))));
  }
  Page page{.title = voice.say("web.agencies.title"),
            .description = voice.say("web.agencies.what"),
            .section = Section::agencies,
            .crumbs = {},
            .main = {}};
  page.main = intro + search_form_of(voice, all, wish) + paragraph("counted", counted) + list +
              paging(voice, wish.page, pages,
                     [&](std::size_t page) { return home_path(voice.language()) + query_of(wish, page); }) +
              unread_files(voice, all, problems);
  return page;
}

}  // namespace prongsai::web
