// SPDX-License-Identifier: Apache-2.0
#include "prongsai/lint/manuscript.h"

#include <gtest/gtest.h>

#include "prongsai/lint/text_detail.h"

namespace prongsai::lint {
namespace {

TEST(Manuscript, marks_of_letters_are_put_in_the_one_order) {
  EXPECT_EQ(tidy_thai("น\u0E49\u0E4D\u0E32"), "น้ำ");
  EXPECT_EQ(tidy_thai("น\u0E4D\u0E49\u0E32"), "น้ำ");
  EXPECT_EQ(tidy_thai("น\u0E33\u0E49"), "น้ำ");
  EXPECT_EQ(tidy_thai("ทำ\u0E4D"), "ทำ\u0E4D");  // a ring behind is no part of it
  EXPECT_EQ(tidy_thai("ท\u0E48\u0E35"), "ที่");
  EXPECT_EQ(tidy_thai("ที่\u0E48"), "ที่");
  EXPECT_EQ(tidy_thai("เเละ"), "และ");
  EXPECT_EQ(tidy_thai("พ.ศ.\u00A0๒๕๖๕\u2003 ก\u200Bข"), "พ.ศ. ๒๕๖๕ กข");
  EXPECT_EQ(tidy_thai("ท\uF702\uF70A"), "ที่");
}

TEST(Manuscript, tabs_headings_and_strong_words_are_read_and_their_marks_taken_off) {
  const Manuscript read = read_text(
      "# หัวข้อ\r\n\r\n**ตัวหนา**\nก\tข\t<b>1</b>\n<b>ก</b>\t<b>2</b>\n\nค\tง\nมี **หนา** ปน\n", "x.txt");
  ASSERT_EQ(read.lines.size(), 6U);
  EXPECT_EQ(read.lines[0].heading, 1);
  EXPECT_EQ(read.lines[0].cells, (std::vector<std::string>{"หัวข้อ"}));
  EXPECT_TRUE(read.lines[1].bold);
  EXPECT_EQ(read.lines[1].number, 3);
  EXPECT_EQ(read.lines[2].cells, (std::vector<std::string>{"ก", "ข", "1"}));
  EXPECT_FALSE(read.lines[2].bold);
  EXPECT_TRUE(read.lines[3].bold);
  EXPECT_EQ(read.lines[2].table, read.lines[3].table);
  EXPECT_NE(read.lines[4].table, read.lines[3].table);
  EXPECT_EQ(read.lines[5].table, 0);
  EXPECT_EQ(read.lines[5].text(), "มี หนา ปน");
}

TEST(Manuscript, columns_kept_apart_by_blanks_are_cells_where_rows_of_figures_stand_together) {
  const Manuscript read = read_text(
      "ข้อความ  ยาว  หนึ่งบรรทัด\n\nตัวชี้วัด      คะแนน\nการใช้อำนาจ      85.98\nการใช้งบประมาณ   81.80\n", "x.txt");
  ASSERT_EQ(read.lines.size(), 4U);
  EXPECT_EQ(read.lines[0].cells.size(), 1U);
  EXPECT_EQ(read.lines[1].cells, (std::vector<std::string>{"ตัวชี้วัด", "คะแนน"}));
  EXPECT_EQ(read.lines[3].cells, (std::vector<std::string>{"การใช้งบประมาณ", "81.80"}));
  EXPECT_EQ(read.lines[1].table, read.lines[3].table);
}

TEST(Manuscript, pages_are_counted_where_the_text_has_page_breaks) {
  const Manuscript read = read_text("หนึ่ง\n\fสอง\n", "x.txt");
  ASSERT_EQ(read.lines.size(), 2U);
  EXPECT_EQ(read.lines[0].page, 1);
  EXPECT_EQ(read.lines[1].page, 2);
}

TEST(Text, numbers_are_found_with_sign_percent_and_decimals) {
  const auto found =
      numbers_in("E11 ได้ 91.50 คะแนน +2.48% ร้อยละ 5 -15 วันที่ 1 สิงหาคม พ.ศ. 2565 จำนวน 1,207 คน");
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[0].text, "91.50");
  EXPECT_EQ(found[1].sign, '+');
  EXPECT_TRUE(found[1].percent);
  EXPECT_EQ(found[3].text, "15");
  EXPECT_EQ(found[3].sign, 0);
  EXPECT_EQ(found[4].text, "1207");
  EXPECT_TRUE(only_number(" 84.86 ").has_value());
  EXPECT_FALSE(only_number("4. การใช้อำนาจ").has_value());
}

TEST(Text, years_know_whether_they_are_fiscal_or_part_of_a_date) {
  const auto found = years_in("ประกาศ ลงวันที่ 1 สิงหาคม พ.ศ. 2565 ประจำปีงบประมาณ พ.ศ. 2565 เทียบปี 2563 – 2564");
  ASSERT_EQ(found.size(), 4U);
  EXPECT_TRUE(found[0].date);
  EXPECT_TRUE(found[1].fiscal);
  EXPECT_TRUE(found[2].fiscal);
  EXPECT_TRUE(found[3].fiscal);
}

TEST(Text, likeness_sees_through_blanks_marks_and_small_slips) {
  EXPECT_EQ(likeness(squeeze("การใช้ งบประมาณ"), squeeze("การใช้งบประมาณ")), 100);
  EXPECT_GE(likeness(squeeze("การใช้งบประมาน"), squeeze("การใช้งบประมาณ")), 90);
  EXPECT_LT(likeness(squeeze("การใช้อำนาจ"), squeeze("การใช้งบประมาณ")), 70);
  EXPECT_EQ(share_in("abcdef", "xxabcdefyy"), 100);
}

}  // namespace
}  // namespace prongsai::lint
