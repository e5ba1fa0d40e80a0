// SPDX-License-Identifier: Apache-2.0
// Days and periods as documents write them; private to this room.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::lint {

using Day = std::chrono::sys_days;

/// "1 สิงหาคม พ.ศ. 2565", "25 – 30 มกราคม 2565", "ธ.ค. 64": as printed, whether or not there is such a day.
struct DateAt {
  std::size_t begin = 0;  ///< bytes, in a line with Arabic digits
  std::size_t end = 0;
  int from_day = 0;         ///< of two days of one month the first; 0: there is one, or none
  int day = 0;              ///< 0: only a month
  int month = 0;            ///< 1 to 12
  int year = 0;             ///< Buddhist era; 0: not printed
  bool common_era = false;  ///< printed as 2022; `year` is 2565
};
/// In the order of the line. A short name of a month counts only with a day or a year ("สำนักงาน ก.พ." is
/// none).
[[nodiscard]] std::vector<DateAt> dates_in(std::string_view plain);

/// The month that a cell names and nothing else, or 0: "ธ.ค", "ธันวาคม", "ต.ค. 64".
[[nodiscard]] int month_of(std::string_view cell);
/// "ธันวาคม". Requires: 1 <= month <= 12.
[[nodiscard]] std::string_view month_name(int month);
[[nodiscard]] std::string_view short_month_name(int month);

/// Of an unknown year (0) 29 February exists.
[[nodiscard]] bool day_exists(int day, int month, int year);
[[nodiscard]] int days_of(int month, int year);

struct Period {
  Day first{};
  Day last{};
  bool until = false;      ///< "ภายในวันที่ …": only the end is said
  bool backwards = false;  ///< ends before it begins
};
/// Of a cell that says one period. A year that is not printed is taken from `fiscal_year`; empty where that
/// is 0 too, where a day does not exist, and where more is said than one period.
[[nodiscard]] std::optional<Period> period_in(std::string_view cell, int fiscal_year);

[[nodiscard]] Day first_day_of(int fiscal_year);
[[nodiscard]] Day last_day_of(int fiscal_year);
/// Months since the year 0, so that they can be counted.
[[nodiscard]] int month_number(Day day);
/// In the fiscal year the month lies in the calendar year before from October on.
[[nodiscard]] int month_number(int month, int fiscal_year);

}  // namespace prongsai::lint
