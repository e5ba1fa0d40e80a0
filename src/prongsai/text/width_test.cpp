// SPDX-License-Identifier: Apache-2.0
// Columns of a terminal: Thai marks above and below a letter take none.
#include "prongsai/text/width.h"

#include <gtest/gtest.h>

namespace prongsai::text {
namespace {

TEST(Width, counts_letters_and_not_their_marks) {
  EXPECT_EQ(width(""), 0U);
  EXPECT_EQ(width("abc"), 3U);
  EXPECT_EQ(width("จังหวัด"), 5U);    // จ ง ห ว ด: two MAI HAN-AKAT take no room
  EXPECT_EQ(width("เชียงใหม่"), 7U);  // เ ช ย ง ใ ห ม
  EXPECT_EQ(width("น้ำ"), 2U);       // SARA AM stands beside its letter
  EXPECT_EQ(width("÷ – é"), 5U);
  EXPECT_EQ(width("🌊"), 1U);
}

TEST(Padded, fills_up_to_the_column_and_never_cuts) {
  EXPECT_EQ(padded("ที่", 3), "ที่  ");
  EXPECT_EQ(padded_left("ที่", 3), "  ที่");
  EXPECT_EQ(padded("abc", 2), "abc");
  EXPECT_EQ(padded_left("abc", 2), "abc");
}

TEST(Shortened, cuts_behind_a_letter_with_its_marks) {
  EXPECT_EQ(shortened("จังหวัดเชียงใหม่", 5), "จังหวั…");
  EXPECT_EQ(shortened("ที่", 1), "ที่");
  EXPECT_EQ(shortened("abcdef", 4), "abc…");
  EXPECT_EQ(shortened("abcd", 4), "abcd");
  EXPECT_EQ(width(shortened("การปรับปรุงการทำงาน", 8)), 8U);
}

}  // namespace
}  // namespace prongsai::text
