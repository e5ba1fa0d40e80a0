// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/document_files/grid_detail.h"

namespace prongsai::document_files {

void SpanGrid::begin_row() {
  for (std::size_t& rows : covered_) {
    if (rows > 0) --rows;
  }
  rows_.emplace_back();
  column_ = 0;
}

void SpanGrid::add(std::string text, std::size_t columns, std::size_t rows) {
  if (rows_.empty()) begin_row();
  columns = std::clamp<std::size_t>(columns, 1, columns_max);
  rows = std::clamp<std::size_t>(rows, 1, lines_max);
  while (column_ < covered_.size() && covered_[column_] > 0) ++column_;
  if (column_ + columns > columns_max) return;
  const std::size_t end = column_ + columns;
  if (covered_.size() < end) covered_.resize(end, 0);
  // rows + nothing: begin_row takes one off before the next row is laid.
  for (std::size_t i = column_; i < end; ++i) covered_[i] = rows;
  Row& row = rows_.back();
  if (row.cells.size() < end) row.cells.resize(end);
  row.cells[column_] = std::move(text);
  column_ = end;
}

void SpanGrid::give_to(Gatherer& gatherer, int page) const {
  std::size_t columns = 0;
  for (const Row& row : rows_) columns = std::max(columns, row.cells.size());
  const int table = columns > 1 ? gatherer.next_table() : 0;
  for (const Row& row : rows_) {
    lint::Line line;
    line.page = page;
    line.cells = row.cells;
    line.cells.resize(std::max<std::size_t>(columns, 1));
    line.table = table;
    line.bold = row.bold;
    gatherer.add(std::move(line));
  }
}

}  // namespace prongsai::document_files
