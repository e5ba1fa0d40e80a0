// SPDX-License-Identifier: Apache-2.0
// Bytes of a text to UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai::document_files {

/// How many bytes the letter at `at` has in UTF-8 (RFC 3629: no surrogates, no overlong forms); 0 where none
/// is.
[[nodiscard]] std::size_t utf8_length(std::string_view text, std::size_t at);
[[nodiscard]] bool is_utf8(std::string_view text);
/// U+0000..U+10FFFF without surrogates.
void append_utf8(std::string& out, char32_t letter);
/// The letter that begins at `at`, which has `length` bytes. Requires: utf8_length(text, at) == length > 0.
[[nodiscard]] char32_t letter_at(std::string_view text, std::size_t at, std::size_t length);

/// UTF-8 with or without its mark, or Windows-874 (TIS-620 in it) where that gives Thai; nothing for bytes
/// that are neither.
[[nodiscard]] std::optional<std::string> decode(std::string_view bytes);

}  // namespace prongsai::document_files
