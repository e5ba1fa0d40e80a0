// SPDX-License-Identifier: Apache-2.0
// Days as people in Thailand mean them, and moments as machines do.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai::round {

/// Microseconds since 1970 in UTC, without leap seconds. "Now" is always handed in: this room has no clock.
using Moment = std::chrono::sys_time<std::chrono::microseconds>;

/// Thailand keeps UTC+7 all year and has since 1920; no time zone database is asked.
inline constexpr std::chrono::hours thai_offset{7};

/// "2027-02-28", a day of the Common Era from 2000 to 2199 that exists; nothing for anything else.
[[nodiscard]] std::optional<std::chrono::sys_days> parse_day(std::string_view text);

/// The first moment of that day in Thailand. The first moment after it is that of the day that follows.
[[nodiscard]] Moment start_of_thai_day(std::chrono::sys_days day);

/// The day in Thailand at that moment.
[[nodiscard]] std::chrono::sys_days thai_day_at(Moment moment);

/// "2027-02-28".
[[nodiscard]] std::string day_text(std::chrono::sys_days day);
/// The moment as a clock in Thailand shows it: "2027-03-01 00:00", with seconds or microseconds only where it
/// has any. This is how moments stand in problems and findings.
[[nodiscard]] std::string moment_text(Moment moment);

/// The Thai fiscal year `fiscal_year` of the Buddhist era runs from 1 October of the year before: 2570 is
/// 2026-10-01 up to, but not with, 2027-10-01. Requires: 2500 <= fiscal_year <= 2742.
struct FiscalYear {
  Moment begins_at;
  Moment ends_at;  ///< the first moment after it
};
[[nodiscard]] FiscalYear fiscal_year_of(int fiscal_year);

}  // namespace prongsai::round
