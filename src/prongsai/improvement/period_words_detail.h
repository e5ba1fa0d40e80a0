// SPDX-License-Identifier: Apache-2.0
// The words of parse_period: what was typed, as a row of signs. Only for period.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/improvement/period.h"

namespace prongsai::improvement::detail {

enum class Sign : std::uint8_t {
  number,    ///< `value`, of `digits` digits
  month,     ///< `value`: 1 is January
  day,       ///< `day`: written with its month and year in numbers
  range,     ///< "-", "ถึง"
  both,      ///< "และ", "and": a range after `between`
  between,   ///< "ระหว่าง"
  until,     ///< "ภายใน"
  reaching,  ///< "until": begins an until, or stands between two days
  quarter,   ///< "ไตรมาสที่"
  year,      ///< "ปีงบประมาณ", "ตลอดปี"
  slash,
};

struct Token {
  Sign sign = Sign::number;
  int value = 0;
  int digits = 0;
  Day day{};
};

/// Empty for a word that no period is told with.
[[nodiscard]] std::optional<std::vector<Token>> tokens_of(std::string_view typed, int fiscal_year);

/// The year of the Common Era that a number stands for beside a month: from 2400 on Buddhist; of two digits
/// only where it is one of the two calendar years of the fiscal year ("65"). Empty for anything else.
[[nodiscard]] std::optional<int> common_year(int value, int digits, int fiscal_year);

/// Empty for a day that no calendar has.
[[nodiscard]] std::optional<Day> day_of(int year, int month, int day);

}  // namespace prongsai::improvement::detail
