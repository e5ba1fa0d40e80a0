// SPDX-License-Identifier: Apache-2.0
// What became of the demo's disclosures: last year's graded, disputed, decided and confirmed; a rehearsal
// that assessors are grading now.
#pragma once

#include "prongsai/app/demo_captures.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"

namespace prongsai::app {

/// Through the actions that pages use, by clocks that stood in the phases of the rounds. Grades of the demo
/// belong to rounds that are called made up; nothing here writes results, and none of last year's or the
/// rehearsal's figures stands beside published ones. Requires: the filings of demo_disclosure.h. Problems:
/// those of the actions.
[[nodiscard]] base::Result<bool> fill_demo_grading(const desk::Office& office, DemoCaptures& captures);

}  // namespace prongsai::app
