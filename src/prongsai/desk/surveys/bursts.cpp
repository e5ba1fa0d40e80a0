// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/bursts.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "prongsai/base/assert.h"
#include "prongsai/desk/surveys/surveys_detail.h"

namespace prongsai::desk {
namespace {

constexpr int window = 10;           ///< minutes
constexpr double awake = 12 * 60.0;  ///< minutes of a day in which people answer
constexpr std::int64_t fewest = 5;

/// The chance that of `trials` at least `least` hit, each by `chance`.
double chance_of_at_least(std::int64_t least, std::int64_t trials, double chance) {
  const auto all = static_cast<double>(trials);
  double sum = 0;
  for (std::int64_t hits = least; hits <= trials; ++hits) {
    const auto some = static_cast<double>(hits);
    const double term = std::exp(std::lgamma(all + 1) - std::lgamma(some + 1) - std::lgamma(all - some + 1) +
                                 some * std::log(chance) + (all - some) * std::log1p(-chance));
    sum += term;
    if (term < sum * std::numeric_limits<double>::epsilon() && some > all * chance) break;
  }
  return std::min(1.0, sum);
}

std::int64_t most_in_a_window(const std::map<int, std::int64_t>& minutes) {
  std::int64_t most = 0;
  std::int64_t inside = 0;
  auto first = minutes.begin();
  for (const auto& [minute, ballots] : minutes) {
    inside += ballots;
    for (; first->first <= minute - window; ++first) inside -= first->second;
    most = std::max(most, inside);
  }
  return most;
}

}  // namespace

int burst_level(std::int64_t most, std::int64_t all) {
  PRONGSAI_ASSERT(0 <= most && most <= all);
  if (most < fewest) return 0;
  // Some window is the one that begins with a ballot: no more windows than ballots need be thought of.
  const double chance =
      static_cast<double>(all) * chance_of_at_least(most - 1, all - 1, static_cast<double>(window) / awake);
  constexpr double levels[] = {1e-2, 1e-5, 1e-9};
  return static_cast<int>(std::ranges::count_if(levels, [&](double level) { return chance < level; }));
}

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
    out.push_back({each->first.second, each->first.first, burst_level(most_in_a_window(each->second), all)});
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
