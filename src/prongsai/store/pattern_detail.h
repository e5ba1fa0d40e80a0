// SPDX-License-Identifier: Apache-2.0
// Patterns for LIKE … ESCAPE '!'.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::store::detail {

/// Matches whatever contains `text`, which is taken letter by letter.
[[nodiscard]] inline std::string containing(std::string_view text) {
  std::string out = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out + '%';
}

}  // namespace prongsai::store::detail
