// SPDX-License-Identifier: Apache-2.0
// The charts: marks where the values are, absence shown as absence, nothing on top of anything else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/figure/radar_chart.h"
#include "prongsai/figure/row_charts.h"
#include "prongsai/figure/test_tools.h"
#include "prongsai/figure/trend_chart.h"

namespace prongsai::figure {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::SizeIs;

struct Indicator {
  const char* label;
  const char* now;
  const char* before;
};

// Chiang Mai province, as its reports of 2565 and 2564 print them.
constexpr Indicator indicators[] = {
    {"การปฏิบัติหน้าที่", "91.07", "94.59"},        {"การใช้งบประมาณ", "81.80", "90.25"},
    {"การใช้อำนาจ", "85.98", "92.72"},         {"การใช้ทรัพย์สินของราชการ", "81.90", "89.47"},
    {"การแก้ไขปัญหาการทุจริต", "84.86", "91.03"}, {"คุณภาพการดำเนินงาน", "89.15", "85.74"},
    {"ประสิทธิภาพการสื่อสาร", "86.09", "85.51"},  {"การปรับปรุงการทำงาน", "84.39", "82.82"},
    {"การเปิดเผยข้อมูล", "100.00", "100.00"},    {"การป้องกันการทุจริต", "100.00", "100.00"}};

RowChart ten_indicators() {
  RowChart chart{.caption = {"คะแนนรายตัวชี้วัด", ""},
                 .rows = {},
                 .references = {{points("85"), "ผ่าน 85"}, {points("90"), "90"}},
                 .now_name = "2565",
                 .before_name = "2564"};
  for (const Indicator& one : indicators) {
    chart.rows.push_back({one.label, points(one.now), one.now, points(one.before), one.before, ""});
  }
  return chart;
}

RowChart one_row(const char* value) {
  return {.caption = {},
          .rows = {{"ก", points(value), value, std::nullopt, "", ""}},
          .references = {},
          .now_name = "",
          .before_name = ""};
}

Rect bar_of(const Drawing& drawing) {
  for (const Rect& rect : all<Rect>(drawing)) {
    if (rect.fill == Ink::now) return rect;
  }
  ADD_FAILURE() << "no bar";
  return {};
}

class BothWidths : public ::testing::TestWithParam<Width> {};
INSTANTIATE_TEST_SUITE_P(Charts, BothWidths, ::testing::Values(Width::narrow, Width::wide));

TEST_P(BothWidths, row_charts_are_tidy_with_real_labels) {
  expect_tidy(bar_chart(ten_indicators(), GetParam()));
  expect_tidy(dot_plot(ten_indicators(), GetParam()));
  expect_tidy(bullet_chart(ten_indicators(), GetParam()));
}

TEST_P(BothWidths, row_charts_are_tidy_with_a_question_as_label_and_three_references) {
  RowChart chart = ten_indicators();
  chart.rows[2].label = "หน่วยงานของท่านเปิดโอกาสให้บุคลากรภายในมีส่วนร่วมในการตรวจสอบการใช้จ่ายงบประมาณมากน้อยเพียงใด";
  chart.rows[3].value.reset();
  chart.rows[3].value_text = "ไม่มีผู้ตอบแบบวัดของหน่วยงานนี้ในปีงบประมาณที่ประเมิน จึงไม่มีคะแนน";
  chart.references = {{points("85"), "85 ผ่าน"}, {points("90"), "90 ผ่านดี"}, {points("95"), "95 ผ่านดีเยี่ยม"}};
  expect_tidy(bar_chart(chart, GetParam()));
  expect_tidy(dot_plot(chart, GetParam()));
  expect_tidy(bullet_chart(chart, GetParam()));
}

TEST_P(BothWidths, a_bar_is_as_long_as_its_value) {
  const Rect half = bar_of(bar_chart(one_row("50.00"), GetParam()));
  const Rect full = bar_of(bar_chart(one_row("100.00"), GetParam()));
  const Rect exact = bar_of(bar_chart(one_row("81.80"), GetParam()));
  EXPECT_EQ(bar_of(bar_chart(one_row("0.00"), GetParam())).width, 0);
  // The values' column is one digit wider beside "100.00"; so compare within charts of both rows.
  RowChart both = one_row("50.00");
  both.rows.push_back(one_row("100.00").rows.front());
  both.rows.push_back(one_row("81.80").rows.front());
  std::vector<Units> widths;
  for (const Rect& rect : all<Rect>(bar_chart(both, GetParam()))) {
    if (rect.fill == Ink::now) widths.push_back(rect.width);
  }
  ASSERT_THAT(widths, SizeIs(3));
  EXPECT_NEAR(widths[0] * 2, widths[1], 1);
  EXPECT_NEAR(widths[2], static_cast<int>(static_cast<std::int64_t>(widths[1]) * 8180 / 10000), 1);
  EXPECT_GT(exact.width, half.width);
  EXPECT_GT(full.width, px(200));
}

TEST_P(BothWidths, a_missing_value_has_words_and_no_mark) {
  RowChart chart = one_row("50.00");
  chart.rows.front().value.reset();
  chart.rows.front().value_text = "ไม่มีผู้ตอบ";
  for (const Drawing& drawing : {bar_chart(chart, GetParam()), dot_plot(chart, GetParam())}) {
    EXPECT_THAT(texts_of(drawing), Contains("– ไม่มีผู้ตอบ"));
    EXPECT_THAT(all<Circle>(drawing), SizeIs(0));
    for (const Rect& rect : all<Rect>(drawing)) EXPECT_NE(rect.fill, Ink::now);
  }
}

TEST_P(BothWidths, impossible_values_of_a_wrong_document_stay_on_the_paper) {
  RowChart chart = one_row("105.00");
  chart.rows.push_back(one_row("-3.00").rows.front());
  chart.references = {{points("50"), "50"},
                      {points("60"), "60"},
                      {points("70"), "70"},
                      {points("80"), "80"},
                      {points("90"), "90"}};
  for (const Drawing& drawing :
       {bar_chart(chart, GetParam()), dot_plot(chart, GetParam()), bullet_chart(chart, GetParam())}) {
    expect_tidy(drawing);
    EXPECT_THAT(texts_of(drawing), Contains("105.00"));
  }
}

TEST_P(BothWidths, dots_stand_where_the_values_are_and_years_differ_in_shape) {
  RowChart chart = one_row("90.00");
  chart.rows.front().before = points("80.00");
  chart.references = {{points("85"), "85"}};
  const Drawing drawing = dot_plot(chart, GetParam());
  const auto circles = all<Circle>(drawing);
  ASSERT_THAT(circles, SizeIs(2));
  EXPECT_EQ(circles[0].fill, Ink::paper);
  EXPECT_EQ(circles[1].fill, Ink::now);
  Units reference = 0;
  for (const Line& line : all<Line>(drawing)) {
    if (line.ink == Ink::reference) reference = line.from.x;
  }
  EXPECT_NEAR(circles[1].centre.x - reference, reference - circles[0].centre.x, 1);
}

TEST_P(BothWidths, a_row_can_be_a_link_and_names_itself) {
  RowChart chart = ten_indicators();
  chart.rows.front().href = "/th/x";
  std::vector<Group> groups;
  for (const Shape& shape : bar_chart(chart, GetParam()).shapes) {
    if (const auto* group = std::get_if<Group>(&shape.form)) groups.push_back(*group);
  }
  EXPECT_EQ(groups.front().href, "/th/x");
  EXPECT_EQ(groups.front().title, "การปฏิบัติหน้าที่: 91.07 (2565); 94.59 (2564)");
}

Distribution shares(std::vector<const char*> percents) {
  Distribution distribution{.caption = {},
                            .choices = {"น้อยที่สุดหรือไม่มีเลย", "น้อย", "มาก", "มากที่สุด"},
                            .rows = {{"i7", {}, "ไม่ได้พิมพ์", ""}}};
  for (const char* percent : percents) distribution.rows.front().shares.push_back({points(percent), percent});
  return distribution;
}

std::vector<Rect> segments_of(const Drawing& drawing) {
  std::vector<Rect> segments = all<Rect>(drawing);
  std::erase_if(segments, [](const Rect& rect) { return rect.height != px(24); });
  return segments;
}

TEST_P(BothWidths, shares_fill_the_bar_in_proportion) {
  const Drawing drawing = distribution_bar(shares({"4.31", "23.28", "41.51", "30.90"}), GetParam());
  expect_tidy(drawing);
  const auto segments = segments_of(drawing);
  ASSERT_THAT(segments, SizeIs(4));
  for (std::size_t at = 1; at < 4; ++at)
    EXPECT_EQ(segments[at].x, segments[at - 1].x + segments[at - 1].width);
  const Units whole = segments[3].x + segments[3].width - segments[0].x;
  EXPECT_NEAR(segments[2].width, static_cast<int>(static_cast<std::int64_t>(whole) * 4151 / 10000), 2);
  EXPECT_THAT(texts_of(drawing), Contains("41.51"));
  EXPECT_THAT(texts_of(drawing), Not(Contains("4.31")));  // does not fit; the tooltip has it
}

TEST_P(BothWidths, shares_that_sum_to_94_leave_the_rest_open) {
  const auto segments = segments_of(distribution_bar(shares({"1.20", "5.39", "40.00", "47.41"}), GetParam()));
  ASSERT_THAT(segments, SizeIs(5));
  EXPECT_EQ(segments.back().fill, Ink::none);
  EXPECT_EQ(segments.back().dash, Dash::dashed);
  const Units whole = segments[4].x + segments[4].width - segments[0].x;
  EXPECT_NEAR(segments[4].width, static_cast<int>(static_cast<std::int64_t>(whole) * 6 / 100), 2);
}

TEST_P(BothWidths, a_row_without_answers_says_so) {
  const Drawing drawing = distribution_bar(shares({}), GetParam());
  EXPECT_THAT(segments_of(drawing), SizeIs(0));
  EXPECT_THAT(texts_of(drawing), Contains("– ไม่ได้พิมพ์"));
}

Trend five_years() {
  return {.caption = {},
          .years = {"2563", "2564", "2565", "2566", "2567"},
          .series = {{"IIT",
                      {{points("88"), "88.00"},
                       {points("91.61"), "91.61"},
                       {points("85.12"), "85.12"},
                       {},
                       {points("90"), "90.00"}}},
                     {"EIT",
                      {{points("80"), "80.00"},
                       {points("84.69"), "84.69"},
                       {points("86.54"), "86.54"},
                       {points("87"), "87.00"},
                       {points("90.4"), "90.40"}}},
                     {"OIT",
                      {{points("99"), "99.00"},
                       {points("100"), "100.00"},
                       {points("100"), "100.00"},
                       {points("98"), "98.00"},
                       {points("90.2"), "90.20"}}}},
          .references = {{points("85"), "ผ่าน 85"}, {points("86"), "86"}},
          .breaks_before = {}};
}

TEST_P(BothWidths, a_year_without_a_value_is_a_gap) {
  const auto lines = all<Polyline>(trend_chart(five_years(), GetParam()));
  std::vector<std::size_t> first_series;
  for (const Polyline& line : lines) {
    if (line.ink == Ink::series_1) first_series.push_back(line.points.size());
  }
  EXPECT_THAT(first_series, ElementsAre(3U));  // 2563 to 2565; 2567 stands alone
}

TEST_P(BothWidths, no_line_joins_years_that_cannot_be_compared) {
  Trend trend = five_years();
  trend.breaks_before = {2};
  std::vector<std::size_t> second_series;
  for (const Polyline& line : all<Polyline>(trend_chart(trend, GetParam()))) {
    if (line.ink == Ink::series_2 && !line.is_closed) second_series.push_back(line.points.size());
  }
  EXPECT_THAT(second_series, ElementsAre(2U, 3U));
}

TEST_P(BothWidths, trend_names_do_not_meet_even_when_lines_end_together) {
  const Drawing drawing = trend_chart(five_years(), GetParam());
  std::vector<TextBox> names;
  for (const Text& text : all<Text>(drawing)) {
    if (text.content.ends_with("IT")) names.push_back(box_of(text));
  }
  ASSERT_THAT(names, SizeIs(3));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_LE(names[i].right, drawing.width);
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_TRUE(names[i].bottom <= names[j].top || names[j].bottom <= names[i].top);
  }
}

