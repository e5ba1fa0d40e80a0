// SPDX-License-Identifier: Apache-2.0
// The strips: ordered signs on one axis, tidy in both widths, an own value that is missing told and not
// drawn.
#include "prongsai/figure/spread_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/figure/test_tools.h"

namespace prongsai::figure {
namespace {

using ::testing::Contains;
using ::testing::SizeIs;

SpreadChart two_strips() {
  SpreadChart out{.caption = {"คะแนนของหน่วยงานในกลุ่มเดียวกัน", ""},
                  .rows = {},
                  .own_name = "เทศบาลนครเชียงใหม่",
                  .median_name = "มัธยฐาน",
                  .middle_name = "ครึ่งกลางของหน่วยงาน"};
  out.rows.push_back({.label = "คะแนนรวม",
                      .lowest = points("61.80"),
                      .lower_quartile = points("78.55"),
                      .median = points("87.66"),
                      .upper_quartile = points("96.85"),
                      .highest = points("100"),
                      .own = points("94.57"),
                      .own_text = "94.57"});
  out.rows.push_back({.label = "ตัวชี้วัดที่ 10",
                      .lowest = points("100"),
                      .lower_quartile = points("100"),
                      .median = points("100"),
                      .upper_quartile = points("100"),
                      .highest = points("100"),
                      .own = {},
                      .own_text = "ไม่มีคะแนน"});
  return out;
}

class SpreadStrips : public ::testing::TestWithParam<Width> {};
INSTANTIATE_TEST_SUITE_P(Widths, SpreadStrips, ::testing::Values(Width::narrow, Width::wide));

TEST_P(SpreadStrips, is_tidy_and_has_a_dot_only_where_there_is_an_own_value) {
  const Drawing drawing = spread_chart(two_strips(), GetParam());
  expect_tidy(drawing);
  EXPECT_THAT(texts_of(drawing), Contains("ไม่มีคะแนน"));
  // One in the legend, one on the first strip.
  EXPECT_THAT(all<Circle>(drawing), SizeIs(2));
}

TEST_P(SpreadStrips, puts_the_median_inside_the_middle_half) {
  const Drawing drawing = spread_chart(two_strips(), GetParam());
  Rect band;
  for (const Rect& rect : all<Rect>(drawing)) {
    if (rect.fill == Ink::band_2 && rect.width > band.width) band = rect;
  }
  std::vector<Units> medians;
  for (const Line& line : all<Line>(drawing)) {
    if (line.ink == Ink::before && line.from.x == line.to.x && line.from.y > px(30))
      medians.push_back(line.from.x);
  }
  ASSERT_THAT(medians, SizeIs(2));
  EXPECT_GT(medians.front(), band.x);
  EXPECT_LT(medians.front(), band.x + band.width);
}

}  // namespace
}  // namespace prongsai::figure
