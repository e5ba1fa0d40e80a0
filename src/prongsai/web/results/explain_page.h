// SPDX-License-Identifier: Apache-2.0
// Where one number comes from: its arithmetic, its rule and source, and everything below it.
#pragma once

#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/results/register.h"

namespace prongsai::web {

/// Requires: `node` is one of the results' plan.
[[nodiscard]] Page explain_page(const Voice& voice, const Results& results, NodeIndex node);

}  // namespace prongsai::web
