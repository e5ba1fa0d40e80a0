// SPDX-License-Identifier: Apache-2.0
#include "prongsai/results_sheets/workbook.h"

#include <algorithm>

#include "prongsai/results_sheets/read_template_detail.h"

namespace prongsai::results_sheets {
namespace {

/// Where write_xlsx keeps the lists to choose from.
constexpr std::string_view lists_sheet = "_choices";

bool is_ours(const table_files::Sheet& sheet) {
  return sheet.at(0, 0) == template_mark;
}

}  // namespace

Reading entry_from_workbook(const FormShape& shape, const table_files::Workbook& workbook) {
  std::vector<Table> tables;
  for (const table_files::Sheet& sheet : workbook.sheets)
    tables.push_back({.name = sheet.name, .rows = sheet.rows, .lines = sheet.lines});
  Reading reading = entry_from_tables(shape, tables);
  const bool ours = std::any_of(workbook.sheets.begin(), workbook.sheets.end(), is_ours);
  for (const std::string& hidden : workbook.hidden_sheets) {
    if (ours && hidden == lists_sheet) continue;
    reading.problems.push_back({"results_sheets.hidden_sheet", {{"found", hidden}}, {}});
  }
  reading.problems.insert(reading.problems.end(), workbook.remarks.begin(), workbook.remarks.end());
  return reading;
}

}  // namespace prongsai::results_sheets
