// SPDX-License-Identifier: Apache-2.0
// From the counted answers of an agency to its scores. Into its results they come by results/compose.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/surveys.h"

namespace prongsai::desk {

/// A score of an instrument, a part or an indicator; `node` is its id in the plan: "instrument:iit",
/// "indicator:2".
struct CountedScore {
  std::string node;
  std::string asked;    ///< of which survey; empty where several make it
  base::Points points;  ///< rounded as the edition rounds
};
struct CountedAgency {
  std::shared_ptr<const results_files::PlannedEdition> rules;
  std::vector<std::string> counted;      ///< words of the surveys that are opened
  std::vector<std::string> below_floor;  ///< of these: scored as a whole, none of their indicators is told
  std::vector<CountedScore> scores;      ///< in the plan's order
};

/// Scores what the agency's opened surveys of that round say. No count and no score of a question is told:
/// those give counts away (docs/reference/suppression.md). Problems: desk.not_permitted (Deed::see_results);
/// rounds.no_such_round, rounds.no_such_agency, rounds.edition_gone; surveys.nothing_counted;
/// surveys.questions_changed {edition}.
[[nodiscard]] base::Result<CountedAgency> score_of(const Office& office, const access::Actor& actor,
                                                   std::string_view round, std::string_view agency);

}  // namespace prongsai::desk
