// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdint>
#include <utility>

#include "prongsai/document_files/encoding_detail.h"

namespace prongsai::document_files {
namespace {

/// The upper half of Windows-874 (the table of the Unicode consortium, CP874.TXT); 0: no letter there.
char32_t letter_of_874(std::uint8_t byte) {
  constexpr std::array<std::pair<std::uint8_t, char32_t>, 10> outside = {{{0x80, 0x20ac},
                                                                          {0x85, 0x2026},
                                                                          {0x91, 0x2018},
                                                                          {0x92, 0x2019},
                                                                          {0x93, 0x201c},
                                                                          {0x94, 0x201d},
                                                                          {0x95, 0x2022},
                                                                          {0x96, 0x2013},
                                                                          {0x97, 0x2014},
                                                                          {0xa0, 0xa0}}};
  for (const auto& [code, letter] : outside) {
    if (code == byte) return letter;
  }
  const bool is_thai = (byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);
  return is_thai ? 0x0e01U + (byte - 0xa1U) : 0;
}

}  // namespace

std::optional<std::string> decode(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (is_utf8(bytes)) return std::string(bytes);
  std::string out;
  std::size_t letters = 0;
  std::size_t astray = 0;
  bool after_thai = false;
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80) {
      out += c;
      after_thai = false;
      continue;
    }
    const char32_t letter = letter_of_874(byte);
    if (letter == 0) return std::nullopt;
    const bool is_thai = letter >= 0x0e01 && letter <= 0x0e5b;
    const bool is_mark =
        letter == 0x0e31 || (letter >= 0x0e34 && letter <= 0x0e3a) || (letter >= 0x0e47 && letter <= 0x0e4e);
    if (is_thai) ++letters;
    if (is_mark && !after_thai) ++astray;
    after_thai = is_thai;
    append_utf8(out, letter);
  }
  // Western text read this way is full of marks that stand on nothing; damaged UTF-8 too.
  if (letters == 0 || astray * 20 > letters) return std::nullopt;
  return out;
}

}  // namespace prongsai::document_files
