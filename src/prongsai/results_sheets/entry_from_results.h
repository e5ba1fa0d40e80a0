// SPDX-License-Identifier: Apache-2.0
// From results already read back to a form, so that they can be looked at and corrected.
#pragma once

#include "prongsai/results_sheets/entry.h"
#include "prongsai/results_sheets/form_shape.h"

namespace prongsai::results_sheets {

/// Fills in a form with what is known, every figure with its place. Checking it gives the same Known again,
/// as long as no figure has more decimals than its field takes (then check_entry says so). Requires: results
/// and shape are of the same edition.
[[nodiscard]] Entry entry_from_results(const FormShape& shape, const results_files::Results& results);

}  // namespace prongsai::results_sheets
