// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/thai_day.h"

#include "prongsai/base/assert.h"

namespace prongsai::round {

using std::chrono::sys_days;
using std::chrono::year_month_day;

namespace {

constexpr int buddhist_era = 543;

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

std::optional<sys_days> parse_day(std::string_view text) {
  constexpr int first_year = 2000;
  constexpr int last_year = 2199;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day || *year < first_year || *year > last_year) return std::nullopt;
  const year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return sys_days(date);
}

Moment start_of_thai_day(sys_days day) {
  return Moment(day) - thai_offset;
}

sys_days thai_day_at(Moment moment) {
  return std::chrono::floor<std::chrono::days>(moment + thai_offset);
}

std::string day_text(sys_days day) {
  const year_month_day date(day);
  return padded(static_cast<int>(date.year()), 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) +
         "-" + padded(static_cast<unsigned>(date.day()), 2);
}

std::string moment_text(Moment moment) {
  const sys_days day = thai_day_at(moment);
  const std::chrono::hh_mm_ss clock(moment + thai_offset - Moment(day));
  std::string out =
      day_text(day) + " " + padded(clock.hours().count(), 2) + ":" + padded(clock.minutes().count(), 2);
  const bool fraction = clock.subseconds().count() != 0;
  if (clock.seconds().count() != 0 || fraction) out += ":" + padded(clock.seconds().count(), 2);
  if (fraction) out += "." + padded(clock.subseconds().count(), 6);
  return out;
}

FiscalYear fiscal_year_of(int fiscal_year) {
  constexpr int first_year = 2500;
  constexpr int last_year = 2742;
  PRONGSAI_ASSERT(fiscal_year >= first_year && fiscal_year <= last_year);
  const auto first_of_october = [](int year) {
    return start_of_thai_day(sys_days(std::chrono::year(year) / std::chrono::October / 1));
  };
  const int year = fiscal_year - buddhist_era;
  return {.begins_at = first_of_october(year - 1), .ends_at = first_of_october(year)};
}

}  // namespace prongsai::round
