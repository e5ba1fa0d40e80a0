// SPDX-License-Identifier: Apache-2.0
// A table of text cells, whatever it was read from.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace prongsai::results_sheets {

/// Rows from the first one of the sheet on, so that row and column numbers are those that people see.
struct Table {
  std::string name;
  std::vector<std::vector<std::string>> rows;
  std::vector<int> lines = {};  ///< in which line of its file each row begins; empty: rows are lines

  /// From 1; what the place of a cell in this row says.
  [[nodiscard]] int line_of(std::size_t row) const {
    return row < lines.size() ? lines[row] : static_cast<int>(row) + 1;
  }
};

}  // namespace prongsai::results_sheets
