// SPDX-License-Identifier: Apache-2.0
// Lines that no upright rule parts: text, columns of text, and tables that are known by their gaps.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "prongsai/document_files/pdf_detail.h"

namespace prongsai::document_files {
namespace {

using Row = std::vector<Stretch>;

Box box_of(const Row& row) {
  Box box = row.front().box;
  for (const Stretch& stretch : row) box.include(stretch.box);
  return box;
}

/// "1.   Text" is one stretch, though the gap behind its number is wide.
Row with_list_mark_joined(Row row) {
  if (row.size() < 2 || !is_list_mark(row[0].text)) return row;
  row[1].text = row[0].text + " " + row[1].text;
  row[1].box.include(row[0].box);
  row.erase(row.begin());
  return row;
}

struct Span {
  double left = 0;
  double right = 0;
};

constexpr double corridor_least =
    0.4;  // of the letters' size: the gap that all rows of a table have in common

/// The columns that these stretches leave between their gaps.
std::vector<Span> columns_of(const std::vector<Row>& rows, std::size_t begin, std::size_t end) {
  std::vector<Span> spans;
  double size = 1000;
  for (std::size_t r = begin; r < end; ++r) {
    if (rows[r].size() < 2) continue;
    for (const Stretch& stretch : rows[r]) {
      spans.push_back({stretch.box.left, stretch.box.right});
      size = std::min(size, stretch.size);
    }
  }
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.left < b.left; });
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (out.empty() || span.left > out.back().right + corridor_least * size) {
      out.push_back(span);
    } else {
      out.back().right = std::max(out.back().right, span.right);
    }
  }
  return out;
}

std::size_t column_at(const std::vector<Span>& columns, const Box& box) {
  const double middle = (box.left + box.right) / 2;
  std::size_t best = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (middle >= columns[c].left - 2) best = c;
  }
  return best;
}

bool lies_in_one(const std::vector<Span>& columns, const Box& box) {
  return std::any_of(columns.begin(), columns.end(), [&](const Span& column) {
    return box.left >= column.left - 3 && box.right <= column.right + 3;
  });
}

/// Where the block that begins with row `begin` ends: rows of several stretches that keep gaps in common, and
/// wrapped text between them.
std::size_t block_end(const std::vector<Row>& rows, std::size_t begin) {
  std::size_t end = begin + 1;
  std::size_t last_full = end;
  while (end < rows.size()) {
    const Box above = box_of(rows[end - 1]);
    const Box here = box_of(rows[end]);
    if (here.top - above.bottom > 2.5 * above.height()) break;
    if (rows[end].size() < 2) {
      if (!lies_in_one(columns_of(rows, begin, end), here) || end - last_full >= 12) break;
      ++end;
      continue;
    }
    const auto columns = columns_of(rows, begin, end + 1);
    const std::size_t before = columns_of(rows, begin, end).size();
    if (columns.size() < 2 || columns.size() + 1 < before) break;
    last_full = ++end;
  }
  // Lines under the last row belong to it as long as they follow closely; a paragraph does not.
  std::size_t tail = last_full;
  while (tail < end && box_of(rows[tail]).top - box_of(rows[tail - 1]).bottom < 0.35 * rows[tail][0].size) {
    ++tail;
  }
  return tail;
}

/// A stretch of a block, with its column and the printed line it stands on.
struct Placed {
  const Stretch* stretch;
  std::size_t column;
  std::size_t line;
};

bool has_rule_between(const Rules& rules, const Box& above, const Box& below) {
  const double x = (std::max(above.left, below.left) + std::min(above.right, below.right)) / 2;
  return std::any_of(rules.level.begin(), rules.level.end(), [&](const Rule& rule) {
    return rule.at > above.middle() && rule.at < below.middle() && rule.from <= x && x <= rule.to;
  });
}

