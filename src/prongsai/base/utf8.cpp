// SPDX-License-Identifier: Apache-2.0
#include "prongsai/base/utf8.h"

namespace prongsai::base {
namespace {

std::size_t bytes_after(unsigned char lead) {
  if (lead >= 0xF0U) return lead <= 0xF4U ? 4 : 0;
  if (lead >= 0xE0U) return 3;
  return lead >= 0xC2U ? 2 : 0;
}

}  // namespace

Letter first_letter(std::string_view text) {
  if (text.empty()) return {};
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80U) return {.code = lead, .bytes = 1};
  const std::size_t bytes = bytes_after(lead);
  if (bytes == 0 || text.size() < bytes) return {};
  char32_t code = lead & (0x7FU >> bytes);
  for (std::size_t at = 1; at < bytes; ++at) {
    if ((byte(at) & 0xC0U) != 0x80U) return {};
    code = (code << 6U) | (byte(at) & 0x3FU);
  }
  const bool is_too_long = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (is_too_long || is_surrogate || code > 0x10FFFF) return {};
  return {.code = code, .bytes = bytes};
}

std::size_t first_not_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    // Most bytes of addresses, forms and files are of this kind.
    if (static_cast<unsigned char>(text[at]) < 0x80U) {
      ++at;
      continue;
    }
    const std::size_t bytes = first_letter(text.substr(at)).bytes;
    if (bytes == 0) return at;
    at += bytes;
  }
  return std::string_view::npos;
}

bool is_utf8(std::string_view text) {
  return first_not_utf8(text) == std::string_view::npos;
}

void append_utf8(std::string& text, char32_t code) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
    return;
  }
  if (code < 0x800) {
    put(0xC0U | (code >> 6U));
  } else {
    if (code < 0x10000) {
      put(0xE0U | (code >> 12U));
    } else {
      put(0xF0U | (code >> 18U));
      put(0x80U | ((code >> 12U) & 0x3FU));
    }
    put(0x80U | ((code >> 6U) & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
}

}  // namespace prongsai::base
