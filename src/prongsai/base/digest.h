// SPDX-License-Identifier: Apache-2.0
// SHA-256, so that rules, inputs and results can be named by what they contain.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::base {

/// SHA-256 of the bytes (FIPS 180-4), as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace prongsai::base
