// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "prongsai/doc_writers/pdf/table_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

constexpr double smallest_scale = 0.72;  // of the size of cells, for tables with many columns
constexpr int lines_a_slice = 2;         // of a row that may go on overleaf

doc::Spans one_span(const std::string& text) {
  doc::Spans spans(1);
  spans[0].text = text;
  return spans;
}

bool looks_like_number(std::string_view text) {
  bool has_digit = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool is_thai_digit = text.substr(at, 2) == "\xe0\xb9" && at + 2 < text.size() &&
                               static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
                               static_cast<unsigned char>(text[at + 2]) <= 0x99;
    if (is_thai_digit) {
      has_digit = true;
      at += 2;
    } else if (c >= '0' && c <= '9') {
      has_digit = true;
    } else if (c != '.' && c != ',' && c != '%' && c != '+' && c != '-' && c != ' ') {
      return false;
    }
  }
  return has_digit;
}

class Layout {
 public:
  Layout(const Bench& bench, const doc::Table& table, double scale) : bench_(bench), table_(table) {
    look_.size *= scale;
    look_.leading *= scale;
  }

  LaidTable result;

  void read(const std::vector<doc::Row>& rows, std::vector<LaidRow>& laid) {
    const auto places = grid(rows, table_.columns.size());
    laid.resize(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      laid[r].keep_with_next = rows[r].keep_with_next;
      for (const Place& place : places[r])
        if (place.is_first) laid[r].cells.push_back(read(place, r));
    }
  }

  /// What each column needs, and would like.
  void measure(std::vector<double>& least, std::vector<double>& natural) {
    least.assign(table_.columns.size(), 2 * look::cell_pad_x);
    natural = least;
    result.decimals.assign(table_.columns.size(), {});
    for (auto* rows : {&result.head, &result.body})
      for (LaidRow& row : *rows)
        for (LaidCell& cell : row.cells) measure(cell, least, natural);
    for (std::size_t c = 0; c < least.size(); ++c) {
      const double numbers = result.decimals[c].before + result.decimals[c].after + 2 * look::cell_pad_x;
      least[c] = std::max(least[c], numbers);
      natural[c] = std::max(natural[c], numbers);
    }
    for (auto* rows : {&result.head, &result.body})
      for (const LaidRow& row : *rows)
        for (const LaidCell& cell : row.cells)
          if (cell.columns > 1) widen_for(cell, least);
  }

  void set(const std::vector<double>& widths) {
    result.widths = widths;
    result.lefts.assign(1, 0);
    for (const double width : widths) result.lefts.push_back(result.lefts.back() + width);
    for (auto* rows : {&result.head, &result.body}) {
      for (LaidRow& row : *rows) {
        for (LaidCell& cell : row.cells) {
          const double width =
              result.lefts[cell.column + cell.columns] - result.lefts[cell.column] - 2 * look::cell_pad_x;
          for (CellText& line : cell.lines) {
            line.mark.break_lines(bench_.faces, width);
            line.text.break_lines(bench_.faces, width - line.hang);
          }
        }
      }
      find_heights(*rows);
    }
  }

  /// A row taller than that becomes several that go on in each other.
  void slice(double tallest) {
    std::vector<LaidRow> sliced;
    std::vector<std::size_t> new_index;
    for (LaidRow& row : result.body) {
      new_index.push_back(sliced.size());
      if (row.height <= tallest) {
        sliced.push_back(std::move(row));
        continue;
      }
      slice(row, sliced);
    }
    new_index.push_back(sliced.size());
    if (sliced.size() == result.body.size()) {
      result.body = std::move(sliced);
      return;
    }
    // Cells that span a sliced row span its slices.
    for (std::size_t r = 0; r < sliced.size(); ++r)
      for (LaidCell& cell : sliced[r].cells) {
        const std::size_t last = std::min(cell.row + cell.rows, new_index.size() - 1);
        const std::size_t rows = cell.rows > 1 ? new_index[last] - new_index[cell.row] : 1;
        cell.row = r;
        cell.rows = std::max<std::size_t>(rows, 1);
      }
    result.body = std::move(sliced);
    find_heights(result.body);
  }

