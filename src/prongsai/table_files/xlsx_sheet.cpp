// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "prongsai/table_files/decode_text_detail.h"
#include "prongsai/table_files/xlsx_detail.h"

namespace prongsai::table_files {
namespace {

constexpr std::size_t remarks_max = 100;     // nobody reads on
constexpr std::size_t areas_max = 10'000;    // merged, of one sheet
constexpr std::size_t rows_exist = 1 << 20;  // in a spreadsheet; columns: three letters

struct Cell {
  std::size_t row = 0;
  std::size_t column = 0;
};

/// "C12" or "$C$12", counted from 0.
std::optional<Cell> parse_cell(std::string_view name) {
  std::size_t at = 0;
  const auto skip_dollar = [&] { at += at < name.size() && name[at] == '$' ? 1 : 0; };
  std::size_t column = 0;
  std::size_t row = 0;
  skip_dollar();
  const std::size_t letters = at;
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < letters + 3; ++at) {
    column = column * 26 + static_cast<std::size_t>(name[at] - 'A') + 1;
  }
  skip_dollar();
  const std::size_t digits = at;
  for (; at < name.size() && name[at] >= '0' && name[at] <= '9' && at < digits + 7; ++at) {
    row = row * 10 + static_cast<std::size_t>(name[at] - '0');
  }
  if (at != name.size() || column == 0 || row == 0 || row > rows_exist) return std::nullopt;
  return Cell{row - 1, column - 1};
}

std::optional<Area> parse_area(std::string_view name) {
  const std::size_t colon = name.find(':');
  const auto first = parse_cell(name.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : parse_cell(name.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return Area{first->row, first->column, last->row, last->column};
}

class SheetReader {
 public:
  SheetReader(const SheetEntry& entry, const CellContext& context, Taken& taken, base::Problems& remarks)
      : entry_(entry), context_(context), taken_(taken), remarks_(remarks) {
    sheet_.name = entry.name;
  }

  Sheet read(pugi::xml_node root) {
    std::size_t row = 0;
    for (const pugi::xml_node node : child_called(root, "sheetData").children()) {
      if (!is_called(node, "row")) continue;
      if (const auto number = node.attribute("r")) {
        row = number.as_uint();
        if (row == 0 || row > rows_exist) refuse_broken();
        --row;
      }
      read_row(node, row);
      ++row;
    }
    for (const pugi::xml_node node : child_called(root, "mergeCells").children()) {
      const auto area = parse_area(node.attribute("ref").value());
      if (!area || sheet_.merged.size() >= areas_max) refuse_broken();
      sheet_.merged.push_back(*area);
    }
    count_merged();
    return std::move(sheet_);
  }

 private:
  [[noreturn]] void refuse_broken() const { refuse("table_files.broken_workbook", {{"part", entry_.part}}); }

  void read_row(pugi::xml_node node, std::size_t row) {
    std::size_t column = 0;
    for (const pugi::xml_node cell : node.children()) {
      if (!is_called(cell, "c")) continue;
      if (const auto name = cell.attribute("r")) {
        const auto place = parse_cell(name.value());
        if (!place || place->row != row) refuse_broken();
        column = place->column;
      }
      here_ = {row, column};
      put(text_of(cell));
      ++column;
    }
  }

  void put(std::string text) {
    if (text.empty()) return;
    const auto line = static_cast<int>(here_.row) + 1;
    const auto column = static_cast<int>(here_.column) + 1;
    const Limits& limits = context_.limits;
    if (here_.row >= limits.rows_max) {
      refuse("table_files.too_many_rows", {{"most", std::to_string(limits.rows_max)}}, line);
    }
    if (here_.column >= limits.columns_max) {
      refuse("table_files.too_many_columns", {{"most", std::to_string(limits.columns_max)}}, line, column);
    }
    if (text.size() > limits.cell_bytes_max) {
      refuse("table_files.cell_too_long",
             {{"sheet", entry_.name},
              {"cell", cell_name(here_.row, here_.column)},
              {"most", std::to_string(limits.cell_bytes_max)}},
             line, column);
    }
    if (here_.row >= sheet_.rows.size()) sheet_.rows.resize(here_.row + 1);
    auto& row = sheet_.rows[here_.row];
    if (here_.column >= row.size()) {
      taken_.cells += here_.column + 1 - row.size();
      check_taken();
      row.resize(here_.column + 1);
    }
    taken_.text_bytes += text.size();
    check_taken();
    // Two cells in one place, or a letter made from a surrogate: nobody's program writes that.
    if (!row[here_.column].empty() || first_not_utf8(text) != std::string_view::npos) refuse_broken();
    row[here_.column] = std::move(text);
  }

  void check_taken() const {
    if (taken_.cells > context_.limits.cells_max || taken_.text_bytes > context_.limits.text_bytes_max) {
      refuse("table_files.too_many_cells", {{"most", std::to_string(context_.limits.cells_max)}});
    }
  }

  std::string text_of(pugi::xml_node cell) {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return string_item(child_called(cell, "is"));
    pugi::xml_node value_node;
    bool has_formula = false;
    for (const pugi::xml_node child : cell.children()) {
      if (is_called(child, "v")) value_node = child;
      if (is_called(child, "f")) has_formula = true;
    }
    const std::string_view value = value_node.text().get();
    if (has_formula && value.empty() && type != "str") remark_formula();
    if (value.empty()) return "";
    if (type == "s") return shared(value);
    if (type == "str") return string_item(wrapped(value_node));
    if (type == "b") return value == "0" || value == "false" ? "FALSE" : "TRUE";
    if (type == "d")
      return std::string(value.ends_with("T00:00:00") ? value.substr(0, value.size() - 9) : value);
    if (type == "e") return std::string(value);
    return number(value, cell.attribute("s").as_uint());
  }

  /// A formula's text is escaped like a string's, but stands in `v` instead of `t`.
  pugi::xml_node wrapped(pugi::xml_node value_node) {
    scratch_.reset();
    pugi::xml_node item = scratch_.append_child("is");
    item.append_child("t").text().set(value_node.text().get());
    return item;
  }

  std::string shared(std::string_view value) const {
    const auto index = parse_number(value);
    if (!index || *index < 0 || *index >= static_cast<double>(context_.shared_strings.size()))
      refuse_cell(value);
    return context_.shared_strings[static_cast<std::size_t>(*index)];
  }

  std::string number(std::string_view value, std::size_t style) const {
    const auto parsed = parse_number(value);
    if (!parsed) refuse_cell(value);
    const NumberFormat format = style < context_.formats.size() ? context_.formats[style] : NumberFormat{};
    return number_text(*parsed, format, context_.from_1904);
  }

  [[noreturn]] void refuse_cell(std::string_view found) const {
    constexpr std::size_t shown = 40;
    std::string start(found.substr(0, shown));
    while (first_not_utf8(start) != std::string_view::npos) start.pop_back();
    refuse(
        "table_files.broken_cell",
        {{"sheet", entry_.name}, {"cell", cell_name(here_.row, here_.column)}, {"found", std::move(start)}},
        static_cast<int>(here_.row) + 1, static_cast<int>(here_.column) + 1);
  }

  void remark_formula() {
    if (remarks_.size() >= remarks_max) return;
    remarks_.push_back({"table_files.formula_without_value",
                        {{"sheet", entry_.name}, {"cell", cell_name(here_.row, here_.column)}},
                        {"", static_cast<int>(here_.row) + 1, static_cast<int>(here_.column) + 1}});
  }

  /// spread_merged may write a value into each of these cells, so they count as if they were there.
  void count_merged() {
    std::size_t columns = 0;
    for (const auto& row : sheet_.rows) columns = std::max(columns, row.size());
    for (const Area& area : sheet_.merged) {
      if (area.first_row >= sheet_.rows.size() || area.first_column >= columns) continue;
      const std::size_t cells = (std::min(area.last_row + 1, sheet_.rows.size()) - area.first_row) *
                                (std::min(area.last_column + 1, columns) - area.first_column);
      taken_.cells += cells;
      taken_.text_bytes += cells * sheet_.at(area.first_row, area.first_column).size();
      check_taken();
    }
  }

  const SheetEntry& entry_;
  const CellContext& context_;
  Taken& taken_;
  base::Problems& remarks_;
  Sheet sheet_;
  Cell here_;
  pugi::xml_document scratch_;
};

}  // namespace

Sheet read_sheet(Archive& archive, const SheetEntry& entry, const CellContext& context, Taken& taken,
                 base::Problems& remarks) {
  const XmlPart part(archive.read(entry.part), entry.part, context.limits);
  return SheetReader(entry, context, taken, remarks).read(part.root());
}

}  // namespace prongsai::table_files
