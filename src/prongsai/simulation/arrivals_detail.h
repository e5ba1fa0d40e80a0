// SPDX-License-Identifier: Apache-2.0
// When people answer; private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "prongsai/base/random.h"
#include "prongsai/simulation/nation.h"

namespace prongsai::simulation {

/// A staff meeting or a service day: many answer within half an hour.
struct Gathering {
  std::uint16_t day = 0;
  std::uint16_t minute = 0;
  std::uint64_t percent = 0;  ///< of the survey's genuine answers
};

/// How an agency's people come to answer: gatherings, a wave after the launch, a trickle, a rush at the end.
struct Habits {
  std::size_t days = 60;
  std::uint16_t launch = 0;
  std::vector<Gathering> gatherings;
  std::uint64_t rush = 10;  ///< percent who come in the last five days
  survey::Channel usual_channel = survey::Channel::line;
};
[[nodiscard]] Habits habits_of(Random& random, Asked asked, std::size_t days);

/// Sets day, minute and channel.
void arrive(Random& random, const Habits& habits, SentBallot& ballot);

/// The burst level (credibility/burst.h) of a day on which ballots came at these minutes.
[[nodiscard]] std::uint8_t burst_level(const std::vector<std::uint16_t>& minutes);

}  // namespace prongsai::simulation
