// SPDX-License-Identifier: Apache-2.0
// The life of one item of one agency in a round, from nothing told to a grade that stands: where it is, and
// who may do what next. No state without a way on, until the last.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/round/phase.h"

namespace prongsai::disclosure {

/// The round's clock as far as an item is concerned; each follows the one before.
enum class Time : std::uint8_t {
  disclosing,  ///< agencies tell and hand in
  grading,     ///< two assessors grade without seeing each other
  clarifying,  ///< agencies see the grades and may dispute
  confirming,  ///< disputes are decided; executives confirm
  over,        ///< grades stand
};

/// One assessor's seat at an item. Seats 1 and 2 are blind; seat 3 settles what they disagree on.
struct Seat {
  bool assigned = false;
  std::optional<std::size_t> choice;  ///< index into the item's scale; nothing: not graded yet
};

/// What happened so far. Only facts; everything else follows.
struct Facts {
  bool told = false;       ///< something is written down
  bool handed_in = false;  ///< part of a handed-in filing
  bool shown = false;      ///< the filing says มี, with links
  Seat first, second, third;
  bool disputed = false;
  std::optional<std::size_t> decided;  ///< what the reviewer decided: an index into the scale
  bool confirmed = false;              ///< by the agency's executive, or by the end of the time for it
  bool late = false;  ///< the grade came after clarifying: the agency may dispute it while confirming instead
};

enum class State : std::uint8_t {
  open,         ///< nothing told
  drafted,      ///< told, not handed in
  handed_in,    ///< waits for the end of disclosing, may still be changed
  not_shown,    ///< after disclosing: told ไม่มี, or nothing handed in: the lowest grade, no assessor needed
  to_assign,    ///< waits for assessors
  to_grade,     ///< one or two blind grades are missing
  to_settle,    ///< the two disagree, the third grade is missing
  graded,       ///< a preliminary grade, not told to the agency before clarifying
  preliminary,  ///< the agency may dispute it
  disputed,     ///< the reviewer's decision is missing
  decided,
  accepted,  ///< not disputed in time: silence is acceptance
  final,     ///< confirmed, or time is over
};
[[nodiscard]] std::string_view word_of(State state);
[[nodiscard]] std::span<const State> all_states();

/// Requires: facts that acts() led to (a third grade only where two disagree, a dispute only of a grade …).
[[nodiscard]] State state_of(const Facts& facts, Time time);

/// The grade as it stands: decided, else the third, else the two that agree; the scale's lowest for what was
/// not shown when disclosing ended. Nothing before, nor for what was shown and never graded.
[[nodiscard]] std::optional<std::size_t> standing_choice(const Facts& facts, Time time, std::size_t lowest);

enum class Act : std::uint8_t {
  tell,       ///< agency: write down, change
  hand_in,    ///< agency
  take_back,  ///< agency: hand in again, changed, before the time is over
  assign,     ///< authority: seats one and two, or three where it is needed
  grade,      ///< an assessor in a seat, own grade only
  dispute,    ///< agency's coordinator, with grounds
  withdraw,   ///< agency: no dispute after all, while clarifying
  decide,     ///< a reviewer who graded in no seat of it
  confirm,    ///< agency's executive
  wait,       ///< nobody: the clock leads on
};
[[nodiscard]] std::string_view word_of(Act act);

/// What may be done now, by anybody; only State::final has nothing.
[[nodiscard]] std::vector<Act> acts(const Facts& facts, Time time);

/// The clock from the phases that are over; the first that is not over rules, so that a phase opened again
/// hides what came after it. Clarifying begins when the grade phase ends even where some item
/// is not graded: those stay in grading hands and are told as late (a grade may then be given until `over`).
[[nodiscard]] Time time_of(bool disclose_over, bool grade_over, bool clarify_over, bool confirm_over);

}  // namespace prongsai::disclosure
