// SPDX-License-Identifier: Apache-2.0
// A table in which cells span rows and columns, as rows of equally many cells.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "prongsai/document_files/reading_detail.h"

namespace prongsai::document_files {

/// Cells are put down row by row, from left to right; one that spans stands once, what it covers is "".
class SpanGrid {
 public:
  void begin_row();
  void end_row(bool bold) { rows_.back().bold = bold; }
  /// Beside the last one, past what cells of rows above cover. Spans below 1 count as 1.
  void add(std::string text, std::size_t columns, std::size_t rows);
  /// As rows of one table; a table of a single column (a frame around text) as running text.
  void give_to(Gatherer& gatherer, int page) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    bool bold = false;
  };
  std::vector<Row> rows_;
  std::vector<std::size_t> covered_;  ///< for each column: in how many rows below it is still covered
  std::size_t column_ = 0;
};

}  // namespace prongsai::document_files
