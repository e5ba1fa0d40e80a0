// SPDX-License-Identifier: Apache-2.0
// What the signs of a line are, for the rules of breaking.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace prongsai::thai {

/// A text as code points, with the byte each begins at; one more offset for the end.
struct Line {
  std::vector<char32_t> signs;
  std::vector<std::size_t> offsets;
};

/// Wrong UTF-8 counts as one sign a byte.
[[nodiscard]] Line decode(std::string_view text);

/// Letters and vowels that a dictionary of Thai is asked about, ๆ and ฯ among them; no digits.
[[nodiscard]] constexpr bool is_thai(char32_t sign) {
  return (sign >= 0x0e01 && sign <= 0x0e3a) || (sign >= 0x0e40 && sign <= 0x0e4e);
}
[[nodiscard]] constexpr bool is_thai_digit(char32_t sign) {
  return sign >= 0x0e50 && sign <= 0x0e59;
}
[[nodiscard]] constexpr bool is_digit(char32_t sign) {
  return (sign >= '0' && sign <= '9') || is_thai_digit(sign);
}
[[nodiscard]] constexpr bool is_latin(char32_t sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= 0xc0 && sign <= 0x24f);
}
/// A line may begin after these. The no-break space is none of them.
[[nodiscard]] constexpr bool is_blank(char32_t sign) {
  return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r' || sign == 0x200b || sign == 0x3000;
}
/// Stands above, below or behind the sign before it: marks of Thai, of other scripts, joiners, and the
/// vowels ะ า ำ ๅ, which close a syllable.
[[nodiscard]] constexpr bool leans_back(char32_t sign) {
  return (sign >= 0x0e30 && sign <= 0x0e3a) || sign == 0x0e45 || (sign >= 0x0e47 && sign <= 0x0e4e) ||
         (sign >= 0x0300 && sign <= 0x036f) || (sign >= 0xfe00 && sign <= 0xfe0f) || sign == 0x200d ||
         sign == 0x2060;
}
/// เ แ โ ใ ไ are spoken after the letter that follows.
[[nodiscard]] constexpr bool leans_forward(char32_t sign) {
  return sign >= 0x0e40 && sign <= 0x0e44;
}
[[nodiscard]] constexpr bool opens(char32_t sign) {
  return sign == '(' || sign == '[' || sign == '{' || sign == 0x201c || sign == 0x2018 || sign == 0xab;
}
/// Never begins a line: closing marks, stops, the percent sign, ๆ and ฯ.
[[nodiscard]] constexpr bool closes(char32_t sign) {
  switch (sign) {
    case ')':
    case ']':
    case '}':
    case ',':
    case '.':
    case ':':
    case ';':
    case '!':
    case '?':
    case '%':
    case '/':
    case 0x201d:
    case 0x2019:
    case 0xbb:
    case 0x2026:
    case 0x0e2f:
    case 0x0e46:
      return true;
    default:
      return false;
  }
}
[[nodiscard]] constexpr bool is_dash(char32_t sign) {
  return sign == '-' || sign == 0x2013 || sign == 0x2014;
}

}  // namespace prongsai::thai
