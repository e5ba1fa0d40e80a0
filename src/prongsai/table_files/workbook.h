// SPDX-License-Identifier: Apache-2.0
// Sheets of text cells, and where a cell stands as the owner of the file would say it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "prongsai/base/problem.h"

namespace prongsai::table_files {

/// A rectangle of cells, counted from 0; both ends belong to it.
struct Area {
  std::size_t first_row = 0;
  std::size_t first_column = 0;
  std::size_t last_row = 0;
  std::size_t last_column = 0;

  friend bool operator==(const Area&, const Area&) = default;
};

/// One table. `rows` begins with the first row of the file, so that rows[11][2] is what people call C12;
/// blank rows stand in between as empty ones. Blank cells at the end of a row, and blank rows at the end,
/// are left out, so rows differ in length.
///
/// Every cell is valid UTF-8 with '\n' between lines; it may hold other control characters, as found.
struct Sheet {
  std::string name;  ///< "" for CSV and pasted text
  std::vector<std::vector<std::string>> rows;
  std::vector<Area> merged;  ///< merged cells; the value stands in the first one, the others are blank
  /// The line in which each row begins, from 1, as an editor counts. Only of CSV and pasted text, where a
  /// quoted line break makes a row longer than a line; empty for a spreadsheet.
  std::vector<int> lines;

  /// The text of a cell counted from 0, "" beyond the end of its row or of the rows.
  [[nodiscard]] const std::string& at(std::size_t row, std::size_t column) const;
};

struct Workbook {
  std::string file_name;                   ///< as handed in; for messages only
  std::vector<Sheet> sheets;               ///< at least one; those that are visible, in their order
  std::vector<std::string> hidden_sheets;  ///< names of sheets that were passed over because they are hidden
  /// What was read, but not whole: table_files.formula_without_value {sheet, cell}.
  base::Problems remarks;

  /// The sheet of this name, or null. Names are compared letter by letter.
  [[nodiscard]] const Sheet* find(const std::string& name) const;
};

/// Where a cell is, in the words of whoever looks at the file: "sheet X, cell C12", or for CSV and pasted
/// text, where `sheet` is "", "line 12, column 3".
struct CellPlace {
  std::string file;
  std::string sheet;
  std::string cell;  ///< "C12"; "" for CSV and pasted text
  int line = 0;      ///< from 1: the row, or the line in which the row begins
  int column = 0;    ///< from 1

  friend bool operator==(const CellPlace&, const CellPlace&) = default;
};

/// The place of a cell counted from 0, whether or not anything stands there.
[[nodiscard]] CellPlace place_of(const Workbook& workbook, const Sheet& sheet, std::size_t row,
                                 std::size_t column);

/// 0 is "A", 25 "Z", 26 "AA".
[[nodiscard]] std::string column_name(std::size_t column);
/// (11, 2) is "C12".
[[nodiscard]] std::string cell_name(std::size_t row, std::size_t column);

/// Writes the value of each merged area into all of its cells that are within the sheet's rows and columns,
/// for readers who look at one row at a time. Nothing that stands in a cell is replaced.
void spread_merged(Sheet& sheet);

}  // namespace prongsai::table_files
