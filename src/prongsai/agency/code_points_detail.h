// SPDX-License-Identifier: Apache-2.0
// UTF-8 as code points and back, and what the Thai ones are; private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/utf8.h"

namespace prongsai::agency {

/// The code points of a text; bytes that are not UTF-8 are left out.
[[nodiscard]] std::vector<char32_t> code_points(std::string_view text);
[[nodiscard]] std::string utf8_of(const std::vector<char32_t>& points);
using base::append_utf8;
using base::is_utf8;

/// Written above or below a consonant.
[[nodiscard]] constexpr bool is_thai_mark(char32_t c) {
  return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
}
[[nodiscard]] constexpr bool is_thai_letter(char32_t c) {
  return (c >= 0x0E01 && c <= 0x0E3A && c != 0x0E2F) || (c >= 0x0E40 && c <= 0x0E4E);
}
/// Takes no room at all: zero-width blanks and joiners, marks of direction, soft hyphen, byte order mark.
[[nodiscard]] constexpr bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}
[[nodiscard]] constexpr bool is_blank(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Marks of each letter in one order and none twice, nikhahit with sara aa as sara am, two เ as แ.
[[nodiscard]] std::vector<char32_t> in_mark_order(const std::vector<char32_t>& points);

}  // namespace prongsai::agency
