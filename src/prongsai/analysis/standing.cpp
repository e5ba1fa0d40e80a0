// SPDX-License-Identifier: Apache-2.0
#include "prongsai/analysis/standing.h"

#include <algorithm>
#include <utility>

#include "prongsai/analysis/compare.h"
#include "prongsai/base/assert.h"

namespace prongsai::analysis {
namespace {

Mark mark_of(const Scored& scored, const std::optional<Ratio>& score) {
  const std::optional<Points>& mark = scored.edition->pass_mark.value;
  if (!mark || !score) return Mark::unknown;
  return reaches(*score, *mark, Comparison::at_least) ? Mark::pass : Mark::fail;
}

/// Sorts by place, then by the position given: the same order on every machine without a stable sort.
template <class Before>
std::vector<NodeIndex> ordered(const std::vector<NodeIndex>& nodes, Before before) {
  std::vector<std::pair<NodeIndex, std::size_t>> keyed;
  for (const NodeIndex node : nodes) keyed.emplace_back(node, keyed.size());
  std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    if (before(a.first, b.first)) return true;
    if (before(b.first, a.first)) return false;
    return a.second < b.second;
  });
  std::vector<NodeIndex> out;
  for (const auto& [node, position] : keyed) out.push_back(node);
  return out;
}

/// All whose score no other one beats in the direction given.
template <class Beats>
std::vector<NodeIndex> unbeaten(const Scored& scored, std::span<const NodeIndex> nodes, Beats beats) {
  std::vector<NodeIndex> out;
  std::optional<Ratio> end;
  for (const NodeIndex node : nodes) {
    const std::optional<Ratio> score = value_of(scored, node);
    if (!score) continue;
    if (!end || beats(*score, *end)) {
      out.clear();
      end = score;
    }
    if (*score == *end) out.push_back(node);
  }
  return out;
}

std::size_t missing_of(const Scored& scored, std::span<const NodeIndex> nodes) {
  return static_cast<std::size_t>(
      std::count_if(nodes.begin(), nodes.end(), [&](NodeIndex node) { return !value_of(scored, node); }));
}

Extremes extremes_of(const Scored& scored, NodeIndex instrument, const std::vector<NodeIndex>& indicators) {
  std::vector<NodeIndex> own;
  for (const NodeIndex node : indicators) {
    if (instrument_of(*scored.plan, node) == instrument) own.push_back(node);
  }
  return {.instrument = instrument,
          .best = highest_of(scored, own),
          .worst = lowest_of(scored, own),
          .missing = missing_of(scored, own)};
}

void add_choices(const Scored& scored, NodeIndex leaf, Line& line) {
  constexpr std::int64_t hundred = 100;
  const scoring::PlanNode& node = scored.plan->nodes[leaf];
  if (node.ways.empty() || node.ways.front().rule != scoring::Rule::answers) return;
  if (const std::uint64_t answers = scoring::answers_of(node, *scored.inputs); answers > 0) {
    line.answers = answers;
    for (std::size_t choice = 0; choice < node.choice_points.size(); ++choice) {
      const std::uint32_t count = scored.inputs->counts[node.first_cell + choice];
      const Ratio percent(base::Int128{count} * hundred * Points::unit, static_cast<std::int64_t>(answers));
      line.choices.push_back({.count = count, .percent = percent});
    }
    return;
  }
  if (scored.known == nullptr) return;
  const auto printed = scored.known->percents.find(leaf);
  if (printed == scored.known->percents.end()) return;
  for (const scoring::Printed& percent : printed->second.percents) {
    line.choices.push_back({.count = {}, .percent = Ratio(percent.value), .as_printed = true});
  }
}

Line line_of(const Scored& scored, NodeIndex node) {
  const scoring::PlanNode& at = scored.plan->nodes[node];
  Line line{.node = node, .score = value_of(scored, node), .answers = {}, .choices = {}, .below = {}};
  add_choices(scored, node, line);
  if (at.ways.empty()) return line;
  std::vector<NodeIndex> below;
  for (const scoring::Term& term : at.ways.front().terms) below.push_back(term.node);
  if (at.kind == NodeKind::sub_indicator) below = ascending(scored, std::move(below));
  for (const NodeIndex child : below) line.below.push_back(line_of(scored, child));
  return line;
}

/// The sub-indicators an indicator is the mean of, through its parts where it has some.
void collect_sub_indicators(const scoring::Plan& plan, NodeIndex node, std::vector<NodeIndex>& out) {
  if (plan.nodes[node].ways.empty()) return;
  for (const scoring::Term& term : plan.nodes[node].ways.front().terms) {
    const NodeKind kind = plan.nodes[term.node].kind;
    if (kind == NodeKind::sub_indicator) out.push_back(term.node);
    if (kind == NodeKind::indicator) collect_sub_indicators(plan, term.node, out);
  }
}

}  // namespace

