// SPDX-License-Identifier: Apache-2.0
// What is shown to a person beside an agency's score: figures, what honesty would give, where the peers
// stand.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "prongsai/credibility/seen.h"
#include "prongsai/credibility/signal.h"

namespace prongsai::credibility {

enum class SignalOutcome : std::uint8_t {
  usual,    ///< within what honest answers give in 19 of 20 agencies
  unusual,  ///< beyond it. One in twenty honest agencies is, by each signal
};

/// One signal of one survey, next to what honesty would give. Signals that could not be measured are left
/// out.
struct SignalSeen {
  Signal signal = Signal::almost_perfect;
  Asked asked = Asked::internal;
  double value = 0;          ///< in unit_of(signal)
  double expected = 0;       ///< of an honest agency of its size, score and peers
  double highest_usual = 0;  ///< 19 of 20 honest agencies stay at or below
  std::uint32_t of = 0;      ///< sheets that `value` is out of, for signals counted in sheets; else 0
  double tail = 1;           ///< how likely at least this is when nothing is wrong
  int percentile = 0;        ///< percent of the peers in whom it is less marked
  SignalOutcome outcome = SignalOutcome::usual;
  bool counts = true;  ///< false: shown, but no part of the whole (a staff meeting fills in together)
};

/// How much of those who could answer did, and how exact their mean is.
struct Coverage {
  Asked asked = Asked::internal;
  std::uint32_t sheets = 0;
  std::optional<std::uint32_t> required;
  std::optional<std::uint32_t> population;
  std::optional<double> share;  ///< percent of the population; at most 100
  /// Half the width of the 95 % interval of the mean in points, were those who answered drawn at random;
  /// smaller where they are a large part of a known population.
  double margin = 0;
};

/// Why a card has no figure for the whole.
enum class Whole : std::uint8_t {
  told,
  too_few_signals,  ///< fewer than three could be measured
  too_few_peers,    ///< fewer than `peers_least` agencies in all
};

/// At most one honest agency in a hundred is as rare, as measured (docs/reference/credibility.md): what a
/// page may mark beside the queue. It is less than 0.01 because the ways of looking go together more than the
/// model says.
inline constexpr double rare_tail = 0.0075;

/// Never a verdict: the most it says is that somebody should look ("ควรให้คนดู").
struct EvidenceCard {
  std::vector<Coverage> coverage;
  std::vector<SignalSeen> signals;  ///< in the order of Signal and Asked
  Whole whole = Whole::too_few_signals;
  double tail = 1;        ///< of all signals together; 1 where `whole` says that there is none
  bool queued = false;    ///< in the queue of those to be looked at
  std::size_t peers = 0;  ///< agencies it was held against, itself included
};

}  // namespace prongsai::credibility
