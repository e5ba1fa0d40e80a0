// SPDX-License-Identifier: Apache-2.0
// Our template as the bytes that are handed out: read back empty, and filled in as people fill it in.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/results_sheets/figure_text.h"
#include "prongsai/results_sheets/template.h"
#include "prongsai/results_sheets/test_tables.h"
#include "prongsai/results_sheets/test_tools.h"
#include "prongsai/results_sheets/workbook.h"
#include "prongsai/table_files/read_table.h"
#include "prongsai/table_files/write_csv.h"
#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::results_sheets {
namespace {

using test::cells_with;
using test::shape_of;
using testing::ElementsAre;
using testing::IsEmpty;
using text::Language;

constexpr Language both[] = {Language::th, Language::en};

TemplateSubject chiang_mai() {
  return {.agency = "Chiang_Mai/Province",
          .agency_name = "จังหวัดเชียงใหม่",
          .made_at = std::chrono::sys_days{std::chrono::year{2026} / 10 / 1}};
}

TemplateFile workbook_of(const FormShape& shape, Language language, const Entry& entry = {}) {
  auto file = template_workbook(shape, language, chiang_mai(), entry);
  if (!file) throw std::runtime_error(file.problems().front().code);
  return std::move(file).value();
}

table_files::Workbook opened(const std::string& bytes, const std::string& name) {
  auto read = table_files::read_table(bytes, name);
  if (!read) throw std::runtime_error(read.problems().front().code);
  return std::move(read).value();
}

Reading read_back(const FormShape& shape, const TemplateFile& file) {
  return entry_from_workbook(shape, opened(file.bytes, file.name));
}

std::vector<std::string> codes(const Reading& reading) {
  std::vector<std::string> out;
  for (const auto& problem : reading.problems) out.push_back(problem.code);
  for (const Doubt& doubt : reading.doubts) out.push_back(doubt.why.code);
  return out;
}

std::vector<std::string> lines_of(const std::vector<results_files::Document>& documents) {
  std::vector<std::string> out;
  for (const auto& one : documents)
    out.push_back(one.key + "|" + one.title + "|" + one.url + "|" + one.note.th + "|" + one.note.en);
  return out;
}

void put(table_files::Sheet& sheet, std::size_t row, std::size_t column, const std::string& text) {
  if (sheet.rows.size() <= row) sheet.rows.resize(row + 1);
  auto& cells = sheet.rows[row];
  if (cells.size() <= column) cells.resize(column + 1);
  ASSERT_EQ(cells[column], "");
  cells[column] = text;
}

/// Types an entry into an empty template. Fields without a cell get a row of their own, as the explanation
/// allows.
void fill_in(table_files::Sheet& sheet, const TemplateSheet& made, std::map<std::string, std::string>& left) {
  for (const InputCell& cell : made.inputs) {
    const auto text = left.find(cell.field->name);
    if (text == left.end()) continue;
    put(sheet, cell.row, cell.column, text->second);
    left.erase(text);
  }
}

std::string saved(const table_files::Workbook& workbook) {
  table_files::OutWorkbook out;
  for (const auto& sheet : workbook.sheets) {
    out.sheets.push_back({.name = sheet.name});
    for (const auto& row : sheet.rows) out.sheets.back().rows.emplace_back(row.begin(), row.end());
  }
  return table_files::write_xlsx(out).value();
}

TEST(TemplateWorkbook, of_every_edition_reads_back_empty_and_understood) {
  for (const auto& rules : test::editions().all()) {
    const FormShape shape = make_form_shape(rules);
    for (const Language language : both) {
      for (const TemplateFile& file :
           {workbook_of(shape, language), template_csv(shape, language, chiang_mai())}) {
        const Reading reading = read_back(shape, file);
        EXPECT_THAT(reading.entry.texts, IsEmpty()) << file.name;
        EXPECT_THAT(reading.entry.documents, IsEmpty()) << file.name;
        EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre()) << file.name;
        EXPECT_THAT(cells_with(reading, CellUse::set_aside), ElementsAre()) << file.name;
        EXPECT_THAT(codes(reading), ElementsAre()) << file.name;
        EXPECT_THAT(cells_with(reading, CellUse::heading), testing::Contains(testing::HasSubstr("เชียงใหม่")));
      }
    }
  }
}

TEST(TemplateWorkbook, with_an_entry_in_it_reads_back_to_the_same_entry) {
  for (const results_files::Results& results : test::results_in("results")) {
    const FormShape shape = shape_of(results.edition().id);
    const Entry entry = entry_from_results(shape, results);
    ASSERT_FALSE(entry.texts.empty()) << results.file;
    for (const Language language : both) {
      const Reading reading = read_back(shape, workbook_of(shape, language, entry));
      EXPECT_TRUE(reading.entry.texts == entry.texts) << results.file;
      EXPECT_EQ(lines_of(reading.entry.documents), lines_of(entry.documents)) << results.file;
      EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre()) << results.file;
      EXPECT_THAT(codes(reading), ElementsAre()) << results.file;
      const Reading listed = read_back(shape, template_csv(shape, language, chiang_mai(), entry));
      EXPECT_TRUE(listed.entry.texts == entry.texts) << results.file;
      EXPECT_THAT(cells_with(listed, CellUse::not_understood), ElementsAre()) << results.file;
      EXPECT_THAT(codes(listed), ElementsAre()) << results.file;
    }
  }
}

