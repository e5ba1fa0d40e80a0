// SPDX-License-Identifier: Apache-2.0
// Which sheets belong to which agency, when they come in any order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "prongsai/tally/count.h"

namespace prongsai::tally {

/// The sheets' numbers grouped by agency: `runs` as GroupedSheets has them, `sheets` beside them with the
/// number of each sheet, ascending within its agency.
struct SheetOrder {
  std::vector<AgencyRun> runs;
  std::vector<std::uint32_t> sheets;
};

/// Requires: as `count` for mixed sheets; at most 4,294,967,295 sheets.
[[nodiscard]] SheetOrder order_by_agency(std::span<const std::uint32_t> agency_of_sheet,
                                         const CountOptions& options);

}  // namespace prongsai::tally
