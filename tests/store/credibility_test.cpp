// SPDX-License-Identifier: Apache-2.0
// From the opened stacks of a round to the queue and a person's decision, on every engine.
#include "prongsai/desk/surveys/credibility.h"

#include <algorithm>
#include <random>

#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/desk/surveys/collector.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/survey/answers.h"
#include "prongsai/survey/link.h"

#include "surveys_fixture.h"

namespace prongsai::offices {
namespace {

using desk::CredibilityShelf;

/// Enough agencies that something can be usual. In "b-07" one person filled in for everybody.
class Credibility : public SurveyOffices {
 protected:
  static constexpr int agencies = 64;
  static constexpr int people = 20;
  static constexpr const char* stuffed = "b-07";

  Credibility() {
    for (int i = 0; i < agencies; ++i)
      test_.register_agency((i < 10 ? "b-0" : "b-") + std::to_string(i), "chiang-mai");
  }

  /// Somebody with an opinion, who does not think the same of everything.
  [[nodiscard]] std::vector<std::uint8_t> somebody(const survey::Questionnaire& asked) {
    const auto mood = static_cast<int>(dice_() % 4);
    std::vector<std::uint8_t> out;
    for (const std::uint8_t choices : asked.layout.choices_by_box()) {
      const int choice = 1 + mood + static_cast<int>(dice_() % 3) - 1;
      out.push_back(static_cast<std::uint8_t>(std::clamp(choice, 1, static_cast<int>(choices))));
    }
    return out;
  }
  void answer(const std::string& id) {
    const auto surveys = read([&](db::Transaction& t) { return store::list_round_surveys(t, id); });
    const auto rules = office().editions.find("ita/2564");
    const auto asked =
        survey::make_questionnaire(std::shared_ptr<const framework::Edition>(rules, &rules->edition), "iit");
    const auto box =
        read([&](db::Transaction& t) { return store::find_box(t, surveys.front().survey.box).value(); });
    secret::BallotSealer sealer(box.public_key);
    desk::Collector collector(test_.database(), [](const std::string& what) { FAIL() << what; });
    for (const store::StoredSurvey& one : surveys) {
      if (one.survey.asked() != "iit") continue;
      const bool is_stuffed = one.survey.agency == stuffed;
      const auto copied = somebody(*asked);
      for (int i = 0; i < people; ++i) {
        survey::Answers answers;
        answers.sheet = is_stuffed ? copied : somebody(*asked);
        answers.pace = is_stuffed ? survey::Pace::hasty : survey::Pace::usual;
        std::string hex = std::to_string(one.survey.number) + "a" + std::to_string(i);
        hex.insert(0, survey::submission_id_length - hex.size(), 'c');
        EXPECT_TRUE(
            collector.submit({.id_digest = survey::submission_digest(hex),
                              .receipt_digest = survey::receipt_digest(survey::receipt_of(hex)),
                              .survey = one.survey.number,
                              .sealed = sealer.seal(survey::pack_ballot(*asked, one.survey.number, answers)),
                              .day = today() - i % 10},
                             [](desk::Submitted said) { EXPECT_EQ(said, desk::Submitted::received); }));
      }
    }
  }
  void open_round_box(const std::string& id) {
    test_.set_now(round::grace_ends_at(see(id).calendar.of(Phase::collect).front()) + desk::settling_time);
    desk::JobProgress progress;
    const std::string box = read([&](db::Transaction& t) { return store::find_round_box(t, id)->id; });
    EXPECT_THAT(codes(desk::open_box(office(), officer_.actor, box, std::nullopt, progress)), IsEmpty());
  }
  std::vector<std::string> weigh(const std::string& id, const Somebody& who) {
    desk::JobProgress progress;
    return codes(desk::weigh_round(office(), who.actor, id, shelf_, progress));
  }
  std::vector<std::string> decide(const std::string& id, const desk::DecisionWish& wish) {
    return codes(desk::decide_credibility(office(), officer_.actor, id, stuffed, wish, shelf_));
  }

  std::mt19937_64 dice_{2570};
  CredibilityShelf shelf_;
};

TEST_P(Credibility, says_whom_a_person_should_look_at_and_keeps_what_that_person_decides) {
  const std::string id = collecting_round();
  answer(id);
  EXPECT_THAT(weigh(id, officer_), ElementsAre("weighing.box_not_opened"));
  EXPECT_THAT(decide(id, {"examine", "สงสัย", 0}), ElementsAre("weighing.not_weighed"));
  open_round_box(id);
  for (const Somebody* who : {&coordinator_, &executive_, &centre_})
    EXPECT_THAT(weigh(id, *who), ElementsAre("desk.not_permitted")) << "not for those assessed";
  ASSERT_THAT(weigh(id, officer_), IsEmpty());
  EXPECT_EQ(count_of("credibility.weigh"), 1);

  auto view = desk::see_credibility(office(), officer_.actor, id, shelf_);
  ASSERT_THAT(codes(view), IsEmpty());
  const desk::WeighedAgency& first = view->weighed->agencies.front();
  EXPECT_EQ(first.agency, stuffed);
  EXPECT_TRUE(first.card.queued);
  EXPECT_EQ(view->weighed->queued, 1U);
  EXPECT_EQ(view->waiting(), 1U);
  ASSERT_FALSE(first.card.coverage.empty());
  EXPECT_EQ(first.card.coverage.front().sheets, static_cast<std::uint32_t>(people));

  EXPECT_THAT(decide(id, {"guilty", " ", 0}), testing::Contains("weighing.no_decision"));
  EXPECT_THAT(decide(id, {"ask_agency", "ตอบซ้ำกันทุกชุด ขอทราบวิธีเก็บคำตอบ", 0}), IsEmpty());
  EXPECT_THAT(decide(id, {"no_concern", "อีกคนไม่ทันเห็น", 0}), ElementsAre("weighing.decided_meanwhile"));
  EXPECT_THAT(decide(id, {"no_concern", "ประชุมร่วมกัน มีรายงานการประชุม", 1}), IsEmpty());
  EXPECT_EQ(count_of("credibility.decide"), 2);
  const auto file = desk::see_evidence(office(), officer_.actor, id, stuffed, shelf_);
  ASSERT_EQ(file->decisions.size(), 2U) << "none is overwritten";
  EXPECT_EQ(file->decisions.front().decision, store::CredibilityDecision::ask_agency);
  EXPECT_EQ(file->decisions.back().decided_by, officer_.actor.person);
  EXPECT_NE(file->decisions.back().decided_name, "");
  EXPECT_EQ(desk::see_credibility(office(), officer_.actor, id, shelf_)->waiting(), 0U);
  EXPECT_THAT(codes(desk::see_evidence(office(), centre_.actor, id, stuffed, shelf_)),
              ElementsAre("desk.not_permitted"));

  // Nothing is stored of the cards: another server finds the same.
  CredibilityShelf other;
  desk::JobProgress progress;
  ASSERT_THAT(codes(desk::weigh_round(office(), officer_.actor, id, other, progress)), IsEmpty());
  const auto again = other.find(id);
  ASSERT_EQ(again->agencies.size(), view->weighed->agencies.size());
  for (std::size_t i = 0; i < again->agencies.size(); ++i) {
    EXPECT_EQ(again->agencies[i].agency, view->weighed->agencies[i].agency);
    EXPECT_EQ(again->agencies[i].card.tail, view->weighed->agencies[i].card.tail);
  }
}

PRONGSAI_ON_EVERY_ENGINE(Credibility);

}  // namespace
}  // namespace prongsai::offices
