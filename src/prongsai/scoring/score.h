// SPDX-License-Identifier: Apache-2.0
// Counts, grades and printed figures in; one exact value a node out. Pure and deterministic.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "prongsai/base/ratio.h"
#include "prongsai/scoring/plan.h"

namespace prongsai::scoring {

using base::Ratio;

/// What an assessor decided on a disclosure item.
struct Grade {
  bool applies = true;  ///< false: the item does not concern this agency and leaves every mean
  Points points;        ///< where it applies
};

/// All that is known of one agency in one year, by node. Absence is a value: an empty optional, or a box
/// without a single answer.
struct Inputs {
  explicit Inputs(const Plan& plan)
      : counts(plan.count_cells),
        grades(plan.nodes.size()),
        printed(plan.nodes.size()),
        deductions(plan.deductions) {}

  std::vector<std::uint32_t> counts;              ///< a leaf's choices from its first_cell on
  std::vector<std::optional<Grade>> grades;       ///< of disclosure leaves
  std::vector<std::optional<Points>> printed;     ///< taken where nothing better can be computed
  std::vector<std::optional<Points>> deductions;  ///< in the edition's order; each must be stated, 0 too
};

enum class Basis : std::uint8_t { missing, published, computed };

/// Why a node has no value.
enum class Why : std::uint8_t {
  has_value,
  nothing_known,      ///< no figure was given
  term_missing,       ///< something it is made of is missing
  rule_unknown,       ///< the edition does not know how (weight, scale, polarity or items not found)
  no_answers,         ///< counts were given and nobody answered
  not_applicable,     ///< it does not concern this agency
  deduction_missing,  ///< a deduction was not stated, not even as 0
};

struct NodeScore {
  Ratio value;  ///< rounded by the rule of its level; meaningless when missing
  Basis basis = Basis::missing;
  Why why = Why::nothing_known;
  std::uint8_t way = 0;  ///< which of the node's ways was taken, when computed
};

/// One value for every node of the plan, by node index.
struct Sheet {
  std::vector<NodeScore> nodes;
};

/// Scores every node. The same inputs always give the same sheet, on any compiler and any number of
/// threads. `sheet` is reused storage: its old content does not matter.
void score(const Plan& plan, const Inputs& inputs, Sheet& sheet);

/// The value of one way before rounding, from the values of a scored sheet: what an explanation prints and
/// a check compares. Empty when a term is missing.
[[nodiscard]] std::optional<Ratio> unrounded(const Plan& plan, const Inputs& inputs, const Sheet& sheet,
                                             NodeIndex node, std::size_t way);

/// Rounds by the rule of the node's level, or passes on unrounded.
[[nodiscard]] Ratio rounded(const PlanNode& node, const Ratio& value);

/// Number of answers in a leaf's cells.
[[nodiscard]] std::uint64_t answers_of(const PlanNode& leaf, const Inputs& inputs);

}  // namespace prongsai::scoring
