// SPDX-License-Identifier: Apache-2.0
// What anybody sees of answers, from the ballots as they were sent to the counts that are shown, on every
// engine. What must be shown is counted here, from the answers themselves.
#include <algorithm>
#include <map>

#include "prongsai/desk/surveys/answers_shown.h"
#include "prongsai/desk/surveys/pulses.h"
#include "prongsai/desk/surveys/recount.h"
#include "prongsai/store/trail.h"

#include "boxes_fixture.h"
#include "surveys_fixture.h"

namespace prongsai::offices {
namespace {

using access::Role;
using desk::ShownBox;
using testing::HasSubstr;
using testing::Not;

/// What `people` answered to a survey: how many took each choice of each box.
struct Sent {
  int people = 0;
  std::map<std::string, std::vector<std::uint32_t>> by_box;
};

class Answers : public SurveyOffices {
 protected:
  /// How somebody answers: a choice of so many, for the how-manieth person and box.
  using Chooses = std::function<std::uint8_t(int person, std::size_t box, std::uint8_t choices)>;

  /// Half take the first choice of everything, half the last: no choice is small.
  static std::uint8_t half_and_half(int person, std::size_t /*box*/, std::uint8_t choices) {
    return person % 2 == 0 ? std::uint8_t{1} : choices;
  }
  Chooses at_random() {
    return [this](int, std::size_t, std::uint8_t choices) { return dice_.roll(choices); };
  }

