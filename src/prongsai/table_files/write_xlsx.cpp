// SPDX-License-Identifier: Apache-2.0
#include "prongsai/table_files/write_xlsx.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "prongsai/base/assert.h"
#include "prongsai/table_files/cell_formats_detail.h"
#include "prongsai/table_files/decode_text_detail.h"
#include "prongsai/table_files/number_text_detail.h"
#include "prongsai/table_files/problems_detail.h"
#include "prongsai/table_files/temporary_folder_detail.h"
#include "prongsai/table_files/write_detail.h"

namespace prongsai::table_files {
namespace {

constexpr std::size_t cell_letters_max = 32'767;
constexpr std::size_t rows_max = LXW_ROW_MAX;
constexpr std::size_t columns_max = LXW_COL_MAX;

struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const noexcept { lxw_workbook_free(workbook); }
};
using OpenWorkbook = std::unique_ptr<lxw_workbook, FreeWorkbook>;

lxw_row_t row_of(std::size_t row) {
  return static_cast<lxw_row_t>(row);
}
lxw_col_t column_of(std::size_t column) {
  return static_cast<lxw_col_t>(column);
}

/// Only the environment is left to blame once the input has been checked.
void expect(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("writing XLSX: ") + lxw_strerror(error));
}

/// How many decimals a plain number shows, or nothing when it is none that a double keeps.
std::optional<int> decimals_of(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
  const auto is_digits = [](std::string_view part) {
    return !part.empty() &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!is_digits(whole) || (point != std::string_view::npos && !is_digits(fraction))) return std::nullopt;
  if (whole.size() > 1 && whole.front() == '0') return std::nullopt;
  if (whole.size() + fraction.size() > 15) return std::nullopt;
  return static_cast<int>(fraction.size());
}

/// Text as the file holds it: "_x0041_" would be read as "A", so its first sign is written as a code as well.
std::string escaped(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_code = text.compare(at, 2, "_x") == 0 && at + 6 < text.size() && text[at + 6] == '_' &&
                         text.find_first_not_of("0123456789abcdefABCDEF", at + 2) >= at + 6;
    if (is_code) {
      out += "_x005F_";
    } else if (text[at] != '\r') {
      out += text[at];
    } else if (text.compare(at, 2, "\r\n") != 0) {
      out += '\n';
    }
  }
  return out;
}

void check_text(const OutSheet& sheet, std::size_t row, std::size_t column, const std::string& text) {
  const auto details = [&](std::vector<std::pair<std::string, std::string>> more) {
    more.insert(more.begin(), {{"sheet", sheet.name}, {"cell", cell_name(row, column)}});
    return more;
  };
  if (row >= rows_max || column >= columns_max) {
    refuse("table_files.sheet_too_large", details({{"most", cell_name(rows_max - 1, columns_max - 1)}}));
  }
  if (first_not_utf8(text) != std::string_view::npos || text.find('\0') != std::string::npos ||
      text.find("\uffff") != std::string::npos || text.find("\ufffe") != std::string::npos) {
    refuse("table_files.bad_text", details({}));
  }
  // Letters are fewer than bytes: the long way only where it could matter.
  if (text.size() > cell_letters_max && utf16_length(text) > cell_letters_max) {
    refuse("table_files.text_too_long", details({{"most", std::to_string(cell_letters_max)}}));
  }
}

void check(const OutWorkbook& workbook) {
  PRONGSAI_ASSERT(!workbook.sheets.empty());
  std::set<std::string> names;
  for (const OutSheet& sheet : workbook.sheets) {
    PRONGSAI_ASSERT(is_sheet_name(sheet.name) && names.insert(sheet.name).second);
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
      for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) check_text(sheet, r, c, sheet.rows[r][c].text);
    }
    for (const Note& note : sheet.notes) check_text(sheet, note.row, note.column, note.text);
    for (const Choices& choices : sheet.choices) {
      PRONGSAI_ASSERT(!choices.values.empty());
      for (const std::string& value : choices.values) {
        check_text(sheet, choices.area.last_row, choices.area.last_column, value);
      }
      check_text(sheet, choices.area.first_row, choices.area.first_column, choices.prompt);
    }
    for (const auto* areas : {&sheet.inputs, &sheet.merged}) {
      for (const Area& area : *areas) check_text(sheet, area.last_row, area.last_column, "");
    }
  }
}

class Writer {
 public:
  Writer(lxw_workbook* workbook, const OutWorkbook& from)
      : workbook_(workbook), from_(from), formats_(workbook) {}

