// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/round/state.h"
#include "prongsai/round/test_round.h"

namespace prongsai::round {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::at;
using test::calendar_2570;
using test::change;
using test::codes;
using test::days;
using testing::ElementsAre;

constexpr auto extend = ChangeKind::extend;
constexpr auto move = ChangeKind::move;
constexpr auto shorten = ChangeKind::shorten;

/// Grading, 1 to 31 May, decided upon in the middle of it unless said otherwise.
base::Result<Calendar> grading(ChangeKind kind, const char* from, const char* to, const char* when,
                               minutes grace = {}) {
  return changed(calendar_2570(), change(kind, Phase::grade, at(from), at(to), at(when), grace));
}

std::vector<std::string> refused(const base::Result<Calendar>& result) {
  return result ? std::vector<std::string>{} : codes(result.problems());
}

TEST(Extension, of_a_running_phase_lets_it_close_later) {
  // Grading of 2564 was to end in May and ended on 19 June, after the system had been closed for repair.
  EXPECT_THAT(grading(extend, "2027-06-01", "2027-06-20", "2027-05-15")->of(Phase::grade),
              ElementsAre(days("2027-05-01", "2027-06-19")));
}

TEST(Extension, never_shortens_neither_the_time_nor_the_grace) {
  EXPECT_THAT(refused(grading(extend, "2027-05-10", "2027-05-20", "2027-05-05")),
              ElementsAre("round.shortens"));
  EXPECT_THAT(refused(grading(extend, "2027-05-10", "2027-06-01", "2027-05-05")),
              ElementsAre("round.shortens"));
  Calendar calendar = calendar_2570();
  calendar.of(Phase::grade).front().grace = hours(48);
  const auto one_day =
      change(extend, Phase::grade, at("2027-06-01"), at("2027-06-02"), at("2027-05-15"), hours(23));
  EXPECT_THAT(refused(changed(calendar, one_day)), ElementsAre("round.shortens"));
  const auto with_grace =
      change(extend, Phase::grade, at("2027-06-01"), at("2027-06-02"), at("2027-05-15"), hours(24));
  EXPECT_TRUE(changed(calendar, with_grace).ok());
}

TEST(Extension, of_a_running_phase_begins_exactly_where_it_closes) {
  EXPECT_THAT(refused(grading(extend, "2027-05-31", "2027-06-20", "2027-05-15")),
              ElementsAre("round.extension_start"));
  EXPECT_THAT(refused(grading(extend, "2027-06-02", "2027-06-20", "2027-05-15")),
              ElementsAre("round.extension_start"));
}

TEST(Extension, of_a_closed_phase_opens_it_again_and_not_in_the_past) {
  EXPECT_THAT(refused(grading(extend, "2027-06-01", "2027-06-20", "2027-06-05")),
              ElementsAre("round.change_in_the_past"));
  const auto reopened = grading(extend, "2027-06-05", "2027-06-08", "2027-06-05");
  EXPECT_THAT(reopened->of(Phase::grade),
              ElementsAre(days("2027-05-01", "2027-05-31"), days("2027-06-05", "2027-06-07")));
  EXPECT_EQ(state_of(*reopened, Phase::grade, at("2027-06-03")).standing, Standing::closed);
  EXPECT_EQ(state_of(*reopened, Phase::grade, at("2027-06-06")).standing, Standing::open);
}

TEST(Move, is_for_phases_that_have_not_opened) {
  EXPECT_THAT(grading(move, "2027-05-10", "2027-06-10", "2027-04-30")->of(Phase::grade),
              ElementsAre(days("2027-05-10", "2027-06-09")));
  EXPECT_THAT(refused(grading(move, "2027-05-10", "2027-06-10", "2027-05-01")),
              ElementsAre("round.already_open"));
  EXPECT_THAT(refused(grading(move, "2027-04-01", "2027-06-10", "2027-04-30")),
              ElementsAre("round.change_in_the_past"));
}

TEST(Move, does_not_take_time_away_unsaid) {
  EXPECT_THAT(refused(grading(move, "2027-05-10", "2027-06-09", "2027-04-30")),
              ElementsAre("round.shortens"));
  Calendar calendar = calendar_2570();
  calendar.of(Phase::grade).front().grace = minutes(30);
  EXPECT_THAT(refused(changed(calendar, change(move, Phase::grade, at("2027-05-10"), at("2027-06-10"),
                                               at("2027-04-30"), minutes(29)))),
              ElementsAre("round.shortens"));
}

TEST(Shortening, is_possible_only_before_the_phase_opens_and_within_its_days) {
  EXPECT_THAT(grading(shorten, "2027-05-01", "2027-05-21", "2027-04-30")->of(Phase::grade),
              ElementsAre(days("2027-05-01", "2027-05-20")));
  EXPECT_THAT(refused(grading(shorten, "2027-05-01", "2027-05-21", "2027-05-01")),
              ElementsAre("round.already_open"));
  EXPECT_THAT(refused(grading(shorten, "2027-04-30", "2027-05-21", "2027-04-01")),
              ElementsAre("round.not_within"));
  EXPECT_THAT(refused(grading(shorten, "2027-05-01", "2027-06-02", "2027-04-01")),
              ElementsAre("round.not_within"));
}

TEST(Change, says_why_and_by_whom_and_of_what) {
  CalendarChange one = change(extend, Phase::grade, at("2027-06-01"), at("2027-06-01"), at("2027-05-15"));
  one.reason = " \n";
  one.who.clear();
  one.grace = minutes(-5);
  EXPECT_THAT(refused(changed(calendar_2570(), one)),
              ElementsAre("round.no_reason", "round.no_decider", "round.change_empty", "round.bad_grace"));
  one = change(extend, Phase::grade, at("2027-06-01"), at("2027-06-20"), at("2027-05-15"));
  one.reason.assign(change_reason_most + 1, 'x');
  EXPECT_THAT(refused(changed(calendar_2570(), one)), ElementsAre("round.reason_too_long"));
  one.reason.pop_back();
  EXPECT_TRUE(changed(calendar_2570(), one).ok());
  EXPECT_THAT(refused(changed(Calendar{}, one)), ElementsAre("round.no_window"));
}

TEST(Changes, apply_in_the_order_in_which_they_were_decided) {
  const auto first = change(extend, Phase::grade, at("2027-06-01"), at("2027-06-10"), at("2027-05-15"));
  const auto second = change(extend, Phase::grade, at("2027-06-10"), at("2027-06-20"), at("2027-06-09"));
  const std::vector<CalendarChange> in_order = {first, second};
  EXPECT_THAT(effective_calendar(calendar_2570(), in_order)->of(Phase::grade),
              ElementsAre(days("2027-05-01", "2027-06-19")));
  const std::vector<CalendarChange> turned_round = {second, first};
  EXPECT_THAT(refused(effective_calendar(calendar_2570(), turned_round)), ElementsAre("round.change_order"));
  const CalendarChange early =
      change(move, Phase::clarify, at("2027-06-20"), at("2027-07-05"), at("2027-05-01"));
  EXPECT_THAT(refused(effective_calendar(calendar_2570(), std::vector{first, early})),
              ElementsAre("round.change_order"));
}

TEST(Changes, are_limited_in_number) {
  const std::vector<CalendarChange> many(
      changes_most + 1, change(extend, Phase::grade, at("2027-06-01"), at("2027-06-10"), at("2027-05-15")));
  EXPECT_THAT(refused(effective_calendar(calendar_2570(), many)), ElementsAre("round.too_many_changes"));
}

TEST(ChangeKind, has_one_word_each) {
  for (const ChangeKind kind : {extend, move, shorten}) EXPECT_EQ(parse_change_kind(word_of(kind)), kind);
  EXPECT_FALSE(parse_change_kind("reopen"));
}

}  // namespace
}  // namespace prongsai::round
