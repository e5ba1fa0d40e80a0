// SPDX-License-Identifier: Apache-2.0
// Which phases are open at a moment, and whether something may be done then.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "prongsai/base/result.h"
#include "prongsai/round/calendar.h"

namespace prongsai::round {

/// Exactly one holds at any moment.
enum class Standing : std::uint8_t {
  absent,   ///< the calendar has no window for the phase
  not_yet,  ///< it opens later
  open,
  grace,   ///< closed, but what comes in is still accepted and marked late
  closed,  ///< for good, unless `until` says when it opens again
};

struct PhaseState {
  Phase phase = Phase::registration;
  Standing standing = Standing::absent;
  /// The first moment in which the standing is another one: never the moment asked about, and the standing
  /// holds at every moment before. Empty where it holds for good.
  std::optional<Moment> until;
};

[[nodiscard]] PhaseState state_of(const Calendar& calendar, Phase phase, Moment now);
/// Of every phase, in order.
[[nodiscard]] std::array<PhaseState, phase_count> state_at(const Calendar& calendar, Moment now);

enum class Timeliness : std::uint8_t {
  in_time,
  late,  ///< within the grace: accepted, and to be stored as late
};

/// Whether the phase permits it at that moment. Problems: round.phase_not_planned {phase}, round.not_yet_open
/// {phase, opens}, round.phase_closed {phase, closes}, round.phase_reopens {phase, closes, opens}. `closes`
/// is when the phase closed; its grace is over, too. Whether the person may is decided elsewhere.
[[nodiscard]] base::Result<Timeliness> may(const Calendar& calendar, Activity activity, Moment now);

}  // namespace prongsai::round