  Sent answer(const store::StoredSurvey& stored, int people, const Chooses& chooses) {
    const auto rules = editions().find(stored.survey.edition);
    const survey::Questionnaire asked =
        survey::make_questionnaire({rules, &rules->edition}, stored.survey.asked()).value();
    const auto box = read([&](db::Transaction& t) { return store::find_box(t, stored.survey.box); });
    secret::BallotSealer sealer(box.value().public_key);
    desk::Collector collector(test_.database(), [](const std::string& what) { FAIL() << what; });
    Handing hand(collector);
    Sent out{people, {}};
    for (int person = 0; person < people; ++person) {
      survey::Answers answers;
      for (std::size_t i = 0; i < asked.boxes(); ++i) {
        const auto choices = static_cast<std::uint8_t>(asked.layout.choices(i));
        answers.sheet.push_back(chooses(person, i, choices));
        auto& counts = out.by_box[asked.box_codes[i]];
        counts.resize(choices);
        ++counts[answers.sheet.back() - 1U];
      }
      for (const survey::AskedProfile& one : asked.profile)
        answers.profile.push_back(
            half_and_half(person, 0, static_cast<std::uint8_t>(one.question->choices.size())));
      const std::string id = dice_.hexadecimal(survey::submission_id_length);
      hand.submit({.id_digest = survey::submission_digest(id),
                   .receipt_digest = survey::receipt_digest(survey::receipt_of(id)),
                   .survey = stored.survey.number,
                   .sealed = sealer.seal(survey::pack_ballot(asked, stored.survey.number, answers)),
                   .channel = survey::Channel::poster,
                   .day = today()});
    }
    EXPECT_THAT(hand.outcomes(), testing::Each(Submitted::received));
    return out;
  }
  /// Every box of the round, when nothing can be on its way any more.
  void open_round_box(const std::string& id) {
    const auto box = read([&](db::Transaction& t) { return store::find_round_box(t, id); });
    test_.set_now(desk::look_at_box(office(), officer_.actor, box.value().id)->may_open_from.value());
    desk::JobProgress progress;
    EXPECT_THAT(codes(desk::open_box(office(), officer_.actor, box->id, std::nullopt, progress)), IsEmpty());
  }
  [[nodiscard]] store::StoredSurvey pulse(const std::string& edition, const std::string& asked) {
    const auto day = round::thai_day_at(now());
    const auto number = desk::start_pulse(office(), coordinator_.actor,
                                          {"a-1", edition, asked, day, day + std::chrono::days(6)});
    EXPECT_THAT(codes(number), IsEmpty());
    return read([&](db::Transaction& t) { return store::find_survey(t, *number); }).value();
  }
  void open_pulse(const store::StoredSurvey& stored) {
    test_.set_now(*stored.closes + desk::settling_time);
    desk::JobProgress progress;
    EXPECT_THAT(codes(desk::open_pulse(office(), coordinator_.actor, stored.survey.number, progress)),
                IsEmpty());
  }
  [[nodiscard]] desk::SurveyAnswers seen(std::int64_t survey, const Somebody& who) {
    auto out = desk::see_answers(office(), who.actor, survey);
    EXPECT_THAT(codes(out), IsEmpty());
    return *std::move(out);
  }
  /// Nobody sees anything of so few, whoever asks.
  void expect_nothing_shown(const desk::SurveyAnswers& answers) {
    EXPECT_TRUE(answers.answers.below_floor);
    EXPECT_FALSE(answers.respondents.has_value());
    for (const ShownBox& box : boxes_of(answers)) EXPECT_TRUE(box.hides_everything()) << box.code;
    for (const desk::ShownProfile& one : answers.profile)
      for (const desk::ShownCount& count : one.counts) EXPECT_FALSE(count.count.has_value());
  }
  [[nodiscard]] static std::vector<ShownBox> boxes_of(const desk::SurveyAnswers& answers) {
    std::vector<ShownBox> out;
    for (const desk::ShownSection& section : answers.answers.sections)
      for (const desk::ShownItem& item : section.items)
        out.insert(out.end(), item.boxes.begin(), item.boxes.end());
    return out;
  }
  /// Every count that is shown is the one that was answered, and no small one is; how many are shown.
  static std::size_t expect_as_sent(const desk::SurveyAnswers& answers, const Sent& sent) {
    std::size_t shown = 0;
    EXPECT_EQ(answers.respondents, sent.people);
    EXPECT_EQ(boxes_of(answers).size(), sent.by_box.size());
    for (const ShownBox& box : boxes_of(answers)) {
      const auto& expected = sent.by_box.at(box.code);
      EXPECT_EQ(box.counts.size(), expected.size());
      std::uint32_t hidden_choices = 0;
      std::uint32_t hidden_people = 0;
      for (std::size_t i = 0; i < expected.size(); ++i) {
        if (!box.counts[i].count) {
          ++hidden_choices;
          hidden_people += expected[i];
          EXPECT_EQ(box.counts[i].percent, "");
          continue;
        }
        ++shown;
        EXPECT_EQ(*box.counts[i].count, expected[i]) << box.code;
        EXPECT_TRUE(expected[i] == 0 || expected[i] > answers.rules.small_most) << box.code;
      }
      EXPECT_NE(hidden_choices, 1U) << box.code << ": the one that is hidden is what the others leave";
      EXPECT_TRUE(hidden_choices == 0 || hidden_people > 0) << box.code;
    }
    return shown;
  }
  [[nodiscard]] std::string trail() {
    return read([&](db::Transaction& t) {
      std::string out;
      store::visit_lines(t, 0, store::trail_frontier(t).size(),
                         [&](const std::string& line) { out += line + "\n"; });
      return out;
    });
  }

