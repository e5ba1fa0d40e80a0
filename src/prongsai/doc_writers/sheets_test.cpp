// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/sheets.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/doc_writers/sample_document.h"
#include "prongsai/doc_writers/test_hostile.h"
#include "prongsai/table_files/read_table.h"

namespace prongsai::doc_writers {
namespace {

using testing::Contains;
using testing::ElementsAre;
using Rows = std::vector<std::vector<std::string>>;

table_files::Workbook read_back(const doc::Document& document) {
  auto workbook = table_files::read_table(xlsx(document), "report.xlsx");
  EXPECT_TRUE(workbook);
  return workbook ? *workbook : table_files::Workbook{};
}

Rows rows_of(const table_files::Workbook& workbook, const std::string& name) {
  for (const auto& sheet : workbook.sheets) {
    if (sheet.name == name) return sheet.rows;
  }
  ADD_FAILURE() << "no sheet " << name;
  return {};
}

TEST(Sheets, says_what_it_is_then_all_data_then_each_table_that_names_a_sheet) {
  std::vector<std::string> names;
  for (const auto& sheet : read_back(test::sample_document()).sheets) names.push_back(sheet.name);
  EXPECT_THAT(names, ElementsAre("เกี่ยวกับไฟล์นี้", "ข้อมูล", "ผลรายตัวชี้วัด", "แนวทาง", "ปฏิทิน"));
}

TEST(Sheets, the_first_sheet_tells_where_the_data_comes_from) {
  const Rows rows = rows_of(read_back(test::sample_document()), "เกี่ยวกับไฟล์นี้");
  EXPECT_THAT(rows, Contains(ElementsAre("ฉบับ", "https://prongsai.example/th/2565/cm-province#3")));
  EXPECT_THAT(rows, Contains(ElementsAre("วันที่ของฉบับ", "2022-08-01")));
  EXPECT_THAT(rows,
              Contains(ElementsAre("กฎการคำนวณ", "การประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565 (แฟ้มกฎ ita/2565)")));
}

TEST(Sheets, every_datum_has_a_row) {
  const doc::Document document = test::sample_document();
  const Rows rows = rows_of(read_back(document), "ข้อมูล");
  EXPECT_EQ(rows.size(), document.data.size() + 1);
  EXPECT_THAT(rows[0], ElementsAre("รหัส", "รายการ", "ค่า", "หน่วย", "ที่มา"));
  EXPECT_THAT(rows,
              Contains(ElementsAre("2565/total", "คะแนนรวม พ.ศ. 2565", "91.5", "points", "ตามที่เผยแพร่")));
}

TEST(Sheets, thai_digits_become_numbers_and_words_stay_words) {
  const doc::Document document = doc::with_digits(test::sample_document(), doc::Digits::thai);
  const Rows rows = rows_of(read_back(document), "ผลรายตัวชี้วัด");
  EXPECT_THAT(rows,
              Contains(ElementsAre("10.", "ตัวชี้วัดที่ 2 การใช้งบประมาณ", "90.25", "81.8", "ลดลง 8.45", "ไม่ผ่าน")));
}

TEST(Sheets, formulas_stay_words_and_names_of_sheets_are_mended) {
  doc::Document document = test::hostile_document();
  document.sections[0].blocks.emplace_back(doc::Table{.id = "v",
                                                      .columns = {{1, doc::Align::decimal}},
                                                      .body = {{{test::cell("=1+1")}}, {{test::cell("007")}}},
                                                      .sheet = "a sheet with a name that is much too long"});
  document.sections[0].blocks.push_back(document.sections[0].blocks.back());
  std::get<doc::Table>(document.sections[0].blocks.back()).sheet =
      "A SHEET WITH A NAME THAT IS MUCH TOO LONG";
  const auto workbook = read_back(document);
  EXPECT_THAT(rows_of(workbook, "a sheet with a name that is muc"),
              ElementsAre(ElementsAre("=1+1"), ElementsAre("007")));
  EXPECT_EQ(workbook.sheets.size(), 6U);
}

TEST(Sheets, equal_documents_are_equal_files_and_none_is_too_little) {
  EXPECT_EQ(xlsx(test::sample_document()), xlsx(test::sample_document()));
  EXPECT_EQ(read_back({}).sheets.size(), 2U);
  doc::Document day;
  day.date = "9999-99-99";
  EXPECT_EQ(read_back(day).sheets.size(), 2U);
}

TEST(Sheets, a_text_longer_than_a_cell_is_cut_between_letters) {
  doc::Document document;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "ก";
  document.data = {{"a", text, "1", "", ""}};
  const std::string kept = rows_of(read_back(document), "ข้อมูล")[1][1];
  EXPECT_GT(kept.size(), 30'000U);
  EXPECT_EQ(kept, text.substr(0, kept.size()));
  EXPECT_EQ(kept.size() % 3, 0U);
}

}  // namespace
}  // namespace prongsai::doc_writers
