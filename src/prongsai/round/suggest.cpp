// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/suggest.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace prongsai::round {

using framework::Edition;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

namespace {

std::string_view framework_of(const Edition& edition) {
  return std::string_view(edition.id).substr(0, edition.id.find('/'));
}

/// The windows that an edition's own calendar tells, moved to the year.
Suggestion from_steps(const Edition& edition, int fiscal_year) {
  Suggestion out;
  const int years = fiscal_year - edition.fiscal_year;
  for (const framework::CalendarStep& step : edition.calendar) {
    const auto phase = parse_phase(step.phase);
    if (!phase) continue;
    auto first = parse_day(step.from);
    auto last = parse_day(step.to);
    if (*phase == Phase::publish) {
      if (!first) first = last;
      if (!last) last = first;
    }
    if (!first || !last) continue;
    out.calendar.of(*phase) = {{.opens_at = start_of_thai_day(in_years(*first, years)),
                                .closes_at = start_of_thai_day(in_years(*last, years) + std::chrono::days(1)),
                                .grace = {}}};
    out.from_edition[index_of(*phase)] = edition.id;
  }
  return out;
}

bool is_whole(const Edition& edition) {
  const Suggestion own = from_steps(edition, edition.fiscal_year);
  const std::vector<Phase> needed = phases_needed(edition);
  return std::none_of(needed.begin(), needed.end(),
                      [&](Phase phase) { return own.calendar.of(phase).empty(); });
}

const Edition* pattern_for(const Edition& edition, std::span<const Edition> shelf, int fiscal_year) {
  const Edition* best = nullptr;
  const auto nearer = [&](const Edition& a, const Edition& b) {
    const bool a_past = a.fiscal_year <= fiscal_year;
    const bool b_past = b.fiscal_year <= fiscal_year;
    if (a_past != b_past) return a_past;
    return std::abs(fiscal_year - a.fiscal_year) < std::abs(fiscal_year - b.fiscal_year);
  };
  for (const Edition& other : shelf) {
    if (framework_of(other) != framework_of(edition) || !is_whole(other)) continue;
    if (best == nullptr || nearer(other, *best)) best = &other;
  }
  return best;
}

}  // namespace

sys_days in_years(sys_days day, int years) {
  const year_month_day date(day);
  const year_month_day_last month_end(date.year(), std::chrono::month_day_last(date.month()));
  const year_month_day_last new_end(date.year() + std::chrono::years(years),
                                    std::chrono::month_day_last(date.month()));
  if (date.day() == month_end.day()) return sys_days(new_end);
  return sys_days(date + std::chrono::years(years));
}

Suggestion suggested_calendar(const Edition& edition, std::span<const Edition> shelf, int fiscal_year) {
  Suggestion own = from_steps(edition, fiscal_year);
  const Edition* pattern = pattern_for(edition, shelf, fiscal_year);
  if (pattern == nullptr) return own;
  const Suggestion known = from_steps(*pattern, fiscal_year);
  Suggestion both = own;
  for (const Phase phase : phases_needed(edition)) {
    if (!both.calendar.of(phase).empty()) continue;
    both.calendar.of(phase) = known.calendar.of(phase);
    both.from_edition[index_of(phase)] = known.from_edition[index_of(phase)];
  }
  return stops(check_calendar(both.calendar, {}, fiscal_year)).empty() ? both : known;
}

}  // namespace prongsai::round
