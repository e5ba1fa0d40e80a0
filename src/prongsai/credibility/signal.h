// SPDX-License-Identifier: Apache-2.0
// What may show that answers were not given by those who should have given them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace prongsai::credibility {

/// Each is measured, held against what honest answers would give, and placed among the agency's peers. None
/// of them is a proof, alone or together.
enum class Signal : std::uint8_t {
  almost_perfect,  ///< sheets with the best choice (nearly) everywhere, beyond what the other sheets lead to
                   ///< expect
  one_column,      ///< sheets with one column ticked all the way, whatever was asked
  twins,           ///< sheets that share their uncommon answers with another one, beyond what chance gives
  hasty,           ///< sheets filled in faster than the questions can be read
  quick,           ///< of the others, sheets filled in as fast as by somebody who knows the form
  no_time_told,    ///< sheets whose sender did not say how long it took, as scripts do
  day_peak,        ///< most answers of one day
  burst,           ///< many answers within ten minutes
  late_top_up,     ///< answers of the last three days that lifted the agency just over its minimum
  above_assessed,  ///< score above that of the visitors whom assessors asked
  jump,            ///< score above that of the year before
};
inline constexpr std::size_t signal_count = 11;
/// "almost_perfect", …: locale/ has the name, the sentence and the innocent reasons under
/// "credibility.<word>".
[[nodiscard]] std::string_view word_of(Signal signal);

/// What a signal's figures are.
enum class Unit : std::uint8_t {
  sheets,  ///< so many of the survey's
  points,  ///< of a score
  levels,  ///< burst levels added over the days
};
[[nodiscard]] Unit unit_of(Signal signal);

}  // namespace prongsai::credibility
