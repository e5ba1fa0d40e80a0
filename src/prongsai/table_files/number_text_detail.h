// SPDX-License-Identifier: Apache-2.0
// Numbers of a spreadsheet as text: decimals, percentages, dates, by the format of their cell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai::table_files {

struct NumberFormat {
  enum class Shape : std::uint8_t { general, percent, padded, date, time, date_time, duration };

  Shape shape = Shape::general;
  std::size_t digits = 0;  ///< of a padded whole number, "00000"

  friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

/// A format code such as `0.00%`, `[$-107041E]d mmm yyyy;@` or `ว/ด/ปปปป` (ECMA-376 part 1, 18.8.31). Its
/// first section decides.
[[nodiscard]] NumberFormat format_of_code(std::string_view code);
/// A format that is built in, by its number (18.8.30, with those of Thai).
[[nodiscard]] NumberFormat format_of_id(int id);

/// "81.9", "1207", "-0.05": exact decimals of the fifteen digits a spreadsheet keeps, times ten to the
/// `shift`. Beyond twenty places before or after the point as "1.5E+300".
[[nodiscard]] std::string decimal_text(double value, int shift = 0);

/// A number by its format; `from_1904` chooses the day 0 of the workbook. Days are written "2026-10-01", with
/// a time "2026-10-01T09:30:00", times "09:30:00"; what is no day of a spreadsheet's calendar is written as a
/// number.
[[nodiscard]] std::string number_text(double value, const NumberFormat& format, bool from_1904);

/// The whole text as a finite number, with an exponent or not; nothing else.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace prongsai::table_files
