// SPDX-License-Identifier: Apache-2.0
// The opened answers of an agency on their way into its scores.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/surveys.h"
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
    scoring::Inputs& inputs);

}  // namespace prongsai::desk::detail
