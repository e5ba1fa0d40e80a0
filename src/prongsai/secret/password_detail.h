// SPDX-License-Identifier: Apache-2.0
// What the parts of the password policy share, and what its tests look at.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace prongsai::secret::detail {

/// Made once a program from random bytes: what the password of an account that does not exist is checked
/// against.
[[nodiscard]] const std::string& nobodys_hash();

/// Nothing for what is no UTF-8 (RFC 3629).
[[nodiscard]] std::optional<std::u32string> parse_utf8(std::string_view bytes);

/// ASCII letters in lower case.
[[nodiscard]] std::u32string lowered(std::u32string text);

/// The same keys with the other layout: Latin letters of the US layout where the text has Thai of the
/// Kedmanee layout (TIS 820), and the other way round. Characters of neither stay.
[[nodiscard]] std::u32string in_latin_keys(std::u32string_view thai);
[[nodiscard]] std::u32string in_thai_keys(std::u32string_view latin);

/// Words of both languages that passwords are made of, in lower case, each also as it comes out when the
/// keyboard is switched to the other language.
[[nodiscard]] const std::set<std::u32string, std::less<>>& common_words();

/// True when each letter lies beside the one before on a keyboard, or follows it in an alphabet or in
/// counting, all in one direction; or all are the same.
[[nodiscard]] bool is_walk(std::u32string_view text);

/// How many steps somebody needs who guesses in pieces: a common word, a walk, a repetition of what went
/// before or two digits are one step; any other character is one.
[[nodiscard]] int steps_to_guess(const std::u32string& lowered_text);

}  // namespace prongsai::secret::detail
