// SPDX-License-Identifier: Apache-2.0
// One agency in one year: the total and why it bears its level, what the documents say wrongly, and every
// score below.
#pragma once

#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/results/register.h"

namespace prongsai::web {

/// Requires: `results` is one of `agency.years`.
[[nodiscard]] Page result_page(const Voice& voice, const AgencyYears& agency, const Results& results);

}  // namespace prongsai::web
