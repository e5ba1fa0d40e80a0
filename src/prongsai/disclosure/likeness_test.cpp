// SPDX-License-Identifier: Apache-2.0
// Two looks at the same page, and two pages.
#include "prongsai/disclosure/likeness.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::disclosure {
namespace {

using testing::AllOf;
using testing::Ge;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Lt;

const std::string page =
    "เทศบาลตำบลตัวอย่าง\nแผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2569\nโครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก\n"
    "สำนักงานเทศบาล โทร 0 5311 2233 saraban@tessaban.go.th\n";

TEST(Likeness, is_whole_for_the_same_text_in_any_order_of_its_lines) {
  EXPECT_EQ(percent_alike(page, page), 100);
  EXPECT_EQ(percent_alike("", ""), 100);
  EXPECT_EQ(percent_alike("หนึ่งสองสามสี่\nabc def\n", "abc def\nหนึ่งสองสามสี่\n"), 100);
  EXPECT_EQ(percent_alike("ข้อมูล ๑๒", "ข้อมูล 12"), 100);
}

TEST(Likeness, does_not_count_clocks_counters_and_tokens_even_on_a_page_of_three_words) {
  EXPECT_EQ(percent_alike("หน้าแรก\nเวลา 08:15:02 น.\nผู้เข้าชม 12,345 คน\nref 8f3a21\n",
                          "หน้าแรก\nเวลา 21:59:47 น.\nผู้เข้าชม 12,346 คน\nref 77ac04\n"),
            100);
}

TEST(Likeness, counts_the_year) {
  EXPECT_THAT(percent_alike("แผน 2569", "แผน 2568"), Lt(100));
  EXPECT_THAT(percent_alike("plan 2026", "plan 2025"), Lt(alike_percent));
}

TEST(Likeness, stands_a_margin_with_other_news_and_falls_with_another_page) {
  std::string long_page;
  for (int i = 0; i < 12; ++i) long_page += page;
  EXPECT_THAT(percent_alike(long_page + "ข่าววันนี้ ประชุมสภาเทศบาล\n", long_page + "ข่าววันนี้ น้ำไม่ไหล\n"),
              Ge(alike_percent));
  EXPECT_THAT(percent_alike(page, "อยู่ระหว่างปรับปรุงเว็บไซต์ กรุณาเข้าชมใหม่ภายหลัง\n"), Lt(30));
  EXPECT_EQ(percent_alike(page, ""), 0);
}

/// Sørensen and Dice by hand: {a, b, c} and {b, c, d} have two of six in common, twice: 4/6.
TEST(Likeness, is_the_measure_of_sorensen_and_dice) {
  EXPECT_EQ(percent_alike("a b c", "b c d"), 66);
  EXPECT_EQ(percent_alike("a a b", "a b b"), 66);
}

TEST(Likeness, shows_what_only_one_of_them_was_given) {
  EXPECT_THAT(line_without_likeness(page, page), IsEmpty());
  EXPECT_THAT(line_without_likeness(page + "เว็บพนันออนไลน์ ฝากถอนไม่มีขั้นต่ำ\n", page), HasSubstr("พนันออนไลน์"));
  const std::string very_long(3'000, 'a');
  EXPECT_EQ(line_without_likeness(very_long, page).size(), 160U);
}

}  // namespace
}  // namespace prongsai::disclosure