bool reaches(const Ratio& score, Points threshold, Comparison comparison) {
  return comparison == Comparison::at_least ? score >= Ratio(threshold) : score > Ratio(threshold);
}

std::vector<NodeIndex> ascending(const Scored& scored, std::vector<NodeIndex> nodes) {
  return ordered(nodes, [&](NodeIndex a, NodeIndex b) {
    const std::optional<Ratio> left = value_of(scored, a);
    const std::optional<Ratio> right = value_of(scored, b);
    if (!left || !right) return left.has_value() && !right.has_value();
    return *left < *right;
  });
}

std::vector<NodeIndex> lowest_of(const Scored& scored, std::span<const NodeIndex> nodes) {
  return unbeaten(scored, nodes, [](const Ratio& a, const Ratio& b) { return a < b; });
}

std::vector<NodeIndex> highest_of(const Scored& scored, std::span<const NodeIndex> nodes) {
  return unbeaten(scored, nodes, [](const Ratio& a, const Ratio& b) { return a > b; });
}

Standing standing(const Scored& scored) {
  Standing out;
  const std::vector<NodeIndex> indicators = nodes_of(*scored.plan, NodeKind::indicator);
  std::vector<std::optional<Ratio>> scores;
  for (const NodeIndex node : indicators) scores.push_back(value_of(scored, node));
  const std::vector<std::optional<std::size_t>> places = ranks(scores);
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const Mark mark = mark_of(scored, scores[i]);
    if (mark == Mark::fail) out.failing.push_back(indicators[i]);
    if (mark == Mark::unknown) ++out.missing;
    out.rows.push_back({.node = indicators[i],
                        .instrument = instrument_of(*scored.plan, indicators[i]),
                        .score = scores[i],
                        .rank = places[i],
                        .mark = mark});
  }
  // Indicators of equal rank stay in their order: node numbers grow with it.
  std::sort(out.rows.begin(), out.rows.end(), [](const IndicatorRow& a, const IndicatorRow& b) {
    if (a.rank != b.rank) return a.rank.has_value() && (!b.rank || *a.rank < *b.rank);
    return a.node < b.node;
  });
  for (const NodeIndex instrument : nodes_of(*scored.plan, NodeKind::instrument))
    out.instruments.push_back(extremes_of(scored, instrument, indicators));
  for (NodeIndex node = 0; node < scored.plan->nodes.size(); ++node) {
    if (scored.plan->nodes[node].kind == NodeKind::item && value_of(scored, node) == Ratio())
      out.zeros.push_back(node);
  }
  return out;
}

Split split(const Scored& scored, std::span<const NodeIndex> nodes, Points threshold, Comparison comparison) {
  Split out;
  for (const NodeIndex node : nodes) {
    const std::optional<Ratio> score = value_of(scored, node);
    auto& list =
        !score ? out.unknown : (reaches(*score, threshold, comparison) ? out.reaching : out.short_of_it);
    list.push_back(node);
  }
  return out;
}

Buckets buckets(const Scored& scored, std::span<const NodeIndex> nodes, std::vector<Points> thresholds) {
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  Buckets out;
  out.buckets.resize(thresholds.size() + 1);
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    out.buckets[i].below = thresholds[i];
    out.buckets[i + 1].from = thresholds[i];
  }
  for (const NodeIndex node : nodes) {
    const std::optional<Ratio> score = value_of(scored, node);
    if (!score) {
      out.unknown.push_back(node);
      continue;
    }
    const auto reached = std::count_if(thresholds.begin(), thresholds.end(), [&](Points threshold) {
      return reaches(*score, threshold, Comparison::at_least);
    });
    out.buckets[static_cast<std::size_t>(reached)].nodes.push_back(node);
  }
  return out;
}

Breakdown break_down(const Scored& scored, NodeIndex indicator) {
  PRONGSAI_ASSERT(scored.plan->nodes[indicator].kind == NodeKind::indicator);
  Breakdown out;
  out.indicator = indicator;
  const std::vector<NodeIndex> items = ascending(scored, items_below(*scored.plan, indicator));
  for (const NodeIndex item : items) out.items.push_back(line_of(scored, item));
  out.lowest = lowest_of(scored, items);
  out.missing = missing_of(scored, items);
  std::vector<NodeIndex> groups;
  collect_sub_indicators(*scored.plan, indicator, groups);
  for (const NodeIndex group : groups) out.sub_indicators.push_back(line_of(scored, group));
  return out;
}

}  // namespace prongsai::analysis