/// Which printed lines are one row of the table: for each line its row.
class RowFinder {
 public:
  RowFinder(const std::vector<Placed>& placed, std::size_t lines, const Rules& rules)
      : placed_(placed), rules_(rules), row_(lines), first_filled_(lines), filled_(lines) {
    std::iota(row_.begin(), row_.end(), 0U);
    for (const Placed& one : placed_) {
      filled_[one.line] += 1;
      if (one.column == 0) first_filled_[one.line] = true;
    }
    const auto full = std::count(first_filled_.begin(), first_filled_.end(), true);
    first_counts_ = static_cast<std::size_t>(full) * 3 >= lines;
  }

  std::vector<std::size_t> rows() {
    find_pitch();
    for (std::size_t a = 0; a < placed_.size(); ++a) {
      const std::optional<std::size_t> below = next_below(a);
      for (std::size_t b = 0; b < placed_.size(); ++b) {
        if (placed_[a].line >= placed_[b].line) continue;
        if (stand_beside(placed_[a], placed_[b]) || (below == b && continues(placed_[a], placed_[b]))) {
          join(placed_[a].line, placed_[b].line);
        }
      }
    }
    return row_;
  }

 private:
  [[nodiscard]] bool is_anchor(std::size_t line) const {
    return first_counts_ ? first_filled_[line] : filled_[line] > 1;
  }

  /// A number set half way down beside two lines of text.
  [[nodiscard]] static bool stand_beside(const Placed& a, const Placed& b) {
    const Box& one = a.stretch->box;
    const Box& other = b.stretch->box;
    const double common = std::min(one.bottom, other.bottom) - std::max(one.top, other.top);
    return a.column != b.column && common > 0.3 * std::min(one.height(), other.height());
  }

  [[nodiscard]] std::optional<std::size_t> next_below(std::size_t a) const {
    std::optional<std::size_t> best;
    for (std::size_t b = 0; b < placed_.size(); ++b) {
      if (placed_[b].column != placed_[a].column || placed_[b].line <= placed_[a].line) continue;
      if (!best || placed_[b].line < placed_[*best].line) best = b;
    }
    return best;
  }

  void find_pitch() {
    for (std::size_t a = 0; a < placed_.size(); ++a) {
      const auto b = next_below(a);
      if (!b) continue;
      const double pitch = placed_[*b].stretch->box.middle() - placed_[a].stretch->box.middle();
      if (pitch_ <= 0 || pitch < pitch_) pitch_ = pitch;
    }
  }

  [[nodiscard]] bool continues(const Placed& above, const Placed& below) const {
    const Box& one = above.stretch->box;
    const Box& other = below.stretch->box;
    if (other.middle() - one.middle() > 1.22 * pitch_) return false;
    if (has_rule_between(rules_, one, other)) return false;
    return !(is_anchor(above.line) && is_anchor(below.line)) && !is_anchor_of_next(above, below);
  }
  /// A row that begins right below a wrapped line begins with its first column.
  [[nodiscard]] bool is_anchor_of_next(const Placed& above, const Placed& below) const {
    return is_anchor(below.line) && row_[above.line] != above.line;
  }

  void join(std::size_t a, std::size_t b) {
    const std::size_t to = std::min(row_[a], row_[b]);
    const std::size_t from = std::max(row_[a], row_[b]);
    for (std::size_t& row : row_) {
      if (row == from) row = to;
    }
  }

  const std::vector<Placed>& placed_;
  const Rules& rules_;
  std::vector<std::size_t> row_;
  std::vector<bool> first_filled_;
  std::vector<std::size_t> filled_;
  bool first_counts_ = false;
  double pitch_ = 0;
};

