// SPDX-License-Identifier: Apache-2.0
// Printed lines to paragraphs, and tables that go on over the page to one.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "prongsai/document_files/pdf_detail.h"

namespace prongsai::document_files {
namespace {

constexpr std::size_t heads_max = 3;  // rows of a table's head

/// A paragraph that grows, line by line.
struct Growing {
  std::string text;
  Stretch last;
  double left = 0;  ///< of its first line
  int page = 0;
  bool bold = true;
  bool is_item = false;
  bool is_indented = false;  ///< its first line begins to the right of the others
};

class PageWriter {
 public:
  explicit PageWriter(Gatherer& gatherer) : gatherer_(gatherer) {}

  void give(const PdfPage& page, int number) {
    measure(page);
    bool is_first = true;
    for (const Item& item : page.items) {
      if (item.rows.empty()) {
        give_line(item.text, number, is_first);
        table_columns_.clear();
      } else {
        finish();
        give_table(item, number, is_first);
      }
      is_first = false;
    }
  }

  void finish() {
    if (!growing_) return;
    lint::Line line;
    line.cells = {growing_->text};
    line.page = growing_->page;
    line.bold = growing_->bold;
    gatherer_.add(std::move(line));
    growing_.reset();
  }

  void finish_table() {
    for (lint::Line& row : rows_) gatherer_.add(std::move(row));
    rows_.clear();
    table_columns_.clear();
  }

 private:
  /// How far lines reach on this page, and how close they follow.
  void measure(const PdfPage& page) {
    std::map<long, int> pitches;
    height_ = page.height;
    right_ = 0.7 * page.width;  // of a page with short lines only
    const Item* before = nullptr;
    for (const Item& item : page.items) {
      if (!item.rows.empty()) {
        before = nullptr;
        continue;
      }
      right_ = std::max(right_, item.box.right);
      if (before != nullptr && item.box.top > before->box.top &&
          item.box.top - before->box.top < 3 * item.text.size) {
        ++pitches[std::lround((item.box.top - before->box.top) / item.text.size * 10)];
      }
      before = &item;
    }
    int most = 0;
    pitch_ = 1.6;
    for (const auto& [pitch, times] : pitches) {
      if (times > most) {
        most = times;
        pitch_ = static_cast<double>(pitch) / 10;
      }
    }
  }

  [[nodiscard]] bool continues(const Stretch& line, bool over_page) const {
    if (!growing_ || begins_with_list_mark(line.text)) return false;
    const Stretch& last = growing_->last;
    if (std::abs(last.size - line.size) > 0.6 || last.bold != line.bold) return false;
    // What could not hold the next line's first word was full.
    // Thai breaks between its words, so that little of what is painted in one go has to fit.
    const double needed = std::max(5 * last.size, std::min(line.first_width, 10 * last.size));
    // Where new paragraphs are indented, a line at the margin goes on, whatever room is left.
    const double least = is_at_margin(line) ? (line.box.left + right_) / 2 : right_ - needed;
    if (last.box.right < least && (over_page || !is_narrow(last, line))) return false;
    if (over_page) {
      // Something else stands above it, a chart, or stood below the last one.
      if (line.box.top > 0.3 * height_ || last.box.bottom < 0.6 * height_) return false;
    } else {
      const double down = line.box.top - last.box.top;
      if (down <= 0 ? line.box.left < last.box.right : down > (pitch_ + 0.25) * line.size) return false;
    }
    if (line.box.left > growing_->left + 2 && !growing_->is_item) return false;
    return line.box.left < growing_->left + 6 * line.size;
  }
  [[nodiscard]] bool is_at_margin(const Stretch& line) const {
    return growing_->is_indented ? line.box.left < growing_->left + 2
                                 : !growing_->is_item && line.box.left < growing_->left - line.size;
  }
  /// In a narrow column the right edge is that of the lines around.
  [[nodiscard]] static bool is_narrow(const Stretch& last, const Stretch& line) {
    return std::abs(last.box.left - line.box.left) < 2 && last.box.width() >= line.box.width() * 0.97 &&
           last.box.width() > 10 * last.size;
  }

  void give_line(const Stretch& line, int page, bool is_first) {
    if (continues(line, is_first)) {
      append_wrapped(growing_->text, line.text);
      growing_->is_indented = growing_->is_indented || is_at_margin(line);
      growing_->last = line;
      growing_->left = std::min(growing_->left, line.box.left);
      return;
    }
    finish();
    finish_table();
    growing_ = Growing{line.text, line, line.box.left, page, line.bold, begins_with_list_mark(line.text)};
  }

