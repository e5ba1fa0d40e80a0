// SPDX-License-Identifier: Apache-2.0
// Ranks and quartiles against values worked out elsewhere, and the time for the whole nation.
#include "prongsai/analysis/peers.h"

#include <chrono>

#include <gtest/gtest.h>

#include "prongsai/base/assert.h"

namespace prongsai::analysis {
namespace {

using Scores = std::vector<std::optional<Points>>;

Peers of_one_column(const std::vector<std::optional<std::int64_t>>& scores) {
  Peers out(1);
  for (const auto& score : scores)
    out.add({.type = 1, .size = 1, .province = 1},
            Scores{score ? std::optional(Points::whole(*score)) : std::nullopt});
  return out;
}

TEST(Peers, quartiles_are_those_of_a_spreadsheet) {
  // Python: statistics.quantiles([72, 80, 85, 85, 91, 96], n=4, method='inclusive') is [81.25, 85.0, 89.5].
  const Peers peers = of_one_column({85, 72, 96, 85, 91, 80});
  const Place got = peers.place(0, 0, PeerGroup::nation);
  EXPECT_EQ(got.outcome, PlaceOutcome::placed);
  EXPECT_EQ(got.lower_quartile, Ratio(*base::parse_points("81.25")));
  EXPECT_EQ(got.median, Ratio(Points::whole(85)));
  EXPECT_EQ(got.upper_quartile, Ratio(*base::parse_points("89.5")));
  EXPECT_EQ(got.lowest, Points::whole(72));
  EXPECT_EQ(got.highest, Points::whole(96));
}

TEST(Peers, equal_scores_share_a_rank_and_missing_ones_are_counted_apart) {
  const Peers peers = of_one_column({85, 72, 96, 85, {}, 80});
  const Place got = peers.place(3, 0, PeerGroup::nation);
  EXPECT_EQ(got.rank, 2U);
  EXPECT_EQ(got.sharing, 2U);
  EXPECT_EQ(got.count, 5U);
  EXPECT_EQ(got.missing, 1U);
  EXPECT_EQ(got.below, Ratio(Points::whole(50))) << "two of the four others";
  EXPECT_EQ(peers.place(4, 0, PeerGroup::nation).outcome, PlaceOutcome::own_missing);
}

TEST(Peers, fewer_than_five_scores_are_no_group) {
  EXPECT_EQ(of_one_column({1, 2, 3, 4}).place(0, 0, PeerGroup::nation).outcome, PlaceOutcome::too_few);
  EXPECT_EQ(of_one_column({1, 2, 3, 4, {}}).place(0, 0, PeerGroup::nation).outcome, PlaceOutcome::too_few);
  EXPECT_EQ(of_one_column({1, 2, 3, 4, 5}).place(0, 0, PeerGroup::nation).outcome, PlaceOutcome::placed);
}

TEST(Peers, a_group_holds_those_with_the_same_key_and_nobody_whose_key_is_not_known) {
  Peers peers(1);
  for (std::int64_t i = 0; i < 12; ++i) {
    const auto half = static_cast<std::uint32_t>(i % 2);
    const auto third = static_cast<std::uint32_t>(i % 3);
    peers.add({.type = half, .size = {}, .province = third}, Scores{Points::whole(i)});
  }
  EXPECT_EQ(peers.place(0, 0, PeerGroup::nation).count, 12U);
  EXPECT_EQ(peers.place(0, 0, PeerGroup::type).count, 6U);
  EXPECT_EQ(peers.place(0, 0, PeerGroup::province).outcome, PlaceOutcome::too_few) << "4 of 12";
  EXPECT_EQ(peers.place(0, 0, PeerGroup::type_and_province).count, 2U);
  EXPECT_EQ(peers.place(0, 0, PeerGroup::size).outcome, PlaceOutcome::group_unknown);
}

TEST(Peers, the_whole_nation_is_read_in_a_moment) {
  constexpr std::size_t nation = 8'400;
  constexpr std::size_t columns = 14;
  Peers peers(columns);
  std::uint64_t state = 1;
  for (std::size_t row = 0; row < nation; ++row) {
    Scores scores;
    for (std::size_t column = 0; column < columns; ++column) {
      state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
      scores.emplace_back(Points::from_ten_thousandths(static_cast<std::int64_t>(state >> 33U) % 1'000'000));
    }
    peers.add({.type = 1, .size = 1, .province = static_cast<std::uint32_t>(row % 77)}, scores);
  }
  const auto began = std::chrono::steady_clock::now();
  const std::vector<Place> got = peers.places(0, PeerGroup::nation);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
  ASSERT_EQ(got.size(), columns);
  EXPECT_EQ(got[0].count, nation);
  RecordProperty("milliseconds", std::to_string(took.count()));
  // Ten milliseconds is what the screens count on; a sanitized build on a busy machine is far slower.
  EXPECT_LT(took.count(), 250.0);
}

}  // namespace
}  // namespace prongsai::analysis
