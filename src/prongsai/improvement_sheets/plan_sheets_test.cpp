// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "prongsai/improvement_sheets/test_sheets.h"

namespace prongsai::improvement_sheets {
namespace {

using improvement::RecordKind;
using table_files::Sheet;
using table_files::Workbook;
using test::small_plan;
using test::through_file;
using testing::ElementsAre;
using testing::IsEmpty;
using text::Language;

Sheet& sheet_of(Workbook& workbook, RecordKind kind, Language language = Language::th) {
  const std::string name = sheet_name(language, kind);
  const auto found = std::find_if(workbook.sheets.begin(), workbook.sheets.end(),
                                  [&](const Sheet& one) { return one.name == name; });
  if (found == workbook.sheets.end()) throw std::runtime_error("no sheet " + name);
  return *found;
}

ReadSheets read(const Workbook& workbook) {
  auto out = read_workbook(workbook);
  if (!out) throw std::runtime_error(out.problems().front().code);
  return std::move(out).value();
}

/// One line a row: kind, id, version, number, and the cells that hold something.
std::vector<std::string> told(const std::vector<SheetRow>& rows) {
  std::vector<std::string> out;
  for (const SheetRow& row : rows) {
    if (row.id.empty() && row.kind == RecordKind::constraint && row.cells.size() == 1) continue;
    std::string line = std::string(improvement::spec_of(row.kind).code) + " " + row.id + " " +
                       std::to_string(row.version) + " " + row.number;
    for (const auto& [code, text] : row.cells) {
      if (!text.empty()) line.append("|").append(code).append("=").append(text);
    }
    out.push_back(std::move(line));
  }
  return out;
}
std::vector<std::string> told(const ReadSheets& sheets) {
  std::vector<SheetRow> rows;
  for (const ReadRow& one : sheets.rows) rows.push_back(one.row);
  return told(rows);
}

const ReadRow& find_row(const ReadSheets& sheets, std::string_view id) {
  const auto found = std::find_if(sheets.rows.begin(), sheets.rows.end(),
                                  [&](const ReadRow& one) { return one.row.id == id; });
  if (found == sheets.rows.end()) throw std::runtime_error("no row " + std::string(id));
  return *found;
}

std::vector<std::string> problem_codes(const ReadSheets& sheets) {
  std::vector<std::string> out;
  for (const ReadRow& one : sheets.rows) {
    for (const base::Problem& problem : one.problems) out.push_back(problem.code);
  }
  return out;
}

std::size_t column_of(const Sheet& sheet, std::string_view code) {
  const auto& codes = sheet.rows.front();
  return static_cast<std::size_t>(std::find(codes.begin(), codes.end(), code) - codes.begin());
}

void write(Sheet& sheet, std::size_t line, std::string_view code, const std::string& text) {
  const std::size_t column = column_of(sheet, code);
  if (sheet.rows.size() <= line) sheet.rows.resize(line + 1);
  if (sheet.rows[line].size() <= column) sheet.rows[line].resize(column + 1);
  sheet.rows[line][column] = text;
}

rc::Gen<std::string> words() {
  const auto piece =
      rc::gen::element<std::string>("แผน", "ก", " ", "\n", "=SUM(A1)", "-", "_x0041_", "007", "'", "<b>",
                                    "๑๒", "2567/1/step/r-x", "prongsai-plan ", ",", "\"", "ใช่");
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& all) {
        std::string out;
        for (const std::string& one : all) out += one;
        const std::size_t from = out.find_first_not_of(" \n");
        return from == std::string::npos ? std::string()
                                         : out.substr(from, out.find_last_not_of(" \n") - from + 1);
      });
}

SheetRow made_up_row(RecordKind kind, int number) {
  SheetRow out{.kind = kind, .id = "r-" + std::to_string(number), .version = *rc::gen::inRange(0, 100000)};
  out.number = std::to_string(number);
  for (const improvement::FieldSpec& field : improvement::spec_of(kind).fields) {
    std::string text =
        field.type == improvement::FieldType::points ? std::to_string(*rc::gen::inRange(0, 101)) : *words();
    if (!text.empty()) out.cells.emplace(field.code, std::move(text));
  }
  return out;
}

