// SPDX-License-Identifier: Apache-2.0
// A table laid out: columns no narrower than their longest word, rows that stay whole.
#pragma once

#include <string>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/grid_detail.h"
#include "prongsai/doc_writers/pdf/flow_detail.h"

namespace prongsai::doc_writers::pdf {

/// A paragraph in a cell, with its mark hanging left of it.
struct CellText {
  Text mark;
  Text text;
  double hang = 0;
};

/// A cell where it stands. Rows are counted from the first of the head or body it belongs to.
struct LaidCell {
  const doc::Cell* cell = nullptr;
  std::size_t column = 0;
  std::size_t columns = 1;
  std::size_t row = 0;
  std::size_t rows = 1;
  std::vector<CellText> lines;
  doc::Align align = doc::Align::start;
  double number_before = 0;  ///< of a number in a decimal column: width up to its point
  bool is_number = false;

  [[nodiscard]] double height() const;
};

struct LaidRow {
  double height = 0;
  std::vector<LaidCell> cells;  ///< those that begin in it
  bool keep_with_next = false;
  bool goes_on = false;  ///< the next row is the rest of this one
  bool is_rest = false;  ///< of the row before
};

/// How numbers of a column are set below each other.
struct DecimalColumn {
  double before = 0;  ///< widest part up to the point
  double after = 0;
};

struct LaidTable {
  std::vector<double> widths;
  std::vector<double> lefts;  ///< one more: the right edge
  std::vector<DecimalColumn> decimals;
  std::vector<LaidRow> head;
  std::vector<LaidRow> body;
};

/// Lays out everything but the pages. `tallest`: the height of a row that is still kept whole.
[[nodiscard]] LaidTable lay_out(const Bench& bench, const doc::Table& table, double tallest);

/// One entry a row: does it stay on the page of the next one? A table goes over pages between its rows, but
/// not a low one, not within its first three rows, and never so that its last row or a row that names others
/// stands alone. `head`: height of caption and head; `page`: of a page's text.
[[nodiscard]] std::vector<char> tied_rows(const std::vector<LaidRow>& rows, double head, double page);

/// Shares out `available` among columns that need at least `least`; weight 0 takes just that.
[[nodiscard]] std::vector<double> share_widths(const std::vector<doc::Column>& columns,
                                               std::vector<double> least, const std::vector<double>& natural,
                                               double available);

}  // namespace prongsai::doc_writers::pdf
