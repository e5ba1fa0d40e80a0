// SPDX-License-Identifier: Apache-2.0
// The board of a round's surveys, on every engine.
#include "prongsai/desk/surveys/follow_up.h"

#include "surveys_fixture.h"

namespace prongsai::offices {
namespace {

using desk::Outlook;
using survey::ShownNumber;

class FollowUps : public SurveyOffices {
 protected:
  [[nodiscard]] desk::FollowUp look(const std::string& id, const Somebody& who,
                                    const desk::FollowUpScope& scope = {}) {
    auto out = desk::look_at_follow_up(office(), who.actor, id, scope);
    EXPECT_THAT(codes(out), IsEmpty());
    return *std::move(out);
  }
  [[nodiscard]] static const desk::FollowUpAgency& agency(const desk::FollowUp& board,
                                                          const std::string& id) {
    for (const desk::FollowUpAgency& one : board.agencies)
      if (one.agency == id) return one;
    throw std::runtime_error(id);
  }
  std::vector<std::string> refused(const std::string& id, const Somebody& who,
                                   const desk::FollowUpScope& scope) {
    return codes(desk::look_at_follow_up(office(), who.actor, id, scope));
  }
};

TEST_P(FollowUps, reach_as_far_as_the_role) {
  const std::string id = collecting_round();
  EXPECT_EQ(look(id, officer_).agencies.size(), 3U);
  EXPECT_EQ(look(id, centre_, {"chiang-mai", ""}).agencies.size(), 2U);
  EXPECT_EQ(look(id, coordinator_, {"", "a-1"}).agencies.size(), 1U);
  EXPECT_THAT(refused(id, centre_, {}), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(refused(id, centre_, {"lamphun", ""}), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(refused(id, coordinator_, {"chiang-mai", ""}), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(refused(id, coordinator_, {"", "a-3"}), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(refused("nowhere", officer_, {}), ElementsAre("rounds.no_such_round"));
  EXPECT_THAT(refused(make(), officer_, {}), ElementsAre("round.not_opened"));
}

TEST_P(FollowUps, count_against_the_minimum_and_tell_who_is_behind) {
  const std::string id = collecting_round();
  receive(survey_of(id, "a-1", "eit").survey.number, today() - 10, 60);
  receive(survey_of(id, "a-3", "eit").survey.number, today() - 10, 12);
  const desk::FollowUp board = look(id, officer_);
  ASSERT_EQ(board.totals.size(), 2U);
  const desk::FollowUpCell& done = agency(board, "a-1").cells[1];
  EXPECT_EQ(done.asked, "eit");
  EXPECT_EQ(done.minimum, 52);
  EXPECT_EQ(done.outlook, Outlook::reached);
  EXPECT_EQ(agency(board, "a-1").cells[0].outlook, Outlook::no_minimum) << "nobody knows the minimum of IIT";
  EXPECT_EQ(agency(board, "a-3").cells[1].outlook, Outlook::no_minimum) << "its people were not counted";
  EXPECT_TRUE(agency(board, "a-3").is_behind);
  EXPECT_EQ(board.totals[1].heads_stated, 1);
  EXPECT_EQ(board.totals[1].received, (ShownNumber{60 + 10, 64 + 14 + 4}));
  EXPECT_EQ(board.totals[1].surveys, 3);
  EXPECT_EQ(board.totals[1].minimum, 52);
}

TEST_P(FollowUps, foretell_the_closing_day_from_the_last_week) {
  const std::string id = collecting_round();
  const std::int64_t eit = survey_of(id, "a-1", "eit").survey.number;
  for (std::int64_t back = 20; back >= 1; --back) receive(eit, today() - back, 1);
  const desk::FollowUpCell slow = look(id, coordinator_, {"", "a-1"}).agencies[0].cells[1];
  ASSERT_TRUE(slow.forecast);
  EXPECT_EQ(slow.received, (ShownNumber{20, 24}));
  const std::int64_t left = day_of(see(id).calendar.of(Phase::collect).front().closes_at) - today();
  EXPECT_NEAR(static_cast<double>(slow.forecast->middle), 22.0 + static_cast<double>(left),
              2.0 + static_cast<double>(left) / 2);
  EXPECT_LT(slow.forecast->low, slow.forecast->middle);
  test_.set_now(see(id).calendar.of(Phase::collect).front().closes_at + std::chrono::hours(24 * 40));
  const desk::FollowUpCell over = look(id, coordinator_, {"", "a-1"}).agencies[0].cells[1];
  EXPECT_FALSE(over.forecast);
  EXPECT_EQ(over.outlook, Outlook::unlikely);
}

TEST_P(FollowUps, add_up_days_from_what_is_shown_of_each_survey) {
  const std::string id = collecting_round();
  const std::int64_t begin = day_of(first_day(id));
  const std::int64_t one = survey_of(id, "a-1", "eit").survey.number;
  const std::int64_t two = survey_of(id, "a-3", "eit").survey.number;
  receive(one, begin, 4);
  receive(two, begin, 4);
  receive(one, begin + 2, 1);
  receive(two, begin + 5, 8);
  const auto days = desk::look_at_days(office(), centre_.actor, id, "eit", {"chiang-mai", ""});
  ASSERT_THAT(codes(days), IsEmpty());
  ASSERT_EQ(days->size(), 21U);
  EXPECT_EQ((*days)[0].received, (ShownNumber{0, 8})) << "two times fewer than five, although eight came";
  EXPECT_EQ((*days)[1].received, (ShownNumber{0, 8}));
  EXPECT_EQ((*days)[2].received, (ShownNumber{5, 9 + 4}));
  EXPECT_EQ((*days)[5].received, (ShownNumber{15, 9 + 14}));
  EXPECT_EQ((*days)[20].day, today());
  EXPECT_EQ((*days)[20].received, look(id, centre_, {"chiang-mai", ""}).totals[1].received);
  EXPECT_EQ(desk::look_at_days(office(), centre_.actor, id, "iit", {"chiang-mai", ""})->size(), 20U)
      << "of insiders up to yesterday";
  EXPECT_THAT(codes(desk::look_at_days(office(), centre_.actor, id, "oit", {"chiang-mai", ""})),
              ElementsAre("surveys.not_asked"));
}

TEST_P(FollowUps, say_nothing_that_one_answer_more_would_change_within_a_step) {
  const std::string id = collecting_round();
  const std::int64_t eit = survey_of(id, "a-1", "eit").survey.number;
  for (std::int64_t back = 20; back >= 1; --back) receive(eit, today() - back, 3);
  const auto everything = [&] {
    const desk::FollowUp board = look(id, officer_);
    std::string out;
    for (const desk::FollowUpTotal& one : board.totals)
      out +=
          std::to_string(one.received.at_least) + " " + std::to_string(one.received.at_most) + " " +
          (one.forecast ? std::to_string(one.forecast->low) + " " + std::to_string(one.forecast->high) : "") +
          "\n";
    for (const desk::FollowUpCell& one : agency(board, "a-1").cells)
      out += std::to_string(one.received.at_least) + " " + std::string(desk::word_of(one.outlook)) +
             (one.forecast ? std::to_string(one.forecast->middle) : "") + "\n";
    for (const desk::FollowUpDayView& day : *desk::look_at_days(office(), officer_.actor, id, "eit", {}))
      out += std::to_string(day.received.at_least) + " ";
    return out;
  };
  const std::string before = everything();  // 60 came
  for (int more = 0; more < 4; ++more) {
    receive(eit, today() - 1, 1);
    EXPECT_EQ(everything(), before) << "61 to 64 look like 60";
  }
  receive(eit, today() - 1, 1);
  EXPECT_NE(everything(), before);
}

PRONGSAI_ON_EVERY_ENGINE(FollowUps);

}  // namespace
}  // namespace prongsai::offices
