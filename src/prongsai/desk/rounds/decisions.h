// SPDX-License-Identifier: Apache-2.0
// Decisions about a round that is running: more time, other days, and its end.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "prongsai/desk/rounds/view.h"

namespace prongsai::desk {

/// What is decided for one phase: `who` and `when` are filled in by the desk, the reason is one for all.
struct PhaseDecision {
  round::ChangeKind kind = round::ChangeKind::extend;
  round::Phase phase = round::Phase::registration;
  /// An extension begins at the close of the phase or, once that has passed, at the moment of the decision
  /// unless it is told to begin later.
  std::optional<Moment> from;
  Moment to;
  std::chrono::minutes grace{0};
};

/// Extends, moves or shortens phases, all of them or none, so that one decision can extend a phase and move
/// the one after it. Problems: desk.not_permitted; rounds.no_such_round; rounds.clash; rounds.edition_gone
/// and what changed since the rules were frozen; round.no_reason; rounds.nothing_decided; those of
/// round::decided.
[[nodiscard]] base::Result<bool> extend_phase(const Office& office, const access::Actor& actor,
                                              std::string_view id, std::int64_t version,
                                              std::span<const PhaseDecision> decisions,
                                              const std::string& reason);

/// Ends an open round: nothing comes in any more. Problems: desk.not_permitted; rounds.no_such_round;
/// rounds.clash; what changed since the rules were frozen; those of round::closed.
[[nodiscard]] base::Result<bool> close_round(const Office& office, const access::Actor& actor,
                                             std::string_view id, std::int64_t version);

/// Notes in the trail, once each, what phases opened and closed by the clock since the round was opened;
/// gives how many were new. Safe from several servers at once, and cheap when there is nothing to note.
std::int64_t tick_rounds(const Office& office);

}  // namespace prongsai::desk
