// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/burst.h"

#include <cmath>

#include <gtest/gtest.h>

namespace prongsai::credibility {
namespace {

TEST(Burst, few_ballots_are_never_a_surprise) {
  for (std::int64_t most = 0; most < 5; ++most) EXPECT_EQ(burst_level(most, most), 0);
}

TEST(Burst, sixty_of_sixty_within_ten_minutes_are_one) {
  EXPECT_EQ(burst_level(60, 60), 3);
}

TEST(Burst, the_level_never_falls_with_more_ballots_in_the_window) {
  for (const std::int64_t all : {5, 20, 100, 1'000, 50'000}) {
    int before = 0;
    for (std::int64_t most = 1; most <= all; most += all > 1'000 ? 7 : 1) {
      const int level = burst_level(most, all);
      EXPECT_GE(level, before) << most << " of " << all;
      before = level;
    }
    EXPECT_EQ(before, 3 - (all == 5 ? 1 : 0)) << all;
  }
}

/// The tail by the library's logarithms, term by term.
double by_logarithms(std::int64_t least, std::int64_t trials) {
  double sum = 0;
  for (std::int64_t hits = least; hits <= trials; ++hits) {
    const auto some = static_cast<double>(hits);
    const auto all = static_cast<double>(trials);
    sum += std::exp(std::lgamma(all + 1) - std::lgamma(some + 1) - std::lgamma(all - some + 1) +
                    some * std::log(10.0 / 720) + (all - some) * std::log1p(-10.0 / 720));
  }
  return sum;
}

TEST(Burst, the_levels_are_those_of_the_binomial_tail) {
  for (const std::int64_t all : {5, 8, 30, 200, 2'000, 20'000}) {
    const auto expected = static_cast<std::int64_t>(static_cast<double>(all) / 72);
    for (std::int64_t most = std::max<std::int64_t>(5, expected + 2); most <= std::min(all, expected + 400);
         ++most) {
      const double surprise = static_cast<double>(all) * by_logarithms(most - 1, all - 1);
      const int level = (surprise < 1e-2 ? 1 : 0) + (surprise < 1e-5 ? 1 : 0) + (surprise < 1e-9 ? 1 : 0);
      ASSERT_EQ(burst_level(most, all), level) << most << " of " << all;
    }
  }
}

TEST(Burst, an_even_crowd_however_large_is_no_surprise) {
  EXPECT_EQ(burst_level(7'000, 1'000'000), 0);
  EXPECT_EQ(burst_level(13'900, 1'000'000), 0);
  EXPECT_EQ(burst_level(20'000, 1'000'000), 3);
}

TEST(Burst, a_window_may_lie_anywhere_and_ends_after_ten_minutes) {
  EXPECT_EQ(most_within_ten_minutes({}), 0);
  EXPECT_EQ(most_within_ten_minutes({{605, 2}, {614, 3}}), 5);
  EXPECT_EQ(most_within_ten_minutes({{605, 2}, {615, 3}}), 3);
  EXPECT_EQ(most_within_ten_minutes({{0, 1}, {600, 4}, {605, 0}, {609, 2}, {1'439, 3}}), 6);
}

}  // namespace
}  // namespace prongsai::credibility
