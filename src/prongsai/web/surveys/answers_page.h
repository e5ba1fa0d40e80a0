// SPDX-License-Identifier: Apache-2.0
// What people answered in an opened survey, for those who may see it.
#pragma once

#include <cstdint>
#include <string>

#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// /office/surveys/{survey}/answers, and below it /file/csv and /file/xlsx; of official surveys and of
/// pulses.
void add_survey_answers(Gate& gate);

/// "/th/office/surveys/17/answers": for links from other pages.
[[nodiscard]] std::string answers_path(const Visit& visit, std::int64_t survey, std::string_view below = {});

}  // namespace prongsai::web
