// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "prongsai/results_sheets/read_template_detail.h"
#include "prongsai/results_sheets/template.h"
#include "prongsai/results_sheets/workbook.h"
#include "prongsai/table_files/write_csv.h"
#include "prongsai/table_files/write_xlsx.h"

namespace prongsai::results_sheets {
namespace {

using table_files::Area;
using table_files::CellStyle;
using table_files::OutCell;
using table_files::OutSheet;
using text::Language;

constexpr std::size_t name_column = 1;
constexpr std::size_t subject_column = 3;  // behind what the first row tells the program
constexpr int subject_width = 48;
constexpr std::size_t free_rows_of_sources = 20;
constexpr std::size_t columns_of_sources = 5;
constexpr int decimals_usual = 2;

std::string words_for(Language language, const std::string& key, const text::Details& details = {}) {
  return text::say(language, "results_sheets." + key, details);
}

/// "ita/2568" is "ita-2568". Runs of other signs become one hyphen.
std::string plain_name(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  if (out.ends_with('-')) out.pop_back();
  return out;
}

std::string file_name(const FormShape& shape, const TemplateSubject& subject, const char* ending) {
  std::string name = "prongsai-" + plain_name(shape.edition().id);
  const std::string agency = plain_name(subject.agency);
  if (!agency.empty()) name += "-" + agency;
  return name + ending;
}

/// What stands over the sheets for people: which year's rules, and whose figures.
std::string title_of(const FormShape& shape, Language language, const TemplateSubject& subject) {
  const framework::Text& name = shape.edition().name;
  const std::string& edition = text::choose(language, name.th, name.en);
  return subject.agency_name.empty() ? edition : edition + " · " + subject.agency_name;
}

/// A name that Excel takes and no sheet before has, whatever the case of its letters.
std::string free_name(const std::string& wanted, const std::vector<OutSheet>& taken) {
  const auto same = [](char a, char b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return lower(a) == lower(b);
  };
  const auto is_taken = [&](const std::string& name) {
    return std::any_of(taken.begin(), taken.end(), [&](const OutSheet& one) {
      return std::equal(one.name.begin(), one.name.end(), name.begin(), name.end(), same);
    });
  };
  std::string name = table_files::sheet_name_from(wanted);
  // The number goes in front, where cutting the name to its length leaves it alone.
  for (int number = 2; is_taken(name); ++number)
    name = table_files::sheet_name_from(std::to_string(number) + " " + wanted);
  return name;
}

std::vector<std::string> choices_of(const Field& field, Language language) {
  std::vector<std::string> out = field.allowed;
  if (field.kind == FieldKind::grade && !out.empty()) {
    const std::string words = words_for(language, "word.not_applicable");
    out.push_back(words.substr(0, words.find('|')));
  }
  return out;
}

/// What a column of answers takes, or a single cell that is not as the heading of scores says.
std::optional<std::string> limits_of(const Field& field, Language language) {
  if (field.kind == FieldKind::count) return words_for(language, "note.count");
  if (field.kind != FieldKind::points && field.kind != FieldKind::percent) return std::nullopt;
  return words_for(
      language, "note.limits",
      {{"most", base::to_shortest_string(field.most)}, {"decimals", std::to_string(field.decimals)}});
}

bool is_usual(const Field& field) {
  return field.kind == FieldKind::points && field.most == Points::whole(100) &&
         field.decimals == decimals_usual;
}

/// Makes a sheet of a file from one of our tables.
class Painter {
 public:
  Painter(Language language, const TemplateSheet& from) : language_(language), from_(from) {}

  [[nodiscard]] OutSheet paint(const std::string& title, std::string name) {
    out_.name = std::move(name);
    out_.heading_rows = from_.heading_rows;
    out_.widths.assign(from_.widths.begin(), from_.widths.end());
    for (const auto& row : from_.table.rows) out_.rows.emplace_back(row.begin(), row.end());
    const std::string& kind = from_.table.rows.front()[2];
    if (kind != kind_help) add_title(title);
    for (OutCell& cell : out_.rows.front()) cell.style = CellStyle::hint;
    if (kind == kind_scores || kind == kind_answers) {
      add_inputs();
      add_choices();
      add_notes(kind == kind_answers);
    }
    if (kind == kind_sources) {
      out_.inputs.push_back(
          {from_.heading_rows, 0, out_.rows.size() - 1 + free_rows_of_sources, columns_of_sources - 1});
    }
    return std::move(out_);
  }

