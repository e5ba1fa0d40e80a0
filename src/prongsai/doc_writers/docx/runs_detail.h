// SPDX-License-Identifier: Apache-2.0
// Words and paragraphs as WordprocessingML.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/docx/package_detail.h"

namespace prongsai::doc_writers {

/// What spans need to know of the document around them.
struct Surroundings {
  const doc::Document& document;
  Package& package;
  Relations& relations;                          ///< of the part being written
  std::map<std::string, std::string> bookmarks;  ///< id of a heading to the name of its bookmark
  int last_picture = 0;                          ///< number of the last picture
};

/// One run; `properties` are further elements for its <w:rPr>.
[[nodiscard]] std::string run(std::string_view words, const std::string& properties = "");
[[nodiscard]] std::string runs(const doc::Spans& spans, Surroundings& around);

/// The mark of a list item and the tab behind it. Signs such as ● come from another font, where they are
/// larger than letters: they are written smaller. Size of the text in half points.
[[nodiscard]] std::string mark_run(std::string_view mark, int half_points);

/// What a paragraph says beyond its style. Elements of <w:pPr> must stand in the order of the standard.
struct ParagraphLook {
  std::string style;
  bool keep_with_next = false;
  bool starts_page = false;
  std::string tabs;     ///< what stands in <w:tabs>
  std::string spacing;  ///< attributes of <w:spacing>
  std::string indent;   ///< attributes of <w:ind>
  std::string align;    ///< value of <w:jc>
  std::string section;  ///< <w:sectPr>
};
[[nodiscard]] std::string paragraph(const ParagraphLook& look, const std::string& content);

}  // namespace prongsai::doc_writers
