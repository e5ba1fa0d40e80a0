// SPDX-License-Identifier: Apache-2.0
// What the demo's agencies disclose: last year's reports handed in, this year's begun.
#pragma once

#include "prongsai/access/decide.h"
#include "prongsai/app/demo_captures.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/store/disclosure.h"

namespace prongsai::app {

/// Through the actions that pages use, by the agencies' own coordinators. The city handed in last year and
/// has begun this year's report, so that copying forward can be tried; the province has handed in both. Links
/// lead to a site that nobody owns, and what stands there is made up. Requires: the rounds of demo_surveys.h.
[[nodiscard]] base::Result<bool> fill_demo_disclosure(const desk::Office& office, DemoCaptures& captures);

/// Tells every item and hands the list in, by the clock of `office`. Problems: those of the actions.
[[nodiscard]] base::Result<bool> hand_in_for_demo(const desk::Office& office, const access::Actor& actor,
                                                  const store::DisclosureKey& key);

}  // namespace prongsai::app
