// SPDX-License-Identifier: Apache-2.0
// Every value a question's score can have, and what its hidden counts are then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "prongsai/suppression/scores.h"

namespace prongsai::suppression::detail {

/// Exact values: multiples of 1/scale ten-thousandths of a point, where scale is respondents × a number that
/// every item's number of boxes divides.
using Value = std::int64_t;

struct Bounds {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};

/// From a value to the bounds of every count under it: the boxes' choices one after the other, then the sums
/// over the boxes choice by choice.
using Possible = std::map<Value, std::vector<Bounds>>;

struct ItemShape {
  std::size_t counts = 0;    ///< over all boxes
  std::size_t sums = 0;      ///< choices that all boxes have in common; 0 where there is one box
  std::vector<bool> hidden;  ///< of counts, then of sums: a secret
  std::vector<std::uint32_t> truth;
};
[[nodiscard]] ItemShape shape_of(const ScoredItem& item, const Rules& rules);

/// Of the tables that show the same figures and that the rules would have hidden like this one; or, where the
/// question's table is hidden altogether, of all tables near the true one. Of too many only those near the
/// true one: enough to show that something else is possible, not that something is not. Never empty, always
/// with the truth in it.
[[nodiscard]] Possible possible_values(const ScoredItem& item, const ScorePlaces& places, const Rules& rules,
                                       Value scale, bool table_hidden);

/// The counts and sums that the table alone, by its figures and the rules of hiding, shows to be small: a
/// score cannot give that away any more. Where there are too many tables to go through: none.
[[nodiscard]] std::vector<bool> known_small_before(const ScoredItem& item, const Rules& rules);

[[nodiscard]] Value true_value(const ScoredItem& item, const ScorePlaces& places, Value scale);

/// value / scale rounded to so many places, in ten-thousandths.
[[nodiscard]] Value rounded(Value value, Value scale, int places);

}  // namespace prongsai::suppression::detail
