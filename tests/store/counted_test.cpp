// SPDX-License-Identifier: Apache-2.0
// From ballots in a round's box to its scores, and a pulse to its end, on every engine.
#include "prongsai/desk/surveys/counted.h"

#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/desk/surveys/collector.h"
#include "prongsai/desk/surveys/pulses.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/survey/answers.h"
#include "prongsai/survey/link.h"

#include "surveys_fixture.h"

namespace prongsai::offices {
namespace {

class Counting : public SurveyOffices {
 protected:
  [[nodiscard]] survey::Questionnaire questions(const std::string& asked) {
    const auto rules = office().editions.find("ita/2564");
    return survey::make_questionnaire(std::shared_ptr<const framework::Edition>(rules, &rules->edition),
                                      asked)
        .value();
  }
  /// So many ballots that all say the same: of every box that choice.
  void submit(const store::StoredSurvey& stored, std::uint8_t choice, int count) {
    const survey::Questionnaire asked = questions(stored.survey.asked());
    const auto box = read([&](db::Transaction& t) { return store::find_box(t, stored.survey.box).value(); });
    secret::BallotSealer sealer(box.public_key);
    desk::Collector collector(test_.database(), [](const std::string& what) { FAIL() << what; });
    survey::Answers answers;
    for (const std::uint8_t choices : asked.layout.choices_by_box())
      answers.sheet.push_back(std::min(choice, choices));
    answers.pace = survey::Pace::usual;
    for (int i = 0; i < count; ++i) {
      std::string id = std::to_string(stored.survey.number) + "0" + std::to_string(i);
      id.insert(0, survey::submission_id_length - id.size(), 'a');
      EXPECT_TRUE(
          collector.submit({.id_digest = survey::submission_digest(id),
                            .receipt_digest = survey::receipt_digest(survey::receipt_of(id)),
                            .survey = stored.survey.number,
                            .sealed = sealer.seal(survey::pack_ballot(asked, stored.survey.number, answers)),
                            .day = today()},
                           [](desk::Submitted said) { EXPECT_EQ(said, desk::Submitted::received); }));
    }
  }
  void open_round_box(const std::string& id) {
    test_.set_now(round::grace_ends_at(see(id).calendar.of(Phase::collect).front()) + desk::settling_time);
    desk::JobProgress progress;
    const std::string box = read([&](db::Transaction& t) { return store::find_round_box(t, id)->id; });
    EXPECT_THAT(codes(desk::open_box(office(), officer_.actor, box, std::nullopt, progress)), IsEmpty());
  }
  [[nodiscard]] static std::string points_of(const desk::CountedAgency& counted, const std::string& node) {
    for (const desk::CountedScore& one : counted.scores)
      if (one.node == node) return base::to_shortest_string(one.points, 2);
    return {};
  }
};

TEST_P(Counting, scores_what_was_answered_once_the_box_is_open) {
  const std::string id = collecting_round();
  submit(survey_of(id, "a-1", "iit"), 1, 12);
  submit(survey_of(id, "a-1", "eit"), 1, 3);
  const auto score = [&](const Somebody& who) { return desk::score_of(office(), who.actor, id, "a-1"); };
  EXPECT_THAT(codes(score(officer_)), ElementsAre("surveys.nothing_counted"));
  open_round_box(id);
  EXPECT_THAT(codes(score(stranger_)), ElementsAre("desk.not_permitted"));
  const auto counted = score(officer_);
  ASSERT_THAT(codes(counted), IsEmpty());
  EXPECT_THAT(counted->counted, testing::UnorderedElementsAre("iit", "eit"));
  EXPECT_THAT(counted->below_floor, ElementsAre("eit"));
  EXPECT_NE(points_of(*counted, "instrument:iit"), "");
  EXPECT_NE(points_of(*counted, "indicator:1"), "");
  EXPECT_NE(points_of(*counted, "instrument:eit"), "") << "three answers are scored as a whole";
  EXPECT_EQ(points_of(*counted, "indicator:6"), "") << "and in no part";
  for (const desk::CountedScore& one : counted->scores)
    EXPECT_FALSE(one.node.starts_with("item:")) << one.node;
}

TEST_P(Counting, a_pulse_is_opened_by_its_coordinator_when_it_is_over) {
  const auto day = round::thai_day_at(now());
  const auto number = desk::start_pulse(office(), coordinator_.actor, {"a-1", "ita/2564", "iit", day, day});
  ASSERT_THAT(codes(number), IsEmpty());
  submit(read([&](db::Transaction& t) { return store::find_survey(t, *number).value(); }), 2, 11);
  desk::JobProgress progress;
  EXPECT_THAT(codes(desk::open_pulse(office(), coordinator_.actor, *number, progress)),
              ElementsAre("pulses.not_over"));
  EXPECT_THAT(codes(desk::open_pulse(office(), officer_.actor, *number, progress)),
              ElementsAre("surveys.no_such_survey"));
  ASSERT_THAT(codes(desk::end_pulse(office(), coordinator_.actor, *number)), IsEmpty());
  test_.pass(desk::settling_time);
  EXPECT_THAT(codes(desk::open_pulse(office(), coordinator_.actor, *number, progress)), IsEmpty());
  const auto views = desk::see_pulses(office(), coordinator_.actor, "a-1");
  ASSERT_EQ(views->size(), 1U);
  EXPECT_TRUE(views->front().is_opened);
  EXPECT_EQ(views->front().received, (survey::ShownNumber{11, 11}));
  EXPECT_EQ(count_of("pulse.open"), 1);
}

PRONGSAI_ON_EVERY_ENGINE(Counting);

}  // namespace
}  // namespace prongsai::offices
