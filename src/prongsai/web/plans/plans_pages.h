// SPDX-License-Identifier: Apache-2.0
// The workbench of an agency and year: from its results to a plan, its approval, and what came of it.
#pragma once

#include "prongsai/web/analysis/peers_shelf.h"
#include "prongsai/web/gate/gate.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web {

/// Registers …/office/plans and everything below it. `peers` finds those among whom published results stand.
void add_plans(Gate& gate, const PeersOf& peers);

/// Plans that wait for the executive, were sent back, or have something due.
[[nodiscard]] TasksOf tasks_of_plans(const desk::Office& office);

}  // namespace prongsai::web
