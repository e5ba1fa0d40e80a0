// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "prongsai/figure/row_charts.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/frame/paths.h"
#include "prongsai/web/results/distribution_detail.h"
#include "prongsai/web/results/result_parts.h"
#include "prongsai/words/words.h"

namespace prongsai::web {
namespace {

using scoring::ExplainedChoice;
using scoring::Explanation;

Explanation explained(const ResultView& view, NodeIndex leaf) {
  return scoring::explain(view.edition(), view.plan(), view.results.known, view.results.assessment, leaf);
}

/// Indices of the choices from the fewest points to the most, as this question counts them.
std::vector<std::size_t> worst_to_best(const scoring::PlanNode& leaf, std::size_t choices) {
  std::vector<std::size_t> order(choices);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (leaf.choice_points.size() != choices) return order;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(leaf.choice_points[a], a) < std::pair(leaf.choice_points[b], b);
  });
  return order;
}

figure::ShareRow share_row(const ResultView& view, NodeIndex leaf) {
  const Explanation explanation = explained(view, leaf);
  const scoring::PlanNode& planned = view.plan().nodes[leaf];
  figure::ShareRow row{
      .label = planned.code,
      .shares = {},
      .missing_reason = {},
      .href = view.has_pages ? explain_path(view.voice.language(), view.results, leaf) : std::string()};
  if (explanation.negative) row.label = view.voice.say("web.items.negative_row", {{"code", planned.code}});
  for (const std::size_t choice : worst_to_best(planned, explanation.choices.size())) {
    const std::string& percent = explanation.choices[choice].percent;
    const auto points = base::parse_points(percent);
    if (!points) {
      row.shares.clear();
      row.missing_reason = view.voice.say("web.no_score");
      return row;
    }
    row.shares.push_back({.percent = *points, .text = percent});
  }
  return row;
}

std::vector<std::string> point_names(const ResultView& view, NodeIndex leaf) {
  const scoring::PlanNode& planned = view.plan().nodes[leaf];
  const std::size_t choices = view.edition().scales[*planned.scale].choices.size();
  std::vector<std::string> out;
  for (const std::size_t choice : worst_to_best(planned, choices)) {
    if (choice < planned.choice_points.size()) {
      out.push_back(view.voice.say("web.items.earns",
                                   {{"points", base::to_shortest_string(planned.choice_points[choice])}}));
    } else {
      out.push_back(
          words::choose(view.voice.language(), view.edition().scales[*planned.scale].choices[choice].label));
    }
  }
  return out;
}

Html share_cell(const ExplainedChoice& choice) {
  Html out = choice.percent.empty() ? Html("–") : Html(choice.percent);
  if (choice.count) out += join(" ", span("count", "(", grouped(*choice.count), ")"));
  return out;
}

}  // namespace

bool has_distribution(const ResultView& view, NodeIndex leaf) {
  return view.results.known.percents.contains(leaf) ||
         scoring::answers_of(view.plan().nodes[leaf], view.results.assessment.inputs) > 0;
}

Html distribution_part(const ResultView& view, const std::string& id, const std::vector<NodeIndex>& leaves) {
  const Voice& voice = view.voice;
  figure::Distribution drawn{.caption = {.title = voice.say("web.items.answers_chart"),
                                         .description = voice.say("web.items.answers_chart_says")},
                             .choices = point_names(view, leaves.front()),
                             .rows = {}};
  const framework::Scale& scale = view.edition().scales[*view.plan().nodes[leaves.front()].scale];
  Table table(voice.say("web.items.answers_table"));
  std::vector<Cell> head = {{voice.say("web.items.item"), {}}};
  for (const framework::Choice& choice : scale.choices) head.push_back(number(voice.text(choice.label)));
  head.push_back(number(voice.say("web.items.people")));
  head.push_back(number(voice.say("web.score")));
  table.head(std::move(head));
  for (const NodeIndex leaf : leaves) {
    drawn.rows.push_back(share_row(view, leaf));
    const Explanation explanation = explained(view, leaf);
    Html name = span("code", view.plan().nodes[leaf].code);
    if (explanation.negative)
      name += join(" ", span("badge negative", voice.say("web.items.negative_short")));
    std::vector<Cell> row = {row_head(name)};
    for (const ExplainedChoice& choice : explanation.choices) row.push_back(number(share_cell(choice)));
    row.push_back(number(explanation.answers > 0 ? Html(grouped(explanation.answers))
                                                 : Html(voice.say("web.unknown"))));
    row.push_back(
        number(view.has_pages ? linked_value(voice, view.results, leaf) : Html(written(view.results, leaf))));
    table.row(std::move(row));
  }
  const Html picture = chart(id, [&](figure::Width width) { return figure::distribution_bar(drawn, width); });
  return picture + paragraph("muted", voice.say("web.items.answers_table_note")) + table.html();
}

}  // namespace prongsai::web
