// SPDX-License-Identifier: Apache-2.0
// Each failing indicator opened: its items from the lowest, how people answered, how many; and the items at
// 0.
#include <algorithm>
#include <map>

#include "prongsai/web/analysis/analysis_detail.h"
#include "prongsai/web/results/distribution_detail.h"
#include "prongsai/web/results/result_detail.h"

namespace prongsai::web {
namespace {

using analysis::Line;

/// Questions that were answered with marks, from the lowest; those of an item with bullets are its bullets.
void add_leaves(const Line& line, std::vector<NodeIndex>& out) {
  if (line.below.empty()) out.push_back(line.node);
  for (const Line& below : line.below) add_leaves(below, out);
}

Html people_of(const AnalysisView& view, const Line& line) {
  if (line.answers && *line.answers > 0)
    return join(" ",
                span("count", view.voice.say("web.analysis.answers", {{"count", grouped(*line.answers)}})));
  return {};
}

Html line_html(const AnalysisView& view, const Line& line) {
  Html below;
  for (const Line& one : line.below) below += line_html(view, one);
  if (!below.empty()) below = element("ul", {{"class", "boxes"}}, below);
  const bool zero = line.score && *line.score == base::Ratio();
  const scoring::PlanNode& planned = view.results().plan().nodes[line.node];
  const Html pick = zero ? join(" ", view.library_link("item:" + planned.code)) : Html();
  return element(
      "li", {{"class", "item"}},
      div("item-line",
          div("item-words", view.voice.prose(view.full_name(line.node)), people_of(view, line), pick),
          div("item-score", view.value(line.node))),
      below);
}

Html distributions(const AnalysisView& view, const analysis::Breakdown& breakdown) {
  const AgencyYears agency{.years = {&view.results()}};
  const ResultView drawn{.voice = view.voice,
                         .agency = agency,
                         .results = view.results(),
                         .before = nullptr,
                         .has_pages = view.years.back().is_public};
  std::vector<NodeIndex> leaves;
  for (const Line& line : breakdown.items) add_leaves(line, leaves);
  std::map<std::pair<std::string, std::size_t>, std::vector<NodeIndex>> groups;
  for (const NodeIndex leaf : leaves) {
    const scoring::PlanNode& planned = view.results().plan().nodes[leaf];
    const bool answered = planned.is_leaf() && planned.ways[0].rule == scoring::Rule::answers;
    if (answered && planned.scale && has_distribution(drawn, leaf))
      groups[{planned.part, *planned.scale}].push_back(leaf);
  }
  Html out;
  const std::string code = view.results().plan().nodes[breakdown.indicator].code;
  for (const auto& [group, nodes] : groups) {
    const std::string id =
        "failing-" + html_id(code + "-" + group.first) + "-" + std::to_string(group.second);
    out += distribution_part(drawn, id, nodes);
  }
  return out.empty() ? out : heading(4, "", view.voice.say("web.items.answers")) + out;
}

Html items_of_failing(const AnalysisView& view, const analysis::Breakdown& breakdown) {
  const Voice& voice = view.voice;
  if (breakdown.lowest.empty()) return paragraph("", voice.say("web.items.none_known"));
  Html items;
  for (const Line& line : breakdown.items) items += line_html(view, line);
  Html subs;
  for (const Line& line : breakdown.sub_indicators)
    subs += element("li", {}, view.voice.prose(view.full_name(line.node)), " ", view.value(line.node));
  if (!subs.empty()) subs = element("ul", {}, subs);
  const Html missing = breakdown.missing == 0
                           ? Html()
                           : paragraph("muted", voice.say("web.analysis.items_missing",
                                                          {{"missing", std::to_string(breakdown.missing)},
                                                           {"all", std::to_string(breakdown.items.size())}}));
  return subs + paragraph("", voice.say("web.analysis.lowest", {{"items", view.names(breakdown.lowest)}})) +
         element("ul", {{"class", "items"}}, items) + missing;
}

Html failing_part(const AnalysisView& view, NodeIndex indicator) {
  const analysis::Breakdown breakdown = analysis::break_down(view.now(), indicator);
  const scoring::PlanNode& planned = view.results().plan().nodes[indicator];
  const Html summary = join(span("summary-name", view.voice.prose(view.full_name(indicator))),
                            span("summary-side", element("strong", {}, written(view.results(), indicator))));
  const Html content = div("opened", paragraph("", view.library_link("indicator:" + planned.code)),
                           items_of_failing(view, breakdown), distributions(view, breakdown));
  return disclosure(summary, content, true, "failing-" + html_id(planned.code));
}

Html zeros_part(const AnalysisView& view) {
  const Voice& voice = view.voice;
  if (view.standing.zeros.empty()) return {};
  Html items;
  for (const NodeIndex node : view.standing.zeros) {
    items += element("li", {}, voice.prose(view.full_name(node)), " ",
                     view.library_link("item:" + view.results().plan().nodes[node].code));
  }
  return heading(3, "zeros",
                 voice.say("web.analysis.zeros", {{"count", std::to_string(view.standing.zeros.size())}})) +
         element("ul", {{"class", "zeros"}}, items);
}

}  // namespace

Html failing_analysis(const AnalysisView& view) {
  const Voice& voice = view.voice;
  Html parts;
  for (const NodeIndex indicator : view.standing.failing) parts += failing_part(view, indicator);
  if (parts.empty()) {
    const bool unknown = view.standing.missing > 0 || view.standing.rows.empty();
    parts = paragraph("", voice.say(unknown ? "web.analysis.none_fails_known" : "web.analysis.none_fails"));
  }
  return section("failing", voice.say("web.analysis.nav.failing"), parts, zeros_part(view));
}

}  // namespace prongsai::web
