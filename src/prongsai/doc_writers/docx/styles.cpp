// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "prongsai/doc_writers/docx/namespaces_detail.h"
#include "prongsai/doc_writers/docx/styles_detail.h"
#include "prongsai/doc_writers/markup_detail.h"

namespace prongsai::doc_writers {
namespace {

struct ParagraphStyle {
  std::string_view id;
  std::string_view name;  ///< those of the standard are shown in the reader's language
  std::string_view paragraph;
  std::string_view run;
  int half_points = 32;
  bool is_bold = false;
  bool is_own = false;  ///< not one of the program's own
  std::string_view based_on = "Normal";
  std::string_view next = {};
};

// Spaces before and after in twentieths of a point. The first line is indented by 2.5 cm, as in official
// papers.
constexpr std::array paragraph_styles = {
    ParagraphStyle{
        "BodyText", "Body Text",
        "<w:spacing w:after=\"120\"/><w:ind w:firstLine=\"1417\"/><w:jc w:val=\"thaiDistribute\"/>", ""},
    ParagraphStyle{"PlainText", "No Indent", "<w:spacing w:after=\"120\"/>", "", 32, false, true},
    ParagraphStyle{"CentredText", "Centred", "<w:spacing w:after=\"120\"/><w:jc w:val=\"center\"/>", "", 32,
                   false, true},
    ParagraphStyle{"Lead", "Lead", "<w:spacing w:before=\"60\" w:after=\"160\"/>",
                   "<w:color w:val=\"103A5E\"/>", 36, true, true},
    ParagraphStyle{"Note", "Note", "<w:spacing w:before=\"40\" w:after=\"160\"/>",
                   "<w:color w:val=\"56616E\"/>", 28, false, true},
    ParagraphStyle{
        "Callout", "Callout",
        "<w:keepLines/><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"9AA4AE\"/>"
        "<w:left w:val=\"single\" w:sz=\"36\" w:space=\"8\" w:color=\"1F6AA5\"/>"
        "<w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"9AA4AE\"/>"
        "<w:right w:val=\"single\" w:sz=\"6\" w:space=\"8\" w:color=\"9AA4AE\"/></w:pBdr>"
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F5F7\"/>"
        "<w:spacing w:before=\"200\" w:after=\"240\"/><w:ind w:left=\"220\" w:right=\"180\"/>",
        "", 32, false, true},
    ParagraphStyle{"Title", "Title", "<w:jc w:val=\"center\"/>", "", 48, true},
    ParagraphStyle{"Subtitle", "Subtitle", "<w:jc w:val=\"center\"/>", "", 44, true},
    ParagraphStyle{"CoverLogo", "Cover Logo", "<w:jc w:val=\"center\"/>", "", 32, false, true},
    ParagraphStyle{"CoverSlogan", "Cover Slogan", "<w:jc w:val=\"center\"/>", "<w:color w:val=\"103A5E\"/>",
                   40, true, true},
    ParagraphStyle{"CoverIssuer", "Cover Issuer", "<w:jc w:val=\"center\"/>", "", 36, false, true},
    ParagraphStyle{
        "Heading1", "heading 1",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"320\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>",
        "", 40, true, false, "Normal", "BodyText"},
    ParagraphStyle{
        "Heading2", "heading 2",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>",
        "", 36, true, false, "Normal", "BodyText"},
    ParagraphStyle{
        "Heading3", "heading 3",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"180\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
        "", 32, true, false, "Normal", "BodyText"},
    ParagraphStyle{"ListParagraph", "List Paragraph",
                   "<w:spacing w:after=\"60\"/><w:jc w:val=\"thaiDistribute\"/>", ""},
    ParagraphStyle{"Caption", "caption", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>", "", 32,
                   true},
    ParagraphStyle{
        "FigureCaption", "Figure Caption",
        "<w:keepNext w:val=\"0\"/><w:spacing w:before=\"40\" w:after=\"200\"/><w:jc w:val=\"center\"/>", "",
        28, true, true, "Caption"},
    ParagraphStyle{"Figure", "Figure", "<w:spacing w:before=\"160\" w:after=\"60\"/><w:jc w:val=\"center\"/>",
                   "", 32, false, true},
    ParagraphStyle{"TableText", "Table Text", "<w:spacing w:before=\"20\" w:after=\"20\"/>", "", 28, false,
                   true},
    ParagraphStyle{"TableHeading", "Table Heading", "", "", 28, true, true, "TableText"},
    ParagraphStyle{"TableEnd", "Table End", "<w:spacing w:line=\"160\" w:lineRule=\"exact\"/>", "", 8, false,
                   true},
    ParagraphStyle{"SectionEnd", "Section End", "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>", "", 2,
                   false, true},
    ParagraphStyle{"Provenance", "Provenance", "<w:spacing w:after=\"40\"/>", "", 28, false, true},
    ParagraphStyle{"Header", "header", "", "<w:color w:val=\"3F4A56\"/>", 28},
    ParagraphStyle{"Footer", "footer",
                   "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"9AA4AE\"/></w:pBdr>",
                   "<w:color w:val=\"56616E\"/>", 28},
    ParagraphStyle{"TOCHeading", "TOC Heading",
                   "<w:keepNext/><w:spacing w:after=\"160\"/><w:jc w:val=\"center\"/>", "", 40, true},
    ParagraphStyle{"TOC1", "toc 1", "<w:spacing w:before=\"120\" w:after=\"40\"/>", "", 32, true},
    ParagraphStyle{"TOC2", "toc 2", "<w:spacing w:after=\"20\"/><w:ind w:left=\"567\"/>", ""}};

std::string markup_of(const ParagraphStyle& style) {
  std::string run;
  if (style.is_bold) run += "<w:b/><w:bCs/>";
  run += style.run;
  run += fmt::format("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", style.half_points);
  return fmt::format(
      "<w:style w:type=\"paragraph\"{} w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"{}\"/>{}"
      "<w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
      style.is_own ? " w:customStyle=\"1\"" : "", style.id, style.name, style.based_on,
      style.next.empty() ? "" : fmt::format("<w:next w:val=\"{}\"/>", style.next), style.paragraph, run);
}

constexpr std::string_view defaults =
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"TH Sarabun New\" w:hAnsi=\"TH Sarabun New\" "
    "w:eastAsia=\"TH Sarabun New\" w:cs=\"TH Sarabun New\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"
    "<w:lang w:val=\"en-US\" w:eastAsia=\"en-US\" w:bidi=\"th-TH\"/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" "
    "w:lineRule=\"auto\"/></w:pPr>"
    "</w:pPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
    "w:val=\"Normal\"/><w:qFormat/>"
    "</w:style>"
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name "
    "w:val=\"Default Paragraph Font\"/></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr>"
    "<w:color w:val=\"1F5F96\"/><w:u w:val=\"single\"/></w:rPr></w:style>"
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
    "Table\"/><w:tblPr>"
    "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"80\" "
    "w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar>"
    "</w:tblPr></w:style>"
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"DocumentTable\"><w:name w:val=\"Document "
    "Table\"/>"
    "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>"
    "<w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"5A6570\"/>"
    "<w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7C8792\"/>"
    "<w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"5A6570\"/>"
    "<w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7C8792\"/>"
    "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7C8792\"/>"
    "<w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
    "w:color=\"7C8792\"/></w:tblBorders></w:tblPr></w:style>"
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"HeaderTable\"><w:name w:val=\"Header Table\"/>"
    "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"6\" "
    "w:space=\"0\" "
    "w:color=\"9AA4AE\"/></w:tblBorders><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" "
    "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ProvenanceTable\"><w:name w:val=\"Provenance "
    "Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" "
    "w:space=\"0\" w:color=\"1F6AA5\"/></w:tblBorders></w:tblPr></w:style>";

bool is_day(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

}  // namespace

std::string styles_part() {
  std::string out = open_part("styles");
  out += defaults;
  for (const ParagraphStyle& style : paragraph_styles) out += markup_of(style);
  return out + "</w:styles>";
}

std::string fonts_part() {
  // Where the font is missing, the program looks for its other names.
  return open_part("fonts") +
         "<w:font w:name=\"TH Sarabun New\"><w:altName w:val=\"Sarabun\"/><w:panose1 "
         "w:val=\"020B0500040200020003\"/>"
         "<w:charset w:val=\"DE\"/><w:family w:val=\"swiss\"/><w:pitch "
         "w:val=\"variable\"/></w:font></w:fonts>";
}

std::string settings_part() {
  return open_part("settings") +
         "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/>"
         "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
         "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
         "w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:bidi=\"th-TH\"/><w:decimalSymbol "
         "w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>";
}

std::string core_properties_part(const doc::Document& document) {
  std::string out(xml_declaration);
  out +=
      "<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
  const auto put = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("<{0}>{1}</{0}>", name, escaped(value));
  };
  put("dc:title", document.title);
  put("dc:subject", document.subject);
  put("dc:creator", document.author);
  put("cp:lastModifiedBy", document.author);
  put("dc:identifier", document.identifier);
  put("dc:language", document.language);
  if (is_day(document.date)) {
    for (const std::string_view name : {"created", "modified"}) {
      out += fmt::format("<dcterms:{0} xsi:type=\"dcterms:W3CDTF\">{1}T00:00:00Z</dcterms:{0}>", name,
                         document.date);
    }
  }
  return out + "</cp:coreProperties>";
}

}  // namespace prongsai::doc_writers
