// SPDX-License-Identifier: Apache-2.0
// One block of a template; private to this room.
#pragma once

#include "prongsai/report/template.h"
#include "prongsai/yaml/fields.h"

namespace prongsai::report_files::detail {

/// The blocks of a list, in their order; each `each` holds more of them.
[[nodiscard]] report::BlockPatterns read_blocks(std::span<const yaml::Node> nodes, base::Problems& problems);

}  // namespace prongsai::report_files::detail
