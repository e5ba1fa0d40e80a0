// SPDX-License-Identifier: Apache-2.0
// /office/rounds/{round}/results: from counted answers and final grades to results handed in.
#pragma once

#include "prongsai/desk/jobs.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// The page with its button, its work and a way to stop it; and the same of one agency, from its page of
/// scores.
void add_round_results(Gate& gate, desk::Jobs& jobs);

}  // namespace prongsai::web
