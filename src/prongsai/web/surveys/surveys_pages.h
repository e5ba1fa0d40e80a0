// SPDX-License-Identifier: Apache-2.0
// Surveys of a round for staff: links and posters, how far they are, choosing for them, and their box.
#pragma once

#include "prongsai/desk/jobs.h"
#include "prongsai/web/gate/gate.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web {

/// /office/surveys and /office/rounds/{round}/surveys with everything below. Both must outlive the gate.
void add_surveys(Gate& gate, desk::Jobs& jobs);

/// What waits: surveys to be made, boxes to be opened, and of one's own agency surveys that may stay short.
[[nodiscard]] TasksOf tasks_of_surveys(const desk::Office& office);

}  // namespace prongsai::web