  void write() {
    for (const OutSheet& sheet : from_.sheets) write_sheet(sheet);
    if (!lists_.empty()) write_lists();
    lxw_doc_properties properties = {};
    std::string title = from_.title;
    properties.title = title.data();
    // 0 would stand for the present.
    properties.created = std::max<std::time_t>(1, std::chrono::system_clock::to_time_t(from_.made_at));
    expect(workbook_set_properties(workbook_, &properties));
  }

 private:
  void write_sheet(const OutSheet& sheet) {
    lxw_worksheet* to = workbook_add_worksheet(workbook_, sheet.name.c_str());
    PRONGSAI_ASSERT(to != nullptr);
    for (std::size_t c = 0; c < sheet.widths.size(); ++c) {
      expect(worksheet_set_column(to, column_of(c), column_of(c), sheet.widths[c], nullptr));
    }
    // Inputs and merged areas first: what stands in their cells is written over their blanks.
    for (const Area& area : sheet.inputs) write_blanks(to, area, CellStyle::input);
    for (const Area& area : sheet.merged) {
      expect(worksheet_merge_range(to, row_of(area.first_row), column_of(area.first_column),
                                   row_of(area.last_row), column_of(area.last_column), "", nullptr));
    }
    std::size_t columns = 1;
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
      columns = std::max(columns, sheet.rows[r].size());
      for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) write_cell(to, sheet, r, c);
    }
    for (const Choices& choices : sheet.choices) write_choices(to, choices);
    for (const Note& note : sheet.notes) {
      expect(worksheet_write_comment(to, row_of(note.row), column_of(note.column), note.text.c_str()));
    }
    if (sheet.heading_rows > 0) {
      worksheet_freeze_panes(to, row_of(sheet.heading_rows), 0);
      expect(worksheet_repeat_rows(to, 0, row_of(sheet.heading_rows - 1)));
    }
    if (sheet.has_filter && sheet.heading_rows > 0 && sheet.rows.size() > sheet.heading_rows) {
      expect(worksheet_autofilter(to, row_of(sheet.heading_rows - 1), 0, row_of(sheet.rows.size() - 1),
                                  column_of(columns - 1)));
    }
    if (!sheet.rows.empty()) {
      const std::string whole = "A1:" + cell_name(sheet.rows.size() - 1, columns - 1);
      expect(worksheet_ignore_errors(to, LXW_IGNORE_NUMBER_STORED_AS_TEXT, whole.c_str()));
    }
    for (std::size_t r = 0; r < sheet.heights.size(); ++r) {
      if (sheet.heights[r] > 0) expect(worksheet_set_row(to, row_of(r), sheet.heights[r], nullptr));
    }
    hide(to, sheet);
    if (sheet.is_landscape) worksheet_set_landscape(to);
    worksheet_set_paper(to, 9);  // A4
    worksheet_fit_to_pages(to, 1, 0);
    if (sheet.is_protected) protect(to);
  }

  static void hide(lxw_worksheet* to, const OutSheet& sheet) {
    lxw_row_col_options hidden = {};
    hidden.hidden = LXW_TRUE;
    for (const std::size_t row : sheet.hidden_rows) {
      expect(worksheet_set_row_opt(to, row_of(row), LXW_DEF_ROW_HEIGHT, nullptr, &hidden));
    }
    for (const std::size_t column : sheet.hidden_columns) {
      expect(worksheet_set_column_opt(to, column_of(column), column_of(column), LXW_DEF_COL_WIDTH, nullptr,
                                      &hidden));
    }
  }

  static void protect(lxw_worksheet* to) {
    lxw_protection allowed = {};
    allowed.format_columns = LXW_TRUE;
    allowed.format_rows = LXW_TRUE;
    worksheet_protect(to, nullptr, &allowed);
  }

  void write_blanks(lxw_worksheet* to, const Area& area, CellStyle style) {
    for (std::size_t r = area.first_row; r <= area.last_row; ++r) {
      for (std::size_t c = area.first_column; c <= area.last_column; ++c) {
        expect(worksheet_write_blank(to, row_of(r), column_of(c), formats_.of(style, -1, false)));
      }
    }
  }

  [[nodiscard]] static CellStyle style_of(const OutSheet& sheet, std::size_t row, std::size_t column) {
    const CellStyle own = sheet.rows[row][column].style;
    if (own != CellStyle::plain) return own;
    const auto holds = [&](const Area& area) {
      return row >= area.first_row && row <= area.last_row && column >= area.first_column &&
             column <= area.last_column;
    };
    if (std::any_of(sheet.inputs.begin(), sheet.inputs.end(), holds)) return CellStyle::input;
    return row < sheet.heading_rows ? CellStyle::heading : CellStyle::plain;
  }

  void write_cell(lxw_worksheet* to, const OutSheet& sheet, std::size_t row, std::size_t column) {
    const OutCell& cell = sheet.rows[row][column];
    const CellStyle style = style_of(sheet, row, column);
    if (cell.text.empty()) {
      if (style != CellStyle::plain) {
        expect(worksheet_write_blank(to, row_of(row), column_of(column), formats_.of(style, -1, false)));
      }
      return;
    }
    const std::optional<int> decimals = cell.is_number ? decimals_of(cell.text) : std::nullopt;
    if (decimals) {
      lxw_format* format = formats_.of(style, *decimals, false);
      expect(worksheet_write_number(to, row_of(row), column_of(column), parse_number(cell.text).value_or(0),
                                    format));
      return;
    }
    const bool has_lines = cell.text.find('\n') != std::string::npos;
    lxw_format* format = formats_.of(style, -1, has_lines);
    const bool needs_escape =
        cell.text.find('\r') != std::string::npos || cell.text.find("_x") != std::string::npos;
    const std::string& text = needs_escape ? escaped(cell.text) : cell.text;
    expect(worksheet_write_string(to, row_of(row), column_of(column), text.c_str(), format));
  }

  void write_choices(lxw_worksheet* to, const Choices& choices) {
    auto list = std::find(lists_.begin(), lists_.end(), choices.values);
    if (list == lists_.end()) list = lists_.insert(list, choices.values);
    // In a sheet of its own a list may be long and its values may hold commas.
    const std::string column = column_name(static_cast<std::size_t>(list - lists_.begin()));
    std::string formula =
        fmt::format("={}!${}$1:${}${}", choices_sheet, column, column, std::to_string(choices.values.size()));
    std::string prompt = choices.prompt;
    lxw_data_validation validation = {};
    // Given a formula, libxlsxwriter 1.1 copies it twice and loses one copy, so it is given a list first.
    char only[] = "-";
    char* list_of_one[] = {only, nullptr};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list_of_one;
    validation.input_message = prompt.data();
    validation.error_type =
        choices.others_allowed ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP;
    const Area& area = choices.area;
    expect(worksheet_data_validation_range(to, row_of(area.first_row), column_of(area.first_column),
                                           row_of(area.last_row), column_of(area.last_column), &validation));
    lxw_data_val_obj* made = STAILQ_FIRST(to->data_validations);
    while (STAILQ_NEXT(made, list_pointers) != nullptr) made = STAILQ_NEXT(made, list_pointers);
    std::free(made->value_formula);  // NOLINT(cppcoreguidelines-no-malloc): the library's own
    made->value_formula = strdup(formula.c_str() + 1);  // without the sign "=", as the file has it
  }

  void write_lists() {
    lxw_worksheet* to = workbook_add_worksheet(workbook_, std::string(choices_sheet).c_str());
    PRONGSAI_ASSERT(to != nullptr);
    for (std::size_t c = 0; c < lists_.size(); ++c) {
      for (std::size_t r = 0; r < lists_[c].size(); ++r) {
        expect(worksheet_write_string(to, row_of(r), column_of(c), escaped(lists_[c][r]).c_str(),
                                      formats_.of(CellStyle::plain, -1, false)));
      }
    }
    worksheet_hide(to);
  }

  lxw_workbook* workbook_;
  const OutWorkbook& from_;
  CellFormats formats_;
  std::vector<std::vector<std::string>> lists_;
};

}  // namespace

base::Result<std::string> write_xlsx(const OutWorkbook& workbook) {
  try {
    check(workbook);
  } catch (Refusal& refusal) {
    return std::move(refusal.problem);
  }
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "workbook.xlsx").string();
  std::string folder_name = folder.path().string();
  lxw_workbook_options options = {};
  options.tmpdir = folder_name.data();
  OpenWorkbook open(workbook_new_opt(path.c_str(), &options));
  if (!open) throw std::bad_alloc();
  Writer(open.get(), workbook).write();
  expect(workbook_close(open.release()));
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file || bytes.empty()) throw std::runtime_error("writing XLSX: the temporary file cannot be read");
  return bytes;
}

}  // namespace prongsai::table_files
