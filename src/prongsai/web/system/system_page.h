// SPDX-License-Identifier: Apache-2.0
// /office/system: how the installation is.
#pragma once

#include "prongsai/desk/jobs.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// The program counts as started now. `jobs` are those of this server; they must outlive the gate.
void add_system(Gate& gate, const desk::Jobs& jobs);

}  // namespace prongsai::web
