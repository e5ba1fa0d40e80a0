// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/results/result_page.h"

#include <algorithm>

#include "prongsai/analysis/compare.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/result_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

Html year_tabs(const ResultView& view) {
  if (view.agency.years.size() < 2) return {};
  Html items;
  for (const Results* year : view.agency.years) {
    const bool here = year == &view.results;
    items += element(
        "li", {},
        element("a",
                {{"href", result_path(view.voice.language(), *year)}, {here ? "aria-current" : "", "page"}},
                view.voice.year(year->year())));
  }
  return element("nav", {{"class", "tabs"}, {"aria-label", view.voice.say("web.result.years_nav")}},
                 element("ul", {}, items));
}

Html contents(const ResultView& view) {
  static constexpr const char* parts[] = {"why",   "findings", "instruments", "indicators",
                                          "items", "years",    "answers"};
  Html items;
  for (const std::string part : parts) {
    if (part == "years" && view.agency.years.size() < 2) continue;
    items += element("li", {}, link_to("#" + part, view.voice.say("web.result.nav." + part)));
  }
  return element("nav", {{"class", "contents"}, {"aria-label", view.voice.say("web.result.contents")}},
                 element("ul", {}, items));
}

Html documents(const ResultView& view) {
  if (view.results.documents.empty()) return {};
  Html items;
  for (const results_files::Document& document : view.results.documents) {
    const Html title = view.voice.prose(document.title.empty() ? document.key : document.title);
    items += element("li", {}, is_outside_address(document.url) ? link_to(document.url, title) : title,
                     span("code", " ", document.key),
                     document.note.empty()
                         ? Html()
                         : join(element("br", {}), span("muted", view.voice.text(document.note))));
  }
  return section(
      "documents", view.voice.say("web.result.documents"),
      paragraph("", view.voice.say("web.result.documents_lead")), element("ul", {}, items),
      paragraph("muted", view.voice.say("web.result.fingerprint", {{"file", file_name(view.results)}}), " ",
                element("code", {}, view.results.fingerprint)));
}

}  // namespace

std::optional<NodeIndex> ResultView::earlier(NodeIndex node) const {
  if (before == nullptr) return std::nullopt;
  const scoring::PlanNode& now = plan().nodes[node];
  const auto found = before->plan().find(now.id);
  if (!found) return std::nullopt;
  std::string was = before->plan().nodes[*found].name.th;
  std::string is = now.name.th;
  std::erase(was, ' ');
  std::erase(is, ' ');
  if (was != is && !was.empty() && !is.empty()) return std::nullopt;
  return found;
}

std::optional<base::Ratio> ResultView::earlier_value(NodeIndex node) const {
  const auto found = earlier(node);
  return found ? value_of(*before, *found) : std::nullopt;
}

std::vector<figure::ReferenceLine> reference_lines(const Voice& voice, const framework::Edition& edition) {
  std::vector<figure::ReferenceLine> lines;
  if (edition.pass_mark.value) {
    const std::string mark = base::to_shortest_string(*edition.pass_mark.value);
    lines.push_back(
        {.at = *edition.pass_mark.value, .label = voice.say("web.reference.pass", {{"mark", mark}})});
  }
  for (const framework::Benchmark& benchmark : edition.benchmarks) {
    lines.push_back({.at = benchmark.points, .label = words::choose(voice.language(), benchmark.name)});
  }
  std::sort(lines.begin(), lines.end(),
            [](const auto& a, const auto& b) { return a.at != b.at ? a.at < b.at : a.label < b.label; });
  return lines;
}

Html comparison_notice(const Voice& voice, const framework::Edition& earlier,
                       const framework::Edition& later) {
  static constexpr const char* keys[] = {"instruments", "weights", "indicators", "items", "scales", "levels"};
  const std::vector<analysis::Difference> differences = analysis::differences(earlier, later);
  if (differences.empty()) return {};
  std::vector<std::string> names;
  for (const analysis::Difference difference : differences) {
    names.push_back(voice.say(std::string("web.difference.") + keys[static_cast<std::size_t>(difference)]));
  }
  return paragraph("notice", icon(Icon::warning),
                   span("", voice.say("web.comparison_notice", {{"earlier", voice.year(earlier.fiscal_year)},
                                                                {"later", voice.year(later.fiscal_year)},
                                                                {"what", voice.list(names)}})));
}

std::vector<NodeIndex> indicators_of(const Results& results) {
  std::vector<NodeIndex> out;
  for (const framework::Instrument& instrument : results.edition().instruments) {
    for (const framework::Indicator& indicator : instrument.indicators) {
      if (const auto node = results.plan().find("indicator:" + indicator.code)) out.push_back(*node);
    }
  }
  return out;
}

std::vector<NodeIndex> instruments_and_parts(const Results& results) {
  std::vector<NodeIndex> out;
  for (const framework::Instrument& instrument : results.edition().instruments) {
    if (const auto node = results.plan().find("instrument:" + instrument.code)) out.push_back(*node);
    for (const framework::Part& part : instrument.parts) {
      if (const auto node = results.plan().find("part:" + part.code)) out.push_back(*node);
    }
  }
  return out;
}

Page result_page(const Voice& voice, const AgencyYears& agency, const Results& results) {
  const ResultView view{
      .voice = voice, .agency = agency, .results = results, .before = agency.before(results)};
  const std::string& name = voice.agency(results.agency);
  const std::string year = voice.year(results.year());
  const Html title =
      heading(1, "", voice.prose(name), " ", span("h1-year", voice.say("web.fiscal_year", {{"year", year}})));
  const Html subtitle =
      paragraph("subtitle", words::agency_type_name(voice.language(), results.agency.type), " · ",
                link_to(edition_path(voice.language(), results.edition().id),
                        voice.say("web.result.rules", {{"year", year}})),
                " ", made_up_chip(voice, results.made_up));
  Page page{.title = name + " " + year,
            .description = voice.say("web.result.description", {{"agency", name}, {"year", year}}),
            .section = Section::agencies,
            .crumbs = {{voice.say("web.nav.agencies"), home_path(voice.language())},
                       {name, agency_path(voice.language(), results.agency.id)},
                       {year, ""}},
            .main = {},
            .made_up = results.made_up};
  page.main =
      div("result-head", title, subtitle, year_tabs(view), verdict_part(view),
          paragraph("",
                    element("a", {{"href", analysis_path(voice.language(), results)}, {"class", "button"}},
                            voice.say("web.analysis.open")))) +
      contents(view) + reasons_part(view) + findings_part(view) + instruments_part(view) +
      indicators_part(view) + items_part(view) + years_part(view) + answers_part(view) + documents(view);
  return page;
}

}  // namespace prongsai::web
