// SPDX-License-Identifier: Apache-2.0
// The command about rounds: count all answers again.
#pragma once

#include "prongsai/cli/run.h"
#include "prongsai/desk/office.h"

namespace prongsai::cli {

/// prongsai round recount [ROUND]: of one round, or of everything there is. Exit::findings where what
/// is stored differs from what was counted again.
[[nodiscard]] Exit run_round(const Arguments& arguments, const Surroundings& to, const desk::Office& office);

}  // namespace prongsai::cli
