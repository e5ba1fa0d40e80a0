// SPDX-License-Identifier: Apache-2.0
// Pulse surveys: an agency asks its own people the same questions before the official survey does.
#pragma once

#include "prongsai/desk/jobs.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// /office/pulses and below it; for nobody above the agency. Both must outlive the gate.
void add_pulses(Gate& gate, desk::Jobs& jobs);

}  // namespace prongsai::web
