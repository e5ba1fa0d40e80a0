// SPDX-License-Identifier: Apache-2.0
// Opening a round: what is checked before, and what is frozen by it.
#pragma once

#include <string_view>

#include "prongsai/desk/rounds/view.h"
#include "prongsai/round/finding.h"

namespace prongsai::desk {

/// What stands in the way of opening a draft, and what somebody should have read before. Problems:
/// desk.not_permitted; rounds.no_such_round; rounds.edition_gone; round.wrong_stage.
[[nodiscard]] base::Result<round::Findings> opening_findings(const Office& office, const access::Actor& actor,
                                                             std::string_view id);

/// Opens it. From then on these are settled: the edition's fingerprint, the calendar as planned, who takes
/// part with type, size and head-counts, and the minimum samples; their hashes stand in the trail. Of two who
/// open at once one succeeds and the other learns that the round is open. Problems: those above;
/// rounds.clash; the stops of round::check_opening.
[[nodiscard]] base::Result<bool> open_round(const Office& office, const access::Actor& actor,
                                            std::string_view id, std::int64_t version);

}  // namespace prongsai::desk
