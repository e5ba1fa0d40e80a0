// SPDX-License-Identifier: Apache-2.0
// Decisions that change the calendar of a running round, each with its reason, and the calendar that results.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"
#include "prongsai/round/calendar.h"

namespace prongsai::round {

enum class ChangeKind : std::uint8_t {
  extend,   ///< more time: the phase closes later, or opens once more after it has closed
  move,     ///< other days for a phase that has not opened; never less time than it had
  shorten,  ///< less time within the same days, for a phase that has not opened
};

/// "extend", "move" and "shorten".
[[nodiscard]] std::string_view word_of(ChangeKind kind);
[[nodiscard]] std::optional<ChangeKind> parse_change_kind(std::string_view word);

/// One logged decision.
struct CalendarChange {
  ChangeKind kind = ChangeKind::extend;
  Phase phase = Phase::registration;
  /// extend: the added time. Begins when the phase closes or, decided after that, now or later. move and
  /// shorten: the whole new window.
  Moment from;
  Moment to;
  std::chrono::minutes grace{0};  ///< after `to`
  std::string reason;             ///< read by everybody concerned
  std::string who;                ///< account of who decided
  Moment when;                    ///< of the decision

  friend bool operator==(const CalendarChange&, const CalendarChange&) = default;
};

inline constexpr std::size_t changes_most = 200;         ///< in one round
inline constexpr std::size_t change_reason_most = 2000;  ///< bytes

/// The calendar after one more decision. Whether the phases still follow one another is for check_calendar to
/// say: two decisions taken together (extend disclosure, move grading) may pass through an unlawful calendar.
///
/// An extension never shortens: neither the time nor the time with its grace ends earlier than before. What
/// was accepted, late or refused before the moment of a decision stays so.
///
/// Problems: round.no_reason, round.reason_too_long {found, expected}, round.no_decider; round.change_empty
/// {phase, from, to}; round.bad_grace; round.no_window {phase}; round.shortens {phase, expected, found} (the
/// decision would end earlier, or last shorter, than what stands); round.extension_start {phase, found,
/// expected}; round.change_in_the_past {phase, from, now}; round.already_open {phase, opens} (move, shorten);
/// round.not_within {phase, opens, closes} (shorten).
[[nodiscard]] base::Result<Calendar> changed(const Calendar& current, const CalendarChange& change);

/// The base calendar with every decision in the order taken. Problems as above, and round.change_order
/// {found, before} where a decision is older than the one before it, round.too_many_changes {expected}.
[[nodiscard]] base::Result<Calendar> effective_calendar(const Calendar& base,
                                                        std::span<const CalendarChange> changes);

}  // namespace prongsai::round
