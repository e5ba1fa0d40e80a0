// SPDX-License-Identifier: Apache-2.0
#include "prongsai/mail/utf8_detail.h"

namespace prongsai::mail::detail {

std::string to_utf8(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const std::size_t length = base::first_letter(bytes).bytes;
    out += length > 0 ? bytes.substr(0, length) : std::string_view("\uFFFD");
    bytes.remove_prefix(length > 0 ? length : 1);
  }
  return out;
}

std::string to_utf8_line(std::string_view bytes) {
  std::string out = to_utf8(bytes);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return out;
}

std::string latin1_to_utf8(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      base::append_utf8(out, byte);
    }
  }
  return out;
}

}  // namespace prongsai::mail::detail
