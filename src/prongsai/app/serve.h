// SPDX-License-Identifier: Apache-2.0
// The commands serve and demo: pages over HTTP until told to stop.
#pragma once

#include <string>

#include "prongsai/cli/run.h"

namespace prongsai::app {

/// Loads the results files named (serve; without any, home's data/results), or the real results and the
/// invented province (demo), says where it can be reached, and serves in the foreground until SIGINT or
/// SIGTERM. A results file that cannot be read is told and left out; the others are shown.
[[nodiscard]] cli::Exit serve(const cli::Arguments& arguments, const std::string& home,
                              const cli::Surroundings& surroundings);

}  // namespace prongsai::app
