// SPDX-License-Identifier: Apache-2.0
// What moves the total most: items or indicators raised, and everything above them scored again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "prongsai/analysis/scored.h"
#include "prongsai/scoring/level.h"

namespace prongsai::analysis {

/// A node set to a value, as if it had been scored so.
struct Raise {
  NodeIndex node = 0;
  Points to;
};

/// How sure the new total is.
enum class Reach : std::uint8_t {
  exact,     ///< one value, whatever the scores are that are missing
  between,   ///< a printed figure on the way hides its decimals: the total lies between two values
  conflict,  ///< a figure on the way is printed otherwise than its parts give it, so no gain is told
  unknown,   ///< something on the way is missing
};

/// What raises bring. Every level on the way is rounded by its rule.
struct Gain {
  std::vector<Raise> raises;
  Reach reach = Reach::unknown;
  std::optional<Ratio> before;       ///< the total as it is
  std::optional<Ratio> after;        ///< where `reach` is exact
  std::optional<Ratio> points;       ///< after less before
  std::optional<Ratio> after_least;  ///< where `reach` is exact or between
  std::optional<Ratio> after_most;
  scoring::LevelOutcome level_before;
  scoring::LevelOutcome level_after;  ///< several levels where the raise leaves it open
};

/// Scores again from the raises upward. A node computed from what is below it is computed anew; one that is
/// known only from print moves by what its raised parts add to the mean (a part that is missing is taken to
/// apply, and to stay as it is), and as the print hides its decimals, both ends of what it can be are carried
/// on and cut at 100. An indicator of an instrument in parts that is raised as a whole leaves open which part
/// rose: the parts are then missing for the level. Raises of a node and of something below it: the upper one
/// holds.
[[nodiscard]] Gain gain_of(const Scored& scored, std::span<const Raise> raises);

/// The most a node can be: its best choice, else 100.
[[nodiscard]] Points full_points(const Scored& scored, NodeIndex node);

/// Every single raise to full points, greatest gain first, ties in the edition's order; those without a
/// certain gain last. Items with a score; and the indicator itself where no gain can be told of any of its
/// items. What is full is left out.
[[nodiscard]] std::vector<Gain> single_raises(const Scored& scored);

/// What is to be reached: a total, or a level (index into Edition::levels) or a better one.
struct Goal {
  std::optional<Points> total;
  std::optional<std::size_t> level;
};

/// A set of disclosure items that reaches the goal, found greedily: of the items below full points, the one
/// that brings most beside those picked already, one after the other. No cleverer search is made, so a
/// smaller set of other items is not ruled out, and whoever shows it says so.
struct Needed {
  bool reached = false;          ///< false: not even all disclosure items together reach it for certain
  std::vector<NodeIndex> items;  ///< in the order they were picked; empty when the goal is met already
  Gain gain;                     ///< of all of them
};
[[nodiscard]] Needed needed(const Scored& scored, const Goal& goal);

}  // namespace prongsai::analysis
