// SPDX-License-Identifier: Apache-2.0
// Whose answers a person should look at, for the authority once a round's box is open, and what that person
// decides.
#pragma once

#include "prongsai/desk/jobs.h"
#include "prongsai/desk/surveys/credibility.h"
#include "prongsai/web/gate/gate.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web {

/// /office/rounds/{round}/surveys/credibility and the card of one agency below it. All must outlive the gate.
void add_credibility(Gate& gate, desk::Jobs& jobs, desk::CredibilityShelf& shelf);

/// Agencies in the queue of a round that nobody has decided about.
[[nodiscard]] TasksOf tasks_of_credibility(const desk::Office& office, const desk::CredibilityShelf& shelf);

}  // namespace prongsai::web
