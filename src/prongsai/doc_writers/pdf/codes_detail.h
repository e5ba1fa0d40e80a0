// SPDX-License-Identifier: Apache-2.0
// Stepping through UTF-8, whatever the bytes are.
#pragma once

#include <cstddef>
#include <string_view>

namespace prongsai::doc_writers::pdf {

inline constexpr char32_t wrong_code = 0xfffd;

/// The code point at `at`, which moves behind it; a byte that is not UTF-8 counts as one wrong code.
inline char32_t next_code(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  std::size_t length = 1;
  if (lead >= 0xf0 && lead < 0xf5)
    length = 4;
  else if (lead >= 0xe0 && lead < 0xf0)
    length = 3;
  else if (lead >= 0xc2 && lead < 0xe0)
    length = 2;
  if (at + length > text.size()) length = 1;
  char32_t code = length == 1 ? lead : lead & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xc0U) != 0x80) {
      length = 1;
      break;
    }
    code = (code << 6) | (next & 0x3fU);
  }
  at += length;
  if (length == 1 && lead >= 0x80) return wrong_code;
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? wrong_code : code;
}

}  // namespace prongsai::doc_writers::pdf
