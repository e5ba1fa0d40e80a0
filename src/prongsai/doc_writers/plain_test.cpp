// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/plain.h"

#include <gtest/gtest.h>

#include "prongsai/doc_writers/sample_document.h"

namespace prongsai::doc_writers {
namespace {

using test::cell;
using test::spanning;
using test::words;

std::string plain_of(std::vector<doc::Block> blocks) {
  doc::Document document;
  document.header = {"not printed"};
  document.footer = "not printed";
  document.sections = {{doc::Orientation::portrait, std::move(blocks)}};
  return plain(document);
}

TEST(Plain, blocks_stand_apart_and_headings_have_their_marks) {
  EXPECT_EQ(plain_of({doc::Heading{.level = 1, .number = "ส่วนที่ 1", .phrases = {"ผลการประเมิน", "ของหน่วยงาน"}},
                      doc::Heading{.level = 3, .phrases = {"เหตุ"}}, doc::PageBreak{},
                      doc::Paragraph{.spans = {words("ได้ "), test::strong("91.50"), words(" คะแนน")}}}),
            "# ส่วนที่ 1 ผลการประเมิน ของหน่วยงาน\n\n### เหตุ\n\nได้ 91.50 คะแนน\n");
}

TEST(Plain, each_item_of_a_list_is_a_line_that_begins_with_its_mark) {
  const doc::List list{{{"1.", {words("แรก")}, {{"◆", {words("ใต้แรก")}, {}}}}, {"", {words("ไม่มีเลข")}, {}}}};
  EXPECT_EQ(plain_of({list}), "1. แรก\n◆ ใต้แรก\nไม่มีเลข\n");
}

TEST(Plain, a_row_is_a_line_and_a_cell_stands_once_at_its_first_place) {
  doc::Table table{.id = "t", .caption = "ตารางที่ 1", .columns = {{}, {}, {}}};
  table.head = {{{spanning(cell("ก"), 1, 2), spanning(cell("ข"), 2, 1)}}, {{cell("ค"), cell("ง")}}};
  table.body = {{{test::marked("●", {"หนึ่ง", "สอง"}), cell(""), cell("81.80")}}};
  EXPECT_EQ(plain_of({table}), "ตารางที่ 1\nก\tข\t\n\tค\tง\n● หนึ่ง ● สอง\t\t81.80\n");
}

TEST(Plain, covers_figures_and_provenance_give_their_words) {
  const doc::Cover cover{.title = {"ก", "ข"}, .subtitle = {"ค"}, .slogan = "ง", .issuer = {{words("จ")}}};
  EXPECT_EQ(plain_of({cover}), "ก\nข\nค\nง\nจ\n");
  EXPECT_EQ(plain_of({doc::Figure{.id = "f", .drawing = test::qr_drawing(), .caption = "ภาพที่ 1"}}),
            "ภาพที่ 1\n");
  EXPECT_EQ(plain_of({doc::Figure{.id = "f", .drawing = test::qr_drawing()}}), "คิวอาร์โค้ดของหน้าอธิบายผล\n");
  const doc::Provenance own{
      .title = "ที่มา", .lines = {{"กฎ", {words("2565")}}}, .address = "https://a.example"};
  EXPECT_EQ(plain_of({own}), "ที่มา\nกฎ\t2565\nhttps://a.example\n");
}

TEST(Plain, no_text_can_add_a_line_or_a_cell) {
  EXPECT_EQ(plain_of({doc::Paragraph{.spans = {words("ก\nข\tค\r\n\x01ง\xff")}}}), "ก ข ค ง\ufffd\n");
}

TEST(Plain, of_nothing_is_nothing) {
  EXPECT_EQ(plain({}), "");
  EXPECT_EQ(plain_of({doc::PageBreak{}, doc::List{}, doc::Paragraph{}}), "");
}

TEST(Plain, thai_digits_change_nothing_else) {
  const doc::Document document = test::sample_document();
  const std::string arabic = plain(document);
  const std::string thai = plain(doc::with_digits(document, doc::Digits::thai));
  EXPECT_NE(arabic.find("91.50 คะแนน"), std::string::npos);
  EXPECT_NE(thai.find("๙๑.๕๐ คะแนน"), std::string::npos);
  EXPECT_EQ(plain(doc::with_digits(doc::with_digits(document, doc::Digits::thai), doc::Digits::arabic)),
            arabic);
}

}  // namespace
}  // namespace prongsai::doc_writers
