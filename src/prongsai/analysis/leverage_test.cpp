// SPDX-License-Identifier: Apache-2.0
// Raises worked out by hand on the small edition: 30, 30 and 40 percent, two decimals on every level.
#include "prongsai/analysis/leverage.h"

#include <gtest/gtest.h>

#include "prongsai/analysis/test_look.h"

namespace prongsai::analysis {
namespace {

using test::Ids;
using test::Look;
using test::points;

/// iit 90, eit 80 (from its indicators), oit from its four items: 9 = (50 + 100) / 2 = 75, 10 = 0, so 37.50;
/// the total is 27 + 24 + 15 = 66.
scoring::test::Case weak_disclosure() {
  scoring::test::Case made;
  made.print("instrument:iit", "90").print("indicator:6", "80").print("indicator:7", "80");
  made.grade("item:o1", "0").grade("item:o2", "100").grade("item:o3", "100").grade("item:o4", "0");
  return made;
}

TEST(Leverage, a_raise_is_scored_through_every_level) {
  const Look look(weak_disclosure());
  ASSERT_EQ(value_of(look.scored(), look.node("total")), Ratio(points("66")));
  // o4 makes indicator 10 100: oit 87.50, so 20 points of the total.
  const std::vector<Raise> one = {{look.node("item:o4"), points("100")}};
  const Gain got = gain_of(look.scored(), one);
  EXPECT_EQ(got.reach, Reach::exact);
  EXPECT_EQ(got.after, Ratio(points("86")));
  EXPECT_EQ(got.points, Ratio(points("20")));
  // o1 makes 9.1 100, indicator 9 100: oit 50, so 5 points. Both together 25.
  const std::vector<Raise> both = {{look.node("item:o1"), points("100")},
                                   {look.node("item:o4"), points("100")}};
  EXPECT_EQ(gain_of(look.scored(), both).points, Ratio(points("25")));
}

TEST(Leverage, single_raises_come_with_the_greatest_gain_first) {
  const Look look(weak_disclosure());
  const std::vector<Gain> got = single_raises(look.scored());
  Ids order;
  for (const Gain& gain : got) order.push_back(look.id(gain.raises.front().node));
  // Indicators 6 and 7: 20 points of one of two indicators of 30 percent are 3. Those of iit are missing.
  EXPECT_EQ(order, (Ids{"item:o4", "item:o1", "indicator:6", "indicator:7"}));
  EXPECT_EQ(got[2].points, Ratio(points("3")));
}

TEST(Leverage, a_whole_indicator_of_an_instrument_in_parts_leaves_the_parts_open) {
  scoring::test::Case made = weak_disclosure();
  made.grade("item:o1", "100").grade("item:o4", "100").print("part:eit1", "80").print("part:eit2", "80");
  const Look look(made);
  const std::vector<Raise> one = {{look.node("indicator:6"), points("100")}};
  const Gain got = gain_of(look.scored(), one);
  EXPECT_EQ(got.level_before.sure(), 2U) << "pass: a part is below 85";
  EXPECT_FALSE(got.level_after.sure().has_value()) << "which part rose is not known";
}

TEST(Leverage, a_printed_figure_moves_by_what_is_added_below_it) {
  scoring::test::Case made;
  made.print("instrument:iit", "90.01").print("instrument:eit", "90").print("indicator:10", "100");
  // o3 is missing, so indicator 9 stands as printed. 9.1 rises from 50 to 100: indicator 9 by 25, to 100,
  // which is as far as it goes, whatever the hidden decimals of 75.00.
  made.print("indicator:9", "75.00").grade("item:o1", "0").grade("item:o2", "100");
  const Look look(made);
  const std::vector<Raise> one = {{look.node("item:o1"), points("100")}};
  const Gain got = gain_of(look.scored(), one);
  EXPECT_EQ(got.reach, Reach::exact);
  EXPECT_EQ(got.points, Ratio(points("5"))) << "12.5 points of oit";
  // Raised to 60.03 only: 9.1 rises by 30.015 and indicator 9 by 15.0075, from 74.995 or 75.005, so to 90.00
  // or 90.01; oit is 95.00 or 95.01 and the total 92.003 or 92.007 before it is rounded.
  const std::vector<Raise> some = {{look.node("item:o1"), points("60.03")}};
  const Gain between = gain_of(look.scored(), some);
  EXPECT_EQ(between.reach, Reach::between);
  EXPECT_EQ(between.points, std::nullopt);
  EXPECT_EQ(between.after_least, Ratio(points("92.00")));
  EXPECT_EQ(between.after_most, Ratio(points("92.01")));
}

TEST(Leverage, a_printed_figure_that_its_items_do_not_give_is_a_conflict_and_no_gain) {
  const Look look(weak_disclosure().print("indicator:10", "12.00"));
  const std::vector<Raise> one = {{look.node("item:o4"), points("100")}};
  const Gain got = gain_of(look.scored(), one);
  EXPECT_EQ(got.reach, Reach::conflict);
  EXPECT_EQ(got.points, std::nullopt);
  EXPECT_EQ(got.after_least, std::nullopt);
}

TEST(Leverage, what_is_missing_on_the_way_leaves_the_gain_unknown) {
  scoring::test::Case made;
  made.grade("item:o4", "0");
  const Look look(made);
  const std::vector<Raise> one = {{look.node("item:o4"), points("100")}};
  const Gain got = gain_of(look.scored(), one);
  EXPECT_EQ(got.reach, Reach::unknown);
  EXPECT_EQ(got.points, std::nullopt);
}

TEST(Leverage, the_items_needed_for_a_total_are_picked_by_what_they_bring) {
  const Look look(weak_disclosure());
  const Needed one = needed(look.scored(), {.total = points("85"), .level = {}});
  EXPECT_TRUE(one.reached);
  EXPECT_EQ(look.ids(one.items), (Ids{"item:o4"}));
  const Needed both = needed(look.scored(), {.total = points("90"), .level = {}});
  EXPECT_EQ(look.ids(both.items), (Ids{"item:o4", "item:o1"}));
  const Needed none = needed(look.scored(), {.total = points("60"), .level = {}});
  EXPECT_TRUE(none.reached);
  EXPECT_TRUE(none.items.empty());
  const Needed too_far = needed(look.scored(), {.total = points("99"), .level = {}});
  EXPECT_FALSE(too_far.reached);
  EXPECT_EQ(too_far.gain.after, Ratio(points("91")));
  EXPECT_FALSE(needed(look.scored(), {.total = {}, .level = 1}).reached) << "good is possible, and not sure";
  const Needed level = needed(look.scored(), {.total = {}, .level = 2});
  EXPECT_TRUE(level.reached) << "pass, or good: the parts of eit are not known";
  EXPECT_EQ(look.ids(level.items), (Ids{"item:o4"}));
}

}  // namespace
}  // namespace prongsai::analysis
