// SPDX-License-Identifier: Apache-2.0
// How surprising it is that so many ballots of a day came within ten minutes.
#pragma once

#include <cstdint>
#include <map>

namespace prongsai::credibility {

/// Ballots of one day by the minute in which they came; minutes without any may be absent.
using BallotsByMinute = std::map<int, std::int64_t>;
/// The most that came in any ten minutes of the day.
[[nodiscard]] std::int64_t most_within_ten_minutes(const BallotsByMinute& ballots);

/// 0 to 3: how surprising it is that `most` of `all` ballots of a day came within ten minutes, if each came
/// at any minute of twelve hours alike. 0: no surprise, or fewer than five; 1 to 3: it happens on fewer than
/// one of a hundred, of a hundred thousand, of a thousand million such days. Multiplied out, so that no
/// library's logarithm decides: every machine says the same. Requires: 0 <= most <= all.
[[nodiscard]] std::uint8_t burst_level(std::int64_t most, std::int64_t all);

}  // namespace prongsai::credibility