 private:
  void add_title(const std::string& title) {
    out_.rows.front().resize(subject_column);
    out_.rows.front().emplace_back(title);
    const std::size_t columns = from_.table.rows[from_.heading_rows - 1].size();
    if (columns <= subject_column) {
      out_.widths.resize(subject_column, subject_width);
      out_.widths.push_back(subject_width);
    } else if (columns > subject_column + 1) {
      out_.merged.push_back({0, subject_column, 0, columns - 1});
    }
  }

  /// Cells side by side or one below the other are one area.
  [[nodiscard]] static bool joins(const InputCell& cell, Area& area) {
    const bool one_row = area.first_row == area.last_row && area.last_row == cell.row;
    const bool one_column = area.first_column == area.last_column && area.last_column == cell.column;
    if (one_row && area.last_column + 1 == cell.column) {
      area.last_column = cell.column;
      return true;
    }
    if (one_column && area.last_row + 1 == cell.row) {
      area.last_row = cell.row;
      return true;
    }
    return false;
  }

  void add_inputs() {
    for (const InputCell& cell : from_.inputs) {
      if (!out_.inputs.empty() && joins(cell, out_.inputs.back())) continue;
      out_.inputs.push_back({cell.row, cell.column, cell.row, cell.column});
    }
    // Questions are long, and without a break their ends would hide behind the figures.
    for (std::size_t row = from_.heading_rows; row < out_.rows.size(); ++row) {
      if (out_.rows[row].size() > name_column) out_.rows[row][name_column].style = CellStyle::hint;
    }
  }

  void add_choices() {
    for (const InputCell& cell : from_.inputs) {
      std::vector<std::string> values = choices_of(*cell.field, language_);
      if (values.empty()) continue;
      auto& all = out_.choices;
      if (!all.empty() && all.back().values == values && joins(cell, all.back().area)) continue;
      const bool grade = cell.field->kind == FieldKind::grade;
      all.push_back({.area = {cell.row, cell.column, cell.row, cell.column},
                     .values = std::move(values),
                     .prompt = words_for(language_, grade ? "prompt.grade" : "prompt.level"),
                     .others_allowed = true});
    }
  }

  /// In a table of answers a column has one limit, told at its heading; in a list each field has its own.
  void add_notes(bool by_column) {
    const std::size_t heading = from_.heading_rows - 1;
    if (!by_column) out_.notes.push_back({heading, name_column + 1, words_for(language_, "note.score")});
    for (const InputCell& cell : from_.inputs) {
      const auto text = limits_of(*cell.field, language_);
      if (!text || (!by_column && is_usual(*cell.field))) continue;
      const std::size_t row = by_column ? heading : cell.row;
      const bool told = std::any_of(out_.notes.begin(), out_.notes.end(), [&](const auto& note) {
        return note.row == row && note.column == cell.column;
      });
      if (!told) out_.notes.push_back({row, cell.column, *text});
    }
  }

  Language language_;
  const TemplateSheet& from_;
  OutSheet out_;
};

}  // namespace

base::Result<TemplateFile> template_workbook(const FormShape& shape, Language language,
                                             const TemplateSubject& subject, const Entry& entry) {
  table_files::OutWorkbook workbook{
      .sheets = {}, .title = title_of(shape, language, subject), .made_at = subject.made_at};
  for (const TemplateSheet& sheet : template_sheets(shape, language, entry)) {
    std::string name = free_name(sheet.table.name, workbook.sheets);
    workbook.sheets.push_back(Painter(language, sheet).paint(workbook.title, std::move(name)));
  }
  auto bytes = table_files::write_xlsx(workbook);
  if (!bytes) return bytes.problems();
  return TemplateFile{.name = file_name(shape, subject, ".xlsx"),
                      .media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                      .bytes = std::move(bytes).value()};
}

TemplateFile template_csv(const FormShape& shape, Language language, const TemplateSubject& subject,
                          const Entry& entry) {
  auto rows = template_list(shape, language, entry).table.rows;
  rows.front().push_back(title_of(shape, language, subject));
  return {.name = file_name(shape, subject, ".csv"),
          .media_type = "text/csv; charset=utf-8",
          .bytes = table_files::write_csv(rows)};
}

}  // namespace prongsai::results_sheets
