// SPDX-License-Identifier: Apache-2.0
// The surveys that can be answered, in memory, as the calendar and the officers move them, on every engine.
#include "prongsai/desk/surveys/directory.h"

#include "surveys_fixture.h"

namespace prongsai::offices {
namespace {

using desk::Availability;

class Directory : public SurveyOffices {
 protected:
  [[nodiscard]] Availability now_for(const std::string& link) {
    const auto found = directory_.find("iit", link);
    EXPECT_NE(found, nullptr);
    return desk::availability(*found, now());
  }
  desk::SurveyDirectory directory_{office()};
};

TEST_P(Directory, finds_a_survey_by_its_word_and_link_and_by_its_number) {
  directory_.refresh();
  EXPECT_EQ(directory_.size(), 0U);
  const std::string round = collecting_round();
  const store::StoredSurvey stored = survey_of(round, "a-1", "iit");
  EXPECT_EQ(directory_.find("iit", stored.survey.link), nullptr);  // not looked at yet
  directory_.refresh();
  EXPECT_EQ(directory_.size(),
            read([&](db::Transaction& t) { return store::list_round_surveys(t, round); }).size());
  const auto found = directory_.find("iit", stored.survey.link);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->survey.number, stored.survey.number);
  EXPECT_EQ(found->agency_th, "หน่วยงาน a-1");
  EXPECT_EQ(found->questionnaire->fingerprint, stored.fingerprint);
  EXPECT_EQ(found->questionnaire->boxes(), 51U);
  EXPECT_EQ(directory_.find(stored.survey.number), found);
  EXPECT_EQ(directory_.find("eit", stored.survey.link), nullptr);
  EXPECT_EQ(directory_.find("iit", "222222"), nullptr);
  EXPECT_EQ(directory_.find(stored.survey.number + 1'000), nullptr);
  EXPECT_EQ(found->box, directory_.find(survey_of(round, "a-3", "iit").survey.number)->box);
}

TEST_P(Directory, a_survey_of_a_round_is_open_as_its_phase_is) {
  const std::string round = collecting_round();
  const std::string link = survey_of(round, "a-1", "iit").survey.link;
  directory_.refresh();
  EXPECT_EQ(now_for(link), Availability::open);
  const round::Window window = see(round).calendar.of(Phase::collect).back();
  test_.set_now(window.opens_at - instant);
  EXPECT_EQ(now_for(link), Availability::not_yet);
  test_.set_now(window.opens_at);
  EXPECT_EQ(now_for(link), Availability::open);
  test_.set_now(round::grace_ends_at(window) - instant);
  EXPECT_EQ(now_for(link), Availability::open);
  test_.set_now(round::grace_ends_at(window));
  EXPECT_EQ(now_for(link), Availability::over);
}

TEST_P(Directory, what_is_opened_is_no_longer_in_it_and_what_is_added_is) {
  const std::string round = collecting_round();
  const store::StoredSurvey stored = survey_of(round, "a-1", "iit");
  directory_.refresh();
  const std::size_t before = directory_.size();
  perform([&](db::Transaction& t) {
    store::mark_survey_opened(t, stored.survey.number);
    return 0;
  });
  directory_.refresh();
  EXPECT_EQ(directory_.size(), before - 1);
  EXPECT_EQ(directory_.find("iit", stored.survey.link), nullptr);
  store::StoredSurvey added = stored;
  added.survey.link = "k7m2qd";
  added.survey.round = "";
  added.survey.purpose = survey::Purpose::pulse;
  added.opens = now() - instant;
  added.closes = now() + instant;
  perform([&](db::Transaction& t) { return store::record_surveys(t, {{added}}); });
  directory_.refresh();
  EXPECT_EQ(now_for("k7m2qd"), Availability::open);
  test_.pass(instant);
  EXPECT_EQ(now_for("k7m2qd"), Availability::over);
}

TEST_P(Directory, a_survey_whose_questions_changed_cannot_be_answered) {
  const std::string round = collecting_round();
  store::StoredSurvey other = survey_of(round, "a-1", "iit");
  other.survey.link = "k7m2qd";
  other.survey.round = "";
  other.survey.purpose = survey::Purpose::pulse;
  other.opens = now();
  other.closes = now() + instant;
  other.fingerprint = "other questions";
  perform([&](db::Transaction& t) { return store::record_surveys(t, {{other}}); });
  std::vector<std::string> told;
  test_.own_office().tell_fault = [&](const std::string&, const std::string& what) { told.push_back(what); };
  directory_.refresh();
  EXPECT_EQ(directory_.find("iit", "k7m2qd"), nullptr);
  EXPECT_NE(directory_.find("iit", survey_of(round, "a-1", "iit").survey.link), nullptr);
  EXPECT_THAT(told, ElementsAre("box.questionnaire_changed"));
}

PRONGSAI_ON_EVERY_ENGINE(Directory);

}  // namespace
}  // namespace prongsai::offices
