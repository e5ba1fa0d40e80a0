// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/analysis/analysis_page.h"

#include <algorithm>
#include <charconv>

#include "prongsai/http/target.h"
#include "prongsai/web/analysis/analysis_detail.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

using analysis::Comparison;
using analysis::PeerGroup;
using framework::NodeKind;

constexpr std::size_t raises_max = 128;
constexpr std::string_view group_codes[] = {"nation", "type", "size", "province", "type-province"};

std::optional<int> whole_number(std::string_view text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::optional<base::Points> target_in(std::string_view text) {
  const auto points = base::parse_points(text);
  if (!points || *points < base::Points() || *points > base::Points::whole(100)) return std::nullopt;
  return points;
}

/// How many pass and fail, in a sentence; what is missing is neither.
std::string standing_sentence(const AnalysisView& view) {
  const Voice& voice = view.voice;
  const auto& mark = view.results().edition().pass_mark.value;
  const std::size_t all = view.standing.rows.size();
  if (!mark || view.standing.missing == all) return voice.say("web.analysis.says.standing_unknown");
  Details details = {{"mark", base::to_shortest_string(*mark)},
                     {"failing", std::to_string(view.standing.failing.size())},
                     {"all", std::to_string(all)},
                     {"missing", std::to_string(view.standing.missing)}};
  std::string out;
  if (view.standing.failing.empty()) {
    out = voice.say(
        view.standing.missing == 0 ? "web.analysis.says.all_pass" : "web.analysis.says.none_fails", details);
  } else {
    details.emplace_back("names", view.names(view.standing.failing));
    out = voice.say("web.analysis.says.failing", details);
  }
  if (view.standing.missing > 0) out += " " + voice.say("web.analysis.says.missing", details);
  return out;
}

std::string years_sentence(const AnalysisView& view) {
  const Voice& voice = view.voice;
  if (view.before() == nullptr) return voice.say("web.analysis.says.no_year_before");
  const analysis::Directions ways = view.tracks.directions(NodeKind::indicator, view.last() - 1);
  const Details details = {{"year", std::to_string(view.before()->year())},
                           {"risen", std::to_string(ways.risen)},
                           {"fallen", std::to_string(ways.fallen)},
                           {"unchanged", std::to_string(ways.unchanged)},
                           {"unknown", std::to_string(ways.unknown)}};
  if (ways.risen + ways.fallen + ways.unchanged == 0)
    return voice.say("web.analysis.says.years_unknown", details);
  std::string out = voice.say("web.analysis.says.years", details);
  if (ways.unknown > 0) out += " " + voice.say("web.analysis.says.years_missing", details);
  return out;
}

Html says(const AnalysisView& view) {
  Html items;
  for (const std::string& sentence : {standing_sentence(view), years_sentence(view), leverage_sentence(view)})
    items += element("li", {}, view.voice.prose(sentence));
  return element("ul", {{"class", "analysis-says"}}, items);
}

Html field(const std::string& id, const std::string& label, const Html& control) {
  return div("field", element("label", {{"for", id}}, label), control);
}

Html option(const std::string& value, const std::string& words, bool chosen) {
  return element("option", {{"value", value}, {chosen ? "selected" : "", ""}}, words);
}

Html chooser(const std::string& id, const std::string& name, const Html& options) {
  return element("select", {{"id", id}, {"name", name}}, options);
}

Html asking(const AnalysisView& view) {
  const Voice& voice = view.voice;
  const auto target = view.target();
  const bool at_least = view.wish.comparison == Comparison::at_least;
  const Html above =
      element("input", {{"id", "ask-above"},
                        {"name", "above"},
                        {"inputmode", "decimal"},
                        {"autocomplete", "off"},
                        {"maxlength", "8"},
                        {"value", target ? base::to_shortest_string(*target) : std::string()}});
  const Html reach = option("at-least", voice.say("web.analysis.reach.at_least"), at_least) +
                     option("more-than", voice.say("web.analysis.reach.more_than"), !at_least);
  Html groups;
  for (std::size_t i = 0; i < std::size(group_codes); ++i) {
    const std::string code(group_codes[i]);
    groups +=
        option(code, voice.say("web.analysis.group." + code), static_cast<std::size_t>(view.wish.group) == i);
  }
  Html years;
  for (const AnalysedYear& year : view.subject.years) {
    if (year.results == &view.results() && view.subject.years.size() > 1) continue;
    const int number = year.results->year();
    years += option(std::to_string(number), voice.year(number), number == view.years.front().results->year());
  }
  return element(
      "form",
      {{"method", "get"}, {"action", view.subject.path}, {"class", "analysis-ask"}, {"role", "search"}},
      field("ask-above", voice.say("web.analysis.ask.above"), above),
      field("ask-reach", voice.say("web.analysis.ask.reach"), chooser("ask-reach", "reach", reach)),
      field("ask-from", voice.say("web.analysis.ask.from"), chooser("ask-from", "from", years)),
      field("ask-group", voice.say("web.analysis.ask.group"), chooser("ask-group", "group", groups)),
      view.hidden_wish(true), element("button", {{"type", "submit"}}, voice.say("web.analysis.ask.go")));
}

Html contents(const Voice& voice) {
  static constexpr const char* parts[] = {"indicators", "failing",  "ends", "years",
                                          "topics",     "leverage", "peers"};
  Html items;
  for (const std::string part : parts)
    items += element("li", {}, link_to("#" + part, voice.say("web.analysis.nav." + part)));
  return element("nav", {{"class", "contents"}, {"aria-label", voice.say("web.result.contents")}},
                 element("ul", {}, items));
}

Html year_tabs(const Voice& voice, const AgencyYears& agency, const Results& shown) {
  Html items;
  for (const Results* year : agency.years) {
    if (framework_of(year->edition().id) != framework_of(shown.edition().id)) continue;
    items += element("li", {},
                     element("a",
                             {{"href", analysis_path(voice.language(), *year)},
                              {year == &shown ? "aria-current" : "", "page"}},
                             voice.year(year->year())));
  }
  return element("nav", {{"class", "tabs"}, {"aria-label", voice.say("web.result.years_nav")}},
                 element("ul", {}, items));
}

}  // namespace

