// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>

#include "prongsai/table_files/decode_text_detail.h"

namespace prongsai::table_files {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

std::optional<std::string> decode_utf16(std::string_view bytes, bool little) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned>(byte_at(bytes, at));
    const auto second = static_cast<unsigned>(byte_at(bytes, at + 1));
    return static_cast<char32_t>(little ? first | (second << 8U) : (first << 8U) | second);
  };
  std::string out;
  out.reserve(bytes.size() * 3 / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t letter = unit(at);
    if (letter >= 0xdc00 && letter <= 0xdfff) return std::nullopt;
    if (letter >= 0xd800 && letter <= 0xdbff) {
      at += 2;
      if (at >= bytes.size()) return std::nullopt;
      const char32_t low = unit(at);
      if (low < 0xdc00 || low > 0xdfff) return std::nullopt;
      letter = 0x10000 + ((letter - 0xd800) << 10U) + (low - 0xdc00);
    }
    append_utf8(out, letter);
  }
  return out;
}

/// The upper half of Windows-874, from 0x80; 0 where it has no letter. From 0xa1 on it is TIS-620, which lies
/// in Unicode in the same order.
char32_t thai_874(std::uint8_t byte) {
  switch (byte) {
    case 0x80:
      return 0x20ac;
    case 0x85:
      return 0x2026;
    case 0x91:
      return 0x2018;
    case 0x92:
      return 0x2019;
    case 0x93:
      return 0x201c;
    case 0x94:
      return 0x201d;
    case 0x95:
      return 0x2022;
    case 0x96:
      return 0x2013;
    case 0x97:
      return 0x2014;
    case 0xa0:
      return 0xa0;
    default:
      break;
  }
  const bool is_thai = (byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);
  return is_thai ? static_cast<char32_t>(0x0e01 + (byte - 0xa1)) : 0;
}

bool is_mark_874(std::uint8_t byte) {
  return byte == 0xd1 || (byte >= 0xd4 && byte <= 0xda) || (byte >= 0xe7 && byte <= 0xee);
}

std::optional<std::string> decode_874(std::string_view bytes) {
  std::size_t letters = 0;
  std::size_t astray = 0;
  std::uint8_t before = 0;
  std::string out;
  out.reserve(bytes.size() * 3);
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      const char32_t letter = thai_874(byte);
      if (letter == 0) return std::nullopt;
      if (byte > 0xa0) ++letters;
      if (is_mark_874(byte) && before < 0xa1) ++astray;
      append_utf8(out, letter);
    }
    before = byte;
  }
  // A typist's slip is one in hundreds; "caf\xe9" is nothing but slips.
  return letters > 0 && astray * 20 <= letters ? std::optional(out) : std::nullopt;
}

/// Whether so many letters are whole in UTF-8 that the text is UTF-8 with damage, and no Windows-874.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t whole = 0;
  std::size_t high = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = base::first_letter(bytes.substr(at)).bytes;
    if (byte_at(bytes, at) >= 0x80) high += length == 0 ? 1 : length;
    if (length > 1) whole += length;
    at += length == 0 ? 1 : length;
  }
  return whole * 2 > high;
}

}  // namespace

std::optional<std::string> decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe")) return decode_utf16(bytes.substr(2), true);
  if (bytes.starts_with("\xfe\xff")) return decode_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (first_not_utf8(bytes) == std::string_view::npos) return std::string(bytes);
  return is_mostly_utf8(bytes) ? std::nullopt : decode_874(bytes);
}

}  // namespace prongsai::table_files
