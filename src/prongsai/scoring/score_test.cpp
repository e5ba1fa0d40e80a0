// SPDX-License-Identifier: Apache-2.0
// From counts, grades and printed figures to one value a node.
#include "prongsai/scoring/score.h"

#include <gtest/gtest.h>

#include "prongsai/scoring/test_edition.h"

namespace prongsai::scoring {
namespace {

using test::Case;
using test::value;

Why why(const Case& of, const Assessment& assessment, std::string_view id) {
  return assessment.sheet.nodes[of.node(id)].why;
}

TEST(Score, of_a_question_is_the_mean_of_its_answers) {
  // Chiang Mai 2565, i7: (52 x 0 + 281 x 33 + 501 x 67 + 373 x 100) / 1207 = 66.396…
  Case one;
  const Assessment done = one.count("item:i1", {52, 281, 501, 373}).assessed();
  EXPECT_EQ(value(one, done, "item:i1"), "66.40");
}

TEST(Score, of_a_negative_question_is_mirrored) {
  // Chiang Mai 2565, i9, printed 90.67 with 963 of 1207 answers on the first choice.
  Case one;
  const Assessment done = one.count("item:i2.2", {963, 164, 65, 15}).assessed();
  EXPECT_EQ(value(one, done, "item:i2.2"), "90.67");
}

TEST(Score, of_a_yes_or_no_question_is_the_share_of_yes) {
  Case one;
  EXPECT_EQ(value(one, one.count("item:i3", {1'611, 41}).assessed(), "item:i3"), "97.52");
}

TEST(Score, of_bullets_and_indicators_is_a_mean_of_rounded_values) {
  Case one;
  one.count("item:i1", {0, 0, 0, 3}).count("item:i2.1", {1, 0, 0, 2}).count("item:i2.2", {3, 0, 0, 0});
  const Assessment done = one.assessed();
  EXPECT_EQ(value(one, done, "item:i2.1"), "66.67");
  EXPECT_EQ(value(one, done, "item:i2"), "83.34");  // (66.67 + 100) / 2 = 83.335
  EXPECT_EQ(value(one, done, "indicator:1"), "91.67");
}

TEST(Score, rounds_each_instrument_before_it_is_weighted) {
  // 0.3 x 99.91 + 0.3 x 89.07 + 0.4 x 88.75 = 92.194: Chiang Mai city 2566, printed 92.19.
  Case one;
  one.print("instrument:iit", "99.91")
      .print("part:eit1", "97.98")
      .print("part:eit2", "80.16")
      .print("instrument:oit", "88.75");
  const Assessment done = one.assessed();
  EXPECT_EQ(value(one, done, "instrument:eit"), "89.07");
  EXPECT_EQ(value(one, done, "total"), "92.19");
}

TEST(Score, carries_an_unrounded_level_on_exactly) {
  Case one;
  one.grade("item:o1", "100").grade("item:o2", "0").grade("item:o3", "100").grade("item:o4", "0");
  const Assessment done = one.assessed();
  EXPECT_EQ(value(one, done, "sub:9.1"), "50");
  EXPECT_EQ(value(one, done, "indicator:9"), "75.00");
  EXPECT_EQ(value(one, done, "instrument:oit"), "37.50");
}

TEST(Score, leaves_out_what_does_not_apply) {
  Case one;
  one.grade("item:o1", "100").grade("item:o3", "0").grade("item:o4", "100");
  one.known.grades[one.node("item:o2")] = {.applies = false, .points = {}};
  const Assessment done = one.assessed();
  EXPECT_EQ(value(one, done, "sub:9.1"), "100");
  EXPECT_EQ(value(one, done, "indicator:9"), "50.00");
  EXPECT_EQ(why(one, done, "item:o2"), Why::not_applicable);
}

TEST(Score, a_level_of_which_nothing_applies_does_not_apply_and_its_parent_goes_on) {
  Case one;
  one.grade("item:o3", "100").grade("item:o4", "100");
  for (const char* id : {"item:o1", "item:o2"})
    one.known.grades[one.node(id)] = {.applies = false, .points = {}};
  const Assessment done = one.assessed();
  EXPECT_EQ(why(one, done, "sub:9.1"), Why::not_applicable);
  EXPECT_EQ(value(one, done, "indicator:9"), "100.00");
}

TEST(Score, of_nothing_is_nothing_and_never_zero) {
  const Case one;
  const Assessment done = one.assessed();
  for (NodeIndex index = 0; index < one.plan.nodes.size(); ++index) {
    EXPECT_EQ(done.sheet.nodes[index].basis, Basis::missing) << one.plan.nodes[index].id;
  }
  EXPECT_EQ(why(one, done, "item:i1"), Why::no_answers);
  EXPECT_EQ(why(one, done, "item:o1"), Why::nothing_known);
  EXPECT_EQ(why(one, done, "total"), Why::term_missing);
  EXPECT_EQ(why(one, done, "item:e1"), Why::rule_unknown);
}

TEST(Score, one_missing_term_leaves_its_node_open) {
  Case one;
  const Assessment done = one.count("item:i1", {0, 0, 0, 1}).assessed();
  EXPECT_EQ(value(one, done, "indicator:1"), "–");
  EXPECT_EQ(why(one, done, "indicator:1"), Why::term_missing);
}

TEST(Score, takes_the_printed_figure_only_where_nothing_can_be_computed) {
  Case one;
  one.count("item:i1", {0, 0, 0, 1}).print("item:i1", "50.00").print("indicator:1", "91.07");
  const Assessment done = one.assessed();
  EXPECT_EQ(value(one, done, "item:i1"), "100.00");
  EXPECT_EQ(done.sheet.nodes[one.node("item:i1")].basis, Basis::computed);
  EXPECT_EQ(value(one, done, "indicator:1"), "91.07");
  EXPECT_EQ(done.sheet.nodes[one.node("indicator:1")].basis, Basis::published);
}

TEST(Score, a_deduction_must_be_stated_even_when_it_is_zero) {
  framework::Edition edition = test::edition();
  edition.deductions.push_back({.code = "case", .name = {}, .at_most = test::known_fact(Points::whole(5))});
  Case one(edition);
  one.print("instrument:iit", "90").print("instrument:eit", "90").print("instrument:oit", "90");
  EXPECT_EQ(why(one, one.assessed(), "total"), Why::deduction_missing);
  one.known.deductions[0] = Points{};
  EXPECT_EQ(value(one, one.assessed(), "total"), "90.00");
  one.known.deductions[0] = Points::whole(5);
  EXPECT_EQ(value(one, one.assessed(), "total"), "85.00");
}

TEST(Score, never_falls_below_zero_by_a_deduction) {
  framework::Edition edition = test::edition();
  edition.deductions.push_back({.code = "case", .name = {}, .at_most = test::known_fact(Points::whole(5))});
  Case one(edition);
  one.print("instrument:iit", "1").print("instrument:eit", "1").print("instrument:oit", "1");
  one.known.deductions[0] = Points::whole(5);
  EXPECT_EQ(value(one, one.assessed(), "total"), "0.00");
}

TEST(Score, weights_items_indicators_and_parts) {
  framework::Edition edition = test::edition();
  edition.instruments[0].indicators[0].weight = test::points("0.75");
  edition.instruments[0].indicators[1].weight = test::points("0.25");
  edition.instruments[1].parts[0].weight = Points::whole(3);
  Case one(edition);
  one.print("indicator:1", "100")
      .print("indicator:2", "50")
      .print("part:eit1", "100")
      .print("part:eit2", "0");
  const Assessment done = one.assessed();
  EXPECT_EQ(value(one, done, "instrument:iit"), "87.50");
  EXPECT_EQ(value(one, done, "instrument:eit"), "75.00");
}

TEST(Agrees, compares_with_the_decimals_of_the_print) {
  EXPECT_TRUE(agrees(Case::printed("91.5"), test::points("91.54")));
  EXPECT_FALSE(agrees(Case::printed("91.50"), test::points("91.54")));
  EXPECT_TRUE(agrees(Case::printed("92"), test::points("91.5")));
}

TEST(MostPrinted, is_the_commonest_and_among_equals_the_first) {
  const std::vector<Printed> figures = {Case::printed("81.90"), Case::printed("81.80"),
                                        Case::printed("81.8")};
  EXPECT_EQ(most_printed(figures)->text, "81.80");
  EXPECT_EQ(most_printed({}), nullptr);
  const std::vector<Printed> even = {Case::printed("96.10"), Case::printed("98.12")};
  EXPECT_EQ(most_printed(even)->text, "96.10");
}

}  // namespace
}  // namespace prongsai::scoring
