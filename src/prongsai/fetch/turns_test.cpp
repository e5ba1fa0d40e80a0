// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "prongsai/fetch/turns_detail.h"

namespace prongsai::fetch {
namespace {

using std::chrono::milliseconds;
using Place = Turns::Place;

const Turns::Time start{};
const auto all = [](std::uint64_t) { return true; };

TEST(Turns, go_round_the_hosts_and_not_through_one) {
  Turns turns(milliseconds(1'000));
  for (std::uint64_t job = 1; job <= 3; ++job) turns.add("a", job, Place::last);
  turns.add("b", 4, Place::last);
  EXPECT_EQ(turns.next(start, all), 1U);
  EXPECT_EQ(turns.next(start, all), 4U);
  EXPECT_EQ(turns.next(start, all), std::nullopt);  // both busy
  turns.done("a", start);
  EXPECT_EQ(turns.next(start + milliseconds(999), all), std::nullopt);
  EXPECT_EQ(turns.soonest(), start + milliseconds(1'000));
  EXPECT_EQ(turns.next(start + milliseconds(1'000), all), 2U);
}

TEST(Turns, keep_the_pause_for_what_is_added_during_it) {
  Turns turns(milliseconds(1'000));
  turns.add("a", 1, Place::last);
  EXPECT_EQ(turns.next(start, all), 1U);
  turns.done("a", start);
  turns.add("a", 2, Place::last);
  turns.add("a", 3, Place::first);
  EXPECT_EQ(turns.next(start, all), std::nullopt);
  EXPECT_EQ(turns.next(start + milliseconds(1'000), all), 3U);
  turns.done("a", start + milliseconds(1'000));
  EXPECT_EQ(turns.next(start + milliseconds(2'000), all), 2U);
  turns.done("a", start + milliseconds(2'000));
  EXPECT_EQ(turns.next(start + milliseconds(3'000), all), std::nullopt);
  EXPECT_EQ(turns.soonest(), std::nullopt);  // nothing is kept of a host that is done
}

TEST(Turns, pass_over_what_may_not_begin) {
  Turns turns(milliseconds(0));
  turns.add("a", 1, Place::last);
  turns.add("b", 2, Place::last);
  EXPECT_EQ(turns.next(start, [](std::uint64_t job) { return job == 2; }), 2U);
  EXPECT_EQ(turns.next(start, [](std::uint64_t) { return false; }), std::nullopt);
  EXPECT_EQ(turns.next(start, all), 1U);
}

}  // namespace
}  // namespace prongsai::fetch
