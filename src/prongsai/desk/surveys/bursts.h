// SPDX-License-Identifier: Apache-2.0
// How bunched ballots arrive, without keeping a single time: counted in memory, stored as one of four levels
// (credibility/burst.h) a day.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "prongsai/credibility/burst.h"
#include "prongsai/desk/office.h"
#include "prongsai/store/surveys.h"

namespace prongsai::desk {

/// For surveys of people outside the agency alone: inside, a staff meeting fills the survey in together, and
/// that is no signal. Lost when the server ends before the day does. Thread-safe.
class ArrivalBursts {
 public:
  void note(std::int64_t survey, Moment received);
  /// The levels of all days before `day` (whole days since 1970-01-01 in Bangkok); their minutes are
  /// forgotten.
  [[nodiscard]] std::vector<store::DayBurst> take_before(std::int64_t day);

 private:
  std::mutex mutex_;
  std::map<std::pair<std::int64_t, std::int64_t>, credibility::BallotsByMinute> days_;  ///< by day and survey
};

/// Stores the levels of the days that are over: once an hour is often enough.
void keep_bursts(const Office& office, ArrivalBursts& bursts);

}  // namespace prongsai::desk
