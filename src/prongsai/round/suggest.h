// SPDX-License-Identifier: Apache-2.0
// A calendar to begin with: the days of a year that is known, moved to the year of the round.
#pragma once

#include <array>
#include <chrono>
#include <span>
#include <string>

#include "prongsai/round/calendar.h"

namespace prongsai::round {

struct Suggestion {
  Calendar calendar;  ///< no grace; no window for a phase of which no day is known
  /// The edition whose calendar gave each phase its days, by index_of(phase); empty where there are none.
  std::array<std::string, phase_count> from_edition;
};

/// The edition's own calendar steps where it has both days of a phase (of publication, one); for the other
/// phases those of the pattern: the newest edition of the same framework, not later than `fiscal_year` (else
/// the oldest later one), whose calendar has every phase that it needs. Where own steps and pattern together
/// break the law of calendars, the pattern alone. Days keep day and month, moved by whole years; the last day
/// of a month stays that. A suggestion is nobody's announcement: people confirm it.
[[nodiscard]] Suggestion suggested_calendar(const framework::Edition& edition,
                                            std::span<const framework::Edition> shelf, int fiscal_year);

/// The day so many years later; the last day of a month becomes the last day of that month (2022-02-28 →
/// 2024-02-29).
[[nodiscard]] std::chrono::sys_days in_years(std::chrono::sys_days day, int years);

}  // namespace prongsai::round
