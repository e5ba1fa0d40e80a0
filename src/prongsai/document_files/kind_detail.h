// SPDX-License-Identifier: Apache-2.0
// What a file is, by its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai::document_files {

enum class Form : std::uint8_t { pdf, archive, html, text };

/// Throws Refusal for what no reader of this room reads.
[[nodiscard]] Form form_of(std::string_view bytes, const std::string& name);

}  // namespace prongsai::document_files
