// SPDX-License-Identifier: Apache-2.0
// Digests as bytes: what is stored a million times takes half the room of its digits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "prongsai/base/assert.h"

namespace prongsai::survey::detail {

/// Requires: an even number of lower-case hexadecimal digits.
[[nodiscard]] inline std::string bytes_of_hex(std::string_view hex) {
  const auto value = [](char digit) {
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  };
  PRONGSAI_ASSERT(hex.size() % 2 == 0);
  std::string out;
  out.reserve(hex.size() / 2);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    out += static_cast<char>(value(hex[i]) << 4 | value(hex[i + 1]));
  }
  return out;
}

}  // namespace prongsai::survey::detail
