// SPDX-License-Identifier: Apache-2.0
// Lists of people to be called: the coordinator who writes them, and the assessor who calls.
#pragma once

#include "prongsai/web/gate/gate.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web {

/// /office/rounds/{round}/surveys/agencies/{agency}/{asked}/contacts with everything below, and /office/calls
/// with everything below. No address bears a name, a number or the id of a person.
void add_survey_contacts(Gate& gate);

/// What waits: lists that a coordinator still has to hand in, and rounds in which an assessor may call.
[[nodiscard]] TasksOf tasks_of_contacts(const desk::Office& office);

}  // namespace prongsai::web
