// SPDX-License-Identifier: Apache-2.0
// Letters of UTF-8 text, for this room alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prongsai::disclosure {

/// The letter at the front of `text`, and how many bytes it has; `bytes` is 0 where none can be read there.
struct Letter {
  char32_t code = 0;
  std::size_t bytes = 0;
};
[[nodiscard]] Letter first_letter(std::string_view text);

/// Whole UTF-8: no surrogates, nothing longer than need be, nothing above U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

/// Appends the letter in UTF-8. Requires: a Unicode scalar value.
void add_letter(std::string& text, char32_t code);

}  // namespace prongsai::disclosure