TEST_P(BothWidths, one_series_has_its_values_at_its_points) {
  Trend trend = five_years();
  trend.series.resize(1);
  const Drawing drawing = trend_chart(trend, GetParam());
  expect_tidy(drawing);
  EXPECT_THAT(texts_of(drawing), Contains("85.12"));
}

TEST_P(BothWidths, a_trend_of_many_years_and_long_names_is_tidy) {
  Trend trend = five_years();
  trend.series[0].name = "ผู้มีส่วนได้ส่วนเสียภายใน";
  trend.years.insert(trend.years.begin(), {"2558", "2559", "2560", "2561", "2562"});
  for (TrendSeries& series : trend.series) series.points.insert(series.points.begin(), 5, TrendPoint{});
  const Drawing drawing = trend_chart(trend, GetParam());
  expect_tidy(drawing);
  EXPECT_THAT(texts_of(drawing), Contains("2567"));
}

TEST(Spread, keeps_neighbours_apart_and_inside) {
  EXPECT_THAT(spread({10, 11, 50}, 5, 0, 100), ElementsAre(10, 15, 50));
  EXPECT_THAT(spread({99, 98, 97}, 5, 0, 100), ElementsAre(100, 95, 90));
  EXPECT_THAT(spread({}, 5, 0, 100), SizeIs(0));
}

