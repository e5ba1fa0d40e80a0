// SPDX-License-Identifier: Apache-2.0
// A whole questionnaire's counts under the rules: what shows, what hides, what gives way to scores.
#include <algorithm>

#include <gtest/gtest.h>

#include "prongsai/desk/surveys/answers_shown.h"
#include "prongsai/framework_files/load_edition.h"

namespace prongsai::desk {
namespace {

const survey::Questionnaire& iit() {
  static const survey::Questionnaire made = [] {
    auto edition = framework_files::load_edition(std::string(PRONGSAI_SOURCE_DIR) + "/frameworks/ita/2565");
    return survey::make_questionnaire(std::make_shared<const framework::Edition>(*std::move(edition)), "iit")
        .value();
  }();
  return made;
}

/// Everybody answers every box with its choice `at`, but `others` of them with the choice before or after it.
tally::Counts counted(std::uint32_t people, std::uint32_t others) {
  tally::Counts counts(iit().layout, 1);
  for (std::size_t box = 0; box < iit().boxes(); ++box) {
    const std::size_t first = box * tally::Counts::slots + 1;
    counts.cells()[first] = others;
    counts.cells()[first + 1] = people - others;
  }
  return counts;
}

std::size_t shown_figures(const ShownAnswers& answers) {
  std::size_t out = 0;
  for (const ShownSection& section : answers.sections) {
    for (const ShownItem& item : section.items) {
      for (const ShownBox& box : item.boxes)
        out += static_cast<std::size_t>(
            std::count_if(box.counts.begin(), box.counts.end(),
                          [](const ShownCount& one) { return one.count.has_value(); }));
    }
  }
  return out;
}

TEST(AnswersShown, show_no_count_of_nine_colleagues) {
  const auto shown = show_counts(iit(), counted(9, 0), suppression::internal_rules, Scores::none);
  EXPECT_TRUE(shown.below_floor);
  EXPECT_EQ(shown_figures(shown), 0U);
  EXPECT_EQ(shown.boxes, 51U);
  EXPECT_EQ(shown.boxes_with_hidden, 51U);
}

TEST(AnswersShown, show_everything_of_a_hundred_who_disagree) {
  const auto shown = show_counts(iit(), counted(100, 40), suppression::internal_rules, Scores::published);
  EXPECT_EQ(shown.boxes_with_hidden, 0U);
  const ShownCount& one = shown.sections.front().items.front().boxes.front().counts.front();
  EXPECT_EQ(one.count, 40U);
  EXPECT_EQ(one.percent, "40.0");
}

TEST(AnswersShown, of_a_pulse_need_not_give_way_to_scores) {
  tally::Counts counts = counted(46, 20);
  counts.cells()[1] = 3;  // one question with a small count
  counts.cells()[2] = 43;
  const auto pulse = show_counts(iit(), counts, suppression::internal_rules, Scores::none);
  const auto official = show_counts(iit(), counts, suppression::internal_rules, Scores::published);
  EXPECT_EQ(pulse.boxes_with_hidden, 1U);
  EXPECT_GT(official.boxes_with_hidden, 1U);
  EXPECT_TRUE(official.sections.front().items.front().gives_way);
  EXPECT_FALSE(official.sections.back().items.front().gives_way);
}

TEST(AnswersShown, raise_a_floor_that_is_too_low) {
  store::SurveySetting setting;
  setting.floor = 2;
  EXPECT_EQ(rules_of(setting).floor, 5U);
  setting.floor = 30;
  EXPECT_EQ(rules_of(setting).floor, 30U);
}

}  // namespace
}  // namespace prongsai::desk
