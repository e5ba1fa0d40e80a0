// SPDX-License-Identifier: Apache-2.0
// Whatever bytes come, text goes on: UTF-8 with the broken parts replaced.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prongsai::mail::detail {

/// Length of the well-formed code point (RFC 3629) at the front of `bytes`; 0 when there is none.
[[nodiscard]] std::size_t utf8_length(std::string_view bytes);

/// As it is where it is UTF-8; U+FFFD for each byte where not.
[[nodiscard]] std::string to_utf8(std::string_view bytes);

/// As above on one line: control characters become blanks, so that no header can be begun or ended by a
/// value.
[[nodiscard]] std::string to_utf8_line(std::string_view bytes);

/// Code points of ISO 8859-1, which every byte is.
[[nodiscard]] std::string latin1_to_utf8(std::string_view bytes);

}  // namespace prongsai::mail::detail
