// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "prongsai/doc_writers/docx/namespaces_detail.h"
#include "prongsai/doc_writers/docx/pictures_detail.h"
#include "prongsai/doc_writers/docx/styles_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/doc_writers/text_width_detail.h"

namespace prongsai::doc_writers {
namespace {

constexpr int logo_height = 850;  // 1.5 cm
constexpr int logo_width = 1700;

std::string field(const std::string& name, doc::Digits digits) {
  const bool is_thai = digits == doc::Digits::thai;
  return fmt::format(
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {}{} "
      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{}</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      name, is_thai ? " \\* THAIARABIC" : "", is_thai ? "๑" : "1");
}

/// "หน้า {page} / {pages}" as words and fields.
std::string page_words(std::string_view words, doc::Digits digits) {
  std::string out;
  while (!words.empty()) {
    const std::size_t at = words.find("{page");
    out += run(words.substr(0, at));
    if (at == std::string_view::npos) break;
    words.remove_prefix(at);
    if (words.starts_with("{page}") || words.starts_with("{pages}")) {
      const bool is_count = words.starts_with("{pages}");
      out += field(is_count ? "NUMPAGES" : "PAGE", digits);
      words.remove_prefix(is_count ? 7 : 6);
    } else {
      out += run(words.substr(0, 5));
      words.remove_prefix(5);
    }
  }
  return out;
}

/// Each on a line of its own, as far as a smaller size allows.
std::string lines_of(const doc::Document& document, int width) {
  constexpr int most = 28;  // half points
  constexpr int least = 24;
  double widest = 1;
  for (const std::string& line : document.header) widest = std::max(widest, ems(clean(line)) * 1.05);
  const int size = std::clamp(static_cast<int>(width / (widest * 10)), least, most);
  const std::string properties = fmt::format("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", size);
  std::string out;
  for (const std::string& line : document.header)
    out += paragraph({.style = "Header"}, run(line, size < most ? properties : ""));
  return out.empty() ? paragraph({.style = "Header"}, "") : out;
}

}  // namespace

Sheet sheet_of(doc::Orientation orientation) {
  if (orientation == doc::Orientation::portrait) return {};
  return {.width = 16838, .height = 11906, .top = 1701, .right = 1134, .bottom = 1134, .left = 1134};
}

std::string header_part(doc::Orientation orientation, Surroundings& around) {
  const doc::Document& document = around.document;
  std::string out = open_part("hdr");
  const std::string logo =
      document.logo ? image_run(*document.logo, logo_width, logo_height, around) : std::string();
  const int whole = sheet_of(orientation).text_width();
  if (logo.empty()) {
    out += lines_of(document, whole);
  } else {
    const PixelSize size = pixel_size(document.logo->bytes);
    const int right = std::min(logo_width, logo_height * size.width / size.height) + 100;
    out += fmt::format(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"HeaderTable\"/><w:tblW w:w=\"{0}\" w:type=\"dxa\"/><w:tblLayout "
        "w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{1}\"/><w:gridCol w:w=\"{2}\"/></w:tblGrid>"
        "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"{1}\" w:type=\"dxa\"/><w:vAlign "
        "w:val=\"center\"/></w:tcPr>{3}</w:tc>"
        "<w:tc><w:tcPr><w:tcW w:w=\"{2}\" w:type=\"dxa\"/><w:vAlign "
        "w:val=\"center\"/></w:tcPr>{4}</w:tc></w:tr>"
        "</w:tbl>",
        whole, whole - right, right, lines_of(document, whole - right),
        paragraph({.style = "Header", .align = "right"}, logo));
  }
  // Keeps the text below at a distance, and a table needs a paragraph behind it.
  out += paragraph({.style = "TableEnd"}, "");
  return out + "</w:hdr>";
}

std::string footer_part(doc::Orientation orientation, Surroundings& around) {
  const doc::Document& document = around.document;
  std::string content = run(document.footer);
  if (!document.page_word.empty()) {
    content += "<w:r><w:tab/></w:r>" + page_words(document.page_word, document.digits);
  }
  const ParagraphLook look{
      .style = "Footer",
      .tabs = fmt::format("<w:tab w:val=\"right\" w:pos=\"{}\"/>", sheet_of(orientation).text_width())};
  return open_part("ftr") + paragraph(look, content) + "</w:ftr>";
}

std::string section_properties(doc::Orientation orientation, const std::string& header,
                               const std::string& footer, doc::Digits digits) {
  const Sheet sheet = sheet_of(orientation);
  std::string out = "<w:sectPr>";
  if (!header.empty()) out += "<w:headerReference w:type=\"default\" r:id=\"" + header + "\"/>";
  if (!footer.empty()) out += "<w:footerReference w:type=\"default\" r:id=\"" + footer + "\"/>";
  out += fmt::format(
      "<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{}/><w:pgMar w:top=\"{}\" w:right=\"{}\" "
      "w:bottom=\"{}\" "
      "w:left=\"{}\" w:header=\"709\" w:footer=\"510\" w:gutter=\"0\"/>",
      sheet.width, sheet.height, orientation == doc::Orientation::landscape ? " w:orient=\"landscape\"" : "",
      sheet.top, sheet.right, sheet.bottom, sheet.left);
  if (digits == doc::Digits::thai) out += "<w:pgNumType w:fmt=\"thaiNumbers\"/>";
  return out + "</w:sectPr>";
}

}  // namespace prongsai::doc_writers