  Dice dice_{2571};
};

TEST_P(Answers, are_those_that_were_sent_wherever_they_are_shown) {
  const std::string id = collecting_round();
  const store::StoredSurvey iit = survey_of(id, "a-1", "iit");
  const store::StoredSurvey eit = survey_of(id, "a-1", "eit");
  const Sent even = answer(iit, 24, half_and_half);
  const Sent random = answer(eit, 24, at_random());
  open_round_box(id);
  const auto all = seen(iit.survey.number, officer_);
  EXPECT_EQ(all.answers.boxes_with_hidden, 0U) << "no choice is small";
  std::size_t choices = 0;
  for (const auto& [box, counts] : even.by_box) choices += counts.size();
  EXPECT_EQ(expect_as_sent(all, even), choices);
  EXPECT_EQ(boxes_of(all).front().counts.front().percent, "50");
  const auto some = seen(eit.survey.number, officer_);
  EXPECT_GT(expect_as_sent(some, random), 0U);
  EXPECT_GT(some.answers.boxes_with_hidden, 0U) << "24 people among so many choices leave small ones";
  EXPECT_EQ(all.agency_th, "หน่วยงาน a-1");
  EXPECT_EQ(all.round_name.th, "ITA 2570");
}

TEST_P(Answers, come_out_the_same_when_everything_is_counted_again_from_the_kept_sheets) {
  const std::string id = collecting_round();
  const store::StoredSurvey iit = survey_of(id, "a-1", "iit");
  const Sent sent = answer(iit, 40, at_random());
  open_round_box(id);
  const auto stack =
      read([&](db::Transaction& t) { return store::find_stack(t, iit.survey.number); }).value();
  const auto boxes = boxes_of(seen(iit.survey.number, officer_));
  const auto each = static_cast<std::size_t>(stack.bytes_each);
  ASSERT_EQ(stack.sheets.value.size(), 40 * each);
  ASSERT_EQ(boxes.size(), each);
  for (std::size_t i = 0; i < each; ++i) {
    std::vector<std::uint32_t> counted(boxes[i].counts.size());
    for (std::size_t sheet = 0; sheet < 40; ++sheet)
      ++counted[static_cast<unsigned char>(stack.sheets.value[sheet * each + i]) - 1U];
    EXPECT_EQ(counted, sent.by_box.at(boxes[i].code));
    for (std::size_t choice = 0; choice < counted.size(); ++choice) {
      if (boxes[i].counts[choice].count) EXPECT_EQ(*boxes[i].counts[choice].count, counted[choice]);
    }
  }
  EXPECT_TRUE(desk::recount(office(), id)->agrees());
}

TEST_P(Answers, of_fewer_than_the_round_s_floor_are_shown_to_nobody) {
  store::SurveySetting iit_of_twelve = iit_with_codes();
  iit_of_twelve.credential = survey::Credential::open_link;
  iit_of_twelve.floor = 12;
  const std::string id = collecting_round({iit_of_twelve});
  const store::StoredSurvey few = survey_of(id, "a-1", "iit");
  const store::StoredSurvey enough = survey_of(id, "a-3", "iit");
  const store::StoredSurvey few_outside = survey_of(id, "a-1", "eit");
  const store::StoredSurvey nobody = survey_of(id, "a-4", "iit");
  (void)answer(few, 11, half_and_half);
  const Sent sent = answer(enough, 12, half_and_half);
  (void)answer(few_outside, 4, half_and_half);
  open_round_box(id);
  for (const Somebody& who : {officer_, coordinator_, executive_, centre_}) {
    expect_nothing_shown(seen(few.survey.number, who));
    expect_nothing_shown(seen(few_outside.survey.number, who));
  }
  expect_nothing_shown(seen(nobody.survey.number, officer_));
  EXPECT_GT(expect_as_sent(seen(enough.survey.number, officer_), sent), 0U);
}

TEST_P(Answers, of_an_official_survey_are_seen_by_those_who_see_surveys_there) {
  const std::string id = collecting_round();
  const std::int64_t number = survey_of(id, "a-1", "iit").survey.number;
  open_round_box(id);
  const access::Area own{"chiang-mai", "a-1", ""};
  const std::map<Role, access::Area> may = {{Role::authority_officer, {}},
                                            {Role::observer, {}},
                                            {Role::provincial_centre, {"chiang-mai", "", ""}},
                                            {Role::agency_coordinator, own},
                                            {Role::agency_executive, own}};
  for (const Role role : access::all_roles) {
    const auto allowed = may.find(role);
    const Somebody here = test_.make(role, allowed == may.end() ? own : allowed->second);
    const auto answers = codes(desk::see_answers(office(), here.actor, number));
    if (allowed != may.end())
      EXPECT_THAT(answers, IsEmpty()) << access::code_of(role);
    else
      EXPECT_THAT(answers, ElementsAre("surveys.no_such_survey")) << access::code_of(role);
  }
  const Somebody lamphun = test_.make(Role::provincial_centre, {"lamphun", "", ""});
  for (const Somebody& elsewhere : {stranger_, lamphun})
    EXPECT_THAT(codes(desk::see_answers(office(), elsewhere.actor, number)),
                ElementsAre("surveys.no_such_survey"));
  EXPECT_THAT(codes(desk::see_answers(office(), officer_.actor, 999'999)),
              ElementsAre("surveys.no_such_survey"));
}

TEST_P(Answers, are_known_to_nobody_before_their_box_is_opened) {
  const std::string id = collecting_round();
  const store::StoredSurvey iit = survey_of(id, "a-1", "iit");
  (void)answer(iit, 30, half_and_half);
  for (const Somebody& who : {officer_, coordinator_, executive_, centre_})
    EXPECT_THAT(codes(desk::see_answers(office(), who.actor, iit.survey.number)),
                ElementsAre("surveys.not_opened_yet"));
  EXPECT_THAT(codes(desk::see_answers(office(), stranger_.actor, iit.survey.number)),
              ElementsAre("surveys.no_such_survey"))
      << "who may not see it does not even learn that";
}

TEST_P(Answers, of_a_pulse_are_the_coordinator_s_alone_and_tell_the_questions_about_people_too) {
  const store::StoredSurvey own = pulse("example/harbour-2573", "staff");
  const Sent sent = answer(own, 16, half_and_half);
  EXPECT_THAT(codes(desk::see_answers(office(), coordinator_.actor, own.survey.number)),
              ElementsAre("surveys.not_opened_yet"));
  open_pulse(own);
  const auto answers = seen(own.survey.number, coordinator_);
  EXPECT_GT(expect_as_sent(answers, sent), 0U);
  EXPECT_EQ(answers.minimum.demand, round::Demand::unknown);
  ASSERT_FALSE(answers.profile.empty());
  for (const desk::ShownProfile& one : answers.profile) {
    ASSERT_GE(one.counts.size(), 2U);
    EXPECT_EQ(one.counts.front().count, 8U);
    EXPECT_EQ(one.counts.back().count, 8U);
  }
  const Somebody observer = test_.make(Role::observer, {});
  for (const Somebody& who : {officer_, executive_, centre_, stranger_, observer})
    EXPECT_THAT(codes(desk::see_answers(office(), who.actor, own.survey.number)),
                ElementsAre("surveys.no_such_survey"));
}

TEST_P(Answers, of_few_in_a_pulse_are_not_even_counted_where_anybody_reads_it) {
  const store::StoredSurvey own = pulse("ita/2564", "iit");
  const auto received = [&] {
    return desk::see_pulses(office(), coordinator_.actor, "a-1")->front().received;
  };
  (void)answer(own, 7, half_and_half);
  const survey::ShownNumber few{0, 9};
  EXPECT_EQ(received(), few);
  test_.set_now(*own.closes);
  EXPECT_EQ(received(), few) << "over, not opened";
  open_pulse(own);
  EXPECT_EQ(received(), few) << "opened";
  expect_nothing_shown(seen(own.survey.number, coordinator_));
  EXPECT_THAT(trail(), HasSubstr("box.opened"));
  EXPECT_THAT(trail(), Not(HasSubstr("ballots")));
  EXPECT_THAT(trail(), Not(HasSubstr("refused")));
}

TEST_P(Answers, of_enough_in_a_pulse_are_counted_in_steps_first_and_exactly_once_it_is_opened) {
  const store::StoredSurvey own = pulse("ita/2564", "iit");
  const auto received = [&] {
    return desk::see_pulses(office(), coordinator_.actor, "a-1")->front().received;
  };
  (void)answer(own, 13, half_and_half);
  EXPECT_EQ(received(), (survey::ShownNumber{0, 9})) << "of today nothing is told";
  test_.set_now(*own.closes);
  EXPECT_EQ(received(), (survey::ShownNumber{10, 14}));
  open_pulse(own);
  EXPECT_EQ(received(), (survey::ShownNumber{13, 13}));
  EXPECT_THAT(trail(), Not(HasSubstr("ballots"))) << "the trail is read above the agency";
}

PRONGSAI_ON_EVERY_ENGINE(Answers);

}  // namespace
}  // namespace prongsai::offices
