// SPDX-License-Identifier: Apache-2.0
// The opened answers of an agency on their way into its scores.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/counted.h"
#include "prongsai/desk/surveys/questionnaires_detail.h"
#include "prongsai/scoring/score.h"

namespace prongsai::desk::detail {

struct CountedSurvey {
  store::StoredSurvey stored;
  std::int64_t respondents = 0;
  bool is_few = false;  ///< fewer than the survey's floor: no score of a question may be told
};

/// Puts the counts of every opened survey of that agency and round where the plan takes them from. Problem:
/// surveys.questions_changed {edition}.
[[nodiscard]] base::Result<std::vector<CountedSurvey>> put_opened_answers(
    db::Transaction& transaction, const store::StoredRound& round,
    const std::shared_ptr<const results_files::PlannedEdition>& rules, std::string_view agency,
    Questionnaires& questionnaires, scoring::Inputs& inputs);

/// What may be told of a sheet that was scored from these answers and nothing else.
[[nodiscard]] std::vector<CountedScore> counted_scores(const scoring::Plan& plan, const scoring::Sheet& sheet,
                                                       const std::vector<CountedSurvey>& opened);

}  // namespace prongsai::desk::detail
