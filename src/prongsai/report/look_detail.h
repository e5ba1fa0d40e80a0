// SPDX-License-Identifier: Apache-2.0
// Looking at the figures once, for a whole document.
#pragma once

#include "prongsai/report/writer_detail.h"

namespace prongsai::report::detail {

[[nodiscard]] Look look_at(const Input& input);

}  // namespace prongsai::report::detail
