// SPDX-License-Identifier: Apache-2.0
// A plan that answers made-up figures: what a careful office would write, at random.
#pragma once

#include "made_agency.h"

namespace prongsai::planted {

/// Of the fiscal year `year`; `is_over`: with results and reports of everything done.
[[nodiscard]] improvement::Plan make_plan(const World& world, const analysis::Scored& results, int year,
                                          bool is_over, Chance& chance);

}  // namespace prongsai::planted
