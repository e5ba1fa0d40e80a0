// SPDX-License-Identifier: Apache-2.0
// UTF-8 (RFC 3629) letter by letter: no surrogates, nothing longer than need be, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prongsai::base {

/// The letter at the front of `text`, and how many bytes it has; `bytes` is 0 where none stands there.
struct Letter {
  char32_t code = 0;
  std::size_t bytes = 0;
};
[[nodiscard]] Letter first_letter(std::string_view text);

/// Where the first byte stands that begins no letter; npos: it is all UTF-8.
[[nodiscard]] std::size_t first_not_utf8(std::string_view text);
[[nodiscard]] bool is_utf8(std::string_view text);

/// Requires: a Unicode scalar value (U+0000 to U+10FFFF without surrogates).
void append_utf8(std::string& text, char32_t code);

}  // namespace prongsai::base
