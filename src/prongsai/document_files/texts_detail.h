// SPDX-License-Identifier: Apache-2.0
// What the processes of TextReader say to one another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "prongsai/document_files/texts.h"

namespace prongsai::document_files {

inline constexpr std::size_t answer_bytes_max = plain_text_bytes_max + 1'024;

/// Pages of a PDF as text, without drawing them. Throws Refusal.
[[nodiscard]] PlainText read_plain_pdf(std::string_view bytes);

[[nodiscard]] std::string pack_text(const PlainText& text);
/// Nothing for what pack_text would not write: it comes from a process that may have been taken over.
[[nodiscard]] std::optional<PlainText> unpack_text(std::string_view packed);

/// Four bytes, the lowest first, then the text itself.
void append_frame(std::string& out, std::string_view text);

}  // namespace prongsai::document_files
