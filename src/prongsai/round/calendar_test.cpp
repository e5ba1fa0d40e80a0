// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/round/test_round.h"

namespace prongsai::round {
namespace {

using std::chrono::microseconds;
using test::at;
using test::calendar_2570;
using test::codes;
using test::days;
using test::every_phase;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

Findings checked(const Calendar& calendar) {
  return check_calendar(calendar, every_phase(), 2570);
}

TEST(Phase, has_one_word_each_and_the_cpp_keyword_is_written_in_full) {
  for (const Phase phase : all_phases) EXPECT_EQ(parse_phase(word_of(phase)), phase);
  EXPECT_EQ(word_of(Phase::registration), "register");
  EXPECT_FALSE(parse_phase("survey"));
  EXPECT_FALSE(parse_phase(""));
}

TEST(Phases, needed_are_those_the_instruments_call_for) {
  framework::Edition edition = test::small_edition();
  EXPECT_EQ(phases_needed(edition), every_phase());
  edition.instruments.pop_back();
  EXPECT_THAT(phases_needed(edition), ElementsAre(Phase::registration, Phase::collect, Phase::publish));
}

TEST(Window, of_days_is_open_from_midnight_to_midnight_in_thailand) {
  const Window window = days("2027-01-01", "2027-02-28");
  EXPECT_EQ(moment_text(window.opens_at), "2027-01-01 00:00");
  EXPECT_EQ(moment_text(window.closes_at - microseconds(1)), "2027-02-28 23:59:59.999999");
}

TEST(Window, of_days_that_do_not_exist_or_are_turned_round_is_a_problem) {
  EXPECT_THAT(codes(window_of_days("2570-01-01", "2027-02-30").problems()),
              ElementsAre("round.bad_day", "round.bad_day"));
  EXPECT_THAT(codes(window_of_days("2027-02-01", "2027-01-31").problems()), ElementsAre("round.day_order"));
}

TEST(Law, is_kept_by_the_calendar_announced_for_2565) {
  // Only the month between confirmation and result has nothing open, and that is nobody's work time.
  EXPECT_THAT(checked(calendar_2570()), IsEmpty());
}

TEST(Law, lets_surveys_run_beside_disclosure_and_grading_but_not_into_publication) {
  Calendar calendar = calendar_2570();
  calendar.of(Phase::collect) = {days("2027-03-01", "2027-07-31")};
  EXPECT_THAT(checked(calendar), IsEmpty());
  calendar.of(Phase::collect) = {days("2027-03-01", "2027-08-01")};
  EXPECT_THAT(codes(stops(checked(calendar))), ElementsAre("round.phase_order"));
}

TEST(Law, tells_of_disclosure_that_begins_while_agencies_register_as_in_2564) {
  Calendar calendar = calendar_2570();
  calendar.of(Phase::disclose).front().opens_at = at("2027-02-28");
  const Findings findings = checked(calendar);
  EXPECT_THAT(codes(findings), ElementsAre("round.phases_overlap"));
  EXPECT_THAT(stops(findings), IsEmpty());
  calendar.of(Phase::disclose).front().opens_at = at("2026-12-31");
  EXPECT_THAT(codes(stops(checked(calendar))), ElementsAre("round.phase_order"));
}

TEST(Law, refuses_every_other_phase_that_begins_before_the_one_before_it_has_closed) {
  for (const Phase phase : {Phase::collect, Phase::grade, Phase::clarify, Phase::confirm}) {
    Calendar calendar = calendar_2570();
    calendar.of(phase).front().opens_at -= microseconds(1);
    const Findings findings = checked(calendar);
    ASSERT_THAT(codes(stops(findings)), ElementsAre("round.phase_order")) << word_of(phase);
    EXPECT_EQ(base::detail(findings[0].problem, "phase"), word_of(phase));
  }
}

TEST(Law, holds_between_neighbours_when_the_phase_between_them_does_not_happen) {
  Calendar calendar = calendar_2570();
  calendar.of(Phase::clarify).clear();
  calendar.of(Phase::confirm) = {days("2027-05-20", "2027-06-30")};
  EXPECT_THAT(codes(stops(checked(calendar))), ElementsAre("round.phase_missing", "round.phase_order"));
}

TEST(Law, wants_every_needed_phase_and_only_those) {
  Calendar calendar;
  EXPECT_EQ(checked(calendar).size(), phase_count);
  EXPECT_THAT(check_calendar(calendar, {}, 2570), IsEmpty());
}

TEST(Law, refuses_empty_phases_and_impossible_grace) {
  Calendar calendar = calendar_2570();
  calendar.of(Phase::clarify).front().closes_at = calendar.of(Phase::clarify).front().opens_at;
  EXPECT_THAT(codes(stops(checked(calendar))), ElementsAre("round.phase_empty"));
  calendar = calendar_2570();
  calendar.of(Phase::confirm).front().grace = std::chrono::minutes(-1);
  EXPECT_THAT(codes(stops(checked(calendar))), ElementsAre("round.bad_grace"));
  calendar.of(Phase::confirm).front().grace = grace_most + std::chrono::minutes(1);
  EXPECT_THAT(codes(stops(checked(calendar))), ElementsAre("round.bad_grace"));
  calendar.of(Phase::confirm).front().grace = grace_most;
  EXPECT_THAT(stops(checked(calendar)), IsEmpty());
}

TEST(Law, keeps_work_in_the_fiscal_year_to_the_microsecond) {
  Calendar calendar;
  const std::vector<Phase> none;
  calendar.of(Phase::registration) = {days("2026-10-01", "2027-09-30")};
  EXPECT_THAT(check_calendar(calendar, none, 2570), IsEmpty());
  calendar.of(Phase::registration).front().closes_at += microseconds(1);
  EXPECT_THAT(codes(check_calendar(calendar, none, 2570)), ElementsAre("round.wrong_year"));
  calendar.of(Phase::registration) = {days("2026-10-01", "2027-09-30")};
  calendar.of(Phase::registration).front().opens_at -= microseconds(1);
  EXPECT_THAT(codes(check_calendar(calendar, none, 2570)), ElementsAre("round.wrong_year"));
}

TEST(Law, lets_results_be_published_after_the_fiscal_year_but_not_before_it) {
  Calendar calendar = calendar_2570();
  calendar.of(Phase::publish) = {days("2027-11-24", "2027-11-24")};  // as late as the awards of 2563
  EXPECT_THAT(codes(checked(calendar)), ElementsAre("round.late_publication"));
  EXPECT_THAT(stops(checked(calendar)), IsEmpty());
  calendar.of(Phase::publish) = {days("2026-08-01", "2026-08-01")};
  EXPECT_THAT(codes(stops(checked(calendar))), Contains("round.wrong_year"));
}

TEST(Law, tells_of_short_phases_idle_days_and_grace_that_runs_into_the_next_phase) {
  Calendar calendar = calendar_2570();
  calendar.of(Phase::clarify).front().closes_at = at("2027-06-01") + std::chrono::hours(23);
  const Findings findings = checked(calendar);
  EXPECT_THAT(stops(findings), IsEmpty());
  ASSERT_THAT(codes(findings), ElementsAre("round.phase_short", "round.nothing_open"));
  EXPECT_EQ(base::detail(findings[1].problem, "from"), "2027-06-01 23:00");
  EXPECT_EQ(base::detail(findings[1].problem, "to"), "2027-06-16 00:00");
  calendar = calendar_2570();
  calendar.of(Phase::disclose).front().grace = std::chrono::minutes(1);
  EXPECT_THAT(codes(checked(calendar)), ElementsAre("round.grace_overlaps"));
}

TEST(Calendar, has_one_spelling_and_a_hash_that_follows_every_microsecond) {
  EXPECT_EQ(calendar_hash(calendar_2570()).size(), 64U);
  for (const Phase phase : all_phases) {
    Calendar other = calendar_2570();
    other.of(phase).front().closes_at += microseconds(1);
    EXPECT_NE(calendar_hash(other), calendar_hash(calendar_2570()));
    other = calendar_2570();
    other.of(phase).front().grace += std::chrono::minutes(1);
    EXPECT_NE(calendar_hash(other), calendar_hash(calendar_2570()));
  }
  Calendar one;
  one.of(Phase::publish) = {days("2027-08-01", "2027-08-01", std::chrono::minutes(90))};
  EXPECT_EQ(canonical_text(one), "publish 1817053200000000 1817139600000000 90\n");
}

}  // namespace
}  // namespace prongsai::round
