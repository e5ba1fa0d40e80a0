// SPDX-License-Identifier: Apache-2.0
// Disclosure as agencies do it and as boards see it.
#pragma once

#include "prongsai/web/gate/gate.h"
#include "prongsai/web/home/home_page.h"

namespace prongsai::web {

/// /office/disclosure, /office/rounds/{round}/disclosure, and
/// /office/rounds/{round}/agencies/{agency}/disclosure with everything below.
void add_disclosure(Gate& gate);

/// What waits: items that are not told yet, and changes that were not handed in.
[[nodiscard]] TasksOf tasks_of_disclosure(const desk::Office& office);

}  // namespace prongsai::web
