// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/round.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/round/test_round.h"

namespace prongsai::round {
namespace {

using std::chrono::hours;
using test::at;
using test::change;
using test::codes;
using test::draft;
using testing::ElementsAre;
using testing::IsEmpty;

Round running() {
  const framework::Edition edition = test::small_edition();
  const std::vector<Participant> participants = {test::participant("a", 500)};
  const Round planned = draft();
  return opened({.round = planned, .edition = edition, .participants = participants}, at("2026-12-15"))
      .value();
}

std::vector<std::string> refused(const base::Result<Round>& result) {
  return result ? std::vector<std::string>{} : codes(result.problems());
}

TEST(Round, freezes_edition_fingerprint_and_calendar_when_it_opens) {
  const Round round = running();
  EXPECT_EQ(round.stage, Stage::opened);
  EXPECT_EQ(round.opened_at, at("2026-12-15"));
  EXPECT_EQ(round.frozen->edition, "ita/2570");
  EXPECT_EQ(round.frozen->fingerprint, std::string(64, 'a'));
  EXPECT_EQ(round.frozen->calendar_hash, calendar_hash(test::calendar_2570()));
}

TEST(Round, tells_when_its_rules_or_calendar_are_no_longer_the_frozen_ones) {
  Round round = running();
  framework::Edition edition = test::small_edition();
  EXPECT_THAT(what_changed_since_frozen(round, edition), IsEmpty());
  edition.fingerprint.back() = 'b';
  EXPECT_THAT(codes(what_changed_since_frozen(round, edition)), ElementsAre("round.rules_changed"));
  edition.id = "ita/2571";
  EXPECT_THAT(codes(what_changed_since_frozen(round, edition)), ElementsAre("round.other_edition"));
  round.calendar.of(Phase::publish).front().closes_at += hours(1);
  EXPECT_THAT(codes(what_changed_since_frozen(round, test::small_edition())),
              ElementsAre("round.calendar_changed"));
  EXPECT_THAT(what_changed_since_frozen(draft(), edition), IsEmpty());
}

TEST(FrozenHash, follows_everything_the_round_was_opened_with) {
  const Round round = running();
  const std::string hash = frozen_hash(round);
  EXPECT_EQ(hash.size(), 64U);
  const auto with = [&](auto alter) {
    Round other = round;
    alter(other);
    return frozen_hash(other);
  };
  EXPECT_NE(with([](Round& one) { one.id += "x"; }), hash);
  EXPECT_NE(with([](Round& one) { ++one.fiscal_year; }), hash);
  EXPECT_NE(with([](Round& one) { one.frozen->edition = "ita/2571"; }), hash);
  EXPECT_NE(with([](Round& one) { one.frozen->fingerprint.back() = 'b'; }), hash);
  EXPECT_NE(with([](Round& one) { one.frozen->calendar_hash.back() = 'x'; }), hash);
  // What happens afterwards is logged, and the rules stay what they were.
  EXPECT_EQ(with([](Round& one) { one.stage = Stage::published; }), hash);
}

TEST(FrozenHash, is_that_of_its_text_in_another_program) {
  // By sha256sum, of the lines: prongsai round 1 / id 8 ita-2570 / year 4 2570 / edition 8 ita/2570 /
  // fingerprint 64 and 64 zeros / calendar 64 and 64 zeros; each ended by a line feed.
  Round round = draft();
  round.frozen = Frozen{
      .edition = "ita/2570", .fingerprint = std::string(64, '0'), .calendar_hash = std::string(64, '0')};
  EXPECT_EQ(frozen_hash(round), "7330ac70f34fb4ed6a08a3a36fcbff41d86fadbcd02f182c1f87f8bb4a9addcf");
}

TEST(Round, permits_nothing_as_a_draft_and_only_publishing_once_closed) {
  Round round = draft();
  EXPECT_THAT(codes(may(round, Activity::state_head_counts, at("2027-01-05")).problems()),
              ElementsAre("round.not_opened"));
  round = running();
  EXPECT_TRUE(may(round, Activity::state_head_counts, at("2027-01-05")).ok());
  EXPECT_THAT(codes(may(round, Activity::publish_results, at("2027-08-01")).problems()),
              ElementsAre("round.not_closed"));
  round = closed(round, at("2027-07-01")).value();
  EXPECT_THAT(codes(may(round, Activity::confirm_grade, at("2027-06-20")).problems()),
              ElementsAre("round.is_over"));
  EXPECT_TRUE(may(round, Activity::publish_results, at("2027-08-01")).ok());
  round = published(round, at("2027-08-01")).value();
  EXPECT_THAT(codes(may(round, Activity::publish_results, at("2027-08-01")).problems()),
              ElementsAre("round.is_published"));
}

TEST(Round, goes_from_stage_to_stage_and_never_back) {
  const Round round = running();
  EXPECT_THAT(refused(closed(draft(), at("2027-07-01"))), ElementsAre("round.wrong_stage"));
  EXPECT_THAT(refused(published(round, at("2027-08-01"))), ElementsAre("round.wrong_stage"));
  const Round over = closed(round, at("2027-07-01")).value();
  EXPECT_EQ(over.closed_at, at("2027-07-01"));
  EXPECT_THAT(refused(closed(over, at("2027-07-02"))), ElementsAre("round.wrong_stage"));
  EXPECT_THAT(refused(published(over, at("2027-07-31"))), ElementsAre("round.not_yet_open"));
  const Round out = published(over, at("2027-08-01")).value();
  EXPECT_EQ(out.published_at, at("2027-08-01"));
  EXPECT_THAT(refused(published(out, at("2027-08-01"))), ElementsAre("round.wrong_stage"));
}

TEST(Round, closes_only_when_every_phase_and_its_grace_are_over) {
  Round round = running();
  round.calendar.of(Phase::confirm).front().grace = std::chrono::minutes(30);
  EXPECT_THAT(refused(closed(round, at("2027-06-20"))), ElementsAre("round.still_running"));
  EXPECT_THAT(refused(closed(round, at("2027-07-01"))), ElementsAre("round.still_running"));
  EXPECT_THAT(refused(closed(round, at("2027-07-01") + std::chrono::minutes(30))), IsEmpty());
  EXPECT_EQ(refused(closed(round, at("2026-12-31"))).size(), phase_count - 1);
}

TEST(Decision, extends_a_phase_together_with_the_moves_that_make_room_for_it) {
  const Round round = running();
  const auto extension =
      change(ChangeKind::extend, Phase::confirm, at("2027-07-01"), at("2027-07-08"), at("2027-06-20"));
  EXPECT_EQ(calendar_of(decided(round, std::vector{extension}).value())->of(Phase::confirm).front().closes_at,
            at("2027-07-08"));
  // Disclosure cannot run into grading, unless grading moves by the same decision.
  const auto disclosure =
      change(ChangeKind::extend, Phase::disclose, at("2027-05-01"), at("2027-05-08"), at("2027-04-20"));
  EXPECT_THAT(refused(decided(round, std::vector{disclosure})), ElementsAre("round.phase_order"));
  const auto grading =
      change(ChangeKind::move, Phase::grade, at("2027-05-08"), at("2027-06-08"), at("2027-04-20"));
  const auto clarification =
      change(ChangeKind::move, Phase::clarify, at("2027-06-08"), at("2027-06-23"), at("2027-04-20"));
  const auto confirmation =
      change(ChangeKind::move, Phase::confirm, at("2027-06-23"), at("2027-07-08"), at("2027-04-20"));
  const auto moved = decided(round, std::vector{disclosure, grading, clarification, confirmation});
  ASSERT_TRUE(moved.ok()) << moved.problems()[0].code;
  EXPECT_EQ(moved->changes.size(), 4U);
  EXPECT_EQ(moved->calendar, round.calendar);
}

TEST(Decision, may_reopen_a_closed_phase_while_later_ones_run) {
  const auto reopened =
      change(ChangeKind::extend, Phase::disclose, at("2027-05-10"), at("2027-05-12"), at("2027-05-10"));
  EXPECT_TRUE(decided(running(), std::vector{reopened}).ok());
}

TEST(Decision, is_not_refused_for_what_was_unlawful_before_it) {
  // A round opened by an earlier program, with a law less strict, must still be able to go on.
  Round old = running();
  old.calendar.of(Phase::grade).front().opens_at = at("2027-04-20");
  const auto extension =
      change(ChangeKind::extend, Phase::confirm, at("2027-07-01"), at("2027-07-08"), at("2027-06-20"));
  EXPECT_TRUE(decided(old, std::vector{extension}).ok());
}

TEST(Decision, is_for_open_rounds_and_after_closing_for_publication_alone) {
  const auto confirmation =
      change(ChangeKind::extend, Phase::confirm, at("2027-07-02"), at("2027-07-08"), at("2027-07-02"));
  const auto publication =
      change(ChangeKind::extend, Phase::publish, at("2027-08-05"), at("2027-08-06"), at("2027-08-05"));
  EXPECT_THAT(refused(decided(draft(), std::vector{confirmation})), ElementsAre("round.wrong_stage"));
  const Round over = closed(running(), at("2027-07-01")).value();
  EXPECT_THAT(refused(decided(over, std::vector{confirmation})), ElementsAre("round.wrong_stage"));
  const Round late = decided(over, std::vector{publication}).value();
  EXPECT_TRUE(published(late, at("2027-08-05")).ok());
}

TEST(Stage, has_one_word_each) {
  for (const Stage stage : {Stage::draft, Stage::opened, Stage::closed, Stage::published})
    EXPECT_EQ(parse_stage(word_of(stage)), stage);
  EXPECT_FALSE(parse_stage("open"));
}

}  // namespace
}  // namespace prongsai::round