AnalysisWish read_analysis_wish(const http::Fields& query) {
  AnalysisWish wish;
  for (const http::Field& one : query) {
    if (one.name == "above") wish.above = target_in(one.value);
    if (one.name == "reach" && one.value == "more-than") wish.comparison = Comparison::more_than;
    if (one.name == "from") wish.from = whole_number(one.value);
    if (one.name == "with" && wish.with.size() < raises_max) wish.with.push_back(one.value);
    if (one.name != "group") continue;
    const auto* const found = std::find(std::begin(group_codes), std::end(group_codes), one.value);
    if (found != std::end(group_codes))
      wish.group = static_cast<PeerGroup>(std::distance(std::begin(group_codes), found));
  }
  return wish;
}

Html AnalysisView::hidden_wish(bool with_raises) const {
  const auto hidden = [](const std::string& name, const std::string& value) {
    return element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  };
  Html out;
  if (with_raises) {
    for (const std::string& id : wish.with) {
      if (results().plan().find(id)) out += hidden("with", id);
    }
    return out;
  }
  if (wish.above) out += hidden("above", base::to_shortest_string(*wish.above));
  if (wish.comparison == Comparison::more_than) out += hidden("reach", "more-than");
  if (wish.from) out += hidden("from", std::to_string(*wish.from));
  return out + hidden("group", std::string(group_codes[static_cast<std::size_t>(wish.group)]));
}

Html analysis_main(const Voice& voice, const AnalysisSubject& subject, const AnalysisWish& wish) {
  const AnalysisView view(voice, subject, wish);
  return says(view) + contents(voice) + asking(view) + indicators_analysis(view) + failing_analysis(view) +
         ends_analysis(view) + years_analysis(view) + topics_analysis(view) + leverage_analysis(view) +
         peers_analysis(view);
}

const framework::Edition* topics_lender(const results_files::Editions& editions,
                                        const framework::Edition& edition) {
  const framework::Edition* out = nullptr;
  const auto distance = [&](const framework::Edition& other) {
    return std::abs(other.fiscal_year - edition.fiscal_year);
  };
  for (const auto& planned : editions.all()) {
    const framework::Edition& other = planned->edition;
    if (other.topics.empty() || framework_of(other.id) != framework_of(edition.id)) continue;
    const bool nearer = out == nullptr || distance(other) < distance(*out) ||
                        (distance(other) == distance(*out) && other.fiscal_year < out->fiscal_year);
    if (nearer) out = &other;
  }
  return out;
}

Page public_analysis_page(const Voice& voice, const AgencyYears& agency, const Results& results,
                          const results_files::Editions& editions, const PeersOf& peers,
                          const AnalysisWish& wish) {
  AnalysisSubject subject;
  subject.topics_lender = topics_lender(editions, results.edition());
  subject.peers = peers;
  subject.path = analysis_path(voice.language(), results);
  for (const Results* year : agency.years) {
    const bool same = framework_of(year->edition().id) == framework_of(results.edition().id);
    if (same && (year->year() < results.year() || year == &results)) subject.years.push_back({year, true});
  }
  const std::string& name = voice.agency(results.agency);
  const std::string year = voice.year(results.year());
  const std::string title = voice.say("web.analysis.title", {{"agency", name}, {"year", year}});
  Page page;
  page.title = title;
  page.description = voice.say("web.analysis.description", {{"agency", name}, {"year", year}});
  page.section = Section::agencies;
  page.made_up = results.made_up;
  page.crumbs = {{voice.say("web.nav.agencies"), home_path(voice.language())},
                 {name, agency_path(voice.language(), results.agency.id)},
                 {year, result_path(voice.language(), results)},
                 {voice.say("web.analysis.name"), ""}};
  page.main = div("result-head", heading(1, "", voice.prose(title)),
                  paragraph("subtitle", words::agency_type_name(voice.language(), results.agency.type), " ",
                            made_up_chip(voice, results.made_up)),
                  year_tabs(voice, agency, results)) +
              analysis_main(voice, subject, wish);
  return page;
}

}  // namespace prongsai::web
