// SPDX-License-Identifier: Apache-2.0
#include "prongsai/table_files/workbook.h"

#include <algorithm>

namespace prongsai::table_files {

const std::string& Sheet::at(std::size_t row, std::size_t column) const {
  static const std::string blank;
  return row < rows.size() && column < rows[row].size() ? rows[row][column] : blank;
}

const Sheet* Workbook::find(const std::string& name) const {
  const auto found =
      std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& sheet) { return sheet.name == name; });
  return found == sheets.end() ? nullptr : &*found;
}

std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return name;
}

std::string cell_name(std::size_t row, std::size_t column) {
  return column_name(column) + std::to_string(row + 1);
}

CellPlace place_of(const Workbook& workbook, const Sheet& sheet, std::size_t row, std::size_t column) {
  CellPlace place{.file = workbook.file_name, .sheet = sheet.name, .column = static_cast<int>(column) + 1};
  if (row < sheet.lines.size()) {
    place.line = sheet.lines[row];
  } else {
    place.line = static_cast<int>(row) + 1;
    if (sheet.lines.empty()) place.cell = cell_name(row, column);
  }
  return place;
}

void spread_merged(Sheet& sheet) {
  std::size_t columns = 0;
  for (const auto& row : sheet.rows) columns = std::max(columns, row.size());
  for (const Area& area : sheet.merged) {
    const std::string value = sheet.at(area.first_row, area.first_column);
    if (value.empty()) continue;
    const std::size_t end = std::min(area.last_column + 1, columns);
    for (std::size_t r = area.first_row; r <= area.last_row && r < sheet.rows.size(); ++r) {
      auto& row = sheet.rows[r];
      if (row.size() < end) row.resize(end);
      for (std::size_t c = area.first_column; c < end; ++c) {
        if (row[c].empty()) row[c] = value;
      }
    }
  }
}

}  // namespace prongsai::table_files
