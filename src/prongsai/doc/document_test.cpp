// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::doc {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Cell cell(std::string text, int columns = 1, int rows = 1) {
  Cell result;
  result.lines = {{.spans = {{.text = std::move(text)}}, .mark = {}}};
  result.columns = columns;
  result.rows = rows;
  return result;
}

Document with(Block block) {
  Document document;
  document.sections.resize(1);
  document.sections[0].blocks.push_back(std::move(block));
  return document;
}

Table table(std::vector<Row> body) {
  Table result;
  result.id = "t";
  result.columns = {{}, {}, {}};
  result.body = std::move(body);
  return result;
}

TEST(Digits, are_written_the_thai_way_one_by_one) {
  EXPECT_EQ(thai_digits("1 ตุลาคม 2566 - o19: 81.80 %"), "๑ ตุลาคม ๒๕๖๖ - o๑๙: ๘๑.๘๐ %");
}

TEST(Digits, change_wherever_words_are_printed_and_nowhere_else) {
  Document document;
  document.identifier = "https://example.org/2565";
  document.date = "2565-08-01";
  document.header = {"พ.ศ. 2565"};
  document.footer = "ฉบับที่ 1";
  document.data = {
      {.id = "2565/total", .label = "ปี 2565", .value = "91.50", .unit = "points", .source = "s1"}};
  figure::Drawing drawing;
  drawing.caption.title = "กราฟ 1";
  drawing.shapes = {{figure::Group{"g 1", "/2565", {{figure::Text{{}, "85.00"}}}}}};
  Provenance provenance{.title = "ที่มา 1",
                        .lines = {{"กฎ 2565", {{.text = "sha256:12", .verbatim = true}, {.text = " 3"}}}},
                        .qr = std::nullopt,
                        .address = "https://example.org/1"};
  document.sections = {
      {Orientation::portrait,
       {Cover{.title = {"ปี 2565"}, .subtitle = {"1"}, .slogan = "2", .issuer = {{{.text = "0 5311"}}}},
        Heading{.level = 1, .number = "ส่วนที่ 1", .phrases = {"ข้อ 2"}, .id = "s1"},
        Paragraph{.spans = {{.text = "91.50", .href = "https://example.org/9", .datum = 0}}},
        List{{{.mark = "1.",
               .spans = {{.text = "2"}},
               .below = {{.mark = "1.1", .spans = {{.text = "3"}}, .below = {}}}}}},
        table({{{cell("4"), cell("5"), cell("6")}}}), Figure{"f1", drawing, "ภาพ 7"}, provenance}}};
  const Document thai = with_digits(document, Digits::thai);
  const auto& blocks = thai.sections[0].blocks;
  EXPECT_EQ(thai.identifier, document.identifier);
  EXPECT_EQ(thai.date, document.date);
  EXPECT_EQ(thai.digits, Digits::thai);
  EXPECT_EQ(thai.data[0].value, "91.50");
  EXPECT_EQ(thai.data[0].label, "ปี 2565");
  EXPECT_THAT(thai.header, ElementsAre("พ.ศ. ๒๕๖๕"));
  EXPECT_EQ(thai.footer, "ฉบับที่ ๑");
  EXPECT_EQ(text_of(std::get<Cover>(blocks[0]).issuer[0]), "๐ ๕๓๑๑");
  EXPECT_EQ(text_of(std::get<Heading>(blocks[1])), "ส่วนที่ ๑ ข้อ ๒");
  EXPECT_EQ(std::get<Heading>(blocks[1]).id, "s1");
  EXPECT_EQ(std::get<Paragraph>(blocks[2]).spans[0].text, "๙๑.๕๐");
  EXPECT_EQ(std::get<Paragraph>(blocks[2]).spans[0].href, "https://example.org/9");
  EXPECT_EQ(std::get<List>(blocks[3]).items[0].below[0].mark, "๑.๑");
  EXPECT_EQ(text_of(std::get<Table>(blocks[4]).body[0].cells[2].lines[0].spans), "๖");
  const auto& group = std::get<figure::Group>(std::get<Figure>(blocks[5]).drawing.shapes[0].form);
  EXPECT_EQ(group.href, "/2565");
  EXPECT_EQ(std::get<figure::Text>(group.shapes[0].form).content, "๘๕.๐๐");
  EXPECT_EQ(text_of(std::get<Provenance>(blocks[6]).lines[0].value), "sha256:12 ๓");
  EXPECT_EQ(std::get<Provenance>(blocks[6]).address, "https://example.org/1");

  const Document back = with_digits(thai, Digits::arabic);
  EXPECT_EQ(text_of(std::get<Heading>(back.sections[0].blocks[1])), "ส่วนที่ 1 ข้อ 2");
  EXPECT_THAT(back.header, ElementsAre("พ.ศ. 2565"));
}

TEST(Flaws, are_none_in_a_table_whose_cells_cover_its_grid) {
  EXPECT_THAT(flaws(with(table({{{cell("a", 2), cell("b", 1, 2)}}, {{cell("c"), cell("d")}}}))), IsEmpty());
}

TEST(Flaws, name_a_row_that_does_not_fill_its_columns) {
  EXPECT_THAT(flaws(with(table({{{cell("a")}}}))), Contains(HasSubstr("cells for 1 of 3 columns")));
  EXPECT_THAT(flaws(with(table({{{cell("a", 4)}}}))), Contains(HasSubstr("more cells than columns")));
  EXPECT_THAT(flaws(with(table({{{cell("a", 2), cell("b", 1, 2)}}, {{cell("c"), cell("d"), cell("e")}}}))),
              Contains(HasSubstr("more cells than columns")));
  EXPECT_THAT(flaws(with(table({{{cell("a", 3, 2)}}}))), Contains(HasSubstr("below the last row")));
  EXPECT_THAT(flaws(with(table({{{cell("a", 0)}}}))), Contains(HasSubstr("spans nothing")));
}

TEST(Flaws, name_what_is_empty_or_used_twice_or_points_nowhere) {
  EXPECT_THAT(flaws(with(table({}))), Contains(HasSubstr("without rows")));
  EXPECT_THAT(flaws(with(List{})), Contains(HasSubstr("without items")));
  EXPECT_THAT(flaws(with(Paragraph{.spans = {{.text = "91.50", .datum = 3}}})),
              Contains(HasSubstr("datum 3 of 0")));
  EXPECT_THAT(flaws(with(Paragraph{.spans = {{.text = "ดู", .href = "#there"}}})),
              Contains(HasSubstr("#there")));
  Document twice = with(table({{{cell("a", 3)}}}));
  twice.sections[0].blocks.push_back(twice.sections[0].blocks[0]);
  EXPECT_THAT(flaws(twice), Contains("id 't' used twice"));
  EXPECT_THAT(flaws(Document{}), Contains(HasSubstr("without sections")));
}

}  // namespace
}  // namespace prongsai::doc
