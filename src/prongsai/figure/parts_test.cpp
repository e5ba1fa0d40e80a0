// SPDX-License-Identifier: Apache-2.0
// Scales, ranges and the labels of reference lines.
#include "prongsai/figure/parts.h"

#include <gtest/gtest.h>

#include "prongsai/figure/test_tools.h"

namespace prongsai::figure {
namespace {

TEST(Scale, places_values_to_the_nearest_hundredth_of_a_pixel) {
  const Scale scale(points("0"), points("100"), px(100), px(300));
  EXPECT_EQ(scale.at(points("0")), px(100));
  EXPECT_EQ(scale.at(points("50")), px(200));
  EXPECT_EQ(scale.at(points("91.07")), 28214);
  EXPECT_EQ(scale.at(points("0.0025")), 10001);  // half a hundredth goes up
  EXPECT_EQ(scale.at(points("100")), px(300));
  EXPECT_EQ(scale.at(points("-5")), px(100));
  const Scale upright(points("60"), points("100"), px(200), px(0));
  EXPECT_EQ(upright.at(points("60")), px(200));
  EXPECT_EQ(upright.at(points("90")), px(50));
}

void expect_range(const std::vector<base::Points>& values, int min, int max, int step) {
  const Range range = range_around(values);
  EXPECT_EQ(range.min, min);
  EXPECT_EQ(range.max, max);
  EXPECT_EQ(range.step, step);
}

TEST(Range, holds_all_values_in_whole_tens) {
  expect_range({points("81.80"), points("100")}, 80, 100, 5);
  expect_range({points("66.40"), points("94.59")}, 60, 100, 10);
  expect_range({points("91.07"), points("92")}, 80, 100, 5);
  expect_range({points("0")}, 0, 20, 5);
  expect_range({points("5"), points("99")}, 0, 100, 20);
  expect_range({points("100")}, 80, 100, 5);
  expect_range({points("79.99"), points("80.01")}, 70, 90, 5);
  expect_range({points("-7"), points("999999999999")}, 0, 100, 20);
  expect_range({}, 0, 100, 25);
}

TEST(PlaceLabels, centres_labels_that_have_room) {
  const auto places = place_labels({{px(50), px(40)}, {px(150), px(40)}}, 0, px(200));
  EXPECT_EQ(places[0].anchor, Anchor::middle);
  EXPECT_EQ(places[1].x, px(150));
}

TEST(PlaceLabels, turns_close_labels_away_from_each_other) {
  const auto places = place_labels({{px(85), px(40)}, {px(90), px(40)}}, 0, px(200));
  EXPECT_EQ(places[0].anchor, Anchor::end);
  EXPECT_EQ(places[1].anchor, Anchor::start);
  EXPECT_EQ(places[0].row, places[1].row);
}

TEST(PlaceLabels, never_lets_two_labels_meet_wherever_the_lines_are) {
  for (Units first = 0; first <= px(200); first += px(7)) {
    for (Units second = first; second <= px(200); second += px(9)) {
      for (Units third = second; third <= px(200); third += px(11)) {
        const std::vector<LabelWish> wishes = {{first, px(30)}, {second, px(45)}, {third, px(60)}};
        const auto places = place_labels(wishes, 0, px(200));
        for (std::size_t i = 0; i < 3; ++i) {
          const auto left_of = [&](std::size_t at) {
            const Units w = wishes[at].width;
            return places[at].x - (places[at].anchor == Anchor::end      ? w
                                   : places[at].anchor == Anchor::middle ? w / 2
                                                                         : 0);
          };
          EXPECT_GE(left_of(i), 0);
          EXPECT_LE(left_of(i) + wishes[i].width, px(200));
          for (std::size_t j = 0; j < i; ++j) {
            if (places[i].row != places[j].row) continue;
            EXPECT_TRUE(left_of(j) + wishes[j].width <= left_of(i) ||
                        left_of(i) + wishes[i].width <= left_of(j))
                << first << ' ' << second << ' ' << third;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace prongsai::figure
