// SPDX-License-Identifier: Apache-2.0
// How a DOCX looks: its styles, fonts and settings, and what stands around the text of its pages.
#pragma once

#include <string>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/docx/runs_detail.h"

namespace prongsai::doc_writers {

[[nodiscard]] std::string styles_part();
[[nodiscard]] std::string fonts_part();
[[nodiscard]] std::string settings_part();
[[nodiscard]] std::string core_properties_part(const doc::Document& document);

/// Measures of a page, in twips: A4 and the margins of Thai official papers (left 3 cm, right and bottom 2,
/// top 2.5; on its side the bound edge is above).
struct Sheet {
  int width = 11906;
  int height = 16838;
  int top = 1417;
  int right = 1134;
  int bottom = 1134;
  int left = 1701;
  [[nodiscard]] int text_width() const { return width - left - right; }
  [[nodiscard]] int text_height() const { return height - top - bottom; }
};
[[nodiscard]] Sheet sheet_of(doc::Orientation orientation);

/// The content of a header or footer part for pages of this orientation.
[[nodiscard]] std::string header_part(doc::Orientation orientation, Surroundings& around);
[[nodiscard]] std::string footer_part(doc::Orientation orientation, Surroundings& around);

/// <w:sectPr>; without ids of header and footer the pages have none.
[[nodiscard]] std::string section_properties(doc::Orientation orientation, const std::string& header,
                                             const std::string& footer, doc::Digits digits);

}  // namespace prongsai::doc_writers
