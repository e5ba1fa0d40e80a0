// SPDX-License-Identifier: Apache-2.0
// Where each cell of a table stands once the spans of those before it are counted.
#pragma once

#include <cstddef>
#include <vector>

#include "prongsai/doc/document.h"

namespace prongsai::doc_writers {

/// A cell, or the part of one from a row above, or a gap that the table left (no cell).
struct Place {
  const doc::Cell* cell = nullptr;
  std::size_t column = 0;
  std::size_t columns = 1;
  std::size_t rows = 1;  ///< of the whole cell, kept within the table
  bool is_first = true;  ///< false: the cell began in a row above
};

/// For each row its places from left to right, together as wide as `columns`. Spans are cut where they
/// would reach beyond the rows, the columns or into another cell; cells beyond the last column are left out
/// (doc::flaws names them).
[[nodiscard]] std::vector<std::vector<Place>> grid(const std::vector<doc::Row>& rows, std::size_t columns);

}  // namespace prongsai::doc_writers
