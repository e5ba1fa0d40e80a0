// SPDX-License-Identifier: Apache-2.0
// The parts of an XLSX (ECMA-376 part 1), as its reader hands them on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/table_files/archive_detail.h"
#include "prongsai/table_files/number_text_detail.h"
#include "prongsai/table_files/problems_detail.h"
#include "prongsai/table_files/xml_detail.h"

namespace prongsai::table_files {

/// Refuses as read_table says.
[[nodiscard]] Workbook read_xlsx(std::string_view bytes, const Limits& limits);

struct SheetEntry {
  std::string name;
  std::string part;  ///< "xl/worksheets/sheet1.xml"; "" for one that holds no cells (a chart)
  bool hidden = false;
};

/// Where the parts of a workbook lie, and what holds for all of its sheets.
struct WorkbookParts {
  std::vector<SheetEntry> sheets;
  std::string shared_strings;  ///< "" when there is none, as below
  std::string styles;
  bool from_1904 = false;
};

/// Follows the relationships from the root of the archive. Refuses archives that are something else.
[[nodiscard]] WorkbookParts find_parts(Archive& archive, const Limits& limits);

/// The texts that cells share, in their order.
[[nodiscard]] std::vector<std::string> read_shared_strings(Archive& archive, const std::string& part,
                                                           const Limits& limits);
/// The number format of each style a cell may name, in their order.
[[nodiscard]] std::vector<NumberFormat> read_formats(Archive& archive, const std::string& part,
                                                     const Limits& limits);

/// The text of an `si` or `is` element: its `t`, or those of its runs; reading aids (`rPh`) are not text.
[[nodiscard]] std::string string_item(pugi::xml_node item);

/// What cells look up while a sheet is read.
struct CellContext {
  const std::vector<std::string>& shared_strings;
  const std::vector<NumberFormat>& formats;
  bool from_1904;
  const Limits& limits;
};

/// Reads one sheet, adds its remarks to `remarks` and what it took to `taken`.
[[nodiscard]] Sheet read_sheet(Archive& archive, const SheetEntry& entry, const CellContext& context,
                               Taken& taken, base::Problems& remarks);

}  // namespace prongsai::table_files