 private:
  LaidCell read(const Place& place, std::size_t row) {
    LaidCell cell;
    cell.cell = place.cell;
    cell.column = place.column;
    cell.columns = place.columns;
    cell.row = row;
    cell.rows = place.rows;
    cell.align = table_.columns[place.column].align;
    if (place.cell == nullptr) return cell;
    const bool is_head = place.cell->shade == doc::Shade::head || place.cell->is_head;
    if (place.cell->align)
      cell.align = *place.cell->align;
    else if (cell.columns > 1 && cell.align == doc::Align::decimal)
      cell.align = doc::Align::centre;
    look::TextLook look = look_;
    if (is_head || place.cell->shade == doc::Shade::total || place.cell->shade == doc::Shade::group)
      look.bold = true;
    if (place.cell->shade == doc::Shade::head || place.cell->shade == doc::Shade::group ||
        place.cell->shade == doc::Shade::bar)
      look.colour = look::ink_accent;
    for (const doc::CellLine& line : place.cell->lines) {
      CellText made;
      made.mark = Text(bench_.faces, one_span(line.mark), look, bench_.document.names);
      made.text = Text(bench_.faces, line.spans, look, bench_.document.names);
      if (!line.mark.empty()) made.hang = made.mark.natural_width() + 0.4 * look.size;
      cell.lines.push_back(std::move(made));
    }
    // Marks below each other leave the same room for what stands behind them.
    double hang = 0;
    for (const CellText& line : cell.lines) hang = std::max(hang, line.hang);
    for (CellText& line : cell.lines)
      if (line.hang > 0) line.hang = hang;
    return cell;
  }

  void measure(LaidCell& cell, std::vector<double>& least, std::vector<double>& natural) {
    if (cell.align == doc::Align::decimal && cell.lines.size() == 1 && cell.lines[0].hang <= 0)
      measure_number(cell);
    if (cell.columns > 1) return;
    for (const CellText& line : cell.lines) {
      const double around = line.hang + 2 * look::cell_pad_x;
      least[cell.column] = std::max(least[cell.column], line.text.longest_word() + around);
      natural[cell.column] = std::max(natural[cell.column], line.text.natural_width() + around);
    }
  }

  void measure_number(LaidCell& cell) {
    const Text& text = cell.lines[0].text;
    const std::string words = doc::text_of(text.spans());
    if (!looks_like_number(words)) return;
    const std::size_t point = words.rfind('.');
    doc::Spans before(1);
    before[0].text = words.substr(0, point);
    before[0].bold = !text.spans().empty() && text.spans()[0].bold;
    cell.is_number = true;
    cell.number_before = point == std::string::npos
                             ? text.natural_width()
                             : Text(bench_.faces, before, text.look(), {}).natural_width();
    if (point == std::string::npos && words.ends_with('%')) {
      before[0].text.pop_back();
      cell.number_before = Text(bench_.faces, before, text.look(), {}).natural_width();
    }
    DecimalColumn& column = result.decimals[cell.column];
    column.before = std::max(column.before, cell.number_before);
    column.after = std::max(column.after, text.natural_width() - cell.number_before);
  }

  void widen_for(const LaidCell& cell, std::vector<double>& least) const {
    double needed = 0;
    for (const CellText& line : cell.lines)
      needed = std::max(needed, line.text.longest_word() + line.hang + 2 * look::cell_pad_x);
    const auto first = least.begin() + static_cast<std::ptrdiff_t>(cell.column);
    const auto last = first + static_cast<std::ptrdiff_t>(cell.columns);
    const double have = std::accumulate(first, last, 0.0);
    if (have >= needed) return;
    std::for_each(first, last,
                  [&](double& width) { width += (needed - have) / static_cast<double>(cell.columns); });
  }

  static void find_heights(std::vector<LaidRow>& rows) {
    constexpr double least = 2 * look::cell_pad_y;
    for (LaidRow& row : rows) {
      const double pads = (row.is_rest ? 0 : look::cell_pad_y) + (row.goes_on ? 0 : look::cell_pad_y);
      row.height = pads + look::cell.leading * 0.7;
      for (const LaidCell& cell : row.cells)
        if (cell.rows == 1) row.height = std::max(row.height, cell.height() + pads);
    }
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (const LaidCell& cell : rows[r].cells) {
        if (cell.rows == 1) continue;
        const std::size_t last = std::min(r + cell.rows, rows.size());
        double have = 0;
        for (std::size_t i = r; i < last; ++i) have += rows[i].height;
        const double missing = cell.height() + least - have;
        // Shared out, so that no row of a group looks like another kind.
        if (missing > 0)
          for (std::size_t i = r; i < last; ++i) rows[i].height += missing / static_cast<double>(last - r);
      }
  }