  [[nodiscard]] bool goes_on(const Item& item) const {
    if (rows_.empty() || table_columns_.size() != item.columns.size()) return false;
    for (std::size_t i = 0; i < item.columns.size(); ++i) {
      if (std::abs(table_columns_[i] - item.columns[i]) > 5) return false;
    }
    return true;
  }

  void give_table(const Item& item, int page, bool is_first) {
    const bool is_same = is_first && goes_on(item);
    if (!is_same) {
      finish_table();
      table_ = gatherer_.next_table();
    }
    table_columns_ = item.columns;
    std::size_t begin = 0;
    if (is_same) {
      while (begin < heads_max && begin < item.rows.size() && begin < rows_.size() &&
             item.rows[begin].cells == rows_[begin].cells) {
        ++begin;  // heads that are printed again
      }
      const bool is_wide = begin < item.spans.size() && item.spans[begin];
      if (begin < item.rows.size() && !is_wide && is_rest_of_row(item.rows[begin]))
        join_to_rows(item.rows[begin++]);
    }
    for (std::size_t r = begin; r < item.rows.size(); ++r) {
      lint::Line row = item.rows[r];
      row.page = page;
      row.table = table_;
      rows_.push_back(std::move(row));
    }
  }

  /// A row that the end of the page cut in two.
  [[nodiscard]] bool is_rest_of_row(const lint::Line& row) const {
    const std::vector<std::string>& above = rows_.back().cells;
    bool has_number = false;
    bool fills_more = false;
    std::size_t filled = 0;
    std::size_t filled_above = 0;
    for (std::size_t c = 0; c < row.cells.size() && c < above.size(); ++c) {
      const std::string& cell = row.cells[c];
      filled_above += above[c].empty() ? 0 : 1;
      if (cell.empty()) continue;
      ++filled;
      fills_more = fills_more || above[c].empty();
      has_number = has_number || cell.find_first_not_of("0123456789.,%- ") == std::string::npos;
      const bool is_bullet = c == 0 && begins_with_list_mark(cell) && (cell[0] < '0' || cell[0] > '9');
      if (is_bullet && !above[c].empty() && !begins_with_list_mark(above[c])) return true;
      if (closes_bracket(above[c], cell) || (c > 0 && counts_on(above[c], cell))) return true;
    }
    return row.cells.front().empty() && !has_number && !fills_more && filled < filled_above;
  }

  [[nodiscard]] static bool closes_bracket(const std::string& above, const std::string& below) {
    const auto open = [](const std::string& text) {
      return std::count(text.begin(), text.end(), '(') - std::count(text.begin(), text.end(), ')');
    };
    return open(above) > 0 && open(below) < 0 && open(above) + open(below) == 0;
  }

  /// "3. …" under "1. … 2. …": items of one cell. A single number at the beginning may be the row's own.
  [[nodiscard]] static bool counts_on(const std::string& above, const std::string& below) {
    if (below.size() < 3 || below[0] < '2' || below[0] > '9' || below[1] != '.' || below[2] != ' ')
      return false;
    if (below[0] == '2' && above.starts_with("1. ")) return false;
    const std::size_t first = above.find("1. ");
    const std::string before = std::string(1, static_cast<char>(below[0] - 1)) + ". ";
    return first != std::string::npos && above.find(before, first) != std::string::npos &&
           above.find(below.substr(0, 3), first) == std::string::npos;
  }

  void join_to_rows(const lint::Line& rest) {
    for (std::size_t c = 0; c < rest.cells.size(); ++c) {
      if (rest.cells[c].empty()) continue;
      const auto above = std::find_if(rows_.rbegin(), rows_.rend(),
                                      [&](const lint::Line& row) { return !row.cells[c].empty(); });
      append_wrapped((above == rows_.rend() ? rows_.back() : *above).cells[c], rest.cells[c]);
    }
  }

  Gatherer& gatherer_;
  std::optional<Growing> growing_;
  std::vector<lint::Line> rows_;  ///< of a table that may go on over the page
  std::vector<double> table_columns_;
  int table_ = 0;
  double right_ = 0;
  double height_ = 0;
  double pitch_ = 1.6;  ///< from line to line, in sizes of letters
};

}  // namespace

void give_pages(const std::vector<PdfPage>& pages, Gatherer& gatherer) {
  PageWriter writer(gatherer);
  for (std::size_t i = 0; i < pages.size(); ++i) writer.give(pages[i], static_cast<int>(i) + 1);
  writer.finish();
  writer.finish_table();
}

}  // namespace prongsai::document_files
