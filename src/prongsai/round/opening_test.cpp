// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/opening.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/round/test_round.h"

namespace prongsai::round {
namespace {

using test::at;
using test::codes;
using test::participant;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

/// A plan that may open, to be spoilt.
class Opening : public testing::Test {
 protected:
  [[nodiscard]] RoundPlan plan() const {
    return {.round = round_, .edition = edition_, .participants = participants_};
  }
  [[nodiscard]] Findings check() const { return check_opening(plan(), now_); }

  Round round_ = test::draft();
  framework::Edition edition_ = test::small_edition();
  std::vector<Participant> participants_ = {participant("a", 500), participant("b", 20)};
  Moment now_ = at("2026-12-15");
};

TEST_F(Opening, of_a_sound_plan_has_nothing_to_say) {
  EXPECT_THAT(check(), IsEmpty());
  EXPECT_TRUE(opened(plan(), now_).ok());
}

TEST_F(Opening, needs_agencies_each_once) {
  participants_.push_back(participant("a", 500));
  const Findings twice = check();
  ASSERT_THAT(codes(stops(twice)), ElementsAre("round.agency_twice"));
  EXPECT_THAT(twice[0].agencies, ElementsAre("a"));
  participants_.clear();
  EXPECT_THAT(codes(stops(check())), ElementsAre("round.no_agencies"));
  EXPECT_THAT(codes(opened(plan(), now_).problems()), ElementsAre("round.no_agencies"));
  participants_.resize(participants_most + 1);
  EXPECT_THAT(codes(stops(check())), Contains("round.too_many_agencies"));
}

TEST_F(Opening, is_stopped_by_rules_that_can_never_give_a_total) {
  edition_.instruments[0].weight.value.reset();
  EXPECT_THAT(codes(stops(check())), ElementsAre("round.edition_cannot_total"));
}

TEST_F(Opening, tells_what_else_the_rules_cannot_do) {
  edition_.levels.clear();
  edition_.instruments[0].indicators[0].items[0].wording = framework::Wording::paraphrase;
  edition_.instruments[1].indicators[0].items[0].elements.reset();
  edition_.instruments[1].indicators[0].items[0].scale.reset();
  edition_.made_up = true;
  edition_.fiscal_year = 2569;
  const Findings findings = check();
  EXPECT_THAT(stops(findings), IsEmpty());
  EXPECT_THAT(codes(findings), ElementsAre("round.made_up_edition", "round.edition_of_other_year",
                                           "round.edition_cannot_level", "round.edition_cannot_ask",
                                           "round.edition_cannot_score", "round.edition_cannot_grade"));
  EXPECT_EQ(base::detail(findings[3].problem, "instrument"), "eit");
  EXPECT_EQ(base::detail(findings[4].problem, "instrument"), "oit");
}

TEST_F(Opening, wants_the_edition_that_the_round_names) {
  edition_.id = "ita/2569";
  EXPECT_THAT(codes(stops(check())), ElementsAre("round.other_edition"));
}

TEST_F(Opening, wants_a_calendar_that_keeps_the_law_and_is_not_over) {
  round_.calendar.of(Phase::grade).clear();
  EXPECT_THAT(codes(stops(check())), ElementsAre("round.phase_missing"));
  round_.calendar = test::calendar_2570();
  now_ = at("2027-03-15");
  EXPECT_THAT(codes(check()), ElementsAre("round.phase_over"));
  EXPECT_TRUE(opened(plan(), now_).ok());
  now_ = at("2027-08-02");
  EXPECT_THAT(codes(stops(check())), ElementsAre("round.publication_over"));
}

TEST_F(Opening, lists_the_agencies_whose_head_counts_are_missing) {
  participants_.push_back(participant("c", std::nullopt));
  participants_.push_back(participant("d", std::nullopt));
  const Findings findings = check();
  ASSERT_THAT(codes(findings), ElementsAre("round.head_counts_missing"));
  EXPECT_EQ(findings[0].severity, Severity::warn);
  EXPECT_THAT(findings[0].agencies, ElementsAre("c", "d"));
  EXPECT_EQ(base::detail(findings[0].problem, "count"), "2");
  EXPECT_EQ(base::detail(findings[0].problem, "total"), "4");
}

TEST_F(Opening, tells_where_no_rule_on_samples_is_known) {
  edition_.samples.clear();
  const Findings findings = check();
  ASSERT_THAT(codes(findings), ElementsAre("round.no_sample_rule"));
  EXPECT_THAT(findings[0].agencies, ElementsAre("a", "b"));
}

TEST_F(Opening, tells_what_must_be_known_of_agencies_to_choose_their_rule) {
  framework::SampleRule rule{.instrument = "eit", .group = {.th = "กลุ่ม", .en = ""}};
  rule.exactly = 50;
  rule.types = {"department"};
  rule.sizes = {"M"};
  edition_.samples = {rule};
  participants_.push_back(participant("c", 500));
  participants_.push_back(participant("d", 500));
  participants_[1].size = "M";
  participants_[2].agency.type.clear();
  participants_[3].agency.type = "province";
  EXPECT_THAT(codes(check()), ElementsAre("round.more_than_there_are", "round.no_sample_rule",
                                          "round.sizes_missing", "round.types_missing"));
}

TEST_F(Opening, is_for_drafts) {
  round_ = opened(plan(), now_).value();
  EXPECT_THAT(codes(opened(plan(), now_).problems()), ElementsAre("round.wrong_stage"));
}

TEST(HeadCount, of_a_part_is_its_own_or_its_instrument_s) {
  framework::Edition edition = test::small_edition();
  edition.instruments[0].parts.resize(1);
  edition.instruments[0].parts[0].code = "eit1";
  Participant one = participant("a", 500);
  EXPECT_EQ(head_count_of(edition, one, "eit1"), 500);
  one.head_counts["eit1"] = 40;
  EXPECT_EQ(head_count_of(edition, one, "eit1"), 40);
  EXPECT_EQ(head_count_of(edition, one, "eit"), 500);
  EXPECT_EQ(head_count_of(edition, one, "oit"), std::nullopt);
}

}  // namespace
}  // namespace prongsai::round
