// SPDX-License-Identifier: Apache-2.0
#include "prongsai/survey/progress.h"

#include <array>
#include <functional>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace prongsai::survey {
namespace {

TEST(Progress, moves_in_steps_of_five_and_says_nothing_below_the_floor) {
  EXPECT_EQ(shown_number(0, internal_floor), (ShownNumber{0, 9}));
  EXPECT_EQ(shown_number(9, internal_floor), (ShownNumber{0, 9}));
  EXPECT_EQ(shown_number(10, internal_floor), (ShownNumber{10, 14}));
  EXPECT_EQ(shown_number(17, internal_floor), (ShownNumber{15, 19}));
  EXPECT_EQ(shown_number(4, external_floor), (ShownNumber{0, 4}));
  EXPECT_EQ(shown_number(5, external_floor), (ShownNumber{5, 9}));
  EXPECT_EQ(shown_number(12, 12), (ShownNumber{12, 14}));
  EXPECT_EQ(shown_number(11, 12), (ShownNumber{0, 11}));
}

TEST(Progress, holds_the_true_number_and_four_others_at_least) {
  for (std::int64_t floor : {5, 10, 15, 40}) {
    for (std::int64_t received = 0; received < 500; ++received) {
      const ShownNumber shown = shown_number(received, floor);
      EXPECT_LE(shown.at_least, received);
      EXPECT_GE(shown.at_most, received);
      EXPECT_GE(shown.at_most - shown.at_least, shown_step - 1);
      // The same is shown for every number in the span: that is what makes it a span.
      EXPECT_EQ(shown_number(shown.at_least, floor), shown);
      EXPECT_EQ(shown_number(shown.at_most, floor), shown);
    }
  }
}

TEST(Progress, totals_say_nothing_that_their_parts_do_not) {
  // One more answer somewhere changes a total exactly when it changes what is shown of that survey.
  std::mt19937_64 random(6);
  for (int trial = 0; trial < 2'000; ++trial) {
    std::array<std::int64_t, 4> received{};
    for (std::int64_t& one : received) one = static_cast<std::int64_t>(random() % 60);
    const auto total = [&] {
      ShownNumber sum;
      for (const std::int64_t one : received) sum += shown_number(one, internal_floor);
      return sum;
    };
    const ShownNumber before = total();
    std::int64_t& lucky = received[random() % received.size()];
    const ShownNumber of_one = shown_number(lucky, internal_floor);
    ++lucky;
    EXPECT_EQ(total() == before, shown_number(lucky, internal_floor) == of_one);
  }
}

TEST(Progress, a_minimum_is_reached_for_sure_perhaps_or_not) {
  EXPECT_EQ(reached({30, 34}, 30), Reached::yes);
  EXPECT_EQ(reached({30, 34}, 32), Reached::perhaps);
  EXPECT_EQ(reached({30, 34}, 35), Reached::no);
  EXPECT_EQ(reached({0, 9}, 8), Reached::perhaps);
}

TEST(Forecasts, need_answers_and_days) {
  EXPECT_FALSE(forecast({.now = {0, 9}, .before = {0, 9}, .days_left = 10}));
  EXPECT_FALSE(forecast({.now = {20, 24}, .before = {0, 9}, .days = 2, .days_left = 10}));
  EXPECT_TRUE(forecast({.now = {20, 24}, .before = {0, 9}, .days = 3, .days_left = 10}));
}

TEST(Forecasts, go_on_as_the_last_days_went) {
  // 70 a week ago, 140 now: ten a day, twenty days left.
  const auto said = forecast({.now = {140, 144}, .before = {70, 74}, .days_left = 20});
  ASSERT_TRUE(said);
  EXPECT_EQ(said->middle, 342);
  EXPECT_EQ(said->low, 190);
  EXPECT_GT(said->high, 542);
}

TEST(Forecasts, on_the_last_day_are_what_is_there) {
  EXPECT_EQ(forecast({.now = {140, 144}, .before = {70, 74}, .days_left = 0}), (Forecast{140, 142, 144}));
}

TEST(Forecasts, expect_nobody_who_does_not_exist) {
  const auto said = forecast({.now = {40, 44}, .before = {10, 14}, .days_left = 60, .most = 46});
  ASSERT_TRUE(said);
  EXPECT_EQ(said->high, 46);
  EXPECT_LE(said->low, said->middle);
  EXPECT_LE(said->middle, said->high);
}

/// The share of all answers that has come by a part of the time, both from 0 to 1.
using Curve = std::function<double(double)>;

struct Kind {
  const char* name;
  Curve curve;
  double least;  ///< of a hundred forecasts so many must hold
};

/// Of a hundred forecasts how many held: surveys of 30 to 500 answers in 90 days, asked from the tenth day to
/// the day before the last, seven days looked back.
double held(const Curve& curve, std::mt19937_64& random) {
  constexpr int days = 90;
  int hits = 0;
  int asked = 0;
  for (int survey = 0; survey < 400; ++survey) {
    const auto size = static_cast<int>(30 + random() % 470);
    std::array<std::int64_t, days + 1> by_day{};
    for (int one = 0; one < size; ++one) {
      const double when = std::uniform_real_distribution<double>(0, 1)(random);
      int day = 1;
      while (day < days && curve(static_cast<double>(day) / days) < when) ++day;
      ++by_day[static_cast<std::size_t>(day)];
    }
    for (std::size_t day = 1; day <= days; ++day) by_day[day] += by_day[day - 1];
    for (std::size_t today = 10; today < days; today += 10) {
      const auto said = forecast({.now = shown_number(by_day[today], internal_floor),
                                  .before = shown_number(by_day[today - 7], internal_floor),
                                  .days_left = days - static_cast<std::int64_t>(today)});
      if (!said) continue;
      ++asked;
      hits += said->low <= size && size <= said->high ? 1 : 0;
    }
  }
  return 100.0 * hits / asked;
}

TEST(Forecasts, hold_for_most_surveys_of_the_kinds_that_there_are) {
  // The last one is honest failure: who answers in two meetings cannot be foretold from the week between.
  const std::vector<Kind> kinds = {
      {"the same every day", [](double t) { return t; }, 95},
      {"a fifth on the last day", [](double t) { return t >= 1 ? 1.0 : 0.8 * t; }, 95},
      {"more and more", [](double t) { return t * t; }, 90},
      {"fewer and fewer", [](double t) { return 1 - (1 - t) * (1 - t); }, 90},
      {"two meetings", [](double t) { return 0.3 * t + (t > 0.25 ? 0.35 : 0) + (t > 0.7 ? 0.35 : 0); }, 65}};
  std::mt19937_64 random(2570);
  for (const Kind& kind : kinds) {
    const double share = held(kind.curve, random);
    RecordProperty(kind.name, std::to_string(share));

    EXPECT_GE(share, kind.least) << kind.name;
  }
}

}  // namespace
}  // namespace prongsai::survey