  static void slice(LaidRow& row, std::vector<LaidRow>& sliced) {
    bool is_first = true;
    while (true) {
      LaidRow part;
      bool is_rest = false;
      for (LaidCell& cell : row.cells) {
        LaidCell taken = cell;
        taken.lines.clear();
        if (is_first || cell.rows == 1) take_lines(cell, taken, is_rest);
        if (cell.rows > 1 && !is_first) continue;
        part.cells.push_back(std::move(taken));
      }
      part.is_rest = !is_first;
      is_first = false;
      part.goes_on = is_rest;
      part.keep_with_next = !is_rest && row.keep_with_next;
      sliced.push_back(std::move(part));
      if (!is_rest) return;
    }
  }

  /// Moves some lines from `from` to `to`.
  static void take_lines(LaidCell& from, LaidCell& to, bool& is_rest) {
    int room = from.rows > 1 ? 1'000'000 : lines_a_slice;
    while (!from.lines.empty() && room > 0) {
      CellText& line = from.lines.front();
      if (line.text.lines() <= room) {
        room -= std::max(1, line.text.lines());
        to.lines.push_back(std::move(line));
        from.lines.erase(from.lines.begin());
        continue;
      }
      CellText head = line;
      line.text = head.text.split_off(room);
      line.mark = Text();
      to.lines.push_back(std::move(head));
      room = 0;
    }
    if (!from.lines.empty()) is_rest = true;
  }

  const Bench& bench_;
  const doc::Table& table_;
  look::TextLook look_ = look::cell;
};

}  // namespace

double LaidCell::height() const {
  double total = 0;
  for (const CellText& line : lines) total += std::max(line.text.height(), line.mark.height());
  return total;
}

std::vector<double> share_widths(const std::vector<doc::Column>& columns, std::vector<double> least,
                                 const std::vector<double>& natural, double available) {
  const double needed = std::accumulate(least.begin(), least.end(), 0.0);
  if (needed >= available) {
    for (double& width : least) width *= available / needed;
    return least;
  }
  std::vector<char> is_fixed(columns.size(), 0);
  double room = available;
  double weights = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].weight <= 0) {
      is_fixed[c] = 1;
      room -= least[c];
    } else {
      weights += columns[c].weight;
    }
  }
  if (weights <= 0) {
    // Nothing to stretch: each as wide as it likes, if that fits.
    const double liked = std::accumulate(natural.begin(), natural.end(), 0.0);
    if (liked <= available) return natural;
    for (std::size_t c = 0; c < least.size(); ++c)
      least[c] += (natural[c] - least[c]) * (available - needed) / (liked - needed);
    return least;
  }
  // A column whose share is less than it needs takes that, and the others share what is left.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (is_fixed[c] != 0 || room * columns[c].weight / weights >= least[c]) continue;
      is_fixed[c] = 1;
      room -= least[c];
      weights -= columns[c].weight;
      changed = true;
    }
  }
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (is_fixed[c] == 0) least[c] = room * columns[c].weight / weights;
  return least;
}

LaidTable lay_out(const Bench& bench, const doc::Table& table, double tallest) {
  double scale = 1;
  while (true) {
    Layout layout(bench, table, scale);
    layout.read(table.head, layout.result.head);
    layout.read(table.body, layout.result.body);
    std::vector<double> least;
    std::vector<double> natural;
    layout.measure(least, natural);
    const double needed = std::accumulate(least.begin(), least.end(), 0.0);
    if (needed > bench.sheet.text_width && scale > smallest_scale) {
      scale -= 0.07;
      continue;
    }
    layout.set(share_widths(table.columns, std::move(least), natural, bench.sheet.text_width));
    layout.slice(tallest);
    return std::move(layout.result);
  }
}

}  // namespace prongsai::doc_writers::pdf
