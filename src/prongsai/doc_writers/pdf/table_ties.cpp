// SPDX-License-Identifier: Apache-2.0
// Between which rows of a table a page may end.
#include <algorithm>

#include "prongsai/doc_writers/pdf/table_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

// Of the height of a page.
constexpr double whole_table = 0.25;  // lower ones are never cut
constexpr double whole_run = 0.2;     // rows that the document wants together stay so up to here
constexpr double first_rows = 0.25;   // head and first rows, where three of them are no higher
constexpr double low_row = 0.12;      // the last row of a table looks lost on a page of its own
constexpr std::size_t rows_at_head = 3;

/// Names those below it.
bool is_group(const LaidRow& row) {
  return !row.cells.empty() && std::all_of(row.cells.begin(), row.cells.end(), [](const LaidCell& cell) {
    return cell.cell == nullptr || cell.cell->shade == doc::Shade::group;
  });
}

double height_of(const std::vector<LaidRow>& rows, std::size_t first, std::size_t last) {
  double height = 0;
  for (std::size_t r = first; r < last; ++r) height += rows[r].height;
  return height;
}

/// Rows of [first, last) that the document wants together: all of them, or what must not stand alone.
void tie_run(const std::vector<LaidRow>& rows, std::size_t first, std::size_t last, double page,
             std::vector<char>& tied) {
  const bool is_low = height_of(rows, first, last) <= whole_run * page;
  for (std::size_t r = first; r + 1 < last; ++r)
    if (is_low || r == first || r + 2 == last) tied[r] = 1;
}

/// Rows that a cell spans. A page may end among many of them where the cell's words are done, unless its
/// shade would have to go on.
void tie_span(const std::vector<LaidRow>& rows, std::size_t first, const LaidCell& cell, double page,
              std::vector<char>& tied) {
  const std::size_t last = std::min(first + cell.rows, rows.size());
  const bool is_shaded = cell.cell != nullptr && cell.cell->shade != doc::Shade::none;
  const bool is_whole = is_shaded || height_of(rows, first, last) <= whole_run * page;
  const double words = cell.height() + 2 * look::cell_pad_y;
  for (std::size_t r = first; r + 1 < last; ++r)
    if (is_whole || r == first || r + 2 == last || height_of(rows, first, r + 1) < words) tied[r] = 1;
}

}  // namespace

std::vector<char> tied_rows(const std::vector<LaidRow>& rows, double head, double page) {
  const std::size_t count = rows.size();
  std::vector<char> tied(count, 0);
  if (count < 2) return tied;
  if (head + height_of(rows, 0, count) <= whole_table * page) {
    std::fill(tied.begin(), tied.end() - 1, 1);
    return tied;
  }
  for (std::size_t first = 0; first < count;) {
    std::size_t last = first + 1;
    while (last < count && rows[last - 1].keep_with_next) ++last;
    tie_run(rows, first, last, page, tied);
    first = last;
  }
  for (std::size_t r = 0; r < count; ++r) {
    if (r + 1 < count && is_group(rows[r])) tied[r] = 1;
    for (const LaidCell& cell : rows[r].cells)
      if (cell.rows > 1) tie_span(rows, r, cell, page, tied);
    // One line of a row that goes on is too little.
    if (r > 0 && rows[r - 1].goes_on && !rows[r].goes_on && rows[r].height < 2 * look::cell.leading)
      tied[r - 1] = 1;
  }
  double height = head + rows[0].height;
  for (std::size_t r = 0; r + 1 < std::min(rows_at_head, count); ++r) {
    height += rows[r + 1].height;
    if (height > first_rows * page) break;
    tied[r] = 1;
  }
  if (rows.back().height <= low_row * page) tied[count - 2] = 1;
  return tied;
}

}  // namespace prongsai::doc_writers::pdf
