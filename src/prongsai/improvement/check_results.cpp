// SPDX-License-Identifier: Apache-2.0
// What a plan says of the results, and what it wants to reach: G3 (causes), G9 (recommendations, targets).
#include <algorithm>

#include "prongsai/improvement/checks_detail.h"
#include "prongsai/improvement/progress.h"

namespace prongsai::improvement::detail {
namespace {

/// The node that an earlier year's sheet has for this one: the same id, but of an item the one that it
/// continues, for numbers of items move from year to year. Empty where nobody knows.
std::optional<std::string> earlier_node(const framework::Edition& edition, const std::string& node) {
  if (!node.starts_with("item:")) return node;
  const framework::Item* item = edition.find_item(std::string_view(node).substr(5));
  if (item == nullptr) return std::nullopt;
  const std::string year = "/" + std::to_string(edition.fiscal_year - 1);
  for (const framework::Ancestor& ancestor : item->ancestors) {
    if (ancestor.edition.ends_with(year)) return "item:" + ancestor.item;
  }
  return std::nullopt;
}

std::optional<base::Ratio> earlier_score(const CheckedAgainst& against, const std::string& node) {
  if (!against.earlier_nodes || !against.earlier_sheet) return std::nullopt;
  const auto id = earlier_node(*against.edition, node);
  const auto found = id ? against.earlier_nodes->find(*id) : std::nullopt;
  if (!found) return std::nullopt;
  const scoring::NodeScore& score = against.earlier_sheet->nodes[*found];
  return score.basis == scoring::Basis::missing ? std::nullopt : std::optional(score.value);
}

void check_recommendations(Checking& checking) {
  const auto recommendations = checking.plan.of(RecordKind::recommendation);
  for (const std::string& node : checking.weak) {
    if (!node.starts_with("indicator:")) continue;
    const bool is_advised =
        std::any_of(recommendations.begin(), recommendations.end(), [&](const Record* one) {
          return answers_weakness(read_about(one->field("about")), node, *checking.against.edition);
        });
    if (is_advised) continue;
    checking.tell_node("recommendation.none_for_failing", Weight::warns, node,
                       {{"score", score_text(*checking.score(node))}});
  }
}

void check_causes(Checking& checking) {
  const auto& pass_mark = checking.against.edition->pass_mark.value;
  if (!pass_mark) return;
  for (const Record* cause : checking.plan.of(RecordKind::cause)) {
    for (const std::string& node : read_about(cause->field("about"))) {
      const auto now = checking.score(node);
      const auto earlier = earlier_score(checking.against, node);
      if (!now || !earlier || *now < *earlier || *now < base::Ratio(*pass_mark)) continue;
      checking.tell_record("cause.beside_rise", Weight::warns, *cause,
                           {{"node", node}, {"score", score_text(*now)}, {"earlier", score_text(*earlier)}});
    }
  }
}

/// True when each score the target is about is known and meets it already.
bool is_met_already(const Checking& checking, const Record& target) {
  Plan alone{.agency = {}, .year = checking.plan.year, .edition = {}, .records = {target}};
  const auto outcomes = target_outcomes(alone, *checking.against.nodes, *checking.against.sheet);
  return !outcomes.empty() && std::all_of(outcomes.begin(), outcomes.end(),
                                          [](const TargetOutcome& outcome) { return outcome.is_met; });
}

void check_last_year(Checking& checking) {
  const Plan* earlier = checking.against.earlier_plan;
  // Only the result of its own year tells what became of a plan.
  if (earlier == nullptr || earlier->year != checking.against.edition->fiscal_year) return;
  for (const TargetOutcome& outcome :
       target_outcomes(*earlier, *checking.against.nodes, *checking.against.sheet)) {
    if (outcome.is_met || !outcome.reached) continue;
    checking.tell_node("target.last_year_not_met", Weight::warns, outcome.node,
                       {{"value", base::to_string(target_of(*outcome.record)->value, 2)},
                        {"score", base::to_string(*outcome.reached, 2)},
                        {"year", std::to_string(earlier->year)}});
  }
}

}  // namespace

void check_results(Checking& checking) {
  if (!checking.has_results()) return;
  check_recommendations(checking);
  check_causes(checking);
}

void check_targets(Checking& checking) {
  if (checking.has_results()) check_last_year(checking);
  const auto targets = checking.plan.of(RecordKind::target);
  if (targets.empty()) checking.tell("target.none", Weight::warns);
  if (!checking.has_results()) return;
  for (const Record* record : targets) {
    const auto target = target_of(*record);
    if (!target || !is_met_already(checking, *record)) continue;
    Details details = {{"value", base::to_string(target->value, 2)}};
    if (const auto score = checking.score(target->about)) {
      details.insert(details.end(), {{"node", target->about}, {"score", score_text(*score)}});
      checking.tell_record("target.not_above_now", Weight::warns, *record, std::move(details));
    } else {
      checking.tell_record("target.all_above_now", Weight::warns, *record, std::move(details));
    }
  }
}

}  // namespace prongsai::improvement::detail
