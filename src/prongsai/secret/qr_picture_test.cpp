// SPDX-License-Identifier: Apache-2.0
// QR codes: the marks that ISO/IEC 18004 puts into each of them, and the room it gives.
#include "prongsai/secret/qr_picture.h"

#include <string>

#include <gtest/gtest.h>

namespace prongsai::secret {
namespace {

/// The finder pattern with its light edge, as the standard draws it.
bool has_finder(const QrPicture& picture, int top, int left) {
  for (int y = 0; y < 7; ++y) {
    for (int x = 0; x < 7; ++x) {
      const bool ring = y == 0 || y == 6 || x == 0 || x == 6;
      const bool core = y >= 2 && y <= 4 && x >= 2 && x <= 4;
      const auto row = static_cast<std::size_t>(top + y);
      if (picture.rows[row][static_cast<std::size_t>(left + x)] != (ring || core)) return false;
    }
  }
  return true;
}

TEST(QrPicture, is_a_square_with_three_finders_and_the_timing_lines) {
  for (const std::size_t length : {1U, 14U, 100U, 300U, 1000U}) {
    const auto picture = qr_picture(std::string(length, 'x'));
    ASSERT_TRUE(picture);
    const int side = picture->side();
    EXPECT_EQ((side - 17) % 4, 0);
    for (const auto& row : picture->rows) EXPECT_EQ(static_cast<int>(row.size()), side);
    EXPECT_TRUE(has_finder(*picture, 0, 0));
    EXPECT_TRUE(has_finder(*picture, 0, side - 7));
    EXPECT_TRUE(has_finder(*picture, side - 7, 0));
    EXPECT_FALSE(has_finder(*picture, side - 7, side - 7));
    for (int i = 8; i < side - 8; ++i) {
      EXPECT_EQ(picture->rows[6][static_cast<std::size_t>(i)], i % 2 == 0);
      EXPECT_EQ(picture->rows[static_cast<std::size_t>(i)][6], i % 2 == 0);
    }
  }
}

// ISO/IEC 18004 table 7: bytes that version 1 and 2 hold with level M.
TEST(QrPicture, grows_where_the_standard_says) {
  EXPECT_EQ(qr_picture(std::string(14, 'x'))->side(), 21);
  EXPECT_EQ(qr_picture(std::string(15, 'x'))->side(), 25);
  EXPECT_EQ(qr_picture(std::string(26, 'x'))->side(), 25);
  EXPECT_EQ(qr_picture(std::string(27, 'x'))->side(), 29);
}

TEST(QrPicture, is_none_for_a_text_no_screen_shows) {
  EXPECT_TRUE(qr_picture(std::string(1000, 'x')));
  EXPECT_FALSE(qr_picture(std::string(1001, 'x')));
}

}  // namespace
}  // namespace prongsai::secret
