// SPDX-License-Identifier: Apache-2.0
// Two scores, two years, many scores: how far apart, in which order, and whether they may be compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/framework/edition.h"
#include "prongsai/scoring/score.h"

namespace prongsai::analysis {

using base::Points;
using base::Ratio;

/// From one score to a later one. The two numbers are different things and are never mixed: 80 to 84 is
/// 4 points, and 5 percent of what it was.
struct Change {
  Ratio points;                   ///< later less earlier
  std::optional<Ratio> relative;  ///< percent of the earlier one; empty where that is 0
};
[[nodiscard]] Change change(const Ratio& earlier, const Ratio& later);

/// Signed, with two decimals: "+3.41", "−0.42", "0.00". The sign is U+2212.
[[nodiscard]] std::string signed_text(const Ratio& value);

/// Place of each value, 1 for the greatest; equal values share a place and the next ones are skipped
/// (1, 2, 2, 4). A value that is missing has none.
[[nodiscard]] std::vector<std::optional<std::size_t>> ranks(const std::vector<std::optional<Ratio>>& values);

/// What is not the same in two editions, so that a reader knows how far two years may be compared.
enum class Difference : std::uint8_t {
  instruments,  ///< other instruments, or other parts of one
  weights,      ///< an instrument weighs more or less; an unknown weight is no difference
  indicators,   ///< other indicators, or the same number with another name
  items,        ///< items added, left out, or worded differently, where both lists are known
  scales,       ///< a choice is worth other points
  levels,       ///< other names or conditions
};
[[nodiscard]] std::vector<Difference> differences(const framework::Edition& earlier,
                                                  const framework::Edition& later);

/// True when the scores themselves come about differently (instruments, weights, indicators or scales), so
/// that no line should join the two years.
[[nodiscard]] bool breaks_series(const std::vector<Difference>& differences);

}  // namespace prongsai::analysis
