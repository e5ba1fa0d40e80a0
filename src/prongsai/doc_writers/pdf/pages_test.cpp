// SPDX-License-Identifier: Apache-2.0
// Pages of real blocks: well filled, and nothing alone where it makes no sense.
#include <random>

#include <gtest/gtest.h>

#include "prongsai/doc_writers/pdf/table_detail.h"
#include "prongsai/doc_writers/sample_parts.h"

namespace prongsai::doc_writers::pdf {
namespace {

constexpr double page_height = 690;

Faces& faces() {
  static Faces once;
  return once;
}

/// Blocks laid out one below the other on pages of ours.
struct Laid {
  doc::Document document;
  Bench bench{faces(), document, {.text_width = 453, .text_height = page_height}};
  Blocks blocks;
  Chapter chapter{.sheet = bench.sheet, .pieces = {}, .is_bare = false};

  [[nodiscard]] std::vector<PageOf> pages() const { return paginate({chapter}); }
};

doc::Table table_of(std::mt19937& random, std::size_t rows) {
  doc::Table table{.id = "t",
                   .caption = "ตารางที่ 1 คะแนนรายตัวชี้วัด",
                   .columns = {{0, {}}, {1, {}}, {0, doc::Align::decimal}},
                   .head = {{{test::head("ลำดับ"), test::head("ตัวชี้วัด"), test::head("คะแนน")}}},
                   .body = {},
                   .sheet = ""};
  const bool wants_all = random() % 3 == 0;
  for (std::size_t r = 0; r < rows; ++r) {
    std::vector<std::string> lines(1 + random() % 3, "การใช้ทรัพย์สินของราชการ");
    doc::Row row{.cells = {test::cell("1"), test::cell(lines), test::cell("81.80")},
                 .keep_with_next = wants_all || random() % 4 == 0};
    table.body.push_back(std::move(row));
  }
  if (!table.body.empty()) table.body.back().keep_with_next = false;
  return table;
}

double bottom_of(const PageOf& page) {
  return page.pieces.back().y + page.pieces.back().piece->height;
}

TEST(PaperPages, with_tables_are_filled_and_leave_nothing_alone) {
  std::mt19937 random(11);
  double filled = 0;
  int seen = 0;
  for (int round = 0; round < 80; ++round) {
    Laid laid;
    std::vector<std::pair<std::size_t, std::size_t>> tables;  // first piece of each and one behind its last
    for (int i = 0; i < 12; ++i) {
      lay_heading(laid.bench, {.level = 2, .number = "1", .phrases = {"ผลการประเมิน"}, .id = "h"}, laid.blocks,
                  laid.chapter.pieces);
      lay_paragraph(laid.bench,
                    {.spans = {test::words("คะแนนรายตัวชี้วัดปรากฏตามตาราง")}, .keep_with_next = true},
                    laid.blocks, laid.chapter.pieces);
      const std::size_t first = laid.chapter.pieces.size();
      lay_table(laid.bench, table_of(random, 1 + random() % 25), laid.blocks, laid.chapter.pieces);
      tables.emplace_back(first, laid.chapter.pieces.size());
    }
    const auto pages = laid.pages();
    const Piece* const begin = laid.chapter.pieces.data();
    for (std::size_t p = 0; p + 1 < pages.size(); ++p) {
      EXPECT_GE(bottom_of(pages[p]), 0.55 * page_height) << round << " page " << p;
      filled += bottom_of(pages[p]) / page_height;
      ++seen;
      const auto next = static_cast<std::size_t>(pages[p + 1].pieces.front().piece - begin);
      EXPECT_FALSE(begin[next - 1].keep_with_next) << "torn although it keeps together";
      for (const auto& [first, last] : tables) {
        if (next <= first || next >= last) continue;
        EXPECT_LT(next, last - 1) << "the last row alone overleaf";
        EXPECT_GE(next - first, 3U) << "a head with fewer than two rows";
      }
    }
  }
  EXPECT_GE(filled, 0.85 * seen) << filled / seen;
}

TEST(PaperPages, do_not_cut_a_low_table) {
  std::mt19937 random(3);
  for (double above = 400; above < page_height; above += 10) {
    Laid laid;
    lay_table(laid.bench, table_of(random, 3), laid.blocks, laid.chapter.pieces);
    Piece filler = laid.chapter.pieces.front();
    filler.height = above;
    filler.keep_with_next = false;
    laid.chapter.pieces.insert(laid.chapter.pieces.begin(), filler);
    const auto pages = laid.pages();
    const std::size_t on_first = pages.front().pieces.size();
    EXPECT_TRUE(on_first == 1 || on_first == 5) << on_first;
  }
}

TEST(PaperPages, go_on_within_a_row_that_is_taller_than_a_third_of_a_page) {
  Laid laid;
  doc::Table table{.id = "t",
                   .caption = "",
                   .columns = {{1, {}}, {1, {}}},
                   .head = {{{test::head("ก"), test::head("ข")}}},
                   .body = {},
                   .sheet = ""};
  for (int r = 0; r < 6; ++r)
    table.body.push_back(
        {{test::cell("คำ"), test::cell(std::vector<std::string>(25, "ผู้มีส่วนได้ส่วนเสีย"))}, false});
  lay_table(laid.bench, table, laid.blocks, laid.chapter.pieces);
  const auto pages = laid.pages();
  for (std::size_t p = 0; p + 1 < pages.size(); ++p) EXPECT_GE(bottom_of(pages[p]), 0.9 * page_height);
}

TEST(PaperPages, never_leave_an_item_alone_that_names_those_below_it) {
  doc::List list;
  for (int i = 0; i < 40; ++i)
    list.items.push_back({.mark = "1.",
                          .spans = {test::words("ตัวชี้วัดที่ 2 การใช้งบประมาณ")},
                          .below = {{.mark = "●", .spans = {test::words("ส่งเสริม")}, .below = {}}}});
  Laid laid;
  lay_list(laid.bench, list, laid.blocks, laid.chapter.pieces);
  const auto pages = laid.pages();
  ASSERT_GE(pages.size(), 3U);
  for (std::size_t p = 0; p + 1 < pages.size(); ++p) EXPECT_EQ(pages[p].pieces.size() % 2, 0U);
}

}  // namespace
}  // namespace prongsai::doc_writers::pdf
