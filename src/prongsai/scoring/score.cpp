// SPDX-License-Identifier: Apache-2.0
#include "prongsai/scoring/score.h"

#include <algorithm>

#include "prongsai/base/assert.h"

namespace prongsai::scoring {
namespace {

/// The value of one way, or why there is none.
struct Outcome {
  Ratio value;
  Why why = Why::has_value;
};

Outcome score_answers(const PlanNode& node, const Inputs& inputs) {
  std::int64_t answers = 0;
  std::int64_t sum = 0;
  for (std::size_t choice = 0; choice < node.choice_points.size(); ++choice) {
    const std::int64_t count = inputs.counts[node.first_cell + choice];
    answers += count;
    sum += count * node.choice_points[choice].ten_thousandths();
  }
  if (answers == 0) return {.value = {}, .why = Why::no_answers};
  return {.value = Ratio(sum, answers)};
}

Outcome score_grade(const Inputs& inputs, NodeIndex index) {
  const std::optional<Grade>& grade = inputs.grades[index];
  if (!grade) return {.value = {}, .why = Why::nothing_known};
  if (!grade->applies) return {.value = {}, .why = Why::not_applicable};
  return {.value = Ratio(grade->points)};
}

Outcome score_mean(const Way& way, const Sheet& sheet) {
  Ratio sum;
  std::int64_t weights = 0;
  for (const Term& term : way.terms) {
    const NodeScore& score = sheet.nodes[term.node];
    if (score.basis == Basis::missing) {
      if (score.why == Why::not_applicable) continue;
      return {.value = {}, .why = Why::term_missing};
    }
    const std::int64_t weight = term.weight.ten_thousandths();
    weights += weight;
    // Equal weights are the rule; they need no multiplication that a later division takes back.
    sum = term.weight == Points::whole(1) ? sum + score.value : sum + score.value * term.weight;
  }
  if (weights == 0) return {.value = {}, .why = Why::not_applicable};
  const bool whole = weights % Points::unit == 0;
  if (whole) return {.value = sum / (weights / Points::unit)};
  return {.value = sum * Points::whole(Points::unit) / weights};
}

Outcome score_sum(const Way& way, const Inputs& inputs, const Sheet& sheet) {
  constexpr std::int64_t hundred = 100;
  Ratio sum;
  for (const Term& term : way.terms) {
    const NodeScore& score = sheet.nodes[term.node];
    if (score.basis == Basis::missing) return {.value = {}, .why = Why::term_missing};
    sum = sum + score.value * term.weight;
  }
  sum = sum / hundred;
  for (const std::optional<Points>& deduction : inputs.deductions) {
    if (!deduction) return {.value = {}, .why = Why::deduction_missing};
    sum = sum - Ratio(*deduction);
  }
  return {.value = std::max(sum, Ratio())};
}

Outcome apply(const Plan& plan, const Inputs& inputs, const Sheet& sheet, NodeIndex index, const Way& way) {
  switch (way.rule) {
    case Rule::answers:
      return score_answers(plan.nodes[index], inputs);
    case Rule::grade:
      return score_grade(inputs, index);
    case Rule::mean:
      return score_mean(way, sheet);
    case Rule::weighted_sum:
      return score_sum(way, inputs, sheet);
  }
  PRONGSAI_ASSERT(false);
}

NodeScore score_node(const Plan& plan, const Inputs& inputs, const Sheet& sheet, NodeIndex index) {
  const PlanNode& node = plan.nodes[index];
  Why why = node.ways.empty() ? Why::rule_unknown : Why::nothing_known;
  for (std::size_t way = 0; way < node.ways.size(); ++way) {
    const Outcome outcome = apply(plan, inputs, sheet, index, node.ways[way]);
    if (outcome.why == Why::has_value) {
      return {.value = rounded(node, outcome.value),
              .basis = Basis::computed,
              .why = Why::has_value,
              .way = static_cast<std::uint8_t>(way)};
    }
    if (way == 0) why = outcome.why;
  }
  // A grade "does not apply" is a decision; a printed figure must not undo it.
  if (const auto& printed = inputs.printed[index]; printed && why != Why::not_applicable) {
    return {.value = Ratio(*printed), .basis = Basis::published, .why = Why::has_value};
  }
  return {.value = {}, .basis = Basis::missing, .why = why};
}

}  // namespace

void score(const Plan& plan, const Inputs& inputs, Sheet& sheet) {
  sheet.nodes.resize(plan.nodes.size());
  for (NodeIndex index = 0; index < plan.nodes.size(); ++index) {
    sheet.nodes[index] = score_node(plan, inputs, sheet, index);
  }
}

std::optional<Ratio> unrounded(const Plan& plan, const Inputs& inputs, const Sheet& sheet, NodeIndex node,
                               std::size_t way) {
  PRONGSAI_ASSERT(way < plan.nodes[node].ways.size());
  const Outcome outcome = apply(plan, inputs, sheet, node, plan.nodes[node].ways[way]);
  if (outcome.why != Why::has_value) return std::nullopt;
  return outcome.value;
}

Ratio rounded(const PlanNode& node, const Ratio& value) {
  return node.places ? Ratio(base::round_half_up(value, *node.places)) : value;
}

std::uint64_t answers_of(const PlanNode& leaf, const Inputs& inputs) {
  std::uint64_t sum = 0;
  for (std::size_t choice = 0; choice < leaf.choice_points.size(); ++choice) {
    sum += inputs.counts[leaf.first_cell + choice];
  }
  return sum;
}

}  // namespace prongsai::scoring
