// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/bursts.h"

#include <chrono>
#include <limits>

#include "prongsai/desk/surveys/surveys_detail.h"

namespace prongsai::desk {

void ArrivalBursts::note(std::int64_t survey, Moment received) {
  const std::int64_t day = detail::day_number(received);
  constexpr std::chrono::hours bangkok{7};
  const auto since_midnight = (received + bangkok).time_since_epoch() - std::chrono::days(day);
  const auto minute = static_cast<int>(std::chrono::floor<std::chrono::minutes>(since_midnight).count());
  const std::lock_guard lock(mutex_);
  ++days_[{day, survey}][minute];
}

std::vector<store::DayBurst> ArrivalBursts::take_before(std::int64_t day) {
  const std::lock_guard lock(mutex_);
  std::vector<store::DayBurst> out;
  const auto end = days_.lower_bound({day, std::numeric_limits<std::int64_t>::min()});
  for (auto each = days_.begin(); each != end; ++each) {
    std::int64_t all = 0;
    for (const auto& [minute, ballots] : each->second) all += ballots;
    const int level = credibility::burst_level(credibility::most_within_ten_minutes(each->second), all);
    out.push_back({each->first.second, each->first.first, level});
  }
  days_.erase(days_.begin(), end);
  return out;
}

void keep_bursts(const Office& office, ArrivalBursts& bursts) {
  const auto levels = bursts.take_before(detail::day_number(office.now()));
  if (levels.empty()) return;
  office.database.perform([&](db::Transaction& transaction) { store::record_bursts(transaction, levels); });
}

}  // namespace prongsai::desk
