// SPDX-License-Identifier: Apache-2.0
#include "prongsai/thai/signs_detail.h"

namespace prongsai::thai {
namespace {

constexpr char32_t wrong_sign = 0xfffd;

/// Length of the sequence that begins with `lead`; 1 for what cannot begin one.
std::size_t length_of(unsigned char lead) {
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  return 1;
}

}  // namespace

Line decode(std::string_view text) {
  Line line;
  line.signs.reserve(text.size() / 2);
  line.offsets.reserve(text.size() / 2);
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    std::size_t length = length_of(lead);
    char32_t sign = lead;
    if (length > 1) sign = lead & (0x7fU >> length);
    if (at + length > text.size()) length = 1;
    for (std::size_t i = 1; i < length; ++i) {
      const auto next = static_cast<unsigned char>(text[at + i]);
      if ((next & 0xc0U) != 0x80) {
        length = 1;
        break;
      }
      sign = (sign << 6) | (next & 0x3fU);
    }
    line.signs.push_back(length == 1 && lead >= 0x80 ? wrong_sign : sign);
    line.offsets.push_back(at);
    at += length;
  }
  line.offsets.push_back(text.size());
  return line;
}

}  // namespace prongsai::thai
