// SPDX-License-Identifier: Apache-2.0
// When something is done: every form in which plans say it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::improvement {

using Day = std::chrono::sys_days;

enum class PeriodForm : std::uint8_t {
  month,    ///< "ธันวาคม 2564"
  days,     ///< "1 มีนาคม – 31 พฤษภาคม 2565", or one day
  until,    ///< "ภายในวันที่ 30 เมษายน 2565": begins with the fiscal year, or is its last day where that lies
            ///< before
  quarter,  ///< "ไตรมาสที่ 1": October to December is the first
  year,     ///< the whole fiscal year
};

/// In the fiscal year `year` of the Buddhist era, which runs from 1 October of the year before.
struct Period {
  PeriodForm form = PeriodForm::year;
  Day first{};  ///< first day
  Day last{};   ///< last day, within
  int quarter = 0;

  friend bool operator==(const Period&, const Period&) = default;
};

/// "month 2021-12", "days 2022-03-01 2022-05-31", "until 2022-04-30", "quarter 1", "year".
[[nodiscard]] std::string period_text(const Period& period);
/// Of the canonical text. Empty for anything else.
[[nodiscard]] std::optional<Period> read_period(std::string_view canonical, int fiscal_year);

/// What people write, in Thai or English, Thai or Arabic digits, full or short names of months, years of
/// either era (from 2400 on Buddhist), a year left out where the fiscal year tells it ("1 มี.ค. – 31 พ.ค."),
/// "-" or "–" or "ถึง"; also the canonical text, "ตลอดปีงบประมาณ", "ทั้งปี", "Q1", "ไตรมาส 1", "ไตรมาส 1 - 2",
/// "1/3/2565", and a year of two digits where it is one of the fiscal year's. Empty for what it cannot be,
/// and for a last day before the first. A day outside of the fiscal year is read all the same: checks.h tells
/// it.
[[nodiscard]] std::optional<Period> parse_period(std::string_view typed, int fiscal_year);

[[nodiscard]] Day first_day_of(int fiscal_year);  ///< 1 October
[[nodiscard]] Day last_day_of(int fiscal_year);   ///< 30 September
[[nodiscard]] bool lies_within(const Period& period, int fiscal_year);
/// The quarter of the fiscal year, 1 to 4. Requires: 1 <= quarter <= 4.
[[nodiscard]] Period quarter_of(int fiscal_year, int quarter);

/// Which of the year's twelve months (0 = October) the period touches: the cells of a calendar. Of `until`
/// only the month of its last day, for nobody said when it begins. All false where it lies outside.
[[nodiscard]] std::vector<bool> months_of(const Period& period, int fiscal_year);

/// "2022-03-01".
[[nodiscard]] std::string iso(Day day);
[[nodiscard]] std::optional<Day> parse_iso(std::string_view text);

}  // namespace prongsai::improvement
