// SPDX-License-Identifier: Apache-2.0
// Tables whose cells stand between painted rules.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "prongsai/document_files/pdf_frames_detail.h"

namespace prongsai::document_files {
namespace {

constexpr double covers = 0.6;  // of a cell's side: a rule that parts it from its neighbour

std::vector<double> clustered(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<double> out;
  for (const double value : values) {
    if (out.empty() || value - out.back() > touch) out.push_back(value);
  }
  return out;
}

bool is_parted(const std::vector<Rule>& rules, double at, double from, double to) {
  double covered = 0;
  for (const Rule& rule : rules) {
    if (std::abs(rule.at - at) > touch) continue;
    covered += std::max(0.0, std::min(rule.to, to) - std::max(rule.from, from));
  }
  return covered >= covers * (to - from);
}

class Grid {
 public:
  explicit Grid(const Frame& frame) {
    std::vector<double> xs;
    std::vector<double> ys;
    for (const Rule& rule : frame.upright) xs.push_back(rule.at);
    for (const Rule& rule : frame.level) ys.push_back(rule.at);
    // Open at the sides: the level rules tell where it ends.
    for (const Rule& rule : frame.level) {
      xs.push_back(rule.from);
      xs.push_back(rule.to);
    }
    columns_ = clustered(std::move(xs));
    rows_ = clustered(std::move(ys));
  }

  /// Closed above and below, as far as it is wide: what is not is a drawing.
  [[nodiscard]] bool is_closed(const Frame& frame) const {
    return is_parted(frame.level, rows_.front(), columns_.front(), columns_.back()) &&
           is_parted(frame.level, rows_.back(), columns_.front(), columns_.back());
  }
  [[nodiscard]] bool is_table() const {
    return columns_.size() >= 3 && rows_.size() >= 2 && columns_.size() <= columns_max;
  }
  [[nodiscard]] const std::vector<double>& columns() const { return columns_; }
  [[nodiscard]] Box box() const { return {columns_.front(), rows_.front(), columns_.back(), rows_.back()}; }
  [[nodiscard]] std::size_t width() const { return columns_.size() - 1; }
  [[nodiscard]] std::size_t height() const { return rows_.size() - 1; }

  /// For each of width() * height() places the first one of the cell it belongs to.
  [[nodiscard]] std::vector<std::size_t> cells(const Frame& frame) const {
    std::vector<bool> right(width() * height());  // whether a rule parts it from the next one
    std::vector<bool> below(width() * height());
    for (std::size_t r = 0; r < height(); ++r) {
      for (std::size_t c = 0; c < width(); ++c) {
        const std::size_t here = r * width() + c;
        right[here] = c + 1 == width() || is_parted(frame.upright, columns_[c + 1], rows_[r], rows_[r + 1]);
        below[here] = r + 1 == height() || is_parted(frame.level, rows_[r + 1], columns_[c], columns_[c + 1]);
      }
    }
    std::vector<std::size_t> out = joined(right, below);
    for (std::size_t i = 0; i < width() && part_where_rules_miss(out, right, below); ++i) {
      out = joined(right, below);
    }
    return out;
  }

