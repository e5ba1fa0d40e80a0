// SPDX-License-Identifier: Apache-2.0
// Surveys that an agency runs for itself, on every engine.
#include "prongsai/desk/surveys/pulses.h"

#include "prongsai/desk/surveys/codes.h"
#include "prongsai/desk/surveys/follow_up.h"

#include "surveys_fixture.h"

namespace prongsai::offices {
namespace {

using survey::Credential;
using survey::ShownNumber;

class Pulses : public SurveyOffices {
 protected:
  [[nodiscard]] desk::PulseWish wish(int first = 0, int last = 13) {
    const auto today = round::thai_day_at(now());
    return {"a-1", "ita/2564", "iit", today + std::chrono::days(first), today + std::chrono::days(last)};
  }
  [[nodiscard]] std::int64_t start(const desk::PulseWish& wish) {
    const auto number = desk::start_pulse(office(), coordinator_.actor, wish);
    EXPECT_THAT(codes(number), IsEmpty());
    return *number;
  }
  [[nodiscard]] std::vector<desk::SurveyView> look() {
    auto out = desk::see_pulses(office(), coordinator_.actor, "a-1");
    EXPECT_THAT(codes(out), IsEmpty());
    return *std::move(out);
  }
};

TEST_P(Pulses, are_the_agency_s_own) {
  const std::int64_t number = start(wish());
  for (const Somebody& who : {officer_, centre_, executive_, stranger_}) {
    EXPECT_THAT(codes(desk::start_pulse(office(), who.actor, wish())), ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::see_pulses(office(), who.actor, "a-1")), ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::end_pulse(office(), who.actor, number)), ElementsAre("surveys.no_such_survey"));
  }
  ASSERT_EQ(look().size(), 1U);
  EXPECT_EQ(look()[0].survey.purpose, survey::Purpose::pulse);
  EXPECT_TRUE(look()[0].is_open_now);
  EXPECT_EQ(look()[0].received, (ShownNumber{0, 9}));
  EXPECT_EQ(count_of("pulse.start"), 1);
}

TEST_P(Pulses, have_a_box_each_and_stay_out_of_rounds) {
  const std::string id = collecting_round();
  const std::int64_t one = start(wish());
  const std::int64_t two = start(wish());
  const auto box = [&](std::int64_t number) {
    return read([&](db::Transaction& t) { return store::find_survey(t, number)->survey.box; });
  };
  EXPECT_NE(box(one), box(two));
  EXPECT_NE(box(one), survey_of(id, "a-1", "iit").survey.box);
  receive(one, today() - 1, 30);
  EXPECT_EQ(desk::look_at_follow_up(office(), officer_.actor, id, {})->totals[0].received,
            (ShownNumber{0, 27}));
  EXPECT_EQ(desk::see_agency_surveys(office(), coordinator_.actor, id, "a-1")->size(), 2U);
}

TEST_P(Pulses, have_days_that_make_sense) {
  const auto refused = [&](const desk::PulseWish& one) {
    return codes(desk::start_pulse(office(), coordinator_.actor, one));
  };
  EXPECT_THAT(refused(wish(3, 2)), ElementsAre("pulses.bad_days"));
  EXPECT_THAT(refused(wish(0, 92)), ElementsAre("pulses.bad_days"));
  EXPECT_THAT(refused(wish(-9, -1)), ElementsAre("pulses.bad_days"));
  desk::PulseWish other = wish();
  other.edition = "ita/2567";
  EXPECT_THAT(refused(other), ElementsAre("survey.cannot_be_asked"));
  other = wish();
  other.credential = Credential::blind_token;
  EXPECT_THAT(refused(other), ElementsAre("surveys.not_offered_yet"));
  for (std::int64_t i = 0; i < desk::pulses_at_once_most; ++i) (void)start(wish());
  EXPECT_THAT(refused(wish()), ElementsAre("pulses.too_many"));
}

TEST_P(Pulses, end_when_the_coordinator_says_so) {
  const std::int64_t running = start(wish());
  const std::int64_t later = start(wish(5, 9));
  EXPECT_THAT(codes(desk::end_pulse(office(), coordinator_.actor, running)), IsEmpty());
  EXPECT_THAT(codes(desk::end_pulse(office(), coordinator_.actor, later)), IsEmpty());
  EXPECT_THAT(codes(desk::end_pulse(office(), coordinator_.actor, running)), ElementsAre("pulses.is_over"));
  for (const desk::SurveyView& one : look()) EXPECT_FALSE(one.is_open_now);
  EXPECT_EQ(count_of("pulse.end"), 2);
}

TEST_P(Pulses, give_codes_to_their_coordinator) {
  desk::PulseWish with_codes = wish();
  with_codes.credential = Credential::single_use_code;
  const std::int64_t number = start(with_codes);
  EXPECT_THAT(codes(desk::make_codes(office(), coordinator_.actor, number, 12)), IsEmpty());
  EXPECT_THAT(codes(desk::make_codes(office(), officer_.actor, number, 12)),
              ElementsAre("desk.not_permitted"));
  EXPECT_EQ(look()[0].codes_made, 12);
}

PRONGSAI_ON_EVERY_ENGINE(Pulses);

}  // namespace
}  // namespace prongsai::offices