// Every kind and field, in both languages, with texts that spreadsheets and our own marks might trip over.
RC_GTEST_PROP(PlanSheets, written_and_read_back_are_the_same_rows, ()) {
  PlanSheets plan{.agency = "cm-city", .year = 2567, .made_at = {}};
  plan.language = *rc::gen::element(Language::th, Language::en);
  int number = 0;
  for (const Layout& layout : layouts()) {
    const int rows = *rc::gen::inRange(0, 3);
    for (int i = 0; i < rows; ++i) {
      plan.rows.push_back(made_up_row(layout.kind, ++number));
      const int steps = layout.kind == RecordKind::measure ? *rc::gen::inRange(0, 3) : 0;
      for (int step = 0; step < steps; ++step) plan.rows.push_back(made_up_row(RecordKind::step, ++number));
    }
  }
  const ReadSheets back = read(through_file(plan));
  RC_ASSERT(told(back) == told(plan.rows));
  RC_ASSERT(problem_codes(back).empty());
  RC_ASSERT(back.remarks.empty() && back.unread_sheets.empty());
  RC_ASSERT(back.plans == std::vector<std::string>{"cm-city/2567"});
}

TEST(PlanSheets, stand_in_the_order_of_the_work_behind_an_explanation) {
  const Workbook workbook = through_file(small_plan());
  std::vector<std::string> names;
  for (const Sheet& sheet : workbook.sheets) names.push_back(sheet.name);
  EXPECT_THAT(names, ElementsAre("คำอธิบาย", "เป้าหมาย", "มาตรการ", "กิจกรรม", "ข้อเสนอแนะ", "สาเหตุ", "ข้อจำกัด",
                                 "คณะกรรมการ", "ถ้อยแถลง", "รายงานความก้าวหน้า"));
  EXPECT_EQ(workbook.sheets.front().rows.size(), 7U) << "a title and six lines";
}

TEST(PlanSheets, show_every_field_of_every_kind_under_a_heading_of_its_own) {
  for (const improvement::KindSpec& spec : improvement::kinds()) {
    const Layout& layout = layout_of(spec.kind);
    for (const improvement::FieldSpec& field : spec.fields) {
      const bool is_there = std::any_of(layout.columns.begin(), layout.columns.end(),
                                        [&](const Column& one) { return one.code == field.code; });
      EXPECT_TRUE(is_there) << spec.code << "." << field.code;
    }
    for (const Language language : {Language::th, Language::en}) {
      std::vector<std::string> headings;
      for (const Column& column : layout.columns)
        headings.push_back(heading_of(language, layout, column.code));
      for (const std::string& heading : headings) {
        EXPECT_EQ(heading.find("⟦"), std::string::npos) << heading;
        EXPECT_EQ(std::count(headings.begin(), headings.end(), heading), 1) << heading;
      }
    }
  }
}

TEST(PlanSheets, are_known_by_their_headings_when_the_codes_are_gone) {
  for (const Language language : {Language::th, Language::en}) {
    Workbook workbook = through_file(small_plan(language));
    for (Sheet& sheet : workbook.sheets) sheet.rows.erase(sheet.rows.begin());
    const ReadSheets back = read(workbook);
    EXPECT_EQ(told(back), told(small_plan(language).rows));
    EXPECT_THAT(back.plans, IsEmpty());
  }
}

TEST(PlanSheets, are_read_whatever_the_order_of_columns_and_with_rows_above) {
  Workbook workbook = through_file(small_plan());
  Sheet& sheet = sheet_of(workbook, RecordKind::measure);
  for (auto& cells : sheet.rows) {
    cells.resize(14);
    std::reverse(cells.begin(), cells.end());
  }
  sheet.rows.insert(sheet.rows.begin(), {{"แผนของเรา"}, {}});
  const ReadSheets back = read(workbook);
  EXPECT_EQ(told(back), told(small_plan().rows));
  EXPECT_THAT(back.remarks, IsEmpty());
}

TEST(PlanSheets, tell_columns_and_sheets_that_nobody_knows) {
  Workbook workbook = through_file(small_plan());
  Sheet& sheet = sheet_of(workbook, RecordKind::activity);
  sheet.rows[1].resize(20);
  sheet.rows[1][19] = "งบประมาณ";
  sheet.rows[2].resize(20);
  sheet.rows[2][19] = "40,000";
  workbook.sheets.push_back({.name = "ร่าง", .rows = {{"ทดลอง"}}});
  const ReadSheets back = read(workbook);
  EXPECT_THAT(back.unread_sheets, ElementsAre("ร่าง"));
  ASSERT_EQ(back.remarks.size(), 1U);
  EXPECT_EQ(back.remarks[0].code, "plan_sheets.unread_column");
  EXPECT_EQ(base::detail(back.remarks[0], "heading"), "งบประมาณ");
  EXPECT_EQ(base::detail(back.remarks[0], "sheet"), "กิจกรรม");
}

