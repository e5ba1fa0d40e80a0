// SPDX-License-Identifier: Apache-2.0
// Packed answer sheets in, counts out: what a national recount is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "prongsai/base/result.h"
#include "prongsai/tally/counts.h"
#include "prongsai/tally/sheet_layout.h"

namespace prongsai::tally {

/// `sheets` packed sheets in a row that belong to one agency.
struct AgencyRun {
  std::uint32_t agency = 0;
  std::uint64_t sheets = 0;
};

/// Sheets as the store delivers them: agency after agency, each agency at most once, ascending.
struct GroupedSheets {
  std::span<const AgencyRun> runs;
  std::span<const std::uint8_t> bytes;
};

/// Sheets in any order: entry i names the agency of the i-th sheet.
struct MixedSheets {
  std::span<const std::uint32_t> agency_of_sheet;
  std::span<const std::uint8_t> bytes;
};

struct CountOptions {
  std::uint32_t agencies = 0;  ///< agencies are numbered 0 to agencies - 1
  int threads = 1;             ///< at least 1; the counts do not depend on it
};

/// Counts every box of every sheet. The same sheets give the same Counts, whatever their order, the form
/// they are given in, and the number of threads.
///
/// Problems, sheets and boxes numbered from 1 in the order given:
/// - `tally.choice_out_of_range` {sheet, box, found, expected}: a byte is above its box's number of
///   choices. Of several such bytes the first is named. Nothing is counted, not even the other sheets.
/// - `tally.sheets_incomplete` {found, expected}: not exactly sheets times boxes bytes.
/// - `tally.too_many_sheets` {found, expected}: more than 4,294,967,295 sheets, which a cell cannot hold.
///
/// Requires: options.agencies >= 1, options.threads >= 1, each agency < options.agencies, runs strictly
/// ascending by agency. Throws std::bad_alloc and std::system_error (no thread to be had). Good sheets
/// cost nothing for the check of bad ones but a running maximum; mixed sheets are first sorted by agency
/// (4 bytes a sheet), which is several times faster than counting them where they fall.
[[nodiscard]] base::Result<Counts> count(const SheetLayout& layout, const GroupedSheets& sheets,
                                         const CountOptions& options);
/// As above, for sheets in any order.
[[nodiscard]] base::Result<Counts> count(const SheetLayout& layout, const MixedSheets& sheets,
                                         const CountOptions& options);

}  // namespace prongsai::tally
