// SPDX-License-Identifier: Apache-2.0
// A document in the forms in which offices take it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/desk/office.h"
#include "prongsai/doc/document.h"

namespace prongsai::desk {

enum class Format : std::uint8_t { pdf, docx, html, xlsx };
inline constexpr std::array formats = {Format::pdf, Format::docx, Format::html, Format::xlsx};
/// "pdf": also the ending of the file's name.
[[nodiscard]] std::string_view code_of(Format format);
[[nodiscard]] std::optional<Format> find_format(std::string_view code);
[[nodiscard]] std::string_view media_type_of(Format format);

/// The bytes of the file. Requires: the office has typesetters.
[[nodiscard]] std::string render(const Office& office, const doc::Document& document, Format format);

/// The same document with a line at the head of every page that says it is a draft.
[[nodiscard]] doc::Document marked_as_draft(doc::Document document);

/// SHA-256 over all that a reader would find: words in their order, figures' captions, every number with its
/// source. The same for the same content, however it is written out.
[[nodiscard]] std::string fingerprint_of(const doc::Document& document);

}  // namespace prongsai::desk
