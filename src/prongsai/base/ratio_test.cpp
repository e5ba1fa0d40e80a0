// SPDX-License-Identifier: Apache-2.0
// Fractions between two roundings: exact, and rounded once.
#include "prongsai/base/ratio.h"

#include <gtest/gtest.h>

namespace prongsai::base {
namespace {

Points points(std::string_view text) {
  return parse_points(text).value();
}
Ratio ratio(std::string_view text) {
  return points(text);
}

TEST(Ratio, a_mean_that_ends_in_a_five_rounds_up) {
  // (89.36 + 99.81) / 2 = 94.585: with binary numbers this mean falls just short of the half.
  const Ratio mean = (ratio("89.36") + ratio("99.81")) / 2;
  EXPECT_EQ(round_half_up(mean, 2), points("94.59"));
  EXPECT_EQ(to_display_string(mean, 6), "94.585");
}

TEST(Ratio, halves_round_away_from_zero_on_both_sides) {
  EXPECT_EQ(round_half_up(Ratio(1, 2), 4), points("0.0001"));
  EXPECT_EQ(round_half_up(Ratio(-1, 2), 4), points("-0.0001"));
  EXPECT_EQ(round_half_up(ratio("-94.585"), 2), points("-94.59"));
  EXPECT_EQ(round_half_up(ratio("100") / 3, 2), points("33.33"));
  EXPECT_EQ(round_half_up(ratio("200") / 3, 2), points("66.67"));
  EXPECT_EQ(round_half_up(ratio("-200") / 3, 2), points("-66.67"));
  EXPECT_EQ(round_half_up(ratio("0.5"), 0), points("1"));
}

TEST(Ratio, a_hair_below_the_half_rounds_down) {
  const Int128 huge = Int128{1} << 80;
  EXPECT_EQ(round_half_up(Ratio(huge - 1, 2 * huge), 4), Points{});
  EXPECT_EQ(round_half_up(Ratio(huge, 2 * huge), 4), points("0.0001"));
  EXPECT_EQ(round_half_up(Ratio(huge + 1, 2 * huge), 4), points("0.0001"));
}

TEST(Ratio, thirds_add_up_to_the_whole) {
  const Ratio third = ratio("100") / 3;
  EXPECT_EQ(third + third + third, ratio("100"));
  EXPECT_EQ(ratio("100") - third - third, third);
}

TEST(Ratio, weights_of_a_hundred_give_back_the_value) {
  const Ratio value = ratio("91.07") / 7;
  const Ratio whole = value * points("30") + value * points("30") + value * points("40");
  EXPECT_EQ(whole / 100, value);
}

TEST(Ratio, a_long_chain_of_unrounded_levels_stays_exact) {
  // 1/2 + 1/3 + ... + 1/40 needs a denominator of 17 digits; added and taken off again, nothing is left.
  Ratio sum;
  for (std::int64_t n = 2; n <= 40; ++n) sum = sum + ratio("1") / n;
  EXPECT_GT(sum, ratio("3.2785"));
  EXPECT_LT(sum, ratio("3.2786"));
  for (std::int64_t n = 2; n <= 40; ++n) sum = sum - ratio("1") / n;
  EXPECT_EQ(sum, Ratio());
}

TEST(Ratio, grown_past_two_to_the_62nd_it_is_kept_in_lowest_terms) {
  const Int128 factor = Int128{1} << 61;
  const Ratio value(6 * factor, 4 * factor);
  EXPECT_TRUE(value.numerator() == 3);
  EXPECT_TRUE(value.denominator() == 2);
}

TEST(Ratio, compares_by_value_whatever_the_denominators) {
  EXPECT_EQ(Ratio(2, 4), Ratio(1, 2));
  EXPECT_LT(Ratio(-1, 2), Ratio(1, 3));
  EXPECT_GT(ratio("85"), ratio("84.9999"));
}

TEST(RatioDeathTest, what_128_bits_cannot_hold_stops_instead_of_wrapping_round) {
  const Ratio large(Int128{1} << 120, 1);
  EXPECT_DEATH(static_cast<void>(large * Points::whole(100)), "overflow");
  EXPECT_DEATH(Ratio(1, 0), "denominator > 0");
  EXPECT_DEATH(static_cast<void>(round_half_up(large, 2)), "INT64");
}

TEST(Ratio, is_shown_cut_and_not_rounded) {
  EXPECT_EQ(to_display_string(ratio("100") / 3, 6), "33.333333…");
  EXPECT_EQ(to_display_string(ratio("200") / 3, 2), "66.66…");
  EXPECT_EQ(to_display_string(ratio("85.122"), 6), "85.122");
  EXPECT_EQ(to_display_string(ratio("90"), 6), "90");
  EXPECT_EQ(to_display_string(Ratio() - ratio("1") / 8, 3), "-0.125");
  EXPECT_EQ(to_display_string(Ratio(), 6), "0");
}

}  // namespace
}  // namespace prongsai::base
