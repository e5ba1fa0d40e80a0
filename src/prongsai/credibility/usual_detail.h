// SPDX-License-Identifier: Apache-2.0
// What is usual among peers, learnt from them; private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace prongsai::credibility {

/// One agency's figure of one signal.
struct Figure {
  std::uint32_t agency = 0;
  std::uint32_t peers = 0;
  double value = 0;
  double of = 0;         ///< hits out of so many; counts without a bound: what they are in proportion to
  double beside = 0;     ///< what the expectation may depend on: score of the others, number of sheets
  double uncertain = 0;  ///< standard error of `value` from sampling, for points
};

/// The same figure held against what is usual.
struct Held {
  double expected = 0;
  double highest_usual = 0;
  double tail = 1;
};

/// Hits out of trials (beta-binomial around the share of the neighbours).
[[nodiscard]] std::vector<Held> hold_shares(std::span<const Figure> figures);
/// Counts in proportion to `of` (negative binomial around the neighbours' rate).
[[nodiscard]] std::vector<Held> hold_counts(std::span<const Figure> figures);
/// Shares of `of` by their place among the peers alone, where no model fits: nothing is rarer than one among
/// them.
[[nodiscard]] std::vector<Held> hold_ranks(std::span<const Figure> figures);
/// Points (normal around the neighbours' median, their spread found robustly).
[[nodiscard]] std::vector<Held> hold_points(std::span<const Figure> figures);

/// Percent of the peers in whom it is less marked.
[[nodiscard]] std::vector<int> percentiles(std::span<const Figure> figures, std::span<const Held> held);

}  // namespace prongsai::credibility
