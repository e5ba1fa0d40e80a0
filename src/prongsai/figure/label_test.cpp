// SPDX-License-Identifier: Apache-2.0
// Words in Thai and English: their widths and where their lines break.
#include "prongsai/figure/label.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::figure {
namespace {

using ::testing::ElementsAre;

TEST(EstimateWidth, gives_no_width_to_marks_above_and_below) {
  EXPECT_EQ(estimate_width("กี่", px(14)), estimate_width("ก", px(14)));
  EXPECT_EQ(estimate_width("ปู่", px(14)), estimate_width("ป", px(14)));
  EXPECT_EQ(estimate_width("", px(14)), 0);
  EXPECT_EQ(estimate_width("กก", px(14)), 2 * estimate_width("ก", px(14)));
}

TEST(EstimateWidth, is_a_little_more_than_what_a_browser_measures) {
  struct Measured {
    const char* text;
    Units width;
  };
  // getComputedTextLength at 14 px in Chromium, Noto Sans Thai and Noto Sans.
  for (const Measured& one : {Measured{"การใช้ทรัพย์สินของราชการ", 14684}, Measured{"100.00", 4380},
                              Measured{"Use of public property", 14592},
                              Measured{"หน่วยงานของท่านเปิดโอกาสให้บุคลากรภายในมีส่วนร่วม", 30277}}) {
    EXPECT_GE(estimate_width(one.text, px(14)), one.width) << one.text;
    EXPECT_LE(estimate_width(one.text, px(14)), one.width * 11 / 10) << one.text;
  }
}

TEST(Wrap, keeps_a_label_that_fits) {
  EXPECT_THAT(wrap("การใช้อำนาจ", px(14), px(200), 3), ElementsAre("การใช้อำนาจ"));
  EXPECT_THAT(wrap("", px(14), px(200), 3), ElementsAre(""));
}

TEST(Wrap, breaks_at_blanks_and_drops_them) {
  EXPECT_THAT(wrap("Use of public property", px(14), px(70), 3), ElementsAre("Use of", "public", "property"));
}

TEST(Wrap, breaks_thai_where_words_start) {
  EXPECT_THAT(wrap("การใช้ทรัพย์สินของราชการ", px(14), px(110), 3), ElementsAre("การใช้ทรัพย์สิน", "ของราชการ"));
}

TEST(Wrap, follows_a_dictionary_that_put_in_zero_width_spaces) {
  EXPECT_THAT(wrap("ทรัพย์สิน\u200bราชพัสดุ\u200bแผ่นดิน", px(14), px(120), 3),
              ElementsAre("ทรัพย์สินราชพัสดุ", "แผ่นดิน"));
}

TEST(Wrap, says_with_an_ellipsis_that_more_follows) {
  const auto lines = wrap("หน่วยงานของท่านเปิดโอกาสให้บุคลากรภายในมีส่วนร่วมในการตรวจสอบ", px(14), px(120), 2);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines.back().ends_with("…"));
  EXPECT_LE(estimate_width(lines.back(), px(14)), px(120));
}

TEST(Wrap, loses_nothing_and_never_starts_a_line_with_a_mark_at_any_width) {
  const std::string text =
      "หน่วยงานของท่านเปิดโอกาสให้บุคลากรภายในมีส่วนร่วมในการตรวจสอบการใช้จ่ายน้ำมันเชื้อเพลิงของราชการมากน้อยเพียงใด";
  for (Units width = px(20); width <= px(700); width += 37) {
    std::string joined;
    for (const std::string& line : wrap(text, px(14), width, 1000)) {
      joined += line;
      EXPECT_LE(estimate_width(line, px(14)), width) << line;
      const auto second = static_cast<unsigned char>(line[1]);
      const auto third = static_cast<unsigned char>(line[2]);
      const bool starts_with_mark = (second == 0xb8 && (third == 0xb1 || (third >= 0xb3 && third <= 0xba))) ||
                                    (second == 0xb9 && third >= 0x85 && third <= 0x8e);
      EXPECT_FALSE(starts_with_mark) << line;
    }
    EXPECT_EQ(joined, text);
  }
}

TEST(Wrap, survives_broken_utf8) {
  EXPECT_FALSE(wrap("\xe0\xb8", px(14), px(10), 2).empty());
}

}  // namespace
}  // namespace prongsai::figure
