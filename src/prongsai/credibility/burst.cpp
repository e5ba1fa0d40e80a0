// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/burst.h"

#include <algorithm>

#include "prongsai/base/assert.h"

namespace prongsai::credibility {
namespace {

constexpr int window = 10;             // minutes
constexpr double chance = 10.0 / 720;  // of a window among the twelve hours in which people answer
constexpr std::int64_t fewest = 5;

/// The chance that of `trials` exactly `hits` fall into the window. What makes it grow and what makes it
/// shrink take turns, so that nothing leaves the range of a double that the result itself does not leave.
double chance_of(std::int64_t hits, std::int64_t trials) {
  double product = 1;
  std::int64_t misses = trials - hits;
  for (std::int64_t i = 0; i < hits; ++i) {
    product *= chance * static_cast<double>(trials - i) / static_cast<double>(hits - i);
    for (; product > 1 && misses > 0; --misses) product *= 1 - chance;
  }
  for (; misses > 0 && product > 0; --misses) product *= 1 - chance;
  return product;
}

/// That at least `least` of `trials` do. Requires: more than are to be expected.
double chance_of_at_least(std::int64_t least, std::int64_t trials) {
  double term = chance_of(least, trials);
  double sum = 0;
  for (std::int64_t hits = least; hits <= trials && sum + term > sum; ++hits) {
    sum += term;
    term *= chance / (1 - chance) * static_cast<double>(trials - hits) / static_cast<double>(hits + 1);
  }
  return sum;
}

}  // namespace

std::int64_t most_within_ten_minutes(const BallotsByMinute& ballots) {
  std::int64_t most = 0;
  std::int64_t inside = 0;
  auto first = ballots.begin();
  for (const auto& [minute, count] : ballots) {
    inside += count;
    for (; first->first <= minute - window; ++first) inside -= first->second;
    most = std::max(most, inside);
  }
  return most;
}

std::uint8_t burst_level(std::int64_t most, std::int64_t all) {
  PRONGSAI_ASSERT(0 <= most && most <= all);
  // Some window is the one that begins with a ballot: no more windows than ballots need be thought of.
  const std::int64_t others = all - 1;
  if (most < fewest || static_cast<double>(most - 1) <= chance * static_cast<double>(others)) return 0;
  const double surprise = static_cast<double>(all) * chance_of_at_least(most - 1, others);
  std::uint8_t level = 0;
  for (const double rare : {1e-2, 1e-5, 1e-9})
    level = static_cast<std::uint8_t>(level + (surprise < rare ? 1 : 0));
  return level;
}

}  // namespace prongsai::credibility
