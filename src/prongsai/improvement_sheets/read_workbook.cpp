// SPDX-License-Identifier: Apache-2.0
// From a workbook that somebody worked in back to rows.
#include <algorithm>
#include <array>

#include "prongsai/improvement_sheets/marks_detail.h"
#include "prongsai/improvement_sheets/plan_sheets.h"

namespace prongsai::improvement_sheets {
namespace {

using improvement::RecordKind;
using text::Language;

constexpr std::array<Language, 2> languages = {Language::th, Language::en};
/// Somebody may have written a title or left blank rows above.
constexpr std::size_t rows_searched = 10;
/// One heading alone may be a word of the text.
constexpr std::size_t headings_least = 2;

/// Without blanks at the ends, and with single blanks within.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The code of the column with that heading; "" for none.
std::string_view code_of_heading(const Layout& layout, const std::string& heading) {
  const std::string wanted = folded(heading);
  if (wanted.empty()) return {};
  for (const Column& column : layout.columns) {
    for (const Language language : languages) {
      if (folded(heading_of(language, layout, column.code)) == wanted) return column.code;
    }
  }
  return {};
}

std::string_view known_code(const Layout& layout, std::string_view code) {
  const auto found = std::find_if(layout.columns.begin(), layout.columns.end(),
                                  [&](const Column& one) { return one.code == code; });
  return found == layout.columns.end() ? std::string_view() : found->code;
}

const Layout* layout_named(const std::string& name) {
  for (const Layout& layout : layouts()) {
    for (const Language language : languages) {
      if (folded(name) == table_files::sheet_name_from(sheet_name(language, layout.kind))) return &layout;
    }
  }
  return nullptr;
}

bool is_help(const std::string& name) {
  return std::any_of(languages.begin(), languages.end(), [&](Language language) {
    return name == table_files::sheet_name_from(text::say(language, "plan_sheets.sheet.help"));
  });
}

class SheetReader {
 public:
  SheetReader(const table_files::Sheet& sheet, ReadSheets& out) : sheet_(sheet), out_(out) {}

  /// False when it is no worksheet of a plan.
  bool read() {
    find_columns();
    if (layout_ == nullptr) return false;
    for (std::size_t line = first_line_; line < sheet_.rows.size(); ++line) read_row(line);
    tell_unread_columns();
    return true;
  }

 private:
  void find_columns() {
    const std::size_t most = std::min(rows_searched, sheet_.rows.size());
    for (std::size_t line = 0; line < most && layout_ == nullptr; ++line) find_codes(line);
    if (layout_ != nullptr) {
      const std::size_t next = first_line_;
      if (add_headings(next, false) >= headings_least) {
        add_headings(next, true);
        heading_line_ = next;
        first_line_ = next + 1;
      }
      return;
    }
    layout_ = layout_named(sheet_.name);
    if (layout_ == nullptr) return;
    for (std::size_t line = 0; line < most; ++line) {
      if (add_headings(line, false) < headings_least) continue;
      add_headings(line, true);
      heading_line_ = line;
      first_line_ = line + 1;
      return;
    }
    layout_ = nullptr;
  }

  void find_codes(std::size_t line) {
    for (const std::string& cell : sheet_.rows[line]) {
      const auto mark = detail::read_sheet_mark(cell);
      if (!mark) continue;
      layout_ = &layout_of(mark->kind);
      first_line_ = line + 1;
      if (std::find(out_.plans.begin(), out_.plans.end(), mark->plan) == out_.plans.end())
        out_.plans.push_back(mark->plan);
    }
    if (layout_ == nullptr) return;
    for (std::size_t c = 0; c < sheet_.rows[line].size(); ++c) {
      if (const auto code = known_code(*layout_, sheet_.rows[line][c]); !code.empty())
        columns_.emplace(code, c);
    }
  }

  [[nodiscard]] bool is_taken(std::size_t column) const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [&](const auto& one) { return one.second == column; });
  }

  /// How many cells of the row are headings; adds the columns that no code told.
  std::size_t add_headings(std::size_t line, bool adds) {
    if (line >= sheet_.rows.size()) return 0;
    std::size_t found = 0;
    for (std::size_t c = 0; c < sheet_.rows[line].size(); ++c) {
      const std::string_view code = code_of_heading(*layout_, sheet_.rows[line][c]);
      if (code.empty()) continue;
      ++found;
      if (adds && !is_taken(c)) columns_.emplace(code, c);
    }
    return found;
  }

  [[nodiscard]] std::optional<detail::RowMark> mark_in(std::size_t line) const {
    for (std::size_t c = 0; c < sheet_.rows[line].size(); ++c) {
      if (is_taken(c)) continue;
      if (auto mark = detail::read_row_mark(sheet_.rows[line][c])) return mark;
    }
    return std::nullopt;
  }

  [[nodiscard]] const std::string& at(std::size_t line, std::string_view code) const {
    static const std::string nothing;
    const auto column = columns_.find(code);
    return column == columns_.end() ? nothing : sheet_.at(line, column->second);
  }

