// SPDX-License-Identifier: Apache-2.0
// JSON with one spelling for each value: what the lines of the trail are written in and read from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/base/utf8.h"

namespace prongsai::audit {

using base::is_utf8;

/// The text in quotes. Only what must be escaped is: `"` and `\`, and the characters below U+0020, as
/// \b \t \n \f \r or \u00xx in lower case; the string form of RFC 8785.
[[nodiscard]] std::string quoted(std::string_view text);

/// Reads a line from left to right, and only in that one spelling. Each step returns nothing (or false)
/// when what comes next is something else; what was taken until then is then of no use.
class Scanner {
 public:
  explicit Scanner(std::string_view line) : rest_(line) {}

  [[nodiscard]] bool take(std::string_view literal);
  /// A whole number without sign or leading zero, below 2^63.
  [[nodiscard]] std::optional<std::uint64_t> number();
  /// A string, without its quotes and escapes. Whether it is UTF-8 is not asked here.
  [[nodiscard]] std::optional<std::string> text();
  /// A JSON object as it is written: without blanks between its parts, its strings in the one spelling, no
  /// key twice in an object, at most 32 levels deep.
  [[nodiscard]] std::optional<std::string_view> object();
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  /// What the escape that begins here means.
  [[nodiscard]] std::optional<char> escaped();
  [[nodiscard]] bool skip_value(int depth);
  [[nodiscard]] bool skip_object(int depth);
  [[nodiscard]] bool skip_array(int depth);
  [[nodiscard]] bool skip_decimal();
  [[nodiscard]] bool skip_digits();

  std::string_view rest_;
};

}  // namespace prongsai::audit
