// SPDX-License-Identifier: Apache-2.0
#include "prongsai/text/width.h"

namespace prongsai::text {
namespace {

struct CodePoint {
  char32_t value;
  std::size_t bytes;
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {static_cast<char32_t>((lead & 0x1Fu) << 6 | (byte(at + 1) & 0x3Fu)), 2};
  if (lead < 0xF0) {
    return {
        static_cast<char32_t>((lead & 0x0Fu) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu)),
        3};
  }
  return {static_cast<char32_t>((lead & 0x07u) << 18 | (byte(at + 1) & 0x3Fu) << 12 |
                                (byte(at + 2) & 0x3Fu) << 6 | (byte(at + 3) & 0x3Fu)),
          4};
}

bool takes_no_room(char32_t c) {
  return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E) ||
         (c >= 0x200B && c <= 0x200D) || c == 0x2060;
}

}  // namespace

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    columns += takes_no_room(point.value) ? 0u : 1u;
    at += point.bytes;
  }
  return columns;
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t taken = width(text);
  return std::string(text) + std::string(taken < columns ? columns - taken : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t columns) {
  const std::size_t taken = width(text);
  return std::string(taken < columns ? columns - taken : 0, ' ') + std::string(text);
}

std::string shortened(std::string_view text, std::size_t columns) {
  if (width(text) <= columns) return std::string(text);
  std::size_t taken = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!takes_no_room(point.value)) {
      if (taken + 1 >= columns) break;
      ++taken;
    }
    at += point.bytes;
    end = at;
  }
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace prongsai::text
