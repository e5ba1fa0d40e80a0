// SPDX-License-Identifier: Apache-2.0
// What stands after the method in a request line, decoded once and never again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/base/utf8.h"
#include "prongsai/http/field.h"

namespace prongsai::http {

/// A request target whose percent signs are gone.
///
/// Invariants: `path` starts with '/', is valid UTF-8, holds no control character and no backslash, and
/// none of its segments is "." or "..". A '/' in it always separates: one that came as "%2F" is refused,
/// because nobody could tell the two apart any more.
struct Target {
  std::string path;
  Fields query;  ///< decoded, in the order given; names may repeat
};

/// How many query parameters or form fields one request may bring.
inline constexpr std::size_t form_fields_max = 256;

/// Reads "/th/a/x?y=1" or "http://host/th/a/x?y=1". Empty when the target breaks an invariant above, has
/// a broken percent sign, too many parameters, or is "*".
[[nodiscard]] std::optional<Target> parse_target(std::string_view raw);

/// Reads "a=1&b=%E0%B8%81+x", as queries and application/x-www-form-urlencoded bodies are written ('+' is
/// a blank). Empty on a broken percent sign, invalid UTF-8, a NUL, or more than `form_fields_max` fields.
[[nodiscard]] std::optional<Fields> parse_form(std::string_view text);

/// "%E0%B8%81" as the bytes it stands for; '+' stays. Empty on a broken percent sign.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text);

/// For one path segment or one query value: all but ASCII letters, digits and "-._~" as %XX.
[[nodiscard]] std::string percent_encode(std::string_view text);

using base::is_utf8;

}  // namespace prongsai::http
