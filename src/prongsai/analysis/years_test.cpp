// SPDX-License-Identifier: Apache-2.0
// Years side by side on two variants of the small edition: what continues, what breaks, what is not known.
#include "prongsai/analysis/years.h"

#include <gtest/gtest.h>

#include "prongsai/analysis/test_look.h"

namespace prongsai::analysis {
namespace {

using framework::Certainty;
using framework::Edition;
using framework::Item;
using framework::Wording;
using test::Look;
using test::points;

Item& item_in(Edition& edition, const std::string& code) {
  for (framework::Instrument& instrument : edition.instruments) {
    for (framework::Indicator& indicator : instrument.indicators) {
      for (Item& item : indicator.items) {
        if (item.code == code) return item;
      }
    }
  }
  PRONGSAI_ASSERT(false);
}

/// The small edition with every wording read on a copy.
Edition edition_of(int year) {
  Edition out = scoring::test::edition();
  out.id = "test/" + std::to_string(year);
  out.fiscal_year = year;
  for (const char* code : {"i1", "i2", "i3", "e1", "e2"}) item_in(out, code).wording = Wording::exact;
  return out;
}

Years two_years(Edition earlier, Edition later) {
  scoring::test::Case before(std::move(earlier));
  scoring::test::Case after(std::move(later));
  const Look a(before.print("item:i1", "80").print("indicator:1", "80"));
  const Look b(after.print("item:i1", "84").print("indicator:1", "84"));
  const std::vector<Scored> both = {a.scored(), b.scored()};
  return years(both);
}

const Step& step_of(const Years& years, std::string_view id) {
  const Track* track = years.find(id);
  PRONGSAI_ASSERT(track != nullptr);
  return track->steps.front();
}

TEST(Years, hold_values_and_changes_in_points_and_in_percent) {
  const Years got = two_years(edition_of(2570), edition_of(2571));
  EXPECT_EQ(got.fiscal_years, (std::vector<int>{2570, 2571}));
  const Step& step = step_of(got, "item:i1");
  ASSERT_TRUE(step.change.has_value());
  EXPECT_EQ(step.change->points, Ratio(points("4")));
  EXPECT_EQ(step.change->relative, Ratio(points("5")));
  EXPECT_EQ(step.trend, Trend::continues)
      << "the same code, and the same words, read on copies of both years";
  EXPECT_EQ(step_of(got, "indicator:1").trend, Trend::continues);
  EXPECT_FALSE(step_of(got, "total").change.has_value()) << "missing in both";
}

TEST(Years, a_line_breaks_where_an_item_was_reworded) {
  Edition later = edition_of(2571);
  item_in(later, "i1").text.th = "ถ้อยคำใหม่";
  EXPECT_EQ(step_of(two_years(edition_of(2570), later), "item:i1").reason, TrendReason::reworded);
  item_in(later, "i1").ancestors = {
      {.edition = "test/2570",
       .item = "i1",
       .provenance = {.certainty = Certainty::confirmed, .sources = {}, .note = {}}}};
  const Years got = two_years(edition_of(2570), later);
  EXPECT_EQ(step_of(got, "item:i1").trend, Trend::broken) << "a successor, but other words";
  EXPECT_TRUE(step_of(got, "item:i1").change.has_value()) << "the numbers are told all the same";
  EXPECT_TRUE(step_of(got, "indicator:1").items_changed);
  EXPECT_EQ(step_of(got, "indicator:1").trend, Trend::continues);
}

TEST(Years, blanks_are_not_words) {
  Edition later = edition_of(2571);
  item_in(later, "i1").text.th = "ข้อi1 ";
  EXPECT_EQ(step_of(two_years(edition_of(2570), later), "item:i1").trend, Trend::continues);
}

TEST(Years, a_wording_nobody_has_read_leaves_the_line_unknown) {
  Edition later = edition_of(2571);
  item_in(later, "i1").wording = Wording::paraphrase;
  const Step step = step_of(two_years(edition_of(2570), later), "item:i1");
  EXPECT_EQ(step.trend, Trend::unknown);
  EXPECT_EQ(step.reason, TrendReason::wording_unknown);
}

TEST(Years, an_ancestor_carries_the_row_under_another_code_and_says_how_sure_it_is) {
  Edition later = edition_of(2571);
  Item& item = item_in(later, "i3");
  item.wording = Wording::missing;
  item.ancestors = {{.edition = "test/2570",
                     .item = "i1",
                     .provenance = {.certainty = Certainty::inferred, .sources = {}, .note = {}}}};
  item.scale = scoring::test::level4;
  const Years got = two_years(edition_of(2570), later);
  const Track* track = got.find("item:i3");
  ASSERT_NE(track, nullptr);
  EXPECT_EQ(track->values[0], Ratio(points("80"))) << "i1 of the year before";
  EXPECT_EQ(got.find(0, *track->nodes[0]), track);
  EXPECT_EQ(track->steps[0].trend, Trend::continues);
  EXPECT_TRUE(track->steps[0].inferred);
  EXPECT_EQ(step_of(got, "item:i1").reason, TrendReason::not_in_edition) << "its old place is taken";
}

TEST(Years, a_line_breaks_where_the_scale_or_its_good_end_changed) {
  Edition later = edition_of(2571);
  item_in(later, "i1").boxes.front().polarity.value = framework::Polarity::negative;
  EXPECT_EQ(step_of(two_years(edition_of(2570), later), "item:i1").reason, TrendReason::scale_changed);
  later = edition_of(2571);
  later.scales[scoring::test::level4].choices[1].points = points("40");
  const Years got = two_years(edition_of(2570), later);
  EXPECT_EQ(step_of(got, "item:i1").reason, TrendReason::scale_changed);
  EXPECT_EQ(step_of(got, "indicator:1").reason, TrendReason::rules_changed);
  EXPECT_EQ(step_of(got, "indicator:9").trend, Trend::continues) << "it has nothing to do with that scale";
}

TEST(Years, another_weight_breaks_the_total_and_not_the_instruments) {
  Edition later = edition_of(2571);
  later.instruments[0].weight.value = points("40");
  later.instruments[2].weight.value = points("30");
  const Years got = two_years(edition_of(2570), later);
  EXPECT_EQ(step_of(got, "total").reason, TrendReason::rules_changed);
  EXPECT_EQ(step_of(got, "instrument:iit").trend, Trend::continues);
  EXPECT_EQ(got.rules[0], std::vector{Difference::weights});
}

TEST(Years, an_instrument_that_was_cut_into_parts_breaks_with_all_that_is_in_it) {
  Edition earlier = edition_of(2570);
  earlier.instruments[1].parts.clear();
  const Years got = two_years(earlier, edition_of(2571));
  EXPECT_EQ(step_of(got, "instrument:eit").reason, TrendReason::rules_changed);
  EXPECT_EQ(step_of(got, "indicator:6").reason, TrendReason::rules_changed);
  EXPECT_EQ(step_of(got, "item:e1").reason, TrendReason::rules_changed);
  EXPECT_EQ(step_of(got, "item:e1@eit1").reason, TrendReason::not_in_edition);
  EXPECT_EQ(step_of(got, "part:eit1").reason, TrendReason::not_in_edition);
  EXPECT_EQ(step_of(got, "instrument:iit").trend, Trend::continues);
}

TEST(Years, whether_all_rose_is_yes_no_or_not_known) {
  const auto directions = [](std::size_t risen, std::size_t fallen, std::size_t unchanged,
                             std::size_t unknown) {
    return Directions{.risen = risen, .fallen = fallen, .unchanged = unchanged, .unknown = unknown};
  };
  EXPECT_EQ(directions(3, 0, 0, 0).all_rose(), true);
  EXPECT_EQ(directions(3, 0, 1, 0).all_rose(), false) << "unchanged did not rise";
  EXPECT_EQ(directions(3, 0, 0, 1).all_rose(), std::nullopt);
  EXPECT_EQ(directions(3, 1, 0, 1).all_rose(), false) << "one that fell is enough";
  EXPECT_EQ(directions(0, 0, 0, 0).all_rose(), false);
  EXPECT_EQ(directions(3, 0, 1, 0).none_fell(), true);
  EXPECT_EQ(directions(3, 0, 0, 1).none_fell(), std::nullopt);
  EXPECT_EQ(directions(0, 2, 0, 0).all_fell(), true);
  EXPECT_EQ(directions(0, 2, 0, 1).none_rose(), std::nullopt);
  EXPECT_EQ(directions(1, 2, 0, 1).none_rose(), false);
  const Years got = two_years(edition_of(2570), edition_of(2571));
  EXPECT_EQ(got.directions(NodeKind::indicator, 0).risen, 1U);
  EXPECT_EQ(got.directions(NodeKind::indicator, 0).unknown, 5U);
}

TEST(Years, an_item_that_is_scored_only_in_parts_is_not_one_whose_change_is_unknown) {
  const Years got = two_years(edition_of(2570), edition_of(2571));
  ASSERT_NE(got.find("item:e1"), nullptr);
  EXPECT_TRUE(got.find("item:e1")->steps[0].only_in_parts);
  EXPECT_FALSE(got.find("item:e1@eit1")->steps[0].only_in_parts);
  // i2, i3, o1 to o4, and e1 and e2 once a part are missing; i1 rose.
  EXPECT_EQ(got.directions(NodeKind::item, 0).unknown, 10U);
  EXPECT_EQ(got.directions(NodeKind::item, 0).risen, 1U);
}

TEST(Years, one_year_alone_has_values_and_no_step) {
  const Look look(scoring::test::Case(edition_of(2570)).print("item:i1", "80"));
  const std::vector<Scored> one = {look.scored()};
  const Years got = years(one);
  ASSERT_NE(got.find("item:i1"), nullptr);
  EXPECT_TRUE(got.find("item:i1")->steps.empty());
  EXPECT_TRUE(years({}).tracks.empty());
}

}  // namespace
}  // namespace prongsai::analysis
