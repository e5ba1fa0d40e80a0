// SPDX-License-Identifier: Apache-2.0
// Sheets as the room table_files hands them over.
#include "prongsai/results_sheets/workbook.h"

#include <gtest/gtest.h>

#include "prongsai/results_sheets/test_tools.h"

namespace prongsai::results_sheets {
namespace {

TEST(Workbook, is_read_sheet_by_sheet_and_tells_what_was_passed_over) {
  table_files::Workbook workbook;
  workbook.sheets = {
      {.name = "ก", .rows = {{"การใช้อำนาจ", "85.98"}}, .merged = {}, .lines = {}},
      {.name = "ข", .rows = {{"การใช้งบประมาณ", "81.90"}, {}, {"???", "1.5"}}, .merged = {}, .lines = {}}};
  workbook.hidden_sheets = {"ค"};
  workbook.remarks = {{"table_files.formula_without_value", {}, {}}};
  const Reading reading = entry_from_workbook(test::shape_of("ita/2565"), workbook);
  EXPECT_EQ(reading.entry.texts.at("indicator:3"), "85.98");
  EXPECT_EQ(reading.entry.texts.at("indicator:2"), "81.90");
  ASSERT_EQ(reading.problems.size(), 2U);
  EXPECT_NE(text::sentence(text::Language::th, reading.problems[0]).find("“ค”"), std::string::npos);
  EXPECT_EQ(reading.problems[1].code, "table_files.formula_without_value");
  EXPECT_EQ(reading.cells.back().place, (base::Place{"ข", 3, 2}));
}

TEST(Workbook, tells_the_line_of_a_file_in_which_a_row_of_several_lines_begins) {
  table_files::Workbook workbook;
  workbook.sheets = {
      {.name = "", .rows = {{"หัวข้อ\nสองบรรทัด"}, {"???", "1.5"}}, .merged = {}, .lines = {1, 3}}};
  const Reading reading = entry_from_workbook(test::shape_of("ita/2565"), workbook);
  EXPECT_EQ(reading.cells.back().place.line, 3);
}

}  // namespace
}  // namespace prongsai::results_sheets
