// SPDX-License-Identifier: Apache-2.0
// When each phase of a round is open, and the law such a calendar keeps.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/round/finding.h"
#include "prongsai/round/phase.h"
#include "prongsai/round/thai_day.h"

namespace prongsai::round {

/// Half-open: open from the first moment of `opens_at` up to, but not with, `closes_at`. During the grace
/// that follows what comes in is still accepted and marked late.
struct Window {
  Moment opens_at;
  Moment closes_at;
  std::chrono::minutes grace{0};

  friend bool operator==(const Window&, const Window&) = default;
};

/// No grace is longer: what is meant to last is an extension, which is decided and told.
inline constexpr std::chrono::minutes grace_most = std::chrono::days(30);

/// The first moment in which nothing is accepted any more, if no other window follows.
[[nodiscard]] Moment grace_ends_at(const Window& window);

/// From the first moment of the Thai day `first` to the last moment of `last` ("2027-01-01", "2027-02-28").
/// Problems: round.bad_day {found}, round.day_order {from, to}.
[[nodiscard]] base::Result<Window> window_of_days(std::string_view first, std::string_view last,
                                                  std::chrono::minutes grace = {});

/// The windows of every phase. A calendar as planned has one window a phase, or none where the phase does not
/// happen; reopening a closed phase (change.h) adds another. Windows of a phase stand in order and apart.
struct Calendar {
  std::array<std::vector<Window>, phase_count> windows;

  [[nodiscard]] const std::vector<Window>& of(Phase phase) const { return windows[index_of(phase)]; }
  [[nodiscard]] std::vector<Window>& of(Phase phase) { return windows[index_of(phase)]; }

  friend bool operator==(const Calendar&, const Calendar&) = default;
};

/// Everything wrong or doubtful about a calendar, in a fixed order. The law:
///
///   register → disclose → grade → clarify → confirm → publish, each from the close of the one before;
///   register → collect → publish likewise. Surveys may therefore run beside disclosure and grading, as they
///   did in 2565. Disclosure may begin while agencies still register, as it did in 2564: that is told, not
///   refused.
///
/// Stops: round.phase_missing {phase} (of `needed`), round.phase_empty {phase, opens, closes},
/// round.bad_grace {phase, found, expected}, round.phase_order {phase, opens, before, closes},
/// round.wrong_year {phase, opens, closes, year}. Warnings: round.phase_short {phase} (under a day),
/// round.phases_overlap (details as phase_order), round.grace_overlaps (the same; `closes` is the end of the
/// grace), round.nothing_open {from, to} (between the first opening and the last phase before publication),
/// round.late_publication {closes, year}.
///
/// All phases but publication lie in the fiscal year; publication does not begin before it and may end after
/// it. What a reopened window does to the phases after it is a warning, since it was decided by itself.
/// Requires: a fiscal year as in thai_day.h.
[[nodiscard]] Findings check_calendar(const Calendar& calendar, const std::vector<Phase>& needed,
                                      int fiscal_year);

/// One spelling for one calendar: a line a window, "<phase> <opens> <closes> <grace>", moments in
/// microseconds since 1970 and grace in minutes.
[[nodiscard]] std::string canonical_text(const Calendar& calendar);

/// SHA-256 over canonical_text, lower-case hex.
[[nodiscard]] std::string calendar_hash(const Calendar& calendar);

}  // namespace prongsai::round
