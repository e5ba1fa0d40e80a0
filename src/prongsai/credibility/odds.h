// SPDX-License-Identifier: Apache-2.0
// How likely something at least as extreme is. Binary floating point is allowed here: nothing in this room is
// a score.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace prongsai::credibility {

/// `hits` of `of` where each hit has the probability `share` and hits of one agency go together by `together`
/// (the intraclass correlation; 0: independently).
struct Trials {
  double of = 0;
  double share = 0;
  double together = 0;
};
/// Beta-binomial probability of more than `hits`, and half that of just as many (mid-p).
/// Requires: 0 <= hits <= of, 0 < share < 1, 0 <= together < 1.
[[nodiscard]] double upper_tail(const Trials& trials, double hits);

/// Happenings that have no upper bound: negative binomial of the given mean, whose variance is
/// mean + spread * mean². Likewise with half of just as many. Requires: mean > 0, spread >= 0.
[[nodiscard]] double upper_tail_of_counts(double mean, double spread, double hits);

/// Of the normal distribution.
[[nodiscard]] double upper_tail_of_normal(double deviations);

/// How many deviations above the mean a normal variable must lie to have this upper tail; within ±7.
/// Requires: 0 < tail < 1.
[[nodiscard]] double deviations_of(double tail);

/// Truncated product (Zaykin and others 2002): how likely the product of those of `tails` that are at most
/// `threshold` is as small as it is when nothing is wrong and each tail is uniform. 1 where none is.
[[nodiscard]] double truncated_product(std::span<const double> tails, double threshold);

/// Benjamini and Hochberg 1995: true for those that may be told so that, in expectation, at most the share
/// `q` of what is told is chance.
[[nodiscard]] std::vector<bool> false_discovery_queue(std::span<const double> tails, double q);

}  // namespace prongsai::credibility
