// SPDX-License-Identifier: Apache-2.0
// Whether taking ballots slows down as they become millions.
#pragma once

#include <cstddef>

#include "survey_place.h"

namespace prongsai::bench {

/// Fills the place with ballots through the collector and prints, for each `step` of them, how many became
/// durable in a second, and how large the database and its log are. Throws std::runtime_error.
void grow(const SurveyPlace& place, const survey::Questionnaire& questionnaire, std::size_t ballots,
          std::size_t step, std::size_t in_flight);

}  // namespace prongsai::bench
