// SPDX-License-Identifier: Apache-2.0
// Bytes of a text file to UTF-8: UTF-8, UTF-16 by its mark, or Thai Windows-874.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "prongsai/base/utf8.h"

namespace prongsai::table_files {

using base::append_utf8;
using base::first_not_utf8;

/// The text in UTF-8 without a byte order mark, or nothing when it is in no encoding that we can be sure of.
/// UTF-16 needs its mark. Windows-874 (with TIS-620 inside) is believed when every byte has a letter there
/// and Thai vowel and tone marks stand behind Thai letters, as they do not when Latin-1 is read this way.
[[nodiscard]] std::optional<std::string> decode_text(std::string_view bytes);

}  // namespace prongsai::table_files
