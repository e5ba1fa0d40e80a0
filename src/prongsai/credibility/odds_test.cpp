// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/odds.h"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace prongsai::credibility {
namespace {

TEST(Odds, hits_that_do_not_go_together_are_binomial) {
  // Ten throws of a coin: 8, 9 or 10 heads in 56 of 1024, 7 heads in 120.
  EXPECT_NEAR(upper_tail({.of = 10, .share = 0.5, .together = 0}, 7), (56 + 60) / 1024.0, 1e-10);
  EXPECT_NEAR(upper_tail({.of = 10, .share = 0.5, .together = 0}, 0), 1 - 0.5 / 1024, 1e-10);
}

TEST(Odds, hits_that_go_together_by_a_third_around_one_half_are_any_number_alike) {
  // Beta(1, 1): each of 0 to 10 hits is as likely as any other.
  EXPECT_NEAR(upper_tail({.of = 10, .share = 0.5, .together = 1.0 / 3}, 7), 3.5 / 11, 1e-10);
}

TEST(Odds, counts_are_poisson_without_spread_and_geometric_with_a_spread_of_one) {
  EXPECT_NEAR(upper_tail_of_counts(1, 0, 0), 1 - 0.5 * std::exp(-1.0), 1e-12);
  EXPECT_NEAR(upper_tail_of_counts(1, 1, 3), 1.5 / 16, 1e-10);
}

TEST(Odds, the_normal_distribution_is_that_of_the_tables) {
  EXPECT_NEAR(upper_tail_of_normal(1.959963985), 0.025, 1e-9);
  EXPECT_NEAR(deviations_of(0.025), 1.959963985, 1e-7);
  EXPECT_NEAR(deviations_of(0.95), -1.644853627, 1e-7);
}

TEST(Odds, a_product_that_is_not_truncated_is_fishers) {
  // Two tails of product w: w (1 - ln w).
  const std::array tails = {0.05, 0.05};
  EXPECT_NEAR(truncated_product(tails, 1), 0.0025 * (1 - std::log(0.0025)), 1e-9);
}

TEST(Odds, a_truncated_product_of_one_tail_is_that_tail) {
  EXPECT_NEAR(truncated_product(std::array{0.01}, 0.05), 0.01, 1e-9);
  EXPECT_EQ(truncated_product(std::array{0.06}, 0.05), 1);
  EXPECT_EQ(truncated_product({}, 0.05), 1);
}

// The example of Benjamini and Hochberg 1995, section 4.1: fifteen tails, of which four may be told at 0.05.
TEST(Odds, the_queue_is_that_of_the_example_it_was_published_with) {
  const std::array tails = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                            0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  const std::vector<bool> queue = false_discovery_queue(tails, 0.05);
  for (std::size_t i = 0; i < tails.size(); ++i) EXPECT_EQ(queue[i], i < 4) << i;
  EXPECT_TRUE(false_discovery_queue({}, 0.05).empty());
}

}  // namespace
}  // namespace prongsai::credibility
