// SPDX-License-Identifier: Apache-2.0
// A plan as a workbook to work in, and what stands in one that came back.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/improvement_sheets/layout.h"
#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::improvement_sheets {

/// A record as one row.
struct SheetRow {
  improvement::RecordKind kind = improvement::RecordKind::measure;
  std::string id;            ///< empty for a row that is no record yet
  std::int64_t version = 0;  ///< of the plan when the row was made; 0 without an id
  std::string number;        ///< "2", of steps "2.1"; "" for a row that is no record yet
  /// By column: fields as people type them, and "of". Of a row that was read also "remove", and a text, empty
  /// or not, for every column its sheet has for records of this kind.
  improvement::FieldTexts cells;
};

/// What a workbook is made of.
struct PlanSheets {
  std::string agency;  ///< id
  std::string agency_name;
  int year = 0;  ///< fiscal year of the Buddhist era
  text::Language language = text::Language::th;
  std::chrono::sys_seconds made_at;
  /// Within a kind in the order of the plan, each step behind its measure or another step of it. A constraint
  /// without an id is a heading that waits for words.
  std::vector<SheetRow> rows;
};

/// A worksheet that explains, and one a kind. Codes of the columns stand in a hidden first row, record and
/// version of each row in a hidden first column; blank rows with the same lists to choose from wait for more.
[[nodiscard]] table_files::OutWorkbook workbook_of(const PlanSheets& plan);

struct ReadRow {
  SheetRow row;
  int year = 0;                           ///< of the plan the row was made from; 0 without an id
  std::optional<std::size_t> parent_row;  ///< of steps: the measure above, among `ReadSheets::rows`
  bool is_cleared = false;                ///< of a record, with nothing left in any cell
  std::string sheet;
  std::size_t line = 0;                                     ///< of the sheet, from 0
  std::map<std::string, std::size_t, std::less<>> columns;  ///< where the cells stand, from 0
  base::Problems problems;                                  ///< with place: sheet, line, column

  /// The place of a cell, for problems; of the row where there is no such cell.
  [[nodiscard]] base::Place place_of(std::string_view column) const;
};

struct ReadSheets {
  std::vector<std::string> plans;  ///< "cm-city/2567", each once: what the sheets say they are of
  std::vector<ReadRow> rows;       ///< in the order of the worksheets; blank ones left out
  std::vector<std::string> unread_sheets;
  /// plan_sheets.unread_column {sheet, heading}, and what table_files remarked.
  base::Problems remarks;
};

/// Problem: plan_sheets.no_known_sheet. In rows: plan_sheets.step_without_measure;
/// plan_sheets.measure_and_step; plan_sheets.not_of_step {heading}; plan_sheets.not_of_measure {heading}.
[[nodiscard]] base::Result<ReadSheets> read_workbook(const table_files::Workbook& workbook);

}  // namespace prongsai::improvement_sheets
