// SPDX-License-Identifier: Apache-2.0
// Assessors whose bias is known, over items whose true grade is known: what error is left at each step.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "prongsai/base/ratio.h"
#include "prongsai/disclosure/agreement.h"

namespace prongsai::simulation {

/// How an assessor errs, besides 4 items in 100 either way, as everybody does. All figures are assumptions,
/// told in docs/reference/grading.md.
enum class Leaning : std::uint8_t {
  careful,   ///< not at all
  strict,    ///< 15 in 100 one step too low
  lenient,   ///< 25 in 100 of what is not best one step too high
  careless,  ///< 20 in 100 without looking
  captured,  ///< the best grade for everything of one agency in ten
};
inline constexpr std::size_t leaning_count = 5;
[[nodiscard]] std::string_view word_of(Leaning leaning);  ///< "careful", …

struct GradingOptions {
  std::uint64_t seed = 2569;
  std::size_t agencies = 1'000;
  std::size_t items = 43;
  std::size_t choices = 2;  ///< of the scale, the lowest first; 2 to 7
  std::size_t graders = 50;
  /// Of 100 graders, by Leaning; adds up to 100.
  std::array<std::uint32_t, leaning_count> leanings = {50, 15, 15, 10, 10};
  std::uint32_t deserve_best = 80;  ///< of 100 items; the others one step less and more, evenly
  /// Of 100 items look like another grade than they deserve, the same one for all who look: every second
  /// assessor is misled, so that errors of two are not independent.
  std::uint32_t misleading = 5;
  std::uint32_t dispute_too_low =
      70;                            ///< of 100 items graded too low are disputed; what is too high never is
  std::uint32_t dispute_right = 10;  ///< of 100 items rightly not graded best
};

/// What is wrong at one step.
struct Remaining {
  std::size_t too_low = 0;
  std::size_t too_high = 0;
  /// How far an agency's mean over its items is off, mean over agencies, in points of 100.
  base::Ratio off;

  [[nodiscard]] std::size_t wrong() const { return too_low + too_high; }
};

struct GradingOutcome {
  std::size_t items = 0;
  Remaining single;    ///< had the first assessor graded alone
  Remaining settled;   ///< two blind, and a third where they disagree
  Remaining disputed;  ///< and what the agency disputed was decided by a careful reviewer
  std::size_t thirds = 0;
  std::size_t disputes = 0;
  std::vector<disclosure::Pair> blind;  ///< the two blind grades of each item
  /// Each blind grade with the true one, by the assessor's leaning: what golden items would show.
  std::array<std::vector<disclosure::Pair>, leaning_count> golden;
};

/// Assessors are assigned by disclosure::assigned. The same options give the same outcome everywhere.
/// Requires: at least three graders.
[[nodiscard]] GradingOutcome grade_all(const GradingOptions& options);

}  // namespace prongsai::simulation
