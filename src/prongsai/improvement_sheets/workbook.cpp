// SPDX-License-Identifier: Apache-2.0
// From rows to a workbook that offices can work in.
#include <algorithm>

#include "prongsai/improvement_sheets/marks_detail.h"
#include "prongsai/improvement_sheets/plan_sheets.h"

namespace prongsai::improvement_sheets {
namespace {

using improvement::FieldSpec;
using improvement::FieldType;
using improvement::RecordKind;
using table_files::CellStyle;
using table_files::OutCell;
using table_files::OutSheet;

constexpr std::size_t heading_rows = 2;
/// Framed and ready to be written in; the lists to choose from reach further still.
constexpr std::size_t free_rows = 30;
constexpr std::size_t free_rows_with_choices = 300;
constexpr int help_lines = 6;
constexpr double help_width = 90;
constexpr double help_height = 44;

std::string plan_of(const PlanSheets& plan) {
  return plan.agency + "/" + std::to_string(plan.year);
}

const std::string& cell_text(const SheetRow& row, std::string_view code) {
  static const std::string nothing;
  if (code == number_column) return row.number;
  const auto found = row.cells.find(code);
  return found == row.cells.end() ? nothing : found->second;
}

class Sheet {
 public:
  Sheet(const PlanSheets& plan, const Layout& layout) : plan_(plan), layout_(layout) {}

  OutSheet make() {
    out_.name = table_files::sheet_name_from(sheet_name(plan_.language, layout_.kind));
    out_.heading_rows = heading_rows;
    out_.hidden_rows = {0};
    out_.hidden_columns = {0};
    out_.is_landscape = true;
    add_headings();
    for (const SheetRow& row : plan_.rows) {
      if (layout_of(row.kind).kind == layout_.kind) add_row(row);
    }
    for (std::size_t i = 0; i < free_rows; ++i) {
      out_.rows.emplace_back(1);
      for (std::size_t c = 0; c < layout_.columns.size(); ++c)
        out_.rows.back().emplace_back("", CellStyle::body);
    }
    add_choices();
    return std::move(out_);
  }

 private:
  void add_headings() {
    std::vector<OutCell> codes = {OutCell(detail::written(detail::SheetMark{plan_of(plan_), layout_.kind}))};
    std::vector<OutCell> headings = {OutCell()};
    out_.widths = {1};
    for (const Column& column : layout_.columns) {
      codes.emplace_back(std::string(column.code));
      headings.emplace_back(heading_of(plan_.language, layout_, column.code));
      out_.widths.push_back(column.width);
    }
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) add_note(c);
    out_.rows = {std::move(codes), std::move(headings)};
  }

  /// What may be typed in a column, where its heading does not tell.
  void add_note(std::size_t column) {
    const std::string_view code = layout_.columns[column].code;
    const FieldSpec* field = field_of(layout_.kind, code);
    std::string key = "plan_sheets.note.";
    if (code == remove_column || code == of_column) {
      key += code;
    } else if (field != nullptr && field->type == FieldType::about) {
      key += "about";
    } else if (field != nullptr && field->type == FieldType::period) {
      key += "period";
    } else if (field != nullptr && field->type == FieldType::units) {
      key += "units";
    } else if (field != nullptr && field->type == FieldType::day) {
      key += "day";
    } else {
      return;
    }
    out_.notes.push_back(
        {1, column + 1, text::say(plan_.language, key, {{"year", std::to_string(plan_.year)}})});
  }

  void add_row(const SheetRow& row) {
    const std::string mark =
        row.id.empty() ? "" : detail::written(detail::RowMark{plan_.year, row.version, row.kind, row.id});
    std::vector<OutCell> cells = {OutCell(mark)};
    for (const Column& column : layout_.columns) {
      const FieldSpec* field = field_of(row.kind, column.code);
      const std::string& text = cell_text(row, column.code);
      const bool is_number = field != nullptr && field->type == FieldType::points;
      cells.push_back(is_number ? OutCell::number(text, CellStyle::body) : OutCell(text, CellStyle::body));
    }
    out_.rows.push_back(std::move(cells));
  }

  [[nodiscard]] std::vector<std::string> labels_of(std::initializer_list<RecordKind> kinds) const {
    std::vector<std::string> out;
    for (const SheetRow& row : plan_.rows) {
      if (row.id.empty() || std::find(kinds.begin(), kinds.end(), row.kind) == kinds.end()) continue;
      out.push_back(row_label(plan_.language, row.kind, row.number, title_of(row.cells)));
    }
    return out;
  }

  [[nodiscard]] std::vector<std::string> values_of(std::string_view code) const {
    if (code == remove_column) return {text::say(plan_.language, "plan_sheets.yes")};
    if (code == of_column) return labels_of({RecordKind::measure, RecordKind::activity});
    const FieldSpec* field = field_of(layout_.kind, code);
    if (field == nullptr) return {};
    if (field->type == FieldType::reference) return labels_of({field->refers_to});
    if (field->type == FieldType::truth) return {text::say(plan_.language, "plan_sheets.yes")};
    std::vector<std::string> out;
    for (const std::string_view choice : field->choices)
      out.push_back(text::say(plan_.language, "plan." + std::string(code) + "." + std::string(choice)));
    return out;
  }

  void add_choices() {
    const std::size_t last = out_.rows.size() + free_rows_with_choices;
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      const std::string_view code = layout_.columns[c].code;
      std::vector<std::string> values = values_of(code);
      if (values.empty()) continue;
      const FieldSpec* field = field_of(layout_.kind, code);
      // What another row is called may be typed before that row is on the list.
      const bool names_rows = code == of_column || (field != nullptr && field->type == FieldType::reference);
      out_.choices.push_back({.area = {heading_rows, c + 1, last, c + 1},
                              .values = std::move(values),
                              .prompt = {},
                              .others_allowed = names_rows});
    }
  }

  const PlanSheets& plan_;
  const Layout& layout_;
  OutSheet out_;
};

OutSheet help_sheet(const PlanSheets& plan) {
  OutSheet out{.name = table_files::sheet_name_from(text::say(plan.language, "plan_sheets.sheet.help"))};
  out.widths = {help_width};
  out.heights.assign(help_lines + 1, help_height);
  out.heights.front() = help_height / 2;
  out.is_landscape = true;
  out.rows.push_back({OutCell(text::say(plan.language, "plan_sheets.title",
                                        {{"agency", plan.agency_name}, {"year", std::to_string(plan.year)}}),
                              CellStyle::heading)});
  for (int line = 1; line <= help_lines; ++line) {
    out.rows.push_back(
        {OutCell(text::say(plan.language, "plan_sheets.help." + std::to_string(line)), CellStyle::body)});
  }
  return out;
}

}  // namespace

table_files::OutWorkbook workbook_of(const PlanSheets& plan) {
  table_files::OutWorkbook out;
  out.title = text::say(plan.language, "plan_sheets.title",
                        {{"agency", plan.agency_name}, {"year", std::to_string(plan.year)}});
  out.made_at = plan.made_at;
  out.sheets.push_back(help_sheet(plan));
  for (const Layout& layout : layouts()) out.sheets.push_back(Sheet(plan, layout).make());
  return out;
}

}  // namespace prongsai::improvement_sheets
