// SPDX-License-Identifier: Apache-2.0
// Points and percent are two numbers; years are compared as far as their rules allow.
#include "prongsai/analysis/compare.h"

#include <gtest/gtest.h>

namespace prongsai::analysis {
namespace {

Ratio points(const char* text) {
  return Ratio(*base::parse_points(text));
}

TEST(Compare, the_change_in_points_and_the_relative_change_are_two_numbers) {
  // Chiang Mai province, indicator 1: report 000 prints 94.59 and 91.07 and calls the 3.52 points
  // "ร้อยละ 3.52".
  const Change one = change(points("94.59"), points("91.07"));
  EXPECT_EQ(signed_text(one.points), "−3.52");
  EXPECT_EQ(signed_text(*one.relative), "−3.72");
  // 80 to 84 is 4 points and 5 percent.
  EXPECT_EQ(signed_text(change(points("80"), points("84")).points), "+4.00");
  EXPECT_EQ(signed_text(*change(points("80"), points("84")).relative), "+5.00");
}

TEST(Compare, nothing_grows_by_a_percentage_from_zero) {
  EXPECT_FALSE(change(points("0"), points("50")).relative.has_value());
  EXPECT_EQ(signed_text(change(points("50"), points("0")).points), "−50.00");
  EXPECT_EQ(signed_text(points("0")), "0.00");
}

TEST(Compare, equal_scores_share_a_rank_and_a_missing_one_has_none) {
  const std::vector<std::optional<std::size_t>> got =
      ranks({points("90"), points("100"), std::nullopt, points("100"), points("80")});
  EXPECT_EQ(got, (std::vector<std::optional<std::size_t>>{3, 1, std::nullopt, 1, 4}));
}

framework::Edition edition_with(const char* weight, const char* level) {
  framework::Edition edition;
  framework::Instrument instrument;
  instrument.code = "iit";
  instrument.weight.value = base::parse_points(weight);
  edition.instruments.push_back(instrument);
  framework::ResultLevel named;
  named.name.th = level;
  edition.levels.push_back(named);
  return edition;
}

TEST(Compare, another_weight_breaks_the_series_and_another_name_of_a_level_does_not) {
  EXPECT_TRUE(differences(edition_with("30", "A"), edition_with("30", "A")).empty());
  EXPECT_EQ(differences(edition_with("30", "A"), edition_with("30", "ผ่าน")), std::vector{Difference::levels});
  EXPECT_FALSE(breaks_series({Difference::levels}));
  EXPECT_EQ(differences(edition_with("30", "A"), edition_with("40", "A")), std::vector{Difference::weights});
  EXPECT_TRUE(breaks_series({Difference::weights}));
}

TEST(Compare, an_unknown_weight_is_no_difference) {
  framework::Edition unknown = edition_with("30", "A");
  unknown.instruments[0].weight.value.reset();
  EXPECT_TRUE(differences(unknown, edition_with("30", "A")).empty());
}

}  // namespace
}  // namespace prongsai::analysis
