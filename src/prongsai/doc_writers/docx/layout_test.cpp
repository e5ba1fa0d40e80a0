// SPDX-License-Identifier: Apache-2.0
// What a word processor is told so that pages look well in fonts we cannot choose.
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "prongsai/doc_writers/docx/cover_detail.h"
#include "prongsai/doc_writers/docx/package_detail.h"
#include "prongsai/doc_writers/docx/pictures_detail.h"
#include "prongsai/doc_writers/docx/story_detail.h"
#include "prongsai/doc_writers/docx/table_detail.h"
#include "prongsai/doc_writers/sample_document.h"
#include "prongsai/doc_writers/text_width_detail.h"

namespace prongsai::doc_writers {
namespace {

using test::cell;
using test::head;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr int page_width = 9071;
constexpr int page_height = 12000;

/// Twips that a word needs in Laksaman, measured with its own letters: ems of the word in bold times the
/// size.
int in_laksaman(double ems_of_word) {
  return static_cast<int>(ems_of_word * 14 * 20);
}

doc::Table scores() {
  doc::Table table{.id = "t", .columns = {{0}, {0}, {5}, {0, doc::Align::decimal}, {0}, {0}}};
  table.head = {{{head("อันดับ"), head("ตัวชี้วัดที่"), head("ตัวชี้วัด"), head("คะแนน"), head("สถานะ"), head("แบบวัด")}}};
  for (const char* name : {"การเปิดเผยข้อมูล", "การใช้ทรัพย์สินของราชการ"})
    table.body.push_back({{cell("10"), cell("10"), cell(name), cell("100.00"), cell("ไม่ผ่าน"), cell("OIT")}});
  return table;
}

TEST(DocxLayout, narrow_columns_hold_their_words_in_the_wider_font_too) {
  const std::vector<int> widths = column_widths(scores(), page_width, {});
  EXPECT_EQ(std::accumulate(widths.begin(), widths.end(), 0), page_width);
  const int margins = 2 * cell_margin(scores());
  // Widths in ems of Laksaman Bold and (numbers) Laksaman, as its own tables have them.
  EXPECT_GE(widths[3] - margins, in_laksaman(3.013)) << "คะแนน";
  EXPECT_GE(widths[3] - margins, in_laksaman(2.962)) << "100.00";
  EXPECT_GE(widths[4] - margins, in_laksaman(2.638)) << "ไม่ผ่าน";
  EXPECT_GE(widths[1] - margins, in_laksaman(3.64)) << "ตัวชี้วัดที่";
  EXPECT_GT(widths[2], page_width / 4) << "what has a weight keeps its part";
}

TEST(DocxLayout, numbers_fit_where_words_have_to_give) {
  doc::Table table = scores();
  for (doc::Cell& one : table.head[0].cells) one = head("หน่วยงานผู้รับผิดชอบประชาสัมพันธ์");
  for (doc::Row& row : table.body) row.cells[3] = cell("๑๐๐.๐๐");
  const std::vector<int> widths = column_widths(table, page_width, {});
  EXPECT_EQ(std::accumulate(widths.begin(), widths.end(), 0), page_width);
  EXPECT_GE(widths[3] - 2 * cell_margin(table), in_laksaman(3.62)) << "๑๐๐.๐๐";
}

TEST(DocxLayout, twelve_months_stand_beside_what_is_done) {
  doc::Table table{.id = "t", .columns = {{0}, {12}}};
  table.columns.insert(table.columns.end(), 12, doc::Column{1, doc::Align::centre});
  doc::Row names{{head("ที่"), head("กิจกรรม")}};
  doc::Row row{{cell("๑๒"), cell("ประชุมคณะทำงานเพื่อชี้แจงแนวทางการตอบแบบวัด")}};
  for (int month = 0; month < 12; ++month) {
    names.cells.push_back(head("เม.ย."));
    row.cells.push_back(cell(month % 3 == 0 ? "●" : ""));
  }
  table.head = {names};
  table.body = {row};
  const std::vector<int> widths = column_widths(table, 14570, {});
  EXPECT_EQ(std::accumulate(widths.begin(), widths.end(), 0), 14570);
  for (std::size_t c = 2; c < widths.size(); ++c)
    EXPECT_GE(widths[c] - 2 * cell_margin(table), in_laksaman(2.035)) << "เม.ย.";
  EXPECT_GE(widths[0] - 2 * cell_margin(table), in_laksaman(1.38)) << "๑๒";
  EXPECT_GT(widths[1], 4000);
}

doc::Row row_of_lines(int lines) {
  return {{cell("ข้อ"), cell(std::vector<std::string>(static_cast<std::size_t>(lines), "ทำ"))}};
}

TEST(DocxLayout, a_short_table_stays_whole_and_a_long_one_may_be_cut_between_rows) {
  doc::Table table{
      .id = "t", .columns = {{1}, {4}}, .body = {row_of_lines(1), row_of_lines(2), row_of_lines(1)}};
  const std::vector<int> widths = column_widths(table, page_width, {});
  EXPECT_THAT(row_breaks(table, widths, page_height, false).keep_with_next, ElementsAre(true, true, false));
  EXPECT_THAT(row_breaks(table, widths, page_height, true).keep_with_next, ElementsAre(true, true, true));
  for (int i = 0; i < 20; ++i) table.body.push_back(row_of_lines(2));
  EXPECT_THAT(row_breaks(table, widths, page_height, false).keep_with_next, testing::Each(false));
}

TEST(DocxLayout, only_a_row_about_as_tall_as_a_page_is_cut) {
  doc::Table table{
      .id = "t", .columns = {{1}, {4}}, .body = {row_of_lines(15), row_of_lines(15), row_of_lines(40)}};
  const std::vector<int> widths = column_widths(table, page_width, {});
  // Above the first one stand a heading, a caption and the head of the table.
  EXPECT_THAT(row_breaks(table, widths, page_height, false).may_split, ElementsAre(true, false, true));
}

TEST(DocxLayout, a_group_of_rows_taller_than_a_page_does_not_push_its_heading_away) {
  doc::Table table{.id = "t", .columns = {{1}, {4}}};
  for (int i = 0; i < 6; ++i) table.body.push_back(row_of_lines(6));
  table.body[0].cells[0].rows = 6;
  for (std::size_t i = 1; i < 6; ++i) table.body[i].cells.erase(table.body[i].cells.begin());
  const std::vector<int> widths = column_widths(table, page_width, {});
  EXPECT_THAT(row_breaks(table, widths, page_height, false).keep_with_next,
              testing::Contains(false).Times(6));
  EXPECT_THAT(row_breaks(table, widths, 3 * page_height, false).keep_with_next,
              testing::Contains(true).Times(5));
}

/// A document around what is written.
struct Around {
  doc::Document document;
  Package package;
  Relations relations;
  Surroundings around{document, package, relations, {}, 0};
};

TEST(DocxLayout, the_lines_of_a_cover_have_heights_that_together_are_less_than_a_page) {
  Around desk;
  doc::Cover cover = test::sample_cover();
  for (const bool is_long : {false, true}) {
    if (is_long) {
      cover.title.insert(cover.title.end(), 4, "แสดงการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส");
      cover.issuer.insert(cover.issuer.end(), 3, {test::words("กลุ่มงานยุทธศาสตร์และข้อมูลเพื่อการพัฒนาจังหวัด")});
    }
    pugi::xml_document text;
    ASSERT_TRUE(
        text.load_string(("<w:body>" + cover_markup(cover, Sheet{}, desk.around) + "</w:body>").c_str()));
    int height = 0;
    for (const auto& node : text.select_nodes("//w:spacing")) {
      EXPECT_STREQ(node.node().attribute("w:lineRule").value(), "exact");
      height += node.node().attribute("w:line").as_int() + node.node().attribute("w:before").as_int();
    }
    EXPECT_EQ(text.select_nodes("//w:p").size(), text.select_nodes("//w:spacing").size());
    EXPECT_GT(height, Sheet{}.text_height() / 2);
    EXPECT_LT(height, Sheet{}.text_height());
  }
}

TEST(DocxLayout, what_names_its_parts_and_who_signs_do_not_stand_alone) {
  Around desk;
  const doc::Paragraph line{.spans = {test::words("(นายตัวอย่าง)")}, .role = doc::ParagraphRole::centred};
  doc::Table table{.id = "t", .columns = {{1}, {4}}, .body = {row_of_lines(1)}};
  const doc::List list{{{.mark = "1.",
                         .spans = {test::words("เรื่อง")},
                         .below = {{.mark = "●", .spans = {test::words("ข้อ")}}}}}};
  desk.document.sections = {{.blocks = {list, table, line, line}}};
  const std::vector<Chapter> chapters = chapters_of(desk.document, desk.around);
  ASSERT_EQ(chapters.size(), 1U);
  pugi::xml_document text;
  ASSERT_TRUE(text.load_string(("<w:body>" + chapters[0].content + "</w:body>").c_str()));
  std::string kept;
  for (const auto& node : text.select_nodes("//w:p"))
    kept += node.node().child("w:pPr").child("w:keepNext") ? '+' : '-';
  EXPECT_EQ(kept,
            "+-"
            "++"
            "+"
            "+-")
      << "list, row, end of the table, two lines";
  EXPECT_EQ(text.select_nodes("//w:spacing[@w:before='480']").size(), 1U) << "room to sign";
}

TEST(DocxLayout, a_provenance_may_be_cut_and_its_fingerprints_are_smaller) {
  Around desk;
  doc::Provenance provenance = test::sample_provenance();
  provenance.lines.push_back({"ชุดข้อมูล", {{.text = std::string(64, 'a'), .verbatim = true}}});
  const std::string markup = provenance_markup(provenance, page_width, desk.around);
  EXPECT_THAT(markup, Not(HasSubstr("cantSplit")));
  EXPECT_THAT(
      markup,
      HasSubstr("<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/></w:rPr><w:t xml:space=\"preserve\">aaaa"));
}

TEST(DocxLayout, a_drawing_is_wide_enough_to_read) {
  const figure::Drawing drawing = test::sample_bars();
  const int width = legible_width(drawing);
  EXPECT_GT(width, page_width / 2);
  figure::Drawing half = drawing;
  half.width /= 2;
  EXPECT_NEAR(legible_width(half), width / 2, 1);
  half.shapes.clear();
  EXPECT_EQ(legible_width(half), 0) << "no words";
}

}  // namespace
}  // namespace prongsai::doc_writers
