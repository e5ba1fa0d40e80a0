// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdint>
#include <utility>

#include "prongsai/document_files/encoding_detail.h"

namespace prongsai::document_files {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

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

std::size_t utf8_length(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  if (lead >= 0xc2 && lead <= 0xdf) length = 2;
  if (lead >= 0xe0 && lead <= 0xef) length = 3;
  if (lead >= 0xf0 && lead <= 0xf4) length = 4;
  if (length == 0 || text.size() - at < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(text, at + i) & 0xc0U) != 0x80) return 0;
  }
  const char32_t letter = letter_at(text, at, length);
  if (length == 3 && (letter < 0x800 || (letter >= 0xd800 && letter <= 0xdfff))) return 0;
  if (length == 4 && (letter < 0x10000 || letter > 0x10ffff)) return 0;
  return length;
}

char32_t letter_at(std::string_view text, std::size_t at, std::size_t length) {
  constexpr std::array<unsigned, 5> lead_bits = {0, 0x7f, 0x1f, 0x0f, 0x07};
  char32_t letter = byte_at(text, at) & lead_bits[length];
  for (std::size_t i = 1; i < length; ++i) letter = (letter << 6U) | (byte_at(text, at + i) & 0x3fU);
  return letter;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

void append_utf8(std::string& out, char32_t letter) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (letter < 0x80) {
    put(letter);
    return;
  }
  if (letter < 0x800) {
    put(0xc0U | (letter >> 6U));
  } else {
    if (letter < 0x10000) {
      put(0xe0U | (letter >> 12U));
    } else {
      put(0xf0U | (letter >> 18U));
      put(0x80U | ((letter >> 12U) & 0x3fU));
    }
    put(0x80U | ((letter >> 6U) & 0x3fU));
  }
  put(0x80U | (letter & 0x3fU));
}

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
