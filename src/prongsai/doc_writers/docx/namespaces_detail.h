// SPDX-License-Identifier: Apache-2.0
// How each part with text begins.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::doc_writers {

inline constexpr std::string_view xml_declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// "document", "hdr", …: the declaration and the first tag.
[[nodiscard]] inline std::string open_part(std::string_view element) {
  return std::string(xml_declaration)
      .append("<w:")
      .append(element)
      .append(
          " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">");
}

}  // namespace prongsai::doc_writers
