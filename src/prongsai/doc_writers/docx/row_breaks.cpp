// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "prongsai/doc_writers/docx/table_detail.h"
#include "prongsai/doc_writers/grid_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/doc_writers/text_width_detail.h"

namespace prongsai::doc_writers {
namespace {

// Words do not fill their lines to the end.
constexpr double ragged = 1.04;
constexpr double line_height = substitute_height * twips_of_an_em + 40;

double height_of(const doc::Cell& cell, double width) {
  double lines = 0;
  for (const doc::CellLine& line : cell.lines) {
    const double mark = line.mark.empty() ? 0 : ems_of_mark(clean(line.mark)) + mark_gap;
    const double room = std::max(1.0, width / (twips_of_an_em * substitute_width) - mark);
    lines += std::max(1.0, std::ceil(ems(clean(doc::text_of(line.spans))) * ragged / room));
  }
  return std::max(1.0, lines) * line_height;
}

/// Of each row, in the widest of the fonts; a cell over several rows stretches the last of them.
std::vector<double> heights_of(const doc::Table& table, const std::vector<std::vector<Place>>& all,
                               const std::vector<int>& widths) {
  std::vector<double> heights(all.size(), line_height);
  for (const bool is_tall : {false, true}) {
    for (std::size_t r = 0; r < all.size(); ++r) {
      for (const Place& place : all[r]) {
        if (place.cell == nullptr || !place.is_first || (place.rows > 1) != is_tall) continue;
        double width = -2 * cell_margin(table);
        for (std::size_t c = place.column; c < place.column + place.columns; ++c) width += widths[c];
        double height = height_of(*place.cell, width);
        const std::size_t last = std::min(r + place.rows, all.size()) - 1;
        for (std::size_t above = r; above < last; ++above) height -= heights[above];
        heights[last] = std::max(heights[last], height);
      }
    }
  }
  return heights;
}

bool goes_on(const std::vector<Place>& next) {
  return std::any_of(next.begin(), next.end(), [](const Place& place) { return !place.is_first; });
}

}  // namespace

RowBreaks row_breaks(const doc::Table& table, const std::vector<int>& widths, int page, bool has_follower) {
  // The heading, its caption and the head of the table must find room above the first row.
  constexpr double most_of_first = 0.6;
  constexpr double most_of_row = 1.0;
  constexpr double above_the_table = 3200;
  constexpr double most_of_piece = 0.35;
  constexpr double most_of_short = 0.4;
  const auto all = grid(table.body, table.columns.size());
  const std::vector<double> heights = heights_of(table, all, widths);
  const double head = line_height * static_cast<double>(table.head.size());
  const bool is_short = std::accumulate(heights.begin(), heights.end(), head) < page * most_of_short;
  RowBreaks breaks;
  for (std::size_t r = 0; r < all.size(); ++r) {
    breaks.may_split.push_back(heights[r] > page * (r == 0 ? most_of_first : most_of_row));
    if (r + 1 == all.size()) {
      breaks.keep_with_next.push_back(has_follower && !breaks.may_split.back());
      continue;
    }
    breaks.keep_with_next.push_back((is_short || table.body[r].keep_with_next || goes_on(all[r + 1])));
  }
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    double height = heights[begin];
    while (end + 1 < all.size() && breaks.keep_with_next[end]) height += heights[++end];
    // Too tall for one page: a chain would push its heading away, or be broken anywhere. Shorter ones, then.
    if (height > (begin == 0 ? page - above_the_table : page * most_of_row)) {
      double piece = 0;
      for (std::size_t r = begin; r < end; ++r) {
        piece += heights[r];
        if (piece + heights[r + 1] <= page * most_of_piece) continue;
        breaks.keep_with_next[r] = false;
        piece = 0;
      }
    }
    begin = end + 1;
  }
  return breaks;
}

}  // namespace prongsai::doc_writers
