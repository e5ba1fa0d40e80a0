// SPDX-License-Identifier: Apache-2.0
#include "prongsai/disclosure/agreement.h"

#include <array>
#include <cstdint>

#include "prongsai/base/assert.h"

namespace prongsai::disclosure {
namespace {

constexpr std::size_t choices_max = 7;
using Counts = std::array<std::int64_t, choices_max>;

/// 1 - seen / by_chance, exact; in the unit of Ratio, where one is Points::whole(1).
base::Ratio beyond_chance(base::Int128 seen, base::Int128 by_chance) {
  return base::Ratio((by_chance - seen) * base::Points::unit, by_chance);
}

}  // namespace

Agreement agreement(std::span<const Pair> pairs, std::size_t choices) {
  PRONGSAI_ASSERT(choices >= 2 && choices <= choices_max);
  Agreement found;
  found.pairs = pairs.size();
  Counts firsts{};
  Counts seconds{};
  std::int64_t steps = 0;  // how far the grades of each pair lie apart, added up
  for (const Pair& pair : pairs) {
    PRONGSAI_ASSERT(pair.first < choices && pair.second < choices);
    ++firsts[pair.first];
    ++seconds[pair.second];
    if (pair.first == pair.second) ++found.equal;
    steps += static_cast<std::int64_t>(pair.first > pair.second ? pair.first - pair.second
                                                                : pair.second - pair.first);
  }
  // Both are disagreements by chance times the number of pairs squared.
  base::Int128 unequal_by_chance = 0;
  base::Int128 steps_by_chance = 0;
  for (std::size_t one = 0; one < choices; ++one) {
    for (std::size_t other = 0; other < choices; ++other) {
      if (one == other) continue;
      const base::Int128 expected = static_cast<base::Int128>(firsts[one]) * seconds[other];
      unequal_by_chance += expected;
      steps_by_chance += expected * static_cast<std::int64_t>(one > other ? one - other : other - one);
    }
  }
  if (found.pairs < 2 || unequal_by_chance == 0) return found;
  const auto number = static_cast<base::Int128>(found.pairs);
  const auto unequal = static_cast<base::Int128>(found.pairs - found.equal);
  found.kappa = beyond_chance(number * unequal, unequal_by_chance);
  if (choices > 2) found.weighted = beyond_chance(number * steps, steps_by_chance);
  return found;
}

}  // namespace prongsai::disclosure