TEST(PlanSheets, without_any_sheet_of_a_plan_are_refused) {
  const auto back =
      read_workbook({.file_name = "x.xlsx", .sheets = {{.name = "Sheet1", .rows = {{"ก", "ข"}}}}});
  ASSERT_FALSE(back.ok());
  EXPECT_EQ(back.problems().front().code, "plan_sheets.no_known_sheet");
}

TEST(PlanSheets, a_new_row_below_a_measure_is_its_step) {
  Workbook workbook = through_file(small_plan());
  Sheet& sheet = sheet_of(workbook, RecordKind::measure);
  sheet.rows.insert(sheet.rows.begin() + 5, std::vector<std::string>());
  write(sheet, 5, "text", "ประเมินผล");
  const ReadSheets back = read(workbook);
  const auto added =
      std::find_if(back.rows.begin(), back.rows.end(), [](const ReadRow& one) { return one.row.id.empty(); });
  ASSERT_NE(added, back.rows.end());
  EXPECT_EQ(added->row.kind, RecordKind::step);
  ASSERT_TRUE(added->parent_row.has_value());
  EXPECT_EQ(back.rows[*added->parent_row].row.id, "r-open");
  EXPECT_EQ(added->line, 5U);
  EXPECT_EQ(added->place_of("text"),
            (base::Place{"มาตรการ", 6, static_cast<int>(column_of(sheet, "text")) + 1}));
}

TEST(PlanSheets, a_title_filled_down_beside_new_steps_is_no_second_measure) {
  Workbook workbook = through_file(small_plan());
  Sheet& sheet = sheet_of(workbook, RecordKind::measure);
  sheet.rows.push_back({});
  const std::size_t last = sheet.rows.size() - 1;
  write(sheet, last, "title", "อบรมเจ้าหน้าที่");
  write(sheet, last, "text", "จัดทำหลักสูตร");
  const ReadSheets back = read(workbook);
  EXPECT_THAT(problem_codes(back), IsEmpty());
  const bool has_step = std::any_of(back.rows.begin(), back.rows.end(), [](const ReadRow& one) {
    return one.row.id.empty() && one.row.kind == RecordKind::step;
  });
  EXPECT_TRUE(has_step);
}

TEST(PlanSheets, words_in_cells_of_another_kind_are_told_with_their_place) {
  Workbook workbook = through_file(small_plan());
  Sheet& sheet = sheet_of(workbook, RecordKind::measure);
  write(sheet, 2, "text", "ขั้นตอนในแถวของมาตรการ");
  write(sheet, 3, "monitoring", "ทุกเดือน");
  write(sheet, 6, "title", "ใหม่");
  write(sheet, 6, "text", "ใหม่เหมือนกัน");
  EXPECT_THAT(
      problem_codes(read(workbook)),
      ElementsAre("plan_sheets.not_of_measure", "plan_sheets.not_of_step", "plan_sheets.measure_and_step"));
}

TEST(PlanSheets, a_row_that_was_cleared_or_is_gone_says_nothing) {
  Workbook workbook = through_file(small_plan());
  Sheet& sheet = sheet_of(workbook, RecordKind::measure);
  const std::string mark = sheet.rows[5].front();
  sheet.rows[5] = {mark, "2"};
  sheet.rows.erase(sheet.rows.begin() + 3);
  const ReadSheets back = read(workbook);
  EXPECT_TRUE(find_row(back, "r-train").is_cleared);
  EXPECT_THAT(find_row(back, "r-train").row.cells, IsEmpty());
  EXPECT_THROW((void)find_row(back, "r-open-1"), std::runtime_error);
  EXPECT_THAT(problem_codes(back), IsEmpty());
}

TEST(PlanSheets, a_column_that_was_taken_out_leaves_its_fields_alone) {
  Workbook workbook = through_file(small_plan());
  Sheet& sheet = sheet_of(workbook, RecordKind::measure);
  const std::size_t column = column_of(sheet, "responsible");
  for (auto& cells : sheet.rows) {
    if (cells.size() > column) cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(column));
  }
  const ReadSheets back = read(workbook);
  EXPECT_FALSE(find_row(back, "r-open").row.cells.contains("responsible"));
  EXPECT_EQ(find_row(back, "r-open").row.cells.at("period"), "ไตรมาสที่ 1");
}

}  // namespace
}  // namespace prongsai::improvement_sheets
