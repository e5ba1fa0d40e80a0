// SPDX-License-Identifier: Apache-2.0
#include "prongsai/table_files/decode_text_detail.h"
#include "prongsai/table_files/xlsx_detail.h"

namespace prongsai::table_files {

Workbook read_xlsx(std::string_view bytes, const Limits& limits) {
  Archive archive(bytes, limits);
  const WorkbookParts parts = find_parts(archive, limits);
  const std::vector<NumberFormat> formats = read_formats(archive, parts.styles, limits);
  const std::vector<std::string> shared_strings = read_shared_strings(archive, parts.shared_strings, limits);
  const CellContext context{shared_strings, formats, parts.from_1904, limits};
  Workbook workbook;
  Taken taken;
  for (const SheetEntry& entry : parts.sheets) {
    if (first_not_utf8(entry.name) != std::string_view::npos) {
      refuse("table_files.broken_workbook", {{"part", "xl/workbook.xml"}});
    }
    if (entry.hidden) {
      workbook.hidden_sheets.push_back(entry.name);
    } else if (!entry.part.empty()) {
      workbook.sheets.push_back(read_sheet(archive, entry, context, taken, workbook.remarks));
    }
  }
  if (workbook.sheets.empty()) refuse("table_files.no_visible_sheet");
  return workbook;
}

}  // namespace prongsai::table_files
