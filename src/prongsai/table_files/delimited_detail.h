// SPDX-License-Identifier: Apache-2.0
// Text with a separator between cells (RFC 4180 and its relatives) to a sheet.
#pragma once

#include <string_view>

#include "prongsai/table_files/problems_detail.h"

namespace prongsai::table_files {

enum class Quoting {
  strict,   ///< a quoted cell that does not end where a cell ends is refused
  lenient,  ///< it is text instead, with its quotation marks
};

/// ',', ';' or tab: the one by which most of the first rows have the same number of cells. ',' where none
/// divides.
[[nodiscard]] char find_separator(std::string_view text);

/// Refuses as read_table says. `text` is UTF-8 without a mark.
[[nodiscard]] Sheet read_delimited(std::string_view text, char separator, Quoting quoting,
                                   const Limits& limits);

/// A CSV file that has been decoded: obeys a first line `sep=;`, which becomes a blank row.
[[nodiscard]] Sheet read_csv(std::string_view text, const Limits& limits);

}  // namespace prongsai::table_files
