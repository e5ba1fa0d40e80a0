// SPDX-License-Identifier: Apache-2.0
// How far two texts say the same, when neither clocks nor counters of visitors shall count.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::disclosure {

/// From here on two readers were shown the same: room for other news in a margin, for a greeting, for the
/// menu of a small screen. The bar is a choice, not a finding; what lies below it is looked at by people.
inline constexpr int alike_percent = 90;

/// How much of both texts together is in both, 0 to 100, rounded down; 100 for two empty ones. Compared are
/// words and how often each comes, wherever they stand. A word is one of Latin letters; a number, where all
/// numbers but years of four digits are the same one, and so are words with digits in them: times, counters
/// and tokens are others at each look; of Thai, which puts no space between words, each four letters in a
/// row within a line. (Sørensen and Dice's measure over these.)
[[nodiscard]] int percent_alike(std::string_view first, std::string_view second);

/// The first line of `text` of which less than half stands in `other`, at most 160 letters; empty for none.
[[nodiscard]] std::string line_without_likeness(std::string_view text, std::string_view other);

}  // namespace prongsai::disclosure