Item table_of(const std::vector<Row>& rows, std::size_t begin, std::size_t end, const Rules& rules,
              const std::vector<Span>& columns) {
  Item item;
  item.box = box_of(rows[begin]);
  std::vector<Placed> placed;
  for (std::size_t r = begin; r < end; ++r) {
    item.box.include(box_of(rows[r]));
    for (const Stretch& stretch : rows[r]) {
      placed.push_back({&stretch, column_at(columns, stretch.box), r - begin});
    }
  }
  const std::vector<std::size_t> row_of = RowFinder(placed, end - begin, rules).rows();
  std::vector<std::size_t> order;  // the printed line each row begins with
  for (std::size_t line = 0; line < end - begin; ++line) {
    if (row_of[line] != line) continue;
    lint::Line out;
    out.cells.resize(columns.size());
    out.bold = true;
    for (const Placed& one : placed) {
      if (row_of[one.line] != line) continue;
      append_wrapped(out.cells[one.column], one.stretch->text);
      out.bold = out.bold && one.stretch->bold;
    }
    item.rows.push_back(std::move(out));
  }
  for (const Span& column : columns) item.columns.push_back(column.left);
  return item;
}

/// Two or three columns in which text runs: wide ones, filled to their edges.
bool is_running_text(const std::vector<Row>& rows, std::size_t begin, std::size_t end,
                     const std::vector<Span>& columns) {
  if (columns.size() > 3 || end - begin < 4) return false;
  double all = 0;
  double room = 0;
  for (std::size_t r = begin; r < end; ++r) {
    for (const Stretch& stretch : rows[r]) {
      const Span& column = columns[column_at(columns, stretch.box)];
      if (column.right - column.left < 8 * stretch.size) return false;
      all += stretch.box.width();
    }
    for (const Span& column : columns) room += column.right - column.left;
  }
  return all > 0.7 * room;
}

/// Of text set in one column the wide blanks are blanks; what stands far apart is two things.
Row without_wide_blanks(Row row, double far) {
  row = with_list_mark_joined(std::move(row));
  Row out;
  for (Stretch& stretch : row) {
    if (out.empty() || stretch.box.left - out.back().box.right > far * stretch.size) {
      out.push_back(std::move(stretch));
      continue;
    }
    out.back().text += " " + stretch.text;
    out.back().box.include(stretch.box);
    out.back().bold = out.back().bold && stretch.bold;
  }
  return out;
}

/// Blanks of justified lines lie above one another by chance, but not in many lines.
bool is_table(const std::vector<Row>& rows, std::size_t begin, std::size_t end,
              const std::vector<Span>& columns) {
  std::size_t full = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (rows[i].size() > 1) ++full;
  }
  if (columns.size() < 2 || full < 2) return false;
  double widest = 0;
  for (std::size_t c = 1; c < columns.size(); ++c) {
    widest = std::max(widest, columns[c].left - columns[c - 1].right);
  }
  return full >= 4 || widest > 2 * rows[begin][0].size;
}

void give_line(const Stretch& stretch, std::vector<Item>& out) {
  Item item;
  item.box = stretch.box;
  item.text = stretch;
  out.push_back(std::move(item));
}

}  // namespace

std::vector<Item> blocks_of(const std::vector<std::vector<Stretch>>& printed, const Rules& rules) {
  std::vector<Row> rows;
  rows.reserve(printed.size());
  // An item of a list, with a gap behind its number, is no row of a table of two columns.
  for (const Row& row : printed) rows.push_back(row.size() == 2 ? with_list_mark_joined(row) : row);
  std::vector<Item> out;
  for (std::size_t r = 0; r < rows.size();) {
    const std::size_t end = rows[r].size() > 1 ? block_end(rows, r) : r + 1;
    const auto columns = columns_of(rows, r, end);
    if (!is_table(rows, r, end, columns)) {
      for (const Stretch& stretch : without_wide_blanks(rows[r], 1.6)) give_line(stretch, out);
      ++r;
      continue;
    }
    if (is_running_text(rows, r, end, columns)) {
      for (std::size_t c = 0; c < columns.size(); ++c) {
        for (std::size_t i = r; i < end; ++i) {
          Row inside = rows[i];
          std::erase_if(inside, [&](const Stretch& one) { return column_at(columns, one.box) != c; });
          for (const Stretch& stretch : without_wide_blanks(std::move(inside), 1000)) give_line(stretch, out);
        }
      }
    } else {
      out.push_back(table_of(rows, r, end, rules, columns));
    }
    r = end;
  }
  return out;
}

}  // namespace prongsai::document_files