TEST(TemplateWorkbook, downloaded_empty_and_filled_in_reads_back_to_the_same_entry) {
  for (const results_files::Results& results : test::results_in("results")) {
    const FormShape shape = shape_of(results.edition().id);
    const Entry entry = entry_from_results(shape, results);
    for (const Language language : both) {
      table_files::Workbook workbook = opened(workbook_of(shape, language).bytes, "t.xlsx");
      const auto made = template_sheets(shape, language);
      ASSERT_EQ(workbook.sheets.size(), made.size());
      std::map<std::string, std::string> left(entry.texts.begin(), entry.texts.end());
      for (std::size_t i = 0; i < made.size(); ++i) fill_in(workbook.sheets[i], made[i], left);
      for (const auto& [field, text] : left) workbook.sheets[0].rows.push_back({field, "", text});
      for (const auto& one : entry.documents)
        workbook.sheets[made.size() - 2].rows.push_back(
            {one.key, one.title, one.url, one.note.th, one.note.en});
      const Reading reading = entry_from_workbook(shape, opened(saved(workbook), "t.xlsx"));
      EXPECT_TRUE(reading.entry.texts == entry.texts) << results.file;
      EXPECT_EQ(lines_of(reading.entry.documents), lines_of(entry.documents)) << results.file;
      EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre()) << results.file;
      EXPECT_THAT(codes(reading), ElementsAre()) << results.file;
    }
  }
}

TEST(TemplateWorkbook, as_csv_downloaded_empty_and_filled_in_reads_back_to_the_same_texts) {
  for (const results_files::Results& results : test::results_in("results")) {
    const FormShape shape = shape_of(results.edition().id);
    const Entry entry = entry_from_results(shape, results);
    for (const Language language : both) {
      auto workbook = opened(template_csv(shape, language, chiang_mai()).bytes, "t.csv");
      std::map<std::string, std::string> left(entry.texts.begin(), entry.texts.end());
      fill_in(workbook.sheets[0], template_list(shape, language), left);
      for (const auto& [field, text] : left) workbook.sheets[0].rows.push_back({field, "", text});
      const std::string bytes = table_files::write_csv(workbook.sheets[0].rows);
      const Reading reading = entry_from_workbook(shape, opened(bytes, "t.csv"));
      EXPECT_TRUE(reading.entry.texts == entry.texts) << results.file;
      EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre()) << results.file;
      EXPECT_THAT(codes(reading), ElementsAre()) << results.file;
    }
  }
}

// The names of files that Windows, Linux and a header of HTTP all take as they are.
TEST(TemplateWorkbook, suggests_a_name_that_every_file_system_takes) {
  const FormShape shape = shape_of("ita/2565");
  EXPECT_EQ(workbook_of(shape, Language::th).name, "prongsai-ita-2565-chiang-mai-province.xlsx");
  EXPECT_EQ(template_csv(shape, Language::th, {.agency = "../ก\"\n", .agency_name = {}, .made_at = {}}).name,
            "prongsai-ita-2565.csv");
}

TEST(TemplateWorkbook, offers_only_choices_that_the_form_takes) {
  const FormShape shape = shape_of("ita/2565");
  for (const Language language : both) {
    const std::string words = text::say(language, "results_sheets.word.not_applicable");
    const auto figure = read_figure(*shape.find("item:o1"), words.substr(0, words.find('|')));
    ASSERT_TRUE(figure.ok());
    EXPECT_EQ(*figure, std::string(not_applicable));
  }
}

TEST(TemplateWorkbook, says_which_cell_an_xlsx_file_cannot_hold) {
  Entry entry;
  entry.texts["total"] = std::string("91.50\0", 6);
  const auto file = template_workbook(shape_of("ita/2565"), Language::th, chiang_mai(), entry);
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.problems().front().code, "table_files.bad_text");
}

TEST(TemplateWorkbook, passes_over_only_its_own_hidden_lists) {
  const FormShape shape = shape_of("ita/2565");
  auto workbook = opened(workbook_of(shape, Language::th).bytes, "t.xlsx");
  ASSERT_THAT(workbook.hidden_sheets, ElementsAre("_choices"));
  workbook.hidden_sheets.emplace_back("คะแนนเก่า");
  EXPECT_THAT(codes(entry_from_workbook(shape, workbook)), ElementsAre("results_sheets.hidden_sheet"));
  workbook.hidden_sheets.pop_back();
  for (auto& sheet : workbook.sheets) sheet.rows.front().clear();
  EXPECT_THAT(codes(entry_from_workbook(shape, workbook)), testing::Contains("results_sheets.hidden_sheet"));
}

}  // namespace
}  // namespace prongsai::results_sheets
