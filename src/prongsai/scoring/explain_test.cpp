// SPDX-License-Identifier: Apache-2.0
// The trace of a score: arithmetic as people write it, counts, sources.
#include "prongsai/scoring/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/scoring/test_edition.h"

namespace prongsai::scoring {
namespace {

using test::Case;
using testing::ElementsAre;

struct Told {
  explicit Told(const Case& of) : one(of), assessment(of.assessed()) {}
  [[nodiscard]] Explanation node(std::string_view id) const {
    return explain(one.edition, one.plan, one.known, assessment, one.node(id));
  }
  [[nodiscard]] std::string formula_of(std::string_view id) const { return formula(one.plan, node(id)); }
  const Case& one;
  Assessment assessment;
};

TEST(Formula, of_a_question_goes_down_to_its_answers) {
  Case one;
  one.count("item:i1", {52, 281, 501, 373}).count("item:i2.2", {963, 164, 65, 15});
  const Told told(one);
  EXPECT_EQ(told.formula_of("item:i1"), "(52 × 0 + 281 × 33 + 501 × 67 + 373 × 100) ÷ 1207");
  EXPECT_EQ(told.formula_of("item:i2.2"), "(963 × 100 + 164 × 67 + 65 × 33 + 15 × 0) ÷ 1207");
  EXPECT_TRUE(told.node("item:i2.2").negative);
  EXPECT_EQ(base::to_display_string(*told.node("item:i1").exact, 4), "66.3960…");
}

TEST(Formula, of_a_mean_counts_its_terms) {
  Case one;
  one.print("part:eit1", "97.98")
      .print("part:eit2", "80.16")
      .print("instrument:iit", "99.91")
      .print("instrument:oit", "88.75");
  const Told told(one);
  EXPECT_EQ(told.formula_of("instrument:eit"), "(97.98 + 80.16) ÷ 2");
  EXPECT_EQ(told.formula_of("total"), "30% × 99.91 + 30% × 89.07 + 40% × 88.75");
  EXPECT_EQ(base::to_display_string(*told.node("total").exact, 6), "92.194");
}

TEST(Formula, of_a_weighted_mean_shows_the_weights) {
  framework::Edition edition = test::edition();
  edition.instruments[0].indicators[0].weight = test::points("2.5");
  Case one(edition);
  one.print("indicator:1", "80").print("indicator:2", "90");
  EXPECT_EQ(Told(one).formula_of("instrument:iit"), "(2.5 × 80.00 + 1 × 90.00) ÷ 3.5");
}

TEST(Formula, leaves_out_what_does_not_apply) {
  Case one;
  one.grade("item:o1", "100");
  one.known.grades[one.node("item:o2")] = {.applies = false, .points = {}};
  EXPECT_EQ(Told(one).formula_of("sub:9.1"), "(100.00) ÷ 1");
}

TEST(Formula, of_a_total_with_a_deduction_takes_it_off) {
  framework::Edition edition = test::edition();
  edition.deductions.push_back({.code = "case", .name = {}, .at_most = test::known_fact(Points::whole(5))});
  Case one(edition);
  one.print("instrument:iit", "90").print("instrument:eit", "90").print("instrument:oit", "90");
  one.known.deductions[0] = test::points("2.5");
  EXPECT_EQ(Told(one).formula_of("total"), "30% × 90.00 + 30% × 90.00 + 40% × 90.00 − 2.5");
}

TEST(Formula, of_what_was_not_computed_is_empty) {
  Case one;
  one.print("indicator:1", "91.07");
  const Told told(one);
  EXPECT_EQ(told.formula_of("indicator:1"), "");
  EXPECT_EQ(told.formula_of("total"), "");
}

TEST(Explanation, shows_counts_and_percents_of_each_choice) {
  Case one;
  one.count("item:i3", {2, 1});
  const Explanation told = Told(one).node("item:i3");
  ASSERT_EQ(told.choices.size(), 2U);
  EXPECT_EQ(told.answers, 3U);
  EXPECT_FALSE(told.counts_from_percents);
  EXPECT_EQ(told.choices[0].count, 2U);
  EXPECT_EQ(told.choices[0].percent, "66.67");
  EXPECT_EQ(told.choices[1].points, Points{});
}

TEST(Explanation, prefers_the_percents_as_printed) {
  Case one;
  one.count("item:i3", {2, 1}).percents("item:i3", {"66.66", "33.33"});
  EXPECT_EQ(Told(one).node("item:i3").choices[0].percent, "66.66");
}

TEST(Explanation, never_shows_counts_where_the_number_of_people_is_open) {
  Case one;
  one.percents("item:i1", {"0", "0", "0", "100"}).print("item:i1", "100");
  const Told told(one);
  EXPECT_EQ(test::value(one, told.assessment, "item:i1"), "100.00");
  EXPECT_EQ(told.node("item:i1").answers, 0U);
  EXPECT_EQ(told.node("item:i1").choices[3].count, std::nullopt);
  EXPECT_EQ(told.node("item:i1").choices[3].percent, "100");
}

TEST(Explanation, cites_the_rules_it_rests_on) {
  Case one;
  one.count("item:i2.1", {1, 2, 3, 4});
  const Told told(one);
  const auto cited = [&](std::string_view id) {
    std::vector<std::string> out;
    for (const Citation& citation : told.node(id).citations)
      out.push_back(citation.what + " " + citation.about);
    return out;
  };
  EXPECT_THAT(cited("total"), ElementsAre("weight iit", "weight eit", "weight oit", "rounding "));
  EXPECT_THAT(cited("item:i2.1"), ElementsAre("scale level4", "polarity i2.1", "rounding "));
  EXPECT_THAT(cited("instrument:eit"), ElementsAre("parts eit1", "parts eit2", "rounding "));
  EXPECT_THAT(cited("indicator:9"), ElementsAre("indicator 9", "rounding "));
  EXPECT_THAT(cited("sub:9.1"), ElementsAre("sub 9.1"));
}

TEST(Trace, walks_down_to_everything_that_has_a_value_or_a_figure) {
  Case one;
  one.count("item:i1", {0, 0, 0, 1}).print("indicator:2", "81.80");
  const Told told(one);
  std::vector<std::string> walked;
  for (const TraceLine& line :
       trace(one.edition, one.plan, one.known, told.assessment, one.node("instrument:iit"))) {
    walked.push_back(std::to_string(line.depth) + " " + one.plan.nodes[line.explanation.node].id);
  }
  EXPECT_THAT(walked, ElementsAre("0 instrument:iit", "1 indicator:2"));
}

}  // namespace
}  // namespace prongsai::scoring
