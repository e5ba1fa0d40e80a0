// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/round/test_round.h"

namespace prongsai::round {
namespace {

using std::chrono::microseconds;
using test::at;
using test::codes;
using test::days;
using testing::ElementsAre;

Calendar with_grace() {
  Calendar calendar = test::calendar_2570();
  calendar.of(Phase::disclose) = {days("2027-03-01", "2027-04-30", std::chrono::minutes(60))};
  return calendar;
}

TEST(State, turns_at_the_exact_microsecond) {
  const Calendar calendar = with_grace();
  const auto standing = [&](Moment now) { return state_of(calendar, Phase::disclose, now).standing; };
  const Moment opens = at("2027-03-01");
  const Moment closes = at("2027-05-01");
  const Moment over = closes + std::chrono::hours(1);
  EXPECT_EQ(standing(opens - microseconds(1)), Standing::not_yet);
  EXPECT_EQ(standing(opens), Standing::open);
  EXPECT_EQ(standing(closes - microseconds(1)), Standing::open);
  EXPECT_EQ(standing(closes), Standing::grace);
  EXPECT_EQ(standing(over - microseconds(1)), Standing::grace);
  EXPECT_EQ(standing(over), Standing::closed);
}

TEST(State, says_until_when) {
  const Calendar calendar = with_grace();
  const auto until = [&](Moment now) { return state_of(calendar, Phase::disclose, now).until; };
  EXPECT_EQ(until(at("2027-01-01")), at("2027-03-01"));
  EXPECT_EQ(until(at("2027-03-01")), at("2027-05-01"));
  EXPECT_EQ(until(at("2027-05-01")), at("2027-05-01") + std::chrono::hours(1));
  EXPECT_EQ(until(at("2027-05-02")), std::nullopt);
}

TEST(State, of_a_phase_without_days_is_absent_and_not_closed) {
  EXPECT_EQ(state_of(Calendar{}, Phase::grade, at("2027-05-02")).standing, Standing::absent);
  EXPECT_THAT(codes(may(Calendar{}, Activity::give_grade, at("2027-05-02")).problems()),
              ElementsAre("round.phase_not_planned"));
}

TEST(State, of_all_phases_in_the_middle_of_may_is_two_open_ones) {
  std::vector<Phase> open;
  for (const PhaseState& state : state_at(test::calendar_2570(), at("2027-05-15"))) {
    if (state.standing == Standing::open) open.push_back(state.phase);
  }
  EXPECT_THAT(open, ElementsAre(Phase::collect, Phase::grade));
}

TEST(State, of_a_phase_that_will_open_again_says_when) {
  Calendar calendar = with_grace();
  calendar.of(Phase::disclose).push_back(days("2027-06-01", "2027-06-02"));
  const PhaseState state = state_of(calendar, Phase::disclose, at("2027-05-15"));
  EXPECT_EQ(state.standing, Standing::closed);
  EXPECT_EQ(state.until, at("2027-06-01"));
  EXPECT_THAT(codes(may(calendar, Activity::change_evidence, at("2027-05-15")).problems()),
              ElementsAre("round.phase_reopens"));
}

TEST(State, of_a_phase_that_reopens_within_its_grace_is_open) {
  Calendar calendar = with_grace();
  calendar.of(Phase::disclose)
      .push_back({.opens_at = at("2027-05-01") + std::chrono::minutes(30),
                  .closes_at = at("2027-05-03"),
                  .grace = std::chrono::minutes(0)});
  const PhaseState before = state_of(calendar, Phase::disclose, at("2027-05-01"));
  EXPECT_EQ(before.standing, Standing::grace);
  EXPECT_EQ(before.until, at("2027-05-01") + std::chrono::minutes(30));
  EXPECT_EQ(state_of(calendar, Phase::disclose, *before.until).standing, Standing::open);
}

TEST(May, accepts_in_time_then_late_then_not_at_all) {
  const Calendar calendar = with_grace();
  const auto asked = [&](Moment now) { return may(calendar, Activity::change_evidence, now); };
  EXPECT_EQ(asked(at("2027-04-30")).value(), Timeliness::in_time);
  EXPECT_EQ(asked(at("2027-05-01")).value(), Timeliness::late);
  EXPECT_THAT(codes(asked(at("2027-05-02")).problems()), ElementsAre("round.phase_closed"));
  EXPECT_EQ(base::detail(asked(at("2027-05-02")).problems()[0], "closes"), "2027-05-01 00:00");
  EXPECT_THAT(codes(asked(at("2027-02-28")).problems()), ElementsAre("round.not_yet_open"));
}

TEST(May, asks_of_each_activity_its_own_phase) {
  const Calendar calendar = test::calendar_2570();
  const std::vector<std::pair<Activity, const char*>> days_of = {
      {Activity::state_head_counts, "2027-02-01"}, {Activity::submit_answers, "2027-05-31"},
      {Activity::change_evidence, "2027-04-30"},   {Activity::give_grade, "2027-05-01"},
      {Activity::clarify, "2027-06-15"},           {Activity::confirm_grade, "2027-06-16"},
      {Activity::publish_results, "2027-08-01"}};
  for (const auto& [activity, day] : days_of) {
    EXPECT_TRUE(may(calendar, activity, at(day)).ok()) << day;
    EXPECT_FALSE(may(calendar, activity, at("2027-07-15")).ok()) << day;
  }
}

}  // namespace
}  // namespace prongsai::round
