// SPDX-License-Identifier: Apache-2.0
// The test of two means against values computed with Python's fractions and statistics modules.
#include "prongsai/analysis/significance.h"

#include <gtest/gtest.h>

#include "prongsai/analysis/natural.h"
#include "prongsai/analysis/test_look.h"

namespace prongsai::analysis {
namespace {

using Counts = std::vector<std::uint32_t>;

Answers level4(const Counts& counts) {
  return {.choice_points = {Points{}, Points::whole(33), Points::whole(67), Points::whole(100)},
          .counts = counts};
}

Answers yes_or_no(const Counts& counts) {
  return {.choice_points = {Points::whole(100), Points{}}, .counts = counts};
}

SampleSide side(const Answers& answers, std::optional<std::uint64_t> population = {}) {
  return {.questions = {answers}, .population = population};
}

// EIT of Chiang Mai province, 2564 and 2565, as its reports print them: counts of 1719 and 1652 answers.
// Those of e11 in 2564 are the counts its score and three of its four percents give (the fourth is
// misprinted).
const Answers e11_2564 = level4({6, 94, 804, 815});
const Answers e11_2565 = level4({2, 31, 777, 842});
const Answers e13_2564 = yes_or_no({1668, 51});
const Answers e13_2565 = yes_or_no({1611, 41});
const Answers e14_2564 = level4({16, 191, 746, 766});
const Answers e14_2565 = level4({47, 126, 746, 733});

TEST(Significance, what_is_shown_without_the_population_is_shown) {
  // z = 3.8623982 with variances over n - 1 and no correction.
  const SignificanceFinding got = significance(side(e11_2564), side(e11_2565));
  EXPECT_EQ(got.outcome, Significance::shown);
  EXPECT_EQ(got.reason, SignificanceReason::none);
  ASSERT_TRUE(got.statistic.has_value());
  EXPECT_NEAR(*got.statistic, 3.8623982, 1e-6);
  // Python: math.erfc(3.8623982152961864 / math.sqrt(2)) = 0.000112279
  EXPECT_NEAR(*got.probability, 0.000112279, 1e-8);
}

TEST(Significance, without_the_population_nothing_is_ever_not_shown) {
  // e13: z = 0.8652999. Among 2000 people each year it is 2.1893, so the population decides.
  const SignificanceFinding open = significance(side(e13_2564), side(e13_2565));
  EXPECT_EQ(open.outcome, Significance::unknown);
  EXPECT_EQ(open.reason, SignificanceReason::no_population);
  EXPECT_NEAR(*open.statistic, 0.8652999, 1e-6);
  const SignificanceFinding half = significance(side(e13_2564, 2000), side(e13_2565));
  EXPECT_EQ(half.outcome, Significance::unknown) << "one population is not enough";
  const SignificanceFinding few = significance(side(e13_2564, 2000), side(e13_2565, 2000));
  EXPECT_EQ(few.outcome, Significance::shown);
  EXPECT_NEAR(*few.statistic, 2.1893367880, 1e-6);
  const SignificanceFinding many = significance(side(e13_2564, 2500), side(e13_2565, 2500));
  EXPECT_EQ(many.outcome, Significance::not_shown);
  EXPECT_NEAR(*many.statistic, 1.5177539498, 1e-6);
}

TEST(Significance, a_fall_is_tested_like_a_rise) {
  EXPECT_EQ(significance(side(e11_2565), side(e11_2564)).outcome, Significance::shown);
  const SignificanceFinding got = significance(side(e14_2564, 5000), side(e14_2565, 5000));
  EXPECT_EQ(got.outcome, Significance::not_shown);
  EXPECT_NEAR(*got.statistic, -0.23926346, 1e-6);
}

TEST(Significance, is_decided_exactly_at_its_border) {
  // Half of 60 against 41 of 60. A z just below the statistic is exceeded, and one just above it is not.
  for (const std::uint64_t population : {100U, 1'000'000'000U}) {
    const SampleSide a = side(yes_or_no({30, 30}), population);
    const SampleSide b = side(yes_or_no({41, 19}), population);
    const double z = *significance(a, b).statistic;
    const auto down = Points::from_ten_thousandths(static_cast<std::int64_t>(z * 10'000));
    const auto up = Points::from_ten_thousandths(static_cast<std::int64_t>(z * 10'000) + 1);
    EXPECT_EQ(significance(a, b, down).outcome, Significance::shown) << population;
    EXPECT_EQ(significance(a, b, up).outcome, Significance::not_shown) << population;
  }
}

TEST(Significance, is_not_a_question_where_no_sample_was_drawn) {
  SampleSide graded;
  graded.graded = true;
  EXPECT_EQ(significance(graded, graded).outcome, Significance::whole_population);
  EXPECT_EQ(significance(graded, graded).reason, SignificanceReason::not_a_sample);
  EXPECT_EQ(significance(side(e11_2564, 1719), side(e11_2565, 1652)).outcome, Significance::whole_population);
  EXPECT_NE(significance(side(e11_2564, 1719), side(e11_2565)).outcome, Significance::whole_population);
}

TEST(Significance, tells_what_keeps_it_from_being_tested) {
  const auto reason = [](const SampleSide& a, const SampleSide& b) {
    const SignificanceFinding got = significance(a, b);
    EXPECT_EQ(got.outcome, Significance::unknown);
    EXPECT_FALSE(got.statistic.has_value());
    return got.reason;
  };
  EXPECT_EQ(reason(side(level4({})), side(e11_2565)), SignificanceReason::no_counts);
  EXPECT_EQ(reason(side(e13_2564), side(e11_2565)), SignificanceReason::scale_changed);
  EXPECT_EQ(reason(side(level4({0, 0, 9, 20})), side(e11_2565)), SignificanceReason::too_few_answers);
  EXPECT_TRUE(significance(side(level4({0, 0, 10, 20})), side(e11_2565)).statistic.has_value())
      << "30 will do";
  EXPECT_EQ(reason(side(e11_2564, 1718), side(e11_2565)), SignificanceReason::population_too_small);
  EXPECT_EQ(reason(side(level4({0, 0, 40, 0})), side(level4({0, 0, 0, 40}))), SignificanceReason::no_spread);
  SampleSide two = side(e11_2564);
  two.questions.push_back(e14_2564);
  EXPECT_EQ(reason(side(e11_2564), two), SignificanceReason::other_questions);
}

SampleSide indicator8(std::vector<Answers> questions, std::optional<std::uint64_t> population = {}) {
  for (Answers& question : questions) question.share_bottom = questions.size();
  return {.questions = std::move(questions), .population = population};
}

TEST(Significance, of_a_mean_of_questions_is_shown_only_beyond_the_bound_of_its_error) {
  // Indicator 8, 82.82 to 84.39. Root mean squares of the standard errors: 0.5013057 and 0.4797630, so the
  // least statistic is 2.2658428596 (with the plain means of the errors it would be 2.2844).
  const std::vector<Answers> of_2564 = {e11_2564, level4({7, 106, 827, 779}), e13_2564, e14_2564,
                                        level4({15, 128, 756, 820})};
  const std::vector<Answers> of_2565 = {e11_2565, level4({13, 30, 797, 812}), e13_2565, e14_2565,
                                        level4({7, 55, 762, 828})};
  const SignificanceFinding got = significance(indicator8(of_2564), indicator8(of_2565));
  EXPECT_EQ(got.outcome, Significance::shown);
  EXPECT_NEAR(*got.statistic, 2.2658428596, 1e-6);
  // e13 and e14 alone: never "not shown", though the populations are known.
  const SignificanceFinding open =
      significance(indicator8({e13_2564, e14_2564}, 100'000), indicator8({e13_2565, e14_2565}, 100'000));
  EXPECT_EQ(open.outcome, Significance::unknown);
  EXPECT_EQ(open.reason, SignificanceReason::covariance_unknown);
}

TEST(Significance, takes_the_questions_and_shares_of_a_node_from_the_result) {
  scoring::test::Case made;
  made.count("item:i1", {1, 2, 3, 4}).count("item:i2.1", {4, 3, 2, 1}).count("item:i2.2", {1, 1, 1, 7});
  const test::Look look(made);
  const SampleSide got = sample_of(look.scored(), look.node("indicator:1"), 50);
  ASSERT_EQ(got.questions.size(), 3U);
  EXPECT_EQ(got.questions[0].counts, (Counts{1, 2, 3, 4}));
  EXPECT_EQ(got.questions[0].share_bottom, 2U);
  EXPECT_EQ(got.questions[2].share_bottom, 4U) << "one of two bullets of one of two items";
  EXPECT_EQ(got.questions[2].choice_points.front(), Points::whole(100)) << "a negative bullet";
  EXPECT_EQ(got.population, 50U);
  const SampleSide graded = sample_of(look.scored(), look.node("item:o1"), {});
  EXPECT_TRUE(graded.graded);
  EXPECT_TRUE(graded.questions.front().counts.empty())
      << "the answers of item 1 are not those of a graded item";
  const SampleSide unknown = sample_of(look.scored(), look.node("item:i3"), {});
  ASSERT_EQ(unknown.questions.size(), 1U);
  EXPECT_TRUE(unknown.questions[0].counts.empty());
}

TEST(Natural, adds_multiplies_and_compares_past_any_machine_word) {
  // (2^64 - 1)² + 2 (2^64 - 1) + 1 = 2^128
  const Natural most = UINT64_MAX;
  const Natural two64 = most + 1;
  EXPECT_EQ(most * most + most + most + 1, two64 * two64);
  EXPECT_GT(two64 * two64, most * two64);
  EXPECT_LT(most, two64);
  EXPECT_EQ(Natural(0) * two64, Natural());
  EXPECT_EQ((Fraction{1, 3} + Fraction{1, 6}), (Fraction{1, 2}));
  EXPECT_LT((Fraction{1, 3}), (Fraction{2, 5}));
}

}  // namespace
}  // namespace prongsai::analysis
