// SPDX-License-Identifier: Apache-2.0
// Who takes part in a round, and how many answers are wanted of them.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/desk/rounds/view.h"

namespace prongsai::desk {

enum class Membership { takes_part, stays_out };

/// Adds or removes all agencies at work of a type, a ministry, a province; all of them where nothing is
/// named. Gives how many. Problems: desk.not_permitted; rounds.no_such_round; rounds.clash;
/// round.wrong_stage for a round that is open: then who takes part is settled.
[[nodiscard]] base::Result<std::int64_t> choose_agencies(const Office& office, const access::Actor& actor,
                                                         std::string_view id, std::int64_t version,
                                                         const store::AgencyChoice& choice,
                                                         Membership membership);
/// One of them. Also rounds.no_such_agency, where there was nothing to add or remove.
[[nodiscard]] base::Result<bool> choose_agency(const Office& office, const access::Actor& actor,
                                               std::string_view id, std::int64_t version,
                                               std::string_view agency, Membership membership);

/// A page of those who take part, each with its minimum samples: worked out anew for a draft, as frozen for
/// an open round. `text` is as typed. Problems: desk.not_permitted; rounds.no_such_round.
struct ParticipantsPage {
  std::vector<store::SampledRoundAgency> agencies;
  std::int64_t found = 0;
};
[[nodiscard]] base::Result<ParticipantsPage> see_participants(const Office& office,
                                                              const access::Actor& actor, std::string_view id,
                                                              std::string_view text, std::int64_t limit,
                                                              std::int64_t offset);
/// One of them; nothing where the agency does not take part.
[[nodiscard]] base::Result<std::optional<store::SampledRoundAgency>> see_participant(
    const Office& office, const access::Actor& actor, std::string_view id, std::string_view agency);
/// What could be added to a draft: agencies that match `text`, and all kinds with their numbers.
struct Candidates {
  std::vector<store::RoundAgency> agencies;
  std::vector<store::AgencyKind> kinds;
};
[[nodiscard]] base::Result<Candidates> see_candidates(const Office& office, const access::Actor& actor,
                                                      std::string_view id, std::string_view text);

/// How many people may be asked, told by the agency while agencies register; the minimum samples follow, by
/// the frozen rules. Problems: desk.not_permitted; those of use_round; rounds.no_such_agency;
/// rounds.bad_head_count {found, expected}.
struct HeadCounts {
  std::optional<std::int64_t> internal;
  std::optional<std::int64_t> external;
};
[[nodiscard]] base::Result<bool> state_head_counts(const Office& office, const access::Actor& actor,
                                                   std::string_view id, std::string_view agency,
                                                   const HeadCounts& counts);

}  // namespace prongsai::desk
