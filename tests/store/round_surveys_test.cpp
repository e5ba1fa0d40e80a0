// SPDX-License-Identifier: Apache-2.0
// What a round chooses for its surveys, making them, and what an agency sees of its own, on every engine.
#include <set>

#include "prongsai/desk/surveys/codes.h"
#include "prongsai/survey/link.h"

#include "surveys_fixture.h"

namespace prongsai::offices {
namespace {

using survey::Credential;
using survey::ShownNumber;

class RoundSurveys : public SurveyOffices {};

TEST_P(RoundSurveys, ask_what_the_edition_asks_with_the_defaults_of_the_house) {
  const std::string id = make();
  const auto surveys = desk::see_round_surveys(office(), officer_.actor, id);
  ASSERT_THAT(codes(surveys), IsEmpty());
  ASSERT_EQ(surveys->size(), 2U);
  const desk::RoundSurvey& iit = surveys->front();
  EXPECT_EQ(iit.setting, (store::SurveySetting{"iit", store::Audience::internal, Credential::open_link, false,
                                               false, 10}));
  EXPECT_FALSE(iit.is_chosen);
  const desk::RoundSurvey& eit = surveys->back();
  EXPECT_EQ(eit.setting,
            (store::SurveySetting{"eit", store::Audience::external, Credential::open_link, false, false, 5}));
  EXPECT_FALSE(eit.is_official_wording) << "the questions of EIT are reconstructed";
}

TEST_P(RoundSurveys, part_two_of_eit_is_asked_by_assessors_and_of_unknown_questions_nothing_is_made) {
  const std::string id = make("ita/2567");
  const auto surveys = desk::see_round_surveys(office(), officer_.actor, id);
  ASSERT_THAT(codes(surveys), IsEmpty());
  ASSERT_EQ(surveys->size(), 3U);
  EXPECT_TRUE(surveys->back().setting.is_interviewed);
  EXPECT_EQ(surveys->back().setting.credential, Credential::single_use_code);
  for (const desk::RoundSurvey& one : *surveys) EXPECT_FALSE(one.why_not.empty()) << one.setting.asked;
}

TEST_P(RoundSurveys, are_chosen_by_the_authority_while_the_round_is_a_draft) {
  const std::string id = make();
  const store::SurveySetting wish = iit_with_codes();
  const auto by = [&](const Somebody& who) {
    return codes(desk::choose_for_survey(office(), who.actor, id, see(id).stored.version, wish));
  };
  EXPECT_THAT(by(coordinator_), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(by(centre_), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(codes(desk::choose_for_survey(office(), officer_.actor, id, 99, wish)),
              ElementsAre("rounds.clash"));
  EXPECT_THAT(by(officer_), IsEmpty());
  EXPECT_EQ(desk::see_round_surveys(office(), officer_.actor, id)->front().setting, wish);
  EXPECT_EQ(count_of("survey.choose"), 1);
  EXPECT_THAT(by(officer_), IsEmpty());
  EXPECT_EQ(count_of("survey.choose"), 1) << "the same again is no deed";
  choose_all(id);
  EXPECT_THAT(open(id), IsEmpty());
  EXPECT_THAT(by(officer_), ElementsAre("round.wrong_stage"));
}

TEST_P(RoundSurveys, refuse_choices_that_would_betray_people) {
  const std::string id = make();
  store::SurveySetting wish = iit_with_codes();
  wish.floor = 9;
  EXPECT_THAT(choose(id, wish), ElementsAre("surveys.floor_out_of_range"));
  wish = iit_with_codes();
  wish.is_interviewed = true;
  EXPECT_THAT(choose(id, wish), ElementsAre("surveys.insiders_not_called"));
  wish = iit_with_codes();
  wish.audience = store::Audience::external;
  EXPECT_THAT(choose(id, wish), ElementsAre("surveys.audience_settled"));
  wish = iit_with_codes();
  wish.credential = Credential::blind_token;
  EXPECT_THAT(choose(id, wish), ElementsAre("surveys.not_offered_yet"));
  wish = eit_by_interview();
  wish.credential = Credential::open_link;
  EXPECT_THAT(choose(id, wish), ElementsAre("surveys.interviews_need_codes"));
  wish = iit_with_codes();
  wish.asked = "oit";
  EXPECT_THAT(choose(id, wish), ElementsAre("surveys.not_asked"));
  EXPECT_EQ(count_of("survey.choose"), 0);
}

TEST_P(RoundSurveys, are_made_once_with_a_link_each_in_one_box) {
  const std::string id = make();
  choose_all(id);
  const auto make_now = [&](const Somebody& who) { return desk::make_surveys(office(), who.actor, id); };
  EXPECT_THAT(codes(make_now(officer_)), ElementsAre("round.wrong_stage"));
  ASSERT_THAT(open(id), IsEmpty());
  EXPECT_THAT(codes(make_now(coordinator_)), ElementsAre("desk.not_permitted"));
  const auto made = make_now(officer_);
  ASSERT_THAT(codes(made), IsEmpty());
  EXPECT_EQ(made->made, 6) << "three agencies, two instruments";
  const auto surveys = read([&](db::Transaction& t) { return store::list_round_surveys(t, id); });
  std::set<std::string> links;
  std::set<std::string> boxes;
  std::set<std::string> kinds;
  for (const store::StoredSurvey& one : surveys) {
    EXPECT_TRUE(survey::is_link(one.survey.link));
    EXPECT_EQ(one.survey.edition, "ita/2564");
    EXPECT_EQ(one.fingerprint.size(), 64U);
    links.insert(one.survey.link);
    boxes.insert(one.survey.box);
    kinds.insert(one.survey.agency + one.survey.asked());
  }
  EXPECT_EQ(links.size(), 6U);
  EXPECT_EQ(boxes.size(), 1U);
  EXPECT_EQ(kinds.size(), 6U);
  EXPECT_EQ(make_now(officer_)->made, 0);
  EXPECT_EQ(make_now(officer_)->all, 6);
  EXPECT_EQ(count_of("survey.make"), 1);
}

TEST_P(RoundSurveys, carry_the_round_s_choice) {
  const std::string id = collecting_round({iit_with_codes()});
  EXPECT_EQ(survey_of(id, "a-1", "iit").survey.credential, Credential::single_use_code);
  EXPECT_EQ(survey_of(id, "a-1", "eit").survey.credential, Credential::open_link);
}

TEST_P(RoundSurveys, show_their_agency_numbers_in_steps_and_insiders_as_of_midnight) {
  const std::string id = collecting_round();
  const std::int64_t iit = survey_of(id, "a-1", "iit").survey.number;
  const std::int64_t eit = survey_of(id, "a-1", "eit").survey.number;
  receive(iit, today() - 3, 9);
  receive(eit, today(), 4);
  EXPECT_EQ(seen(id, "iit", coordinator_).received, (ShownNumber{0, 9}));
  EXPECT_EQ(seen(id, "eit", coordinator_).received, (ShownNumber{0, 4}));
  receive(iit, today(), 8);
  receive(eit, today(), 3, survey::Channel::line);
  EXPECT_EQ(seen(id, "iit", coordinator_).received, (ShownNumber{0, 9})) << "today's come tomorrow";
  EXPECT_EQ(seen(id, "eit", centre_).received, (ShownNumber{5, 9}));
  test_.pass(std::chrono::hours(24));
  EXPECT_EQ(seen(id, "iit", executive_).received, (ShownNumber{15, 19}));
  EXPECT_TRUE(seen(id, "iit", executive_).is_open_now);
  // 512 outsiders: ten percent, rounded up.
  EXPECT_EQ(seen(id, "eit", coordinator_).minimum.count, 52);
  EXPECT_THAT(codes(desk::see_agency_surveys(office(), stranger_.actor, id, "a-1")),
              ElementsAre("desk.not_permitted"));
  EXPECT_EQ(desk::link_address(office(), seen(id, "iit", coordinator_).survey, survey::Channel::poster),
            std::string(public_address) + "/go/iit/" + survey_of(id, "a-1", "iit").survey.link + "?c=p");
}

TEST_P(RoundSurveys, tell_channels_of_outsiders_only) {
  const std::string id = collecting_round();
  const std::int64_t iit = survey_of(id, "a-1", "iit").survey.number;
  const std::int64_t eit = survey_of(id, "a-1", "eit").survey.number;
  receive(iit, today() - 2, 40);
  receive(eit, today() - 2, 40);
  const auto poster = static_cast<std::size_t>(survey::Channel::poster);
  EXPECT_EQ(seen(id, "eit", coordinator_).channels[poster], (ShownNumber{40, 44}));
  EXPECT_TRUE(seen(id, "iit", coordinator_).channels[poster].is_few());
}

class Codes : public SurveyOffices {
 protected:
  [[nodiscard]] std::vector<std::string> make_codes(std::int64_t survey, std::int64_t count,
                                                    const Somebody& who) {
    return codes(desk::make_codes(office(), who.actor, survey, count));
  }
};

TEST_P(Codes, are_made_by_the_authority_and_only_where_the_round_says_so_by_the_agency) {
  const std::string id = collecting_round({iit_with_codes(false)});
  const std::int64_t iit = survey_of(id, "a-1", "iit").survey.number;
  EXPECT_THAT(make_codes(iit, 5, coordinator_), ElementsAre("surveys.codes_from_authority"));
  EXPECT_THAT(make_codes(iit, 5, executive_), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(make_codes(iit, 5, centre_), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(make_codes(iit, 5, officer_), IsEmpty());
  EXPECT_THAT(make_codes(survey_of(id, "a-1", "eit").survey.number, 5, officer_),
              ElementsAre("surveys.no_codes_here"));
  EXPECT_THAT(make_codes(999, 5, officer_), ElementsAre("surveys.no_such_survey"));
  EXPECT_EQ(count_of("survey.make_codes"), 1);
  EXPECT_THAT(trail().back().after, testing::HasSubstr("\"count\":5"));
}

TEST_P(Codes, are_kept_as_digests_that_the_slips_lead_to) {
  const std::string id = collecting_round({iit_with_codes(true)});
  const std::int64_t iit = survey_of(id, "a-1", "iit").survey.number;
  const auto slips = desk::make_codes(office(), coordinator_.actor, iit, 20);
  ASSERT_THAT(codes(slips), IsEmpty());
  EXPECT_EQ(std::set<std::string>(slips->codes.begin(), slips->codes.end()).size(), 20U);
  std::vector<std::string> digests;
  for (const std::string& code : slips->codes)
    digests.push_back(survey::slip_code_digest(iit, survey::read_slip_code(code).value()));
  std::vector<store::CodeKey> keys;
  std::vector<store::NewBallot> ballots;
  for (const std::string& digest : digests) {
    keys.push_back({iit, digest});
    ballots.push_back(
        {iit, std::string_view(digest).substr(0, 16), std::string_view(digest).substr(16, 16), "x"});
  }
  for (const store::CodedBallot& one :
       perform([&](db::Transaction& t) { return store::look_at_codes(t, keys, ballots); }))
    EXPECT_EQ(one.code, store::CodeStanding::free);
  EXPECT_THAT(make_codes(survey_of(id, "a-3", "iit").survey.number, 1, coordinator_),
              ElementsAre("desk.not_permitted"));
}

TEST_P(Codes, are_no_more_than_people_who_may_answer) {
  agency::AgencyRecord small = agency_of("a-5", "subdistrict_organization", "chiang-mai");
  small.head_count_internal = 30;
  record({small});
  const Somebody own = test_.make(Role::agency_coordinator, {"chiang-mai", "a-5", ""});
  const std::string id = collecting_round({iit_with_codes(true)});
  const std::int64_t iit = survey_of(id, "a-5", "iit").survey.number;
  EXPECT_THAT(make_codes(iit, 0, own), ElementsAre("surveys.too_many_codes"));
  EXPECT_THAT(make_codes(iit, 31, own), ElementsAre("surveys.too_many_codes"));
  EXPECT_THAT(make_codes(iit, 30, own), IsEmpty());
  EXPECT_THAT(make_codes(iit, 1, own), ElementsAre("surveys.too_many_codes"));
  EXPECT_THAT(make_codes(iit, 30, officer_), IsEmpty()) << "slips get lost, and the authority answers for it";
  EXPECT_THAT(make_codes(iit, 1, officer_), ElementsAre("surveys.too_many_codes"));
  EXPECT_EQ(desk::see_agency_surveys(office(), own.actor, id, "a-5")->back().codes_made +
                desk::see_agency_surveys(office(), own.actor, id, "a-5")->front().codes_made,
            60);
}

TEST_P(Codes, are_not_made_any_more_when_answering_is_over) {
  const std::string id = collecting_round({iit_with_codes(true)});
  test_.set_now(round::grace_ends_at(see(id).calendar.of(Phase::collect).front()));
  EXPECT_THAT(make_codes(survey_of(id, "a-1", "iit").survey.number, 1, officer_),
              ElementsAre("surveys.is_over"));
}

PRONGSAI_ON_EVERY_ENGINE(RoundSurveys);
PRONGSAI_ON_EVERY_ENGINE(Codes);

}  // namespace
}  // namespace prongsai::offices
