// SPDX-License-Identifier: Apache-2.0
// Archives for tests, part by part, so that a test shows the XML it is about.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

namespace prongsai::table_files {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string make_archive(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, 0) < 0) throw std::runtime_error("zip_file_add");
  }
  if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
  std::string bytes;
  if (zip_source_open(memory) != 0) throw std::runtime_error("zip_source_open");
  char piece[4096];
  for (zip_int64_t got = 0; (got = zip_source_read(memory, piece, sizeof piece)) > 0;) {
    bytes.append(piece, static_cast<std::size_t>(got));
  }
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

struct TestWorkbook {
  std::string sheet_data;  ///< what stands in <sheetData>
  std::string behind;      ///< what comes after it
  std::string shared;      ///< what stands in <sst>
  std::string styles;      ///< what stands in <styleSheet>
  std::string sheets = R"(<sheet name="แผ่น1" sheetId="1" r:id="rId1"/>)";
  std::string properties;
  std::string before;  ///< between the XML declaration of the sheet and its root
};

/// The least that ECMA-376 asks for.
inline std::string make_xlsx(const TestWorkbook& from) {
  const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
  const std::string main = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string list =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  const auto relation = [&](const char* id, const char* type, const char* target) {
    return std::string("<Relationship Id=\"") + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" +
           target + "\"/>";
  };
  return make_archive({
      {"_rels/.rels",
       head + list + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
      {"xl/workbook.xml", head + "<workbook" + main + " xmlns:r=\"" + office + "\">" + from.properties +
                              "<sheets>" + from.sheets + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", head + list + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                         relation("rId2", "sharedStrings", "/xl/sharedStrings.xml") +
                                         relation("rId3", "styles", "./styles.xml") + "</Relationships>"},
      {"xl/sharedStrings.xml", head + "<sst" + main + ">" + from.shared + "</sst>"},
      {"xl/styles.xml", head + "<styleSheet" + main + ">" + from.styles + "</styleSheet>"},
      {"xl/worksheets/sheet1.xml", head + from.before + "<worksheet" + main + "><sheetData>" +
                                       from.sheet_data + "</sheetData>" + from.behind + "</worksheet>"},
  });
}

}  // namespace prongsai::table_files
