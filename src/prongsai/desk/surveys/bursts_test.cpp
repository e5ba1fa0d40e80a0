// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/bursts.h"

#include <array>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::desk {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// 2026-11-21 in Bangkok.
constexpr std::int64_t day = 20'778;
Moment at(int minute, std::int64_t on = day) {
  return Moment(std::chrono::days(on) - std::chrono::hours(7) + std::chrono::minutes(minute));
}

/// The promise of level 1: fewer than one of a hundred days on which ballots come evenly.
TEST(Bursts, honest_days_are_rarely_flagged) {
  std::mt19937_64 random(2570);
  for (const int ballots : {10, 40, 150}) {
    int flagged = 0;
    constexpr int days = 2'000;
    ArrivalBursts bursts;
    for (int survey = 0; survey < days; ++survey) {
      for (int i = 0; i < ballots; ++i) bursts.note(survey, at(8 * 60 + static_cast<int>(random() % 720)));
    }
    for (const store::DayBurst& each : bursts.take_before(day + 1)) flagged += each.level > 0 ? 1 : 0;
    EXPECT_LE(flagged, days / 100) << ballots;
  }
}

TEST(Bursts, a_window_may_lie_anywhere_and_ends_after_ten_minutes) {
  ArrivalBursts bursts;
  for (int i = 0; i < 30; ++i) bursts.note(7, at(605 + i % 10));     // within one window
  for (int i = 0; i < 30; ++i) bursts.note(8, at(9 * 60 + i * 20));  // none shares one
  EXPECT_THAT(bursts.take_before(day + 1),
              ElementsAre(store::DayBurst{7, day, 3}, store::DayBurst{8, day, 0}));
}

TEST(Bursts, a_day_is_told_once_it_is_over_and_then_forgotten) {
  ArrivalBursts bursts;
  bursts.note(7, at(24 * 60 - 1));
  bursts.note(7, at(0, day + 1));
  EXPECT_THAT(bursts.take_before(day), IsEmpty());
  EXPECT_THAT(bursts.take_before(day + 1), ElementsAre(store::DayBurst{7, day, 0}));
  EXPECT_THAT(bursts.take_before(day + 1), IsEmpty());
  EXPECT_THAT(bursts.take_before(day + 2), ElementsAre(store::DayBurst{7, day + 1, 0}));
}

}  // namespace
}  // namespace prongsai::desk
