// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/base/utf8.h"
#include "prongsai/thai/signs_detail.h"

namespace prongsai::thai {
namespace {

constexpr char32_t wrong_sign = 0xfffd;

}  // namespace

Line decode(std::string_view text) {
  Line line;
  line.signs.reserve(text.size() / 2);
  line.offsets.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    const base::Letter letter = base::first_letter(text.substr(at));
    line.signs.push_back(letter.bytes == 0 ? wrong_sign : letter.code);
    line.offsets.push_back(at);
    at += std::max<std::size_t>(letter.bytes, 1);
  }
  line.offsets.push_back(text.size());
  return line;
}

}  // namespace prongsai::thai
