// SPDX-License-Identifier: Apache-2.0
// Hides further figures until the hidden ones can no longer be worked out from what is left.
#pragma once

#include <cstddef>
#include <vector>

#include "prongsai/suppression/audit.h"
#include "prongsai/suppression/rules.h"
#include "prongsai/suppression/table.h"

namespace prongsai::suppression {

struct Protection {
  std::vector<CellIndex> hidden_too;  ///< in the order they were hidden
  /// Hidden cells that nothing can protect any more, because everything that binds them is known already.
  std::vector<Finding> given_away;
};

/// Hides shown cells of the table until the audit finds no hidden cell unsafe: each time the lowest count
/// (choices of nobody last) of the sums that bind the unsafe cell, or of the sums next to those. The same
/// table always gives the same protection.
Protection protect(Table& table, const Rules& rules);

}  // namespace prongsai::suppression