  /// Nothing stands in the row but what is there for everybody.
  [[nodiscard]] bool is_empty(std::size_t line, bool is_record) const {
    return std::all_of(columns_.begin(), columns_.end(), [&](const auto& one) {
      const bool is_furniture =
          one.first == number_column ||
          (!is_record && (one.first == remove_column ||
                          (layout_->kind == RecordKind::constraint && one.first == "heading")));
      return is_furniture || is_blank(sheet_.at(line, one.second));
    });
  }

  void read_row(std::size_t line) {
    const auto mark = mark_in(line);
    const bool is_record = mark && layout_of(mark->kind).kind == layout_->kind;
    const bool is_cleared = is_empty(line, is_record);
    if (is_cleared && !is_record) return;
    ReadRow read;
    read.sheet = sheet_.name;
    read.line = line;
    read.columns = columns_;
    read.is_cleared = is_cleared;
    if (is_record) {
      read.row.id = mark->id;
      read.row.version = mark->version;
      read.year = mark->year;
    }
    read.row.kind = is_record ? mark->kind : kind_of(line);
    read.row.number = at(line, number_column);
    if (!is_cleared) take_cells(read);
    if (layout_->kind == RecordKind::measure) place(read);
    out_.rows.push_back(std::move(read));
  }

  /// The title of the measure above, written again beside its step.
  [[nodiscard]] bool repeats_title(std::size_t line) const {
    if (!measure_) return false;
    const std::string title = folded(at(line, "title"));
    return !title.empty() &&
           title == folded(sheet_.at(out_.rows[*measure_].line, columns_.find("title")->second));
  }

  [[nodiscard]] RecordKind kind_of(std::size_t line) const {
    if (layout_->kind != RecordKind::measure) return layout_->kind;
    const bool has_step = !is_blank(at(line, "text"));
    const bool has_title = !is_blank(at(line, "title"));
    return has_step && (!has_title || repeats_title(line)) ? RecordKind::step : RecordKind::measure;
  }

  void take_cells(ReadRow& read) {
    for (const auto& [code, column] : columns_) {
      if (code == number_column) continue;
      const std::string& text = sheet_.at(read.line, column);
      const bool belongs =
          code == remove_column || code == of_column || field_of(read.row.kind, code) != nullptr;
      if (belongs) {
        read.row.cells.emplace(code, text);
      } else if (!is_blank(text) && !(code == "title" && repeats_title(read.line))) {
        read.problems.push_back(misplaced(read, code, column));
      }
    }
  }

  [[nodiscard]] base::Problem misplaced(const ReadRow& read, std::string_view code,
                                        std::size_t column) const {
    const base::Place place{sheet_.name, static_cast<int>(read.line) + 1, static_cast<int>(column) + 1};
    if (read.row.id.empty() && code == "text") return {"plan_sheets.measure_and_step", {}, place};
    const bool is_step = read.row.kind == RecordKind::step;
    return {is_step ? "plan_sheets.not_of_step" : "plan_sheets.not_of_measure",
            {{"heading", heading_of(Language::th, *layout_, code)}},
            place};
  }

  void place(ReadRow& read) {
    if (read.row.kind == RecordKind::measure) {
      measure_ = out_.rows.size();
    } else if (measure_) {
      read.parent_row = measure_;
    } else if (read.row.id.empty()) {
      read.problems.push_back({"plan_sheets.step_without_measure", {}, read.place_of("text")});
    }
  }

  void tell_unread_columns() {
    std::size_t most = 0;
    for (const auto& row : sheet_.rows) most = std::max(most, row.size());
    for (std::size_t c = 0; c < most; ++c) {
      if (is_taken(c)) continue;
      std::size_t line = first_line_;
      const auto is_told = [&] {
        const std::string& text = sheet_.at(line, c);
        return !is_blank(text) && !detail::read_row_mark(text);
      };
      while (line < sheet_.rows.size() && !is_told()) ++line;
      if (line == sheet_.rows.size()) continue;
      const std::string heading = heading_line_ ? folded(sheet_.at(*heading_line_, c)) : std::string();
      out_.remarks.push_back(
          {"plan_sheets.unread_column",
           {{"sheet", sheet_.name}, {"heading", heading.empty() ? table_files::column_name(c) : heading}},
           {}});
    }
  }

  const table_files::Sheet& sheet_;
  ReadSheets& out_;
  const Layout* layout_ = nullptr;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::size_t first_line_ = 0;
  std::optional<std::size_t> heading_line_;
  std::optional<std::size_t> measure_;  ///< the one under which steps stand, among the rows
};

}  // namespace

base::Place ReadRow::place_of(std::string_view column) const {
  const auto found = columns.find(column);
  return {sheet, static_cast<int>(line) + 1,
          found == columns.end() ? 0 : static_cast<int>(found->second) + 1};
}

base::Result<ReadSheets> read_workbook(const table_files::Workbook& workbook) {
  ReadSheets out;
  out.remarks = workbook.remarks;
  bool is_known = false;
  for (const table_files::Sheet& sheet : workbook.sheets) {
    if (SheetReader(sheet, out).read()) {
      is_known = true;
    } else if (!is_help(sheet.name) && !sheet.rows.empty()) {
      out.unread_sheets.push_back(sheet.name);
    }
  }
  if (!is_known) return base::Problem{"plan_sheets.no_known_sheet", {}, {}};
  return out;
}

}  // namespace prongsai::improvement_sheets
