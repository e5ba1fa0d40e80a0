// SPDX-License-Identifier: Apache-2.0
// A nation's traces in, a card for each agency out, and the queue of those that a person should look at.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "prongsai/credibility/card.h"
#include "prongsai/credibility/traces.h"

namespace prongsai::credibility {

/// A pool of fewer agencies than this says nothing about what is usual.
inline constexpr std::size_t peers_least = 60;

struct WeighOptions {
  double q = 0.05;  ///< share of the queue that may be chance
  /// Where totals gather: empty leaves the nation's look at the pass mark out.
  std::optional<Points> pass_mark;
};

/// How many totals lie within half a point below the pass mark and how many within half a point from it on,
/// against the slope that the totals half a point to two points away have. About the nation, never about one
/// agency.
struct Bunching {
  std::uint32_t below = 0;
  std::uint32_t above = 0;
  double expected_above = 0;  ///< of below + above, were the slope as in the neighbourhood
  double tail = 1;            ///< that at least so many of them are above by chance
};

struct Weighed {
  std::vector<EvidenceCard> cards;  ///< as the traces stand
  std::size_t queued = 0;
  /// How much more the signals go together and stray than the model says, found in the middle of the
  /// agencies; 1: as it says. All tails are corrected by it.
  double inflation = 1;
  std::optional<Bunching> bunching;
};

/// What is usual is learnt from the agencies themselves, robustly: a few stuffed ones among many do not move
/// it, but where most are stuffed, stuffing is what is usual and nothing is found. The same traces give the
/// same cards; between compilers the tails may differ in the last digits.
[[nodiscard]] Weighed weigh(std::span<const AgencyTraces> agencies, const WeighOptions& options = {});

}  // namespace prongsai::credibility
