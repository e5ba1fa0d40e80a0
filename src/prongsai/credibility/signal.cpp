// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/signal.h"

namespace prongsai::credibility {

std::string_view word_of(Signal signal) {
  constexpr std::array<std::string_view, signal_count> words = {
      "almost_perfect", "one_column", "twins",       "hasty",          "quick", "no_time_told",
      "day_peak",       "burst",      "late_top_up", "above_assessed", "jump"};
  return words[static_cast<std::size_t>(signal)];
}

Unit unit_of(Signal signal) {
  switch (signal) {
    case Signal::burst:
      return Unit::levels;
    case Signal::above_assessed:
    case Signal::jump:
      return Unit::points;
    default:
      return Unit::sheets;
  }
}

}  // namespace prongsai::credibility
