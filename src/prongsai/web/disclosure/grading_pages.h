// SPDX-License-Identifier: Apache-2.0
// Grades: assessors' work, who grades what, agencies' grades and what they dispute, reviewers' decisions.
#pragma once

#include "prongsai/desk/jobs.h"
#include "prongsai/web/gate/gate.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web {

/// /office/grading, /office/rounds/{round}/disclosure/graders, …/agreement and …/disputes,
/// /office/disclosure/decisions, and /office/rounds/{round}/agencies/{agency}/grades with everything below.
void add_grading(Gate& gate, desk::Jobs& jobs);

/// What waits: items to grade, disputes to decide, grades to look at and to confirm.
[[nodiscard]] TasksOf tasks_of_grading(const desk::Office& office);

}  // namespace prongsai::web
