// SPDX-License-Identifier: Apache-2.0
// Lines, columns and pages before anything is drawn.
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/doc_writers/pdf/table_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

Faces& faces() {
  static Faces once;
  return once;
}

Text text(const std::string& words, const std::vector<std::string>& names = {}) {
  doc::Spans spans(1);
  spans[0].text = words;
  return {faces(), spans, look::body, names};
}

constexpr const char* long_words =
    "สำนักงาน ป.ป.ช. ได้มีประกาศ ลงวันที่ 1 สิงหาคม พ.ศ. 2565 เรื่อง ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของ"
    "หน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA) ประจำปีงบประมาณ พ.ศ. 2565 โดยจังหวัดเชียงใหม่ ได้ "
    "91.50 คะแนน";

TEST(PaperText, fits_its_lines_to_any_width) {
  for (double width = 30; width < 500; width += 11) {
    Text paragraph = text(long_words);
    paragraph.break_lines(faces(), width, width / 10);
    for (int line = 0; line < paragraph.lines(); ++line)
      EXPECT_LE(paragraph.line_width(line), width + 0.02) << width;
  }
}

TEST(PaperText, takes_no_more_lines_than_it_needs_and_keeps_a_name_whole) {
  Text paragraph = text(long_words);
  paragraph.break_lines(faces(), 453);
  EXPECT_LE(paragraph.lines(), static_cast<int>(paragraph.natural_width() / 453) + 2);
  EXPECT_GT(text("เทศบาลตำบลวังไผ่", {"เทศบาลตำบลวังไผ่"}).longest_word(), text("เทศบาลตำบลวังไผ่").longest_word());
}

TEST(PaperText, of_our_size_stands_as_high_as_what_offices_print) {
  // TH Sarabun at 16 points: ko kai is 0.602 / 1.5042 of the size high; Sarabun's is 0.586.
  EXPECT_NEAR(look::body.size * 0.586, 16 * 0.602 / 1.5042, 0.02);
}

TEST(PaperColumns, are_never_narrower_than_their_longest_word) {
  const std::vector<doc::Column> columns = {{0, {}}, {1, {}}, {3, {}}};
  EXPECT_THAT(share_widths(columns, {20, 50, 60}, {20, 50, 60}, 420), ElementsAre(20, 100, 300));
  EXPECT_THAT(share_widths(columns, {20, 150, 60}, {20, 150, 60}, 420), ElementsAre(20, 150, 250));
}

TEST(PaperColumns, that_need_more_than_there_is_share_what_there_is) {
  const auto widths = share_widths({{0, {}}, {1, {}}}, {300, 300}, {300, 300}, 400);
  EXPECT_THAT(std::accumulate(widths.begin(), widths.end(), 0.0), DoubleNear(400, 0.01));
}

TEST(PaperColumns, without_weight_are_as_wide_as_they_like_where_that_fits) {
  EXPECT_THAT(share_widths({{0, {}}, {0, {}}}, {30, 40}, {60, 80}, 400), ElementsAre(60, 80));
}

class Nothing final : public Block {
 public:
  void draw(Canvas&, int, Spot) override {}
  [[nodiscard]] double head_height() const override { return 20; }
};

TEST(PaperPages, move_what_keeps_together_as_one) {
  Nothing block;
  Chapter chapter{.sheet = {.text_height = 100}, .pieces = {}, .is_bare = false};
  chapter.pieces = {{.block = &block, .height = 70},
                    {.block = &block, .before = 5, .height = 20, .keep_with_next = true},
                    {.block = &block, .height = 20}};
  const auto pages = paginate({chapter});
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].pieces.size(), 1U);
  EXPECT_EQ(pages[1].pieces[0].y, 0) << "space above falls away at the head of a page";
}

TEST(PaperPages, repeat_the_head_of_a_table_and_make_room_for_it) {
  Nothing block;
  Chapter chapter{.sheet = {.text_height = 100}, .pieces = {}, .is_bare = false};
  for (int i = 0; i < 7; ++i)
    chapter.pieces.push_back({.block = &block, .part = i, .height = 30, .needs_head = i > 0});
  const auto pages = paginate({chapter});
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_FALSE(pages[0].pieces[0].with_head);
  EXPECT_TRUE(pages[1].pieces[0].with_head);
  EXPECT_EQ(pages[1].pieces[0].y, 20);
  EXPECT_EQ(pages[1].pieces.size(), 2U) << "a head of 20 leaves room for two rows of 30";
}

TEST(PaperPages, share_out_what_no_page_can_hold) {
  Nothing block;
  Chapter chapter{.sheet = {.text_height = 100}, .pieces = {}, .is_bare = false};
  for (int i = 0; i < 10; ++i)
    chapter.pieces.push_back({.block = &block, .height = 30, .keep_with_next = true});
  EXPECT_EQ(paginate({chapter}).size(), 4U);
}

}  // namespace
}  // namespace prongsai::doc_writers::pdf