  [[nodiscard]] std::optional<std::size_t> place_of(const Box& box) const {
    const double x = (box.left + box.right) / 2;
    const auto column = std::upper_bound(columns_.begin(), columns_.end(), x);
    const auto row = std::upper_bound(rows_.begin(), rows_.end(), box.middle());
    if (column == columns_.begin() || column == columns_.end() || row == rows_.begin() ||
        row == rows_.end()) {
      return std::nullopt;
    }
    return static_cast<std::size_t>(row - rows_.begin() - 1) * width() +
           static_cast<std::size_t>(column - columns_.begin() - 1);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> joined(const std::vector<bool>& right,
                                                const std::vector<bool>& below) const {
    Sets sets(right.size());
    for (std::size_t here = 0; here < right.size(); ++here) {
      if (!right[here]) sets.join(here, here + 1);
      if (!below[here]) sets.join(here, here + width());
    }
    std::vector<std::size_t> out(right.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = sets.find(i);
    return out;
  }

  /// A cell is a rectangle, and no rule stands in it: how many places say otherwise.
  [[nodiscard]] std::size_t contradictions(const std::vector<std::size_t>& cells,
                                           const std::vector<bool>& right,
                                           const std::vector<bool>& below) const {
    struct Reach {
      std::size_t left = 0;
      std::size_t right = 0;
      std::size_t bottom = 0;
      std::size_t places = 0;
    };
    std::vector<Reach> reaches(cells.size());
    std::size_t out = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Reach& reach = reaches[cells[i]];
      const std::size_t column = i % width();
      reach.left = reach.places == 0 ? column : std::min(reach.left, column);
      reach.right = std::max(reach.right, column);
      reach.bottom = i / width();
      ++reach.places;
      if (right[i] && column + 1 < width() && cells[i] == cells[i + 1]) ++out;
      if (below[i] && i + width() < cells.size() && cells[i] == cells[i + width()]) ++out;
    }
    for (std::size_t first = 0; first < cells.size(); ++first) {
      const Reach& reach = reaches[first];
      if (reach.places == 0) continue;
      out += (reach.right - reach.left + 1) * (reach.bottom - first / width() + 1) - reach.places;
    }
    return out;
  }

  /// Where cells contradict themselves, a rule is too pale, too thin or too long to be seen as one: parts the
  /// cell at the edge of a column that leaves the fewest contradictions. False where nothing is to be parted.
  bool part_where_rules_miss(const std::vector<std::size_t>& cells, std::vector<bool>& right,
                             const std::vector<bool>& below) const {
    if (cells.size() > 2'000) return false;
    std::size_t least = contradictions(cells, right, below);
    if (least == 0) return false;
    std::vector<bool> best;
    std::set<std::pair<std::size_t, std::size_t>> tried;  // cell and column
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      const std::size_t column = i % width();
      if (right[i] || !tried.emplace(cells[i], column).second || is_sound(cells, cells[i], right, below)) {
        continue;
      }
      std::vector<bool> parted = right;
      for (std::size_t k = i; k < cells.size(); k += width()) {
        if (cells[k] == cells[i]) parted[k] = true;
      }
      const std::size_t left = contradictions(joined(parted, below), parted, below);
      if (left >= least) continue;
      least = left;
      best = std::move(parted);
    }
    if (best.empty()) return false;
    right = std::move(best);
    return true;
  }

  /// The cell alone has no contradiction.
  [[nodiscard]] bool is_sound(const std::vector<std::size_t>& cells, std::size_t cell,
                              const std::vector<bool>& right, const std::vector<bool>& below) const {
    std::size_t left = width();
    std::size_t last = 0;
    std::size_t bottom = 0;
    std::size_t places = 0;
    for (std::size_t i = cell; i < cells.size(); ++i) {
      if (cells[i] != cell) continue;
      left = std::min(left, i % width());
      last = std::max(last, i % width());
      bottom = i / width();
      ++places;
      if (right[i] && i % width() + 1 < width() && cells[i + 1] == cell) return false;
      if (below[i] && i + width() < cells.size() && cells[i + width()] == cell) return false;
    }
    return (last - left + 1) * (bottom - cell / width() + 1) == places;
  }

  std::vector<double> columns_;
  std::vector<double> rows_;
};

struct Cell {
  std::string text;
  bool bold = true;
};

Cell cell_of(std::vector<Piece> pieces) {
  Cell cell;
  for (const auto& row : rows_of(std::move(pieces), 1000)) {
    for (const Stretch& stretch : row) {
      append_wrapped(cell.text, stretch.text);
      cell.bold = cell.bold && stretch.bold;
    }
  }
  return cell;
}

/// An edge that parts no cells in any row is none of this table's.
void drop_unused_columns(const Grid& grid, const std::vector<std::size_t>& cells, PdfTable& table) {
  for (std::size_t c = grid.width() - 1; c > 0; --c) {
    bool is_used = false;
    for (std::size_t r = 0; r < grid.height() && !is_used; ++r) {
      is_used = cells[r * grid.width() + c] != cells[r * grid.width() + c - 1];
    }
    if (is_used) continue;
    for (lint::Line& row : table.rows) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(c));
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(c));
  }
}

std::optional<PdfTable> table_of(const Frame& frame, std::vector<Piece>& pieces) {
  const Grid grid(frame);
  if (!grid.is_table() || !grid.is_closed(frame) || grid.width() * grid.height() > 100'000)
    return std::nullopt;
  const std::vector<std::size_t> cells = grid.cells(frame);
  std::map<std::size_t, std::vector<Piece>> inside;
  std::vector<Piece> outside;
  for (const Piece& piece : pieces) {
    const auto place = grid.place_of(piece.box);
    if (place) {
      inside[cells[*place]].push_back(piece);
    } else {
      outside.push_back(piece);
    }
  }
  if (inside.size() < 2) return std::nullopt;  // a frame around text, or an ornament
  pieces = std::move(outside);
  PdfTable table;
  table.box = grid.box();
  table.columns = grid.columns();
  table.rows.resize(grid.height());
  table.spans.resize(grid.height());
  for (lint::Line& row : table.rows) {
    row.cells.resize(grid.width());
    row.bold = true;
  }
  for (auto& [place, held] : inside) {
    Cell cell = cell_of(std::move(held));
    const std::size_t r = place / grid.width();
    const bool is_wide = place % grid.width() + 1 < grid.width() && cells[place + 1] == place;
    table.spans[r] = table.spans[r] || is_wide;
    lint::Line& row = table.rows[r];
    row.cells[place % grid.width()] = std::move(cell.text);
    row.bold = row.bold && cell.bold;
  }
  drop_unused_columns(grid, cells, table);
  return table;
}

/// A stroke of a letter in a row of a table looks like the side of a cell, but stands in a word.
bool is_stroke(const Rule& upright, const std::vector<Piece>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    const double common = std::min(upright.to, piece.box.bottom) - std::max(upright.from, piece.box.top);
    return upright.at > piece.box.left - 0.3 && upright.at < piece.box.right + 0.3 &&
           common > 0.6 * (upright.to - upright.from);
  });
}

}  // namespace

std::vector<PdfTable> ruled_tables(Rules rules, std::vector<Piece>& pieces) {
  std::erase_if(rules.upright, [&](const Rule& upright) { return is_stroke(upright, pieces); });
  std::vector<PdfTable> out;
  for (const Frame& frame : frames_of(rules, pieces)) {
    if (auto table = table_of(frame, pieces)) out.push_back(std::move(*table));
  }
  return out;
}

}  // namespace prongsai::document_files