TEST_P(BothWidths, a_radar_has_its_corners_on_the_axes) {
  const Radar radar{.caption = {},
                    .axes = {{"a", points("100"), std::nullopt},
                             {"b", points("50"), std::nullopt},
                             {"c", points("0"), std::nullopt},
                             {"d", points("25"), std::nullopt}},
                    .now_name = "",
                    .before_name = ""};
  const Drawing drawing = radar_chart(radar, GetParam());
  expect_tidy(drawing);
  const auto dots = all<Circle>(drawing);
  ASSERT_THAT(dots, SizeIs(4));
  const Point centre = dots[2].centre;
  const Units radius = centre.y - dots[0].centre.y;
  EXPECT_EQ(dots[0].centre.x, centre.x);
  EXPECT_EQ(dots[1].centre, (Point{centre.x + radius / 2, centre.y}));
  EXPECT_EQ(dots[3].centre, (Point{centre.x - radius / 4, centre.y}));
}

TEST_P(BothWidths, a_radar_of_ten_is_tidy_and_opens_where_a_value_is_missing) {
  Radar radar{.caption = {}, .axes = {}, .now_name = "2565", .before_name = "2564"};
  for (const Indicator& one : indicators)
    radar.axes.push_back({one.label, points(one.now), points(one.before)});
  const auto filled = [](const Drawing& drawing) {
    std::vector<Polyline> lines = all<Polyline>(drawing);
    return std::count_if(lines.begin(), lines.end(),
                         [](const Polyline& line) { return line.fill == Ink::now_soft; });
  };
  EXPECT_EQ(filled(radar_chart(radar, GetParam())), 1);
  radar.axes[4].value.reset();
  const Drawing open = radar_chart(radar, GetParam());
  EXPECT_EQ(filled(open), 0);
  EXPECT_THAT(all<Circle>(open), SizeIs(10 + 9 + 2));  // both years' marks and the legend's
  EXPECT_GT(open.height, px(250));
}

}  // namespace
}  // namespace prongsai::figure
