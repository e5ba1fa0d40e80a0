// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/traces.h"

#include <gtest/gtest.h>

#include "prongsai/base/random.h"
#include "prongsai/credibility/twins_detail.h"

namespace prongsai::credibility {
namespace {

/// Boxes of four choices, 0, 33, 67 and 100 points; of every other one the first choice is best.
Form form_of_boxes(std::size_t count) {
  Form form;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 2 == 0) {
      form.boxes.push_back({.choices = 4, .best = 4, .points = {0, 330'000, 670'000, 1'000'000}});
    } else {
      form.boxes.push_back({.choices = 4, .best = 1, .points = {1'000'000, 670'000, 330'000, 0}});
    }
  }
  return form;
}

using Sheet = std::vector<std::uint8_t>;

Sheet best_of(const Form& form) {
  Sheet sheet;
  for (const FormBox& box : form.boxes) sheet.push_back(box.best);
  return sheet;
}

/// Every box by chance, so that nobody copied.
Sheet any(const Form& form, base::Random& random) {
  Sheet sheet;
  for (const FormBox& box : form.boxes)
    sheet.push_back(static_cast<std::uint8_t>(1 + random.below(box.choices)));
  return sheet;
}

AgencySeen agency_of(const std::vector<Sheet>& sheets) {
  AgencySeen out;
  SurveySeen survey;
  for (const Sheet& sheet : sheets) survey.sheets.insert(survey.sheets.end(), sheet.begin(), sheet.end());
  survey.pace[static_cast<std::size_t>(survey::Pace::usual)] = static_cast<std::uint32_t>(sheets.size());
  survey.days = {{.day = 100, .received = 3},
                 {.day = 108, .received = static_cast<std::uint32_t>(sheets.size()) - 3}};
  survey.last_day = 110;
  out.surveys.push_back(survey);
  return out;
}

SurveyTraces traces_of(const Form& form, const std::vector<Sheet>& sheets) {
  const AgencyTraces traces = trace(std::vector{form}, agency_of(sheets));
  return traces.surveys[0].value();
}

TEST(Traces, content_people_who_agree_on_the_best_are_no_twins) {
  const Form form = form_of_boxes(50);
  const SurveyTraces traces = traces_of(form, std::vector<Sheet>(30, best_of(form)));
  EXPECT_EQ(traces.almost_perfect, 30U);
  EXPECT_EQ(traces.twins, 0U);
  EXPECT_EQ(traces.deviation, 0);
}

TEST(Traces, copies_of_one_sheet_are_twins_and_dealing_the_answers_anew_does_not_give_them) {
  const Form form = form_of_boxes(50);
  base::Random random(1);
  std::vector<Sheet> sheets;
  for (int i = 0; i < 30; ++i) sheets.push_back(any(form, random));
  const Sheet model = any(form, random);
  for (int i = 0; i < 6; ++i) {
    sheets.push_back(model);
    for (int changed = 0; changed < 3; ++changed) sheets.back()[random.below(50)] = 2;
  }
  const SurveyTraces traces = traces_of(form, sheets);
  EXPECT_EQ(traces.twins, 6U);
  EXPECT_LT(traces.twins_dealt, 1);
}

TEST(Traces, one_column_all_the_way_tells_only_where_the_best_is_not_always_in_one_column) {
  const Form mixed = form_of_boxes(20);
  EXPECT_EQ(traces_of(mixed, std::vector<Sheet>(12, Sheet(20, 3))).one_column, 12U);
  EXPECT_EQ(traces_of(mixed, std::vector<Sheet>(12, Sheet(20, 3))).twins, 0U);
  Form alike = mixed;
  for (FormBox& box : alike.boxes) box = mixed.boxes[0];
  EXPECT_EQ(traces_of(alike, std::vector<Sheet>(12, Sheet(20, 3))).one_column, 0U);
}

TEST(Traces, the_last_three_days_and_the_fullest_day_are_known) {
  const Form form = form_of_boxes(10);
  const SurveyTraces traces = traces_of(form, std::vector<Sheet>(20, best_of(form)));
  EXPECT_EQ(traces.day_peak, 17U);
  EXPECT_EQ(traces.last_days, 17U);
}

TEST(Traces, a_survey_of_fewer_than_ten_has_none) {
  const Form form = form_of_boxes(10);
  EXPECT_FALSE(trace(std::vector{form}, agency_of(std::vector<Sheet>(9, best_of(form)))).surveys[0]);
}

TEST(Traces, a_box_whose_points_are_not_known_takes_no_part) {
  Form form = form_of_boxes(12);
  form.boxes[3].best = 0;
  EXPECT_EQ(form.known_boxes(), 11U);
  Sheet sheet = best_of(form);
  sheet[3] = 2;
  EXPECT_EQ(traces_of(form, std::vector<Sheet>(10, sheet)).almost_perfect, 10U);
}

}  // namespace
}  // namespace prongsai::credibility
