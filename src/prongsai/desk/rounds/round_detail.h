// SPDX-License-Identifier: Apache-2.0
// What the actions about rounds share.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/desk/rounds/view.h"
#include "prongsai/round/opening.h"

namespace prongsai::desk::detail {

[[nodiscard]] base::Problem no_such_round(std::string_view id);
/// Somebody else changed the round meanwhile.
[[nodiscard]] base::Problem round_clash();
[[nodiscard]] base::Problem wrong_stage(round::Stage found, round::Stage expected);

/// The round, still as whoever acts saw it and in the stage this needs. Problems: rounds.no_such_round,
/// rounds.clash, round.wrong_stage.
[[nodiscard]] base::Result<store::StoredRound> round_at(db::Transaction& transaction, std::string_view id,
                                                        std::int64_t version, round::Stage stage);

/// Why the rules are not those that were frozen; of a draft, why they are not there.
[[nodiscard]] base::Problems rules_problems(const store::StoredRound& stored,
                                            const results_files::PlannedEdition* rules);

/// What is wrong with a reason; it belongs to the form field of that name.
[[nodiscard]] base::Problems check_decision_reason(std::string_view reason);

/// An agency as the room `round` sees it. The register counts the people of the two surveys of the ITA: of
/// IIT inside the agency, of EIT outside. For surveys of other assessments it knows no number.
[[nodiscard]] round::Participant participant_of(const store::RoundAgency& agency);
/// With the minimum of every survey and part.
[[nodiscard]] store::SampledRoundAgency sampled(const framework::Edition& edition, store::RoundAgency agency);

}  // namespace prongsai::desk::detail
