// SPDX-License-Identifier: Apache-2.0
// How wide a text is in a column of a terminal, where Thai vowels and tone marks take no room of their own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prongsai::text {

/// Columns taken: code points less Thai marks written above or below a letter. Requires: UTF-8.
[[nodiscard]] std::size_t width(std::string_view text);

/// Filled up with spaces on the right (`left` for numbers) to `columns`; a longer text is left as it is.
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);
[[nodiscard]] std::string padded_left(std::string_view text, std::size_t columns);

/// Cut to at most `columns` with "…" at the end, never between a letter and its marks.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t columns);

}  // namespace prongsai::text
