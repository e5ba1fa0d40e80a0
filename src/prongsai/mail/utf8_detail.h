// SPDX-License-Identifier: Apache-2.0
// Whatever bytes come, text goes on: UTF-8 with the broken parts replaced.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/base/utf8.h"

namespace prongsai::mail::detail {

/// As it is where it is UTF-8; U+FFFD for each byte where not.
[[nodiscard]] std::string to_utf8(std::string_view bytes);

/// As above on one line: control characters become blanks, so that no header can be begun or ended by a
/// value.
[[nodiscard]] std::string to_utf8_line(std::string_view bytes);

/// Code points of ISO 8859-1, which every byte is.
[[nodiscard]] std::string latin1_to_utf8(std::string_view bytes);

}  // namespace prongsai::mail::detail
