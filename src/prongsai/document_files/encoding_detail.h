// SPDX-License-Identifier: Apache-2.0
// Bytes of a text to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "prongsai/base/utf8.h"

namespace prongsai::document_files {

using base::append_utf8;
using base::first_letter;
using base::is_utf8;

/// UTF-8 with or without its mark, or Windows-874 (TIS-620 in it) where that gives Thai; nothing for bytes
/// that are neither.
[[nodiscard]] std::optional<std::string> decode(std::string_view bytes);

}  // namespace prongsai::document_files
