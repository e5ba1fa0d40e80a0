// SPDX-License-Identifier: Apache-2.0
// Small documents made by hand, for the tests of this room.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zip.h>

namespace prongsai::document_files {

/// A ZIP archive in memory with these parts.
inline std::string archive(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts) {
    zip_source_t* part = zip_source_buffer(zip, text.data(), text.size(), 0);
    if (zip_file_add(zip, name.c_str(), part, 0) < 0) throw std::runtime_error(name);
  }
  if (zip_close(zip) != 0) throw std::runtime_error("zip_close");
  zip_stat_t stat;
  zip_source_stat(source, &stat);
  std::string out(stat.size, '\0');
  zip_source_open(source);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

/// The bytes by which a compound file ([MS-CFB]) with such a stream is known.
inline std::string compound_file(std::string_view stream) {
  std::string out = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  out.resize(512, '\0');
  for (const char c : stream) {
    out += c;
    out += '\0';
  }
  return out;
}

inline std::string paragraph(const std::string& text, const std::string& style = "") {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
inline std::string item(const std::string& text, int level) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
         "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
inline std::string cell(const std::string& text, int span = 1, const std::string& merge = "") {
  return "<w:tc><w:tcPr><w:gridSpan w:val=\"" + std::to_string(span) + "\"/>" +
         (merge.empty() ? "" : "<w:vMerge w:val=\"" + merge + "\"/>") + "</w:tcPr>" + paragraph(text) +
         "</w:tc>";
}
inline std::string paragraph_cell(const std::string& text) {
  return "<w:tc>" + paragraph(text) + "</w:tc>";
}
inline std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "<w:tbl>";
  for (const auto& row : rows) {
    out += "<w:tr>";
    for (const std::string& one : row) out += one;
    out += "</w:tr>";
  }
  return out + "</w:tbl>";
}

/// A DOCX with this body, a style "Heading1", a list "1" in Thai digits, and a running head.
inline std::string docx(const std::string& body) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string space = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target + "\"/>";
  };
  return archive(
      {{"_rels/.rels",
        "<Relationships>" + relation("r1", "officeDocument", "word/document.xml") + "</Relationships>"},
       {"word/_rels/document.xml.rels", "<Relationships>" + relation("r1", "styles", "styles.xml") +
                                            relation("r2", "numbering", "numbering.xml") +
                                            relation("r3", "header", "header1.xml") + "</Relationships>"},
       {"word/document.xml",
        "<w:document" + space + " xmlns:r=\"" + office + "\"><w:body>" + body +
            "<w:sectPr><w:headerReference r:id=\"r3\"/></w:sectPr></w:body></w:document>"},
       {"word/styles.xml",
        "<w:styles" + space +
            "><w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading "
            "1\"/></w:style></w:styles>"},
       {"word/numbering.xml",
        "<w:numbering" + space +
            "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt "
            "w:val=\"thaiNumbers\"/><w:lvlText "
            "w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:lvlText "
            "w:val=\"%1.%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
            "w:val=\"0\"/></w:num></w:numbering>"},
       {"word/header1.xml", "<w:hdr" + space + ">" + paragraph("หัวกระดาษ") + paragraph("12") + "</w:hdr>"}});
}

}  // namespace prongsai::document_files
