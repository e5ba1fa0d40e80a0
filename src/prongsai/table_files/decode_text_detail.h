// SPDX-License-Identifier: Apache-2.0
// Bytes of a text file to UTF-8: UTF-8, UTF-16 by its mark, or Thai Windows-874.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace prongsai::table_files {

/// Where the first byte stands that is not UTF-8 (RFC 3629: no surrogates, no overlong forms); npos if none.
[[nodiscard]] std::size_t first_not_utf8(std::string_view text);

/// U+0000..U+10FFFF without surrogates, appended as UTF-8.
void append_utf8(std::string& out, char32_t letter);

/// The text in UTF-8 without a byte order mark, or nothing when it is in no encoding that we can be sure of.
/// UTF-16 needs its mark. Windows-874 (with TIS-620 inside) is believed when every byte has a letter there
/// and Thai vowel and tone marks stand behind Thai letters, as they do not when Latin-1 is read this way.
[[nodiscard]] std::optional<std::string> decode_text(std::string_view bytes);

}  // namespace prongsai::table_files
