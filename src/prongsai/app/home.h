// SPDX-License-Identifier: Apache-2.0
// Where the program's data stand.
#pragma once

#include <string>

#include "prongsai/base/result.h"

namespace prongsai::app {

/// The folder that holds frameworks/ (and, for the demo, data/). Tried in order: `asked` (--home), the
/// environment's PRONGSAI_HOME, the folders above the program's own file, ../share/prongsai beside it, the
/// working folder. When `asked` or PRONGSAI_HOME names a folder without frameworks/, nothing else is tried.
/// Problem: command.no_home.
[[nodiscard]] base::Result<std::string> find_home(const std::string& asked);

}  // namespace prongsai::app
