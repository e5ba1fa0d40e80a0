// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/credibility/burst.h"
#include "prongsai/simulation/arrivals_detail.h"

namespace prongsai::simulation {
namespace {

constexpr std::int64_t opens = 8 * 60 + 30;
constexpr std::int64_t closes = 20 * 60 + 30;

std::uint16_t day_after_launch(Random& random, const Habits& habits) {
  const auto days = static_cast<std::int64_t>(habits.days);
  // One in ten of those who are left answers each day.
  std::int64_t day = habits.launch;
  while (day < days - 1 && !random.happens(10)) ++day;
  return static_cast<std::uint16_t>(day);
}

}  // namespace

Habits habits_of(Random& random, Asked asked, std::size_t days) {
  Habits out;
  out.days = days;
  const auto last = static_cast<std::int64_t>(days) - 1;
  out.launch = static_cast<std::uint16_t>(random.between(0, last / 5));
  const std::int64_t gatherings = asked == Asked::internal ? random.between(0, 2) : random.between(0, 3);
  for (std::int64_t i = 0; i < gatherings; ++i) {
    out.gatherings.push_back(
        {.day = static_cast<std::uint16_t>(random.between(out.launch, last)),
         .minute = static_cast<std::uint16_t>(random.between(9 * 60, 15 * 60)),
         .percent = asked == Asked::internal ? 10 + random.below(35) : 5 + random.below(21)});
  }
  out.rush = 3 + random.below(20);
  if (random.happens(15)) out.rush += 25;  // an agency that was reminded
  constexpr std::array usual = {survey::Channel::line, survey::Channel::poster, survey::Channel::website,
                                survey::Channel::unknown, survey::Channel::counter};
  out.usual_channel = usual[random.below(usual.size())];
  return out;
}

void arrive(Random& random, const Habits& habits, SentBallot& ballot) {
  const auto last = static_cast<std::int64_t>(habits.days) - 1;
  ballot.channel = random.happens(60) ? habits.usual_channel
                                      : static_cast<survey::Channel>(random.below(survey::channel_count - 1));
  ballot.minute = static_cast<std::uint16_t>(random.between(opens, closes));
  std::uint64_t at = random.below(100);
  for (const Gathering& gathering : habits.gatherings) {
    if (at < gathering.percent) {
      ballot.day = gathering.day;
      ballot.minute = static_cast<std::uint16_t>(gathering.minute + random.below(40));
      return;
    }
    at -= gathering.percent;
  }
  if (random.below(100) < habits.rush) {
    ballot.day = static_cast<std::uint16_t>(random.between(std::max<std::int64_t>(0, last - 4), last));
  } else if (random.happens(55)) {
    ballot.day = day_after_launch(random, habits);
  } else {
    ballot.day = static_cast<std::uint16_t>(random.between(habits.launch, last));
  }
}

std::uint8_t burst_level(const std::vector<std::uint16_t>& minutes) {
  credibility::BallotsByMinute ballots;
  for (const std::uint16_t minute : minutes) ++ballots[minute];
  return credibility::burst_level(credibility::most_within_ten_minutes(ballots),
                                  static_cast<std::int64_t>(minutes.size()));
}

}  // namespace prongsai::simulation
