// SPDX-License-Identifier: Apache-2.0
// How bunched ballots arrive, without keeping a single time: counted in memory, stored as one of four levels
// a day.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/store/surveys.h"

namespace prongsai::desk {

/// 0 to 3: how surprising it is that `most` of `all` ballots of a day came within ten minutes, if each came
/// at any minute of twelve hours alike. 0: no surprise, or fewer than five; 1 to 3: it happens on fewer than
/// one of a hundred, of a hundred thousand, of a thousand million such days. Requires: 0 <= most <= all.
[[nodiscard]] int burst_level(std::int64_t most, std::int64_t all);

/// For surveys of people outside the agency alone: inside, a staff meeting fills the survey in together, and
/// that is no signal. Lost when the server ends before the day does. Thread-safe.
class ArrivalBursts {
 public:
  void note(std::int64_t survey, Moment received);
  /// The levels of all days before `day` (whole days since 1970-01-01 in Bangkok); their minutes are
  /// forgotten.
  [[nodiscard]] std::vector<store::DayBurst> take_before(std::int64_t day);

 private:
  using Minutes =
      std::map<int, std::int64_t>;  ///< ballots by minute of the day; minutes without any are absent
  std::mutex mutex_;
  std::map<std::pair<std::int64_t, std::int64_t>, Minutes> days_;  ///< by day and survey
};

/// Stores the levels of the days that are over: once an hour is often enough.
void keep_bursts(const Office& office, ArrivalBursts& bursts);

}  // namespace prongsai::desk
