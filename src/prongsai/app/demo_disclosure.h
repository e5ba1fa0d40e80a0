// SPDX-License-Identifier: Apache-2.0
// What the demo's agencies disclose: last year's reports handed in, this year's begun.
#pragma once

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"

namespace prongsai::app {

/// Through the actions that pages use, by the agencies' own coordinators. The city handed in last year and
/// has begun this year's report, so that copying forward can be tried; the province has handed in both. Links
/// lead to a site that nobody owns. Requires: the rounds of demo_surveys.h.
[[nodiscard]] base::Result<bool> fill_demo_disclosure(const desk::Office& office);

}  // namespace prongsai::app
