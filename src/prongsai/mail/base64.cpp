// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <optional>

#include "prongsai/mail/base64_detail.h"

namespace prongsai::mail::detail {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::optional<unsigned> hex_value(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  const std::size_t at = digits.find(c);
  return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(at));
}

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view group = bytes.substr(at, 3);
    std::uint32_t held = 0;
    for (std::size_t i = 0; i < 3; ++i)
      held = held << 8 | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += i <= group.size() ? alphabet[held >> (18 - 6 * i) & 63U] : '=';
  }
  return out;
}

std::string from_base64(std::string_view text) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) continue;
    held = (held << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFU;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out += static_cast<char>(held >> bits & 0xFFU);
    }
  }
  return out;
}

std::string from_quoted_printable(std::string_view text, Underscore underscore) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '_' && underscore == Underscore::blank) {
      out += ' ';
    } else if (c != '=') {
      out += c;
    } else if (text.substr(at + 1).starts_with("\r\n")) {
      at += 2;  // a line that was broken only to be short
    } else {
      const auto high = at + 2 < text.size() ? hex_value(text[at + 1]) : std::nullopt;
      const auto low = high ? hex_value(text[at + 2]) : std::nullopt;
      out += low ? static_cast<char>(*high << 4 | *low) : c;
      at += low ? 2 : 0;
    }
  }
  return out;
}

}  // namespace prongsai::mail::detail
