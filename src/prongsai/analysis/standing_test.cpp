// SPDX-License-Identifier: Apache-2.0
// Passing, rank and order by hand-made scores; the published reports are held against it in tests/facts.
#include "prongsai/analysis/standing.h"

#include <gtest/gtest.h>

#include "prongsai/analysis/test_look.h"

namespace prongsai::analysis {
namespace {

using test::Ids;
using test::Look;
using test::points;

TEST(Standing, ties_share_a_rank_and_keep_the_order_of_indicators) {
  const Look look(test::printed_case());
  const Standing got = standing(look.scored());
  Ids order;
  std::vector<std::size_t> places;
  for (const IndicatorRow& row : got.rows) {
    order.push_back(look.id(row.node));
    places.push_back(row.rank.value_or(0));
  }
  EXPECT_EQ(order,
            (Ids{"indicator:9", "indicator:1", "indicator:6", "indicator:10", "indicator:2", "indicator:7"}));
  EXPECT_EQ(places, (std::vector<std::size_t>{1, 2, 2, 4, 5, 0}));
}

TEST(Standing, the_pass_mark_itself_passes_and_a_missing_score_neither_passes_nor_fails) {
  const Look look(test::printed_case());
  const Standing got = standing(look.scored());
  EXPECT_EQ(got.rows[3].mark, Mark::pass) << "85.00";
  EXPECT_EQ(got.rows[4].mark, Mark::fail) << "84.99";
  EXPECT_EQ(got.rows[5].mark, Mark::unknown);
  EXPECT_EQ(look.ids(got.failing), (Ids{"indicator:2"}));
  EXPECT_EQ(got.missing, 1U);
}

TEST(Standing, without_a_pass_mark_nothing_passes_or_fails) {
  scoring::test::Case made = test::printed_case();
  made.edition.pass_mark.value.reset();
  const Look look(made);
  const Standing got = standing(look.scored());
  EXPECT_TRUE(got.failing.empty());
  EXPECT_EQ(got.missing, 6U);
}

TEST(Standing, the_best_and_the_worst_of_an_instrument_are_all_that_share_the_end) {
  const Look look(test::printed_case().print("indicator:7", "90.00"));
  const Standing got = standing(look.scored());
  ASSERT_EQ(got.instruments.size(), 3U);
  EXPECT_EQ(look.ids(got.instruments[0].best), (Ids{"indicator:1"}));
  EXPECT_EQ(look.ids(got.instruments[0].worst), (Ids{"indicator:2"}));
  EXPECT_EQ(look.ids(got.instruments[1].best), (Ids{"indicator:6", "indicator:7"}));
  EXPECT_EQ(got.instruments[1].best, got.instruments[1].worst);
  const Look missing(test::printed_case());
  EXPECT_EQ(standing(missing.scored()).instruments[1].missing, 1U);
}

TEST(Standing, only_an_item_graded_0_is_a_zero_and_a_missing_one_is_not) {
  scoring::test::Case made;
  made.grade("item:o1", "0").grade("item:o2", "100");
  const Look look(made);
  EXPECT_EQ(look.ids(standing(look.scored()).zeros), (Ids{"item:o1"}));
}

TEST(Standing, every_score_falls_into_exactly_one_bucket) {
  const Look look(test::printed_case());
  const std::vector<NodeIndex> all = nodes_of(look.of.plan, NodeKind::indicator);
  const Buckets got = buckets(look.scored(), all, {points("90"), points("85"), points("90"), points("95")});
  ASSERT_EQ(got.buckets.size(), 4U);
  EXPECT_EQ(look.ids(got.buckets[0].nodes), (Ids{"indicator:2"}));
  EXPECT_EQ(look.ids(got.buckets[1].nodes), (Ids{"indicator:10"}));
  EXPECT_EQ(look.ids(got.buckets[2].nodes), (Ids{"indicator:1", "indicator:6"}))
      << "90.00 is in 90 and above";
  EXPECT_EQ(look.ids(got.buckets[3].nodes), (Ids{"indicator:9"}));
  EXPECT_EQ(look.ids(got.unknown), (Ids{"indicator:7"}));
  EXPECT_EQ(got.buckets[0].from, std::nullopt);
  EXPECT_EQ(got.buckets[3].below, std::nullopt);
  EXPECT_EQ(buckets(look.scored(), all, {}).buckets.size(), 1U);
}

TEST(Standing, more_than_90_and_at_least_90_are_two_questions) {
  EXPECT_TRUE(reaches(points("90.00"), points("90"), Comparison::at_least));
  EXPECT_FALSE(reaches(points("90.00"), points("90"), Comparison::more_than));
  EXPECT_TRUE(reaches(points("90.01"), points("90"), Comparison::more_than));
  const Look look(test::printed_case());
  const std::vector<NodeIndex> all = nodes_of(look.of.plan, NodeKind::indicator);
  const Split more = split(look.scored(), all, points("90"), Comparison::more_than);
  EXPECT_EQ(look.ids(more.reaching), (Ids{"indicator:9"}));
  EXPECT_EQ(look.ids(more.short_of_it), (Ids{"indicator:1", "indicator:2", "indicator:6", "indicator:10"}));
  EXPECT_EQ(look.ids(more.unknown), (Ids{"indicator:7"}));
}

TEST(Standing, an_indicator_is_broken_down_to_items_bullets_and_choices) {
  scoring::test::Case made;
  // i1: 33 + 67 over 4 = 25; i2.1: all 100; i2.2 is negative: its "0" choice earns 100, so 50.
  made.count("item:i1", {2, 1, 1, 0}).count("item:i2.1", {0, 0, 0, 4}).count("item:i2.2", {2, 0, 0, 2});
  const Look look(made);
  const Breakdown got = break_down(look.scored(), look.node("indicator:1"));
  ASSERT_EQ(got.items.size(), 2U);
  EXPECT_EQ(look.id(got.items[0].node), "item:i1");
  EXPECT_EQ(got.items[0].score, Ratio(points("25")));
  EXPECT_EQ(got.items[0].answers, 4U);
  ASSERT_EQ(got.items[0].choices.size(), 4U);
  EXPECT_EQ(got.items[0].choices[0].count, 2U);
  EXPECT_EQ(got.items[0].choices[0].percent, Ratio(points("50")));
  EXPECT_FALSE(got.items[0].choices[0].as_printed);
  ASSERT_EQ(got.items[1].below.size(), 2U);
  EXPECT_EQ(got.items[1].below[1].score, Ratio(points("50")));
  EXPECT_EQ(look.ids(got.lowest), (Ids{"item:i1"}));
  EXPECT_EQ(got.missing, 0U);
}

TEST(Standing, percents_that_no_counts_explain_are_shown_as_printed) {
  scoring::test::Case made;
  made.percents("item:i1", {"10.00", "20.00", "30.00", "34.00"});
  const Look look(made);
  const Breakdown got = break_down(look.scored(), look.node("indicator:1"));
  EXPECT_EQ(got.missing, 2U);
  EXPECT_TRUE(got.lowest.empty());
  ASSERT_EQ(got.items[0].choices.size(), 4U);
  EXPECT_TRUE(got.items[0].choices[3].as_printed);
  EXPECT_EQ(got.items[0].choices[3].percent, Ratio(points("34")));
  EXPECT_EQ(got.items[0].answers, std::nullopt);
}

TEST(Standing, a_disclosure_indicator_shows_its_sub_indicators) {
  scoring::test::Case made;
  made.grade("item:o1", "100").grade("item:o2", "0").grade("item:o3", "100");
  const Look look(made);
  const Breakdown got = break_down(look.scored(), look.node("indicator:9"));
  ASSERT_EQ(got.sub_indicators.size(), 2U);
  EXPECT_EQ(got.sub_indicators[0].score, Ratio(points("50")));
  EXPECT_EQ(look.id(got.sub_indicators[0].below[0].node), "item:o2") << "items of it lowest first";
  EXPECT_EQ(look.ids(got.lowest), (Ids{"item:o2"}));
  EXPECT_TRUE(got.items[0].choices.empty()) << "nobody answered what is graded";
}

TEST(Standing, an_indicator_of_an_instrument_in_parts_has_the_items_of_every_part) {
  scoring::test::Case made;
  made.print("item:e1@eit1", "80").print("item:e1@eit2", "70");
  const Look look(made);
  const Breakdown got = break_down(look.scored(), look.node("indicator:6"));
  ASSERT_EQ(got.items.size(), 2U);
  EXPECT_EQ(look.ids(got.lowest), (Ids{"item:e1@eit2"}));
}

}  // namespace
}  // namespace prongsai::analysis
