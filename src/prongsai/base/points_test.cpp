// SPDX-License-Identifier: Apache-2.0
// Exact decimals: what is read, what is refused, and the one rounding.
#include "prongsai/base/points.h"

#include <gtest/gtest.h>

namespace prongsai::base {
namespace {

Points points(std::string_view text) {
  return parse_points(text).value();
}

TEST(Points, hold_every_decimal_of_a_report_exactly) {
  EXPECT_EQ(points("91.50").ten_thousandths(), 915'000);
  EXPECT_EQ(points("91.5"), points("91.50"));
  EXPECT_EQ(points("0.0001").ten_thousandths(), 1);
  EXPECT_EQ(points("-0.25").ten_thousandths(), -2'500);
  EXPECT_EQ(points("-0"), Points{});
  EXPECT_EQ(points("999999999999.9999").ten_thousandths(), 9'999'999'999'999'999);
}

class NotPoints : public testing::TestWithParam<const char*> {};

TEST_P(NotPoints, are_refused_instead_of_guessed) {
  EXPECT_EQ(parse_points(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Points, NotPoints,
                         testing::Values("", "-", ".", "-.", ".5", "5.", "+5", "1e2", "1E2", "0x10", "91,50",
                                         "1,000", "91.5O", "9l.50", " 91.50", "91.50 ", "91 .50", "4.31%",
                                         "1.2.3", "--1", "007", "00", "1.23456", "1000000000000", "nan",
                                         "inf", "๙๑.๕๐"));

TEST(Points, a_text_is_read_to_its_end_even_past_a_zero_byte) {
  EXPECT_EQ(parse_points(std::string_view("91.5\0", 5)), std::nullopt);
}

TEST(Points, know_with_how_many_decimals_they_were_printed) {
  EXPECT_EQ(decimals_of("91.50"), 2);
  EXPECT_EQ(decimals_of("91.5"), 1);
  EXPECT_EQ(decimals_of("100"), 0);
  EXPECT_EQ(decimals_of("0.1234"), 4);
}

TEST(Points, are_written_with_exactly_the_decimals_asked_for) {
  EXPECT_EQ(to_string(points("91.5"), 2), "91.50");
  EXPECT_EQ(to_string(points("100"), 0), "100");
  EXPECT_EQ(to_string(points("-0.05"), 2), "-0.05");
  EXPECT_EQ(to_string(points("0.0030"), 3), "0.003");
  EXPECT_EQ(to_string(Points{}, 4), "0.0000");
}

TEST(PointsDeathTest, a_value_that_needs_more_decimals_is_never_cut) {
  EXPECT_DEATH(static_cast<void>(to_string(points("91.505"), 2)), "count % step");
}

TEST(Points, are_written_short_where_nothing_is_lost) {
  EXPECT_EQ(to_shortest_string(points("30")), "30");
  EXPECT_EQ(to_shortest_string(points("30"), 2), "30.00");
  EXPECT_EQ(to_shortest_string(points("0.25"), 1), "0.25");
  EXPECT_EQ(to_shortest_string(points("62.5000")), "62.5");
  EXPECT_EQ(to_shortest_string(points("0.0001")), "0.0001");
}

TEST(Points, round_halves_away_from_zero) {
  EXPECT_EQ(round_half_up(points("2.345"), 2), points("2.35"));
  EXPECT_EQ(round_half_up(points("-2.345"), 2), points("-2.35"));
  EXPECT_EQ(round_half_up(points("2.3449"), 2), points("2.34"));
  EXPECT_EQ(round_half_up(points("-2.3449"), 2), points("-2.34"));
  EXPECT_EQ(round_half_up(points("94.585"), 2), points("94.59"));
  EXPECT_EQ(round_half_up(points("0.5"), 0), points("1"));
  EXPECT_EQ(round_half_up(points("-0.5"), 0), points("-1"));
  EXPECT_EQ(round_half_up(points("0.4999"), 0), Points{});
  EXPECT_EQ(round_half_up(points("1.2345"), 4), points("1.2345"));
}

TEST(Points, add_and_compare_as_decimals_do) {
  // 0.1 + 0.2 is the sum that binary numbers miss.
  EXPECT_EQ(points("0.1") + points("0.2"), points("0.3"));
  EXPECT_EQ(points("100") - points("99.99"), points("0.01"));
  EXPECT_EQ(-points("0.01"), points("-0.01"));
  EXPECT_LT(points("84.99"), points("85"));
  Points sum;
  sum += points("47.41");
  sum += points("52.59");
  EXPECT_EQ(sum, Points::whole(100));
}

}  // namespace
}  // namespace prongsai::base
