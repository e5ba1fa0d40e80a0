// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>

#include "prongsai/table_files/delimited_detail.h"
#include "prongsai/table_files/formula_guard_detail.h"

namespace prongsai::table_files {
namespace {

/// Walks through the cells of a text. One that looks for the separator may meet any text, so it never
/// refuses.
class Cells {
 public:
  Cells(std::string_view text, char separator, Quoting quoting)
      : text_(text), separator_(separator), quoting_(quoting), patience_(text.size() + 1024) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] int line() const { return line_; }

  /// Reads one cell into `cell`; true when it was the last of its row.
  bool next(std::string& cell, int column) {
    cell.clear();
    if (at_ >= text_.size() || text_[at_] != '"' || !quoted(cell, column)) plain(cell);
    if (at_ >= text_.size()) return true;
    if (text_[at_] == separator_) {
      ++at_;
      return false;
    }
    line_break();
    return true;
  }

 private:
  [[nodiscard]] bool is_end(std::size_t at) const {
    return at >= text_.size() || text_[at] == separator_ || text_[at] == '\n' || text_[at] == '\r';
  }

  void line_break() {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
  }

  void plain(std::string& cell) {
    const char ends[] = {separator_, '\n', '\r'};
    const std::size_t end = std::min(text_.find_first_of(std::string_view(ends, 3), at_), text_.size());
    cell.assign(text_.substr(at_, end - at_));
    at_ = end;
  }

  /// False when the quotation mark is text after all.
  bool quoted(std::string& cell, int column) {
    const int begun = line_;
    std::size_t at = at_ + 1;
    int line = line_;
    for (;;) {
      const std::size_t stop = patience_ == 0 ? std::string_view::npos : text_.find_first_of("\"\r\n", at);
      if (stop == std::string_view::npos) return refused("table_files.quote_open", cell, begun, column);
      cell.append(text_.substr(at, stop - at));
      at = stop + 1;
      if (text_[stop] != '"') {
        cell += '\n';
        ++line;
        if (text_.substr(stop).starts_with("\r\n")) ++at;
      } else if (at < text_.size() && text_[at] == '"') {
        cell += '"';
        ++at;
      } else {
        if (!is_end(at)) return refused("table_files.quote_stray", cell, line, column);
        at_ = at;
        line_ = line;
        return true;
      }
    }
  }

  bool refused(const char* code, std::string& cell, int line, int column) {
    if (quoting_ == Quoting::strict) refuse(code, {}, line, column);
    // Texts made for it would have each cell read to the end of the text in vain; their patience is the
    // text's length.
    patience_ -= std::min(patience_, cell.size());
    cell.clear();
    return false;
  }

  std::string_view text_;
  char separator_;
  Quoting quoting_;
  std::size_t patience_;
  std::size_t at_ = 0;
  int line_ = 1;
};

struct Fit {
  std::size_t rows = 0;     ///< that have the same number of cells
  std::size_t columns = 0;  ///< that number

  friend auto operator<=>(const Fit&, const Fit&) = default;
};

Fit fit_of(std::string_view text, char separator) {
  Cells cells(text, separator, Quoting::lenient);
  std::map<std::size_t, std::size_t> rows_with;
  std::string cell;
  for (int rows = 0; rows < 100 && !cells.at_end(); ++rows) {
    std::size_t columns = 1;
    while (!cells.next(cell, 0)) ++columns;
    if (columns > 1) ++rows_with[columns];
  }
  Fit best;
  for (const auto& [columns, rows] : rows_with) best = std::max(best, Fit{rows, columns});
  return best;
}

}  // namespace

char find_separator(std::string_view text) {
  constexpr std::size_t looked_at = 64 * 1024;
  const std::string_view beginning = text.substr(0, looked_at);
  char best = ',';
  Fit best_fit = fit_of(beginning, best);
  for (const char separator : {';', '\t'}) {
    const Fit fit = fit_of(beginning, separator);
    if (fit > best_fit) {
      best = separator;
      best_fit = fit;
    }
  }
  return best;
}

Sheet read_delimited(std::string_view text, char separator, Quoting quoting, const Limits& limits) {
  Cells cells(text, separator, quoting);
  Sheet sheet;
  Taken taken;
  std::string cell;
  std::size_t blank = 0;
  while (!cells.at_end()) {
    std::vector<std::string> row;
    const int line = cells.line();
    std::size_t filled = 0;
    for (bool last = false; !last;) {
      const int column = static_cast<int>(row.size()) + 1;
      last = cells.next(cell, column);
      if (cell.size() > limits.cell_bytes_max) {
        refuse("table_files.text_cell_too_long", {{"most", std::to_string(limits.cell_bytes_max)}}, line,
               column);
      }
      row.emplace_back(without_guard(cell));
      if (!cell.empty()) filled = row.size();
      if (row.size() > limits.columns_max && filled == row.size()) {
        refuse("table_files.too_many_columns", {{"most", std::to_string(limits.columns_max)}}, line, column);
      }
      taken.text_bytes += cell.size();
      if (++taken.cells > limits.cells_max || taken.text_bytes > limits.text_bytes_max) {
        refuse("table_files.too_many_cells", {{"most", std::to_string(limits.cells_max)}}, line, column);
      }
    }
    if (filled == 0) {
      ++blank;
      continue;
    }
    if (sheet.rows.size() + blank >= limits.rows_max) {
      refuse("table_files.too_many_rows", {{"most", std::to_string(limits.rows_max)}}, line);
    }
    // Blank rows are kept only when one that is not comes after them: a file of line breaks costs nothing.
    for (; blank > 0; --blank) {
      sheet.rows.emplace_back();
      sheet.lines.push_back(line - static_cast<int>(blank));
    }
    row.resize(filled);
    sheet.rows.push_back(std::move(row));
    sheet.lines.push_back(line);
  }
  return sheet;
}

Sheet read_csv(std::string_view text, const Limits& limits) {
  std::optional<char> said;
  if (text.size() > 4 && text.starts_with("sep=") &&
      std::string_view(",;\t").find(text[4]) != std::string_view::npos &&
      (text.size() == 5 || text[5] == '\r' || text[5] == '\n')) {
    said = text[4];
  }
  if (!said) return read_delimited(text, find_separator(text), Quoting::strict, limits);
  // Cut to its line break alone, so that every row keeps its number.
  text.remove_prefix(5);
  return read_delimited(text, *said, Quoting::strict, limits);
}

}  // namespace prongsai::table_files
