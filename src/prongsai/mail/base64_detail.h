// SPDX-License-Identifier: Apache-2.0
// Base64 as mail uses it (RFC 2045 §6.8), and quoted-printable to read what others send.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::mail::detail {

[[nodiscard]] std::string to_base64(std::string_view bytes);
/// Passes over everything outside the alphabet, as the RFC asks of readers, and stops at the padding.
[[nodiscard]] std::string from_base64(std::string_view text);

/// What an underscore stands for: `blank` in the Q of encoded words. What is no valid escape stays as it
/// stands.
enum class Underscore { itself, blank };
[[nodiscard]] std::string from_quoted_printable(std::string_view text, Underscore underscore);

}  // namespace prongsai::mail::detail
