// SPDX-License-Identifier: Apache-2.0
// What the parts of the XLSX writer share.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::table_files {

/// The hidden sheet in which lists to choose from stand.
inline constexpr std::string_view choices_sheet = "_choices";

/// How long Excel finds a text: letters beyond U+FFFF count twice.
[[nodiscard]] std::size_t utf16_length(std::string_view text);

}  // namespace prongsai::table_files
