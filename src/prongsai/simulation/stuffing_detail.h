// SPDX-License-Identifier: Apache-2.0
// Answers that nobody gave, in six styles; private to this room.
#pragma once

#include "prongsai/simulation/arrivals_detail.h"
#include "prongsai/simulation/respondents_detail.h"

namespace prongsai::simulation {

/// Which of an agency's surveys the style touches: never the one that assessors ask.
[[nodiscard]] bool touches(Style style, Asked asked, Random& random);

/// Adds `count` answers.
void stuff(const Stuffing& stuffing, std::size_t count, Random& random, const Respondents& respondents,
           const Habits& habits, SimulatedSurvey& survey);

}  // namespace prongsai::simulation
