// SPDX-License-Identifier: Apache-2.0
// The rules a plan is held to: what is missing, what contradicts the results, what no calendar allows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/framework/edition.h"
#include "prongsai/improvement/about.h"
#include "prongsai/improvement/plan.h"
#include "prongsai/scoring/plan.h"
#include "prongsai/scoring/score.h"

namespace prongsai::improvement {

enum class Weight : std::uint8_t {
  blocks,       ///< the plan cannot be handed in
  acknowledge,  ///< the executive must tick it by name before approving
  warns,        ///< told, nothing more
};

/// One thing to look at. The sentence is "plan.finding.<code>" in locale/, with the details.
///
/// Details are codes or the plan's own words, never words of ours; whoever shows a finding puts words in
/// place of the codes: `node` ("indicator:8"), `kind` (of the record), `field`, `heading`, `period` and
/// `other_period` (canonical), `day` (ISO). As they are: `number` and `name` of the record (`other_number`,
/// `other_name` of another one it is held against), `score`, `earlier`, `value` (two decimals), `year`,
/// `text`.
struct PlanFinding {
  std::string code;
  Weight weight = Weight::warns;
  std::string record;  ///< id; empty where it is something that is not there
  std::string node;    ///< "indicator:8" where it concerns a score
  std::vector<std::pair<std::string, std::string>> details;
};

/// What a plan is held against. Pointers may be null: then what cannot be known is not asked.
struct CheckedAgainst {
  const framework::Edition* edition = nullptr;  ///< of the results
  const scoring::Plan* nodes = nullptr;
  const scoring::Sheet* sheet = nullptr;
  const scoring::Sheet* earlier_sheet = nullptr;  ///< of the year before, under `earlier_nodes`
  const scoring::Plan* earlier_nodes = nullptr;
  const Plan* earlier_plan = nullptr;  ///< whose targets are due
  std::optional<Day> today;            ///< a plan whose year is over is not asked any more when it began
};

/// In the order in which an officer would work: results, targets, measures, activities, constraints, texts.
/// Where each rule stands: check_results.cpp, check_measures.cpp, check_activities.cpp, check_texts.cpp.
[[nodiscard]] std::vector<PlanFinding> check_plan(const Plan& plan, const CheckedAgainst& against);

/// Failing indicators, each followed by its items of 0 points, in the edition's order: node ids.
[[nodiscard]] std::vector<std::string> weak_nodes(const CheckedAgainst& against);
/// True when a record about this is about a weak node: it covers it, or it names an item of the indicator.
[[nodiscard]] bool answers_weakness(const About& about, std::string_view node,
                                    const framework::Edition& edition);

/// The weak nodes that no measure is about.
[[nodiscard]] std::vector<std::string> without_measure(const Plan& plan, const CheckedAgainst& against);

}  // namespace prongsai::improvement
