// SPDX-License-Identifier: Apache-2.0
// One question's answers: which of its counts must stay hidden before anything else is published.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "prongsai/suppression/rules.h"

namespace prongsai::suppression {

/// Which counts of one question are hidden: one entry a choice, true = hidden. The counts' sum, the number of
/// respondents, counts as known to everybody.
///
/// - Fewer respondents than the floor, or not more of them than choices: everything.
/// - A small count (1 to small_most).
/// - All gave the same answer to a question that accuses: that answer and its neighbour. Everybody's answer
///   would be known; and as "nobody accuses" is hidden like "a few accuse", a hidden answer to a question of
///   yes and no does not say that somebody did.
/// - Then the next lowest counts (all of equal ones; choices of nobody last), until the hidden ones do not
/// give one another away: two
///   or more, together more than small_most, and not all of them at an end of the small range.
///
/// The rules are public, so somebody may try every table of counts that would look the same. Whatever he
/// tries, each hidden count keeps two possible values at least; the tests go through all tables to show it.
///
/// `accusatory`: a negative box, where agreeing speaks against the agency. Requires: 2 to 7 counts.
[[nodiscard]] std::vector<bool> hidden_counts(std::span<const std::uint32_t> counts, bool accusatory,
                                              const Rules& rules);

/// A share of the respondents as it may be printed: in whole percents below 50 respondents (a decimal would
/// pretend to a precision that so few people do not have), with one decimal from there on; halves up. Such a
/// share gives its count away and is hidden with it.
/// Requires: count <= respondents, respondents >= 1.
[[nodiscard]] std::string printed_percent(std::uint64_t count, std::uint64_t respondents);

}  // namespace prongsai::suppression
