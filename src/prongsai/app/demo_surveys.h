// SPDX-License-Identifier: Apache-2.0
// Surveys of the demo: a round whose box was opened, one that takes answers now, and one with assessors who
// call.
#pragma once

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"

namespace prongsai::app {

/// Through the same actions and the same sealed boxes that a server uses, with made-up answers from the room
/// `simulation`. Only agencies of one province answer, so that it takes seconds; days lie in the past, so
/// that boards have something to show. Requires: agencies and people are there. Problems: those of the
/// actions.
[[nodiscard]] base::Result<bool> fill_demo_surveys(const desk::Office& office);

}  // namespace prongsai::app
