// SPDX-License-Identifier: Apache-2.0
// Small questions the rules ask of a line's text; private to this room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/points.h"

namespace prongsai::lint {

using base::Points;

/// Broken bytes become U+FFFD; never throws.
[[nodiscard]] std::u32string code_points(std::string_view text);
[[nodiscard]] std::string utf8(std::u32string_view text);

/// Thai digits written as 0 to 9; everything else stays.
[[nodiscard]] std::string arabic_digits(std::string_view text);
/// For comparing names and questions: Arabic digits, small letters, and neither blanks nor punctuation nor ๆ
/// ฯ.
[[nodiscard]] std::string squeeze(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] bool contains(std::string_view text, std::string_view part);
/// The first of `parts` that stands in the text, or empty.
[[nodiscard]] std::string_view first_of(std::string_view text, const std::vector<std::string_view>& parts);

/// How alike two squeezed texts are, 0 to 100: single letters changed of a name (100: the same).
[[nodiscard]] int likeness(std::string_view a, std::string_view b);
/// How much of `a` stands in `b` too, by groups of three letters, 0 to 100; for long texts. Not symmetric.
[[nodiscard]] int share_in(std::string_view a, std::string_view b);

/// A number as it stands in a line (Arabic digits): "91.50", "4.31%", "-1.39", "1,207".
struct NumberAt {
  std::size_t begin = 0;  ///< bytes in the line
  std::size_t end = 0;    ///< behind the last digit, or behind "%"
  Points value;
  int decimals = 0;
  bool percent = false;  ///< "%" stands behind it
  char sign = 0;         ///< '+' or '-' right before it, else 0; a hyphen between two numbers is no sign
  std::string text;      ///< digits and point, without sign and "%"
};
/// Numbers of at most nine digits and four decimals. Not those inside a word, a code ("E11") or a date.
[[nodiscard]] std::vector<NumberAt> numbers_in(std::string_view plain);
/// The cell is one number and nothing else but a sign, "%", "คะแนน" or "ร้อยละ".
[[nodiscard]] std::optional<NumberAt> only_number(std::string_view cell);

/// A year of the Buddhist era, 2500 to 2599.
struct YearAt {
  std::size_t begin = 0;
  std::size_t end = 0;
  int year = 0;
  bool fiscal = false;  ///< "ปีงบประมาณ", "ประจำปี" or "ปี" stands before it
  bool date = false;    ///< the name of a month stands before it
};
[[nodiscard]] std::vector<YearAt> years_in(std::string_view plain);

}  // namespace prongsai::lint
