// SPDX-License-Identifier: Apache-2.0
// Publishing the results of a round: one person proposes, another decides.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/desk/rounds/view.h"

namespace prongsai::desk {

/// What such a proposal is called among the others; its subject is the round.
inline constexpr std::string_view publication_kind = "round_publication";

/// Problems: desk.not_permitted; rounds.no_such_round; rounds.clash; round.wrong_stage for a round that is
/// not closed; what changed since the rules were frozen; round.no_reason; rounds.publication_waits.
/// Gives the proposal's id.
[[nodiscard]] base::Result<std::string> propose_publication(const Office& office, const access::Actor& actor,
                                                            std::string_view id, std::int64_t version,
                                                            const std::string& reason);

enum class Decision { accept, refuse };
/// Accepting publishes the round; it must be somebody else's word than the proposer's, which the database
/// also sees to. Refusing one's own proposal takes it back. Problems: desk.not_permitted;
/// rounds.no_proposal for one that is not there or was decided before; rounds.same_person; round.no_reason
/// (refusing); what changed since the rules were frozen; rounds.proposal_is_old {} when the round changed
/// since; those of round::published.
[[nodiscard]] base::Result<bool> decide_publication(const Office& office, const access::Actor& actor,
                                                    std::string_view proposal, Decision decision,
                                                    const std::string& reason);

}  // namespace prongsai::desk
