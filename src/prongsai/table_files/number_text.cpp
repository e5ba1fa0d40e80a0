// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "prongsai/table_files/number_text_detail.h"

namespace prongsai::table_files {
namespace {

using Shape = NumberFormat::Shape;

constexpr int digits_kept = 15;
constexpr std::int64_t seconds_a_day = 86'400;

std::string clock_text(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// Day 1 is 1900-01-01, and there is a 29 February 1900 as day 60, which never was.
std::optional<std::string> day_text(std::int64_t day, bool from_1904) {
  constexpr std::int64_t last_day = 2'958'465;  // 9999-12-31
  constexpr std::int64_t from_1900_to_1904 = 1462;
  if (from_1904) day += from_1900_to_1904;
  if (day < 1 || day > last_day || day == 60) return std::nullopt;
  const std::chrono::sys_days zero = std::chrono::year{1899} / 12 / (day < 60 ? 31 : 30);
  const std::chrono::year_month_day date{zero + std::chrono::days{day}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<std::string> moment_text(double value, Shape shape, bool from_1904) {
  if (!(value >= 0 && value < 1e7)) return std::nullopt;
  const auto seconds = std::llround(value * static_cast<double>(seconds_a_day));
  if (shape == Shape::duration) return clock_text(seconds);
  const std::int64_t day = seconds / seconds_a_day;
  const std::int64_t of_day = seconds % seconds_a_day;
  if (shape == Shape::time && day == 0) return clock_text(of_day);
  std::optional<std::string> text = day_text(day, from_1904);
  if (text && shape != Shape::date && of_day != 0) *text += "T" + clock_text(of_day);
  return text;
}

}  // namespace

std::string decimal_text(double value, int shift) {
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value),
                                 std::chars_format::scientific, digits_kept - 1);
  const std::string_view shown(buffer, static_cast<std::size_t>(end.ptr - buffer));
  const std::size_t e = shown.find('e');
  int exponent = 0;
  const std::string_view power = shown.substr(shown[e + 1] == '+' ? e + 2 : e + 1);
  std::from_chars(power.data(), power.data() + power.size(), exponent);
  std::string digits(1, shown[0]);
  digits += shown.substr(2, e - 2);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.empty()) return "0";
  exponent += shift;

  const std::string sign = value < 0 ? "-" : "";
  constexpr int places_most = 20;
  const auto length = static_cast<int>(digits.size());
  if (exponent > places_most || length - exponent - 1 > places_most + digits_kept) {
    const std::string fraction = length > 1 ? "." + digits.substr(1) : "";
    return fmt::format("{}{}{}E{:+}", sign, digits[0], fraction, exponent);
  }
  if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  if (length <= exponent + 1)
    return sign + digits + std::string(static_cast<std::size_t>(exponent + 1 - length), '0');
  digits.insert(static_cast<std::size_t>(exponent) + 1, ".");
  return sign + digits;
}

std::string number_text(double value, const NumberFormat& format, bool from_1904) {
  switch (format.shape) {
    case Shape::general:
      break;
    case Shape::percent:
      return decimal_text(value, 2) + "%";
    case Shape::padded: {
      std::string text = decimal_text(value);
      if (value < 0 || text.find_first_not_of("0123456789") != std::string::npos) return text;
      if (text.size() < format.digits) text.insert(0, format.digits - text.size(), '0');
      return text;
    }
    case Shape::date:
    case Shape::time:
    case Shape::date_time:
    case Shape::duration:
      if (auto text = moment_text(value, format.shape, from_1904)) return *std::move(text);
      break;
  }
  return decimal_text(value);
}

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace prongsai::table_files
