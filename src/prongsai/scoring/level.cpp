// SPDX-License-Identifier: Apache-2.0
#include "prongsai/scoring/level.h"

#include <algorithm>

#include "prongsai/base/assert.h"

namespace prongsai::scoring {
namespace {

std::optional<Ratio> value_of(const Sheet& sheet, NodeIndex node) {
  const NodeScore& score = sheet.nodes[node];
  return score.basis == Basis::missing ? std::nullopt : std::optional(score.value);
}

Verdict verdict_of(const std::vector<ConditionOutcome>& outcomes) {
  const auto any = [&](Verdict verdict) {
    return std::any_of(outcomes.begin(), outcomes.end(),
                       [&](const auto& one) { return one.verdict == verdict; });
  };
  if (any(Verdict::fails)) return Verdict::fails;
  return any(Verdict::unknown) ? Verdict::unknown : Verdict::holds;
}

}  // namespace

std::vector<ConditionOutcome> conditions(const framework::Edition& edition, const Plan& plan,
                                         const Sheet& sheet, std::size_t level) {
  PRONGSAI_ASSERT(level < edition.levels.size());
  std::vector<ConditionOutcome> out;
  for (const framework::LevelCondition& condition : edition.levels[level].conditions) {
    for (const std::string& id : condition.nodes) {
      const std::optional<NodeIndex> node = plan.find(id);
      PRONGSAI_ASSERT(node.has_value());
      ConditionOutcome outcome{
          .node = *node, .at_least = condition.at_least, .value = value_of(sheet, *node)};
      if (outcome.value)
        outcome.verdict = *outcome.value >= Ratio(condition.at_least) ? Verdict::holds : Verdict::fails;
      out.push_back(std::move(outcome));
    }
  }
  return out;
}

LevelOutcome find_level(const framework::Edition& edition, const Plan& plan, const Sheet& sheet) {
  LevelOutcome out;
  const std::optional<Ratio> total = value_of(sheet, plan.total());
  if (!total) return out;
  if (edition.pass_mark.value) out.passed = *total >= Ratio(*edition.pass_mark.value);
  for (std::size_t level = 0; level < edition.levels.size(); ++level) {
    const Verdict verdict = verdict_of(conditions(edition, plan, sheet, level));
    if (verdict == Verdict::fails) continue;
    out.possible.push_back(level);
    if (verdict == Verdict::holds) break;
  }
  return out;
}

}  // namespace prongsai::scoring
