// SPDX-License-Identifier: Apache-2.0
// /office/rounds: preparing assessment rounds, running them, publishing their results.
#pragma once

#include "prongsai/web/gate/gate.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web {

void add_rounds(Gate& gate);

/// What waits for the visitor in rounds: phases of their own that are open, rounds to close, publications
/// that want a second person. `office` must outlive it.
[[nodiscard]] TasksOf round_tasks(const desk::Office& office);

}  // namespace prongsai::web
