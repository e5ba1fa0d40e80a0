// SPDX-License-Identifier: Apache-2.0
// The calendar of a plan: bars from day to day, as the province of Chiang Mai planned 2565.
#include "prongsai/figure/gantt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/figure/gantt_sample.h"
#include "prongsai/figure/test_tools.h"

namespace prongsai::figure {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Gantt one_bar(GanttBar bar) {
  Gantt gantt = test::chiang_mai_2565();
  gantt.legend.clear();
  gantt.today.reset();
  gantt.rows.resize(1);
  gantt.rows[0].bars = {bar};
  return gantt;
}

std::vector<Rect> bars_of(const Drawing& drawing, Ink fill) {
  std::vector<Rect> out;
  for (const Rect& rect : all<Rect>(drawing)) {
    if (rect.fill == fill) out.push_back(rect);
  }
  return out;
}

/// Left and right end of the ruled months.
std::pair<Units, Units> months_of(const Drawing& drawing) {
  Units left = drawing.width;
  Units right = 0;
  for (const Line& line : all<Line>(drawing)) {
    if (line.ink != Ink::axis || line.from.x != line.to.x) continue;
    left = std::min(left, line.from.x);
    right = std::max(right, line.from.x);
  }
  return {left - px(1) / 2, right + px(1) / 2};
}

class GanttOf : public ::testing::TestWithParam<Width> {};
INSTANTIATE_TEST_SUITE_P(Charts, GanttOf, ::testing::Values(Width::narrow, Width::wide));

TEST_P(GanttOf, a_real_plan_is_tidy_and_tells_every_row) {
  const Gantt gantt = test::chiang_mai_2565();
  const Drawing drawing = gantt_chart(gantt, GetParam());
  expect_tidy(drawing);
  EXPECT_EQ(drawing.caption.title, gantt.caption.title);
  const auto texts = texts_of(drawing);
  for (const std::string& month : gantt.months) EXPECT_THAT(texts, Contains(month));
  for (const MonthGroup& group : gantt.groups) EXPECT_THAT(texts, Contains(group.label));
  EXPECT_THAT(texts, Contains("วันนี้"));
  std::vector<std::string> titles;
  for (const Group& group : all<Group>(drawing)) titles.push_back(group.title);
  ASSERT_THAT(titles, SizeIs(16));
  EXPECT_EQ(titles[12], "13 การนำข้อมูลเข้าระบบการประเมิน ITAS: ภายในวันที่ 30 เมษายน 2565");
  EXPECT_THAT(texts, Not(Contains(::testing::EndsWith("…"))));
  EXPECT_THAT(texts, Not(Contains("ฯ")));
}

TEST_P(GanttOf, a_whole_month_fills_its_cell) {
  // February 2022: the fifth of twelve cells.
  const Drawing drawing =
      gantt_chart(one_bar({place_of(4, 1, 28), place_of(4, 29, 28), Tone::running}), GetParam());
  const auto bars = bars_of(drawing, Ink::now);
  ASSERT_THAT(bars, SizeIs(1));
  const auto [left, right] = months_of(drawing);
  EXPECT_NEAR(bars[0].x, left + (right - left) * 4 / 12, 2);
  EXPECT_NEAR(bars[0].x + bars[0].width, left + (right - left) * 5 / 12, 2);
}

TEST_P(GanttOf, half_a_month_fills_half_a_cell) {
  // 16 to 30 June 2022.
  const Drawing drawing =
      gantt_chart(one_bar({place_of(8, 16, 30), place_of(8, 31, 30), Tone::done}), GetParam());
  const auto bars = bars_of(drawing, Ink::series_3);
  ASSERT_THAT(bars, SizeIs(1));
  const auto [left, right] = months_of(drawing);
  EXPECT_NEAR(bars[0].width, (right - left) / 24, 2);
  EXPECT_NEAR(bars[0].x + bars[0].width, left + (right - left) * 9 / 12, 2);
}

TEST_P(GanttOf, tones_differ_in_more_than_ink) {
  const auto signs_of = [&](Tone tone) {
    const Drawing drawing = gantt_chart(one_bar({0, 3000, tone}), GetParam());
    return std::tuple(all<Polyline>(drawing).size(), all<Circle>(drawing).size(),
                      all<Polyline>(drawing).empty()        ? std::size_t{0}
                      : all<Polyline>(drawing)[0].is_closed ? 1U
                                                            : 2U,
                      bars_of(drawing, Ink::step_2).size());
  };
  const std::vector<Tone> tones = {Tone::planned, Tone::running, Tone::done, Tone::late};
  for (std::size_t i = 0; i < tones.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(signs_of(tones[i]), signs_of(tones[j])) << i << " " << j;
  }
}

TEST_P(GanttOf, a_deadline_is_a_diamond_at_its_day) {
  const Drawing drawing = gantt_chart(one_bar({0, place_of(6, 31, 30), Tone::planned, true}), GetParam());
  const auto diamonds = all<Polyline>(drawing);
  ASSERT_THAT(diamonds, SizeIs(1));
  EXPECT_THAT(diamonds[0].points, SizeIs(4));
  const auto [left, right] = months_of(drawing);
  EXPECT_NEAR(diamonds[0].points[1].x, left + (right - left) * 7 / 12, 2);
  EXPECT_THAT(bars_of(drawing, Ink::step_2), IsEmpty());
}

TEST_P(GanttOf, what_lies_outside_of_the_year_is_cut_off) {
  const Drawing cut = gantt_chart(one_bar({-2000, 500, Tone::running}), GetParam());
  expect_tidy(cut);
  const auto [left, right] = months_of(cut);
  ASSERT_THAT(bars_of(cut, Ink::now), SizeIs(1));
  EXPECT_NEAR(bars_of(cut, Ink::now)[0].x, left, 1);
  EXPECT_THAT(bars_of(gantt_chart(one_bar({12000, 13000, Tone::running}), GetParam()), Ink::now), IsEmpty());
  EXPECT_THAT(bars_of(gantt_chart(one_bar({-500, 0, Tone::running}), GetParam()), Ink::now), IsEmpty());
  Gantt gantt = test::chiang_mai_2565();
  gantt.today = Today{12001, "วันนี้"};
  EXPECT_THAT(texts_of(gantt_chart(gantt, GetParam())), Not(Contains("วันนี้")));
}

TEST_P(GanttOf, signs_of_short_bars_stay_within_the_months) {
  for (const Tone tone : {Tone::running, Tone::done, Tone::late}) {
    for (const bool is_deadline : {false, true}) {
      expect_tidy(gantt_chart(one_bar({0, 33, tone, is_deadline}), GetParam()));
      expect_tidy(gantt_chart(one_bar({11967, 12000, tone, is_deadline}), GetParam()));
    }
  }
}

TEST_P(GanttOf, a_row_without_a_period_shows_that_it_has_none) {
  Gantt gantt = one_bar({0, 1000});
  gantt.rows[0].bars.clear();
  gantt.rows[0].period = "ยังไม่กำหนดระยะเวลา";
  const Drawing drawing = gantt_chart(gantt, GetParam());
  expect_tidy(drawing);
  EXPECT_THAT(texts_of(drawing), Contains("ยังไม่กำหนดระยะเวลา"));
  const auto lines = all<Line>(drawing);
  EXPECT_TRUE(
      std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.dash == Dash::dotted; }));
}

TEST_P(GanttOf, no_rows_and_long_names_of_months_are_tidy_too) {
  Gantt gantt = test::chiang_mai_2565();
  gantt.months[0] = "ตุลาคม 2564";
  gantt.groups.clear();
  expect_tidy(gantt_chart(gantt, GetParam()));
  gantt.rows.clear();
  expect_tidy(gantt_chart(gantt, GetParam()));
}

TEST_P(GanttOf, a_row_is_a_link_where_it_leads_somewhere) {
  Gantt gantt = one_bar({0, 1000});
  gantt.rows[0].href = "/plans/2565#a1";
  const auto groups = all<Group>(gantt_chart(gantt, GetParam()));
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].href, "/plans/2565#a1");
}

TEST(GanttPlace, days_follow_each_other_without_a_gap) {
  EXPECT_EQ(place_of(0, 1, 31), 0);
  EXPECT_EQ(place_of(4, 29, 28), place_of(5, 1, 31));
  EXPECT_EQ(place_of(8, 16, 30), 8500);
}

}  // namespace
}  // namespace prongsai::figure
