// SPDX-License-Identifier: Apache-2.0
// The command about sealed copies of web pages: read them all and compare.
#pragma once

#include "prongsai/cli/run.h"
#include "prongsai/desk/office.h"

namespace prongsai::cli {

/// prongsai captures verify. How far it is goes to the stream for errors, at most every few seconds.
/// Exit::findings where something is altered or missing.
[[nodiscard]] Exit run_captures(const Arguments& arguments, const Surroundings& to,
                                const desk::Office& office);

}  // namespace prongsai::cli
