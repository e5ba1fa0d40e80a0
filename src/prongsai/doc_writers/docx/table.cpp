// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "prongsai/doc_writers/docx/table_detail.h"
#include "prongsai/doc_writers/grid_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/doc_writers/text_width_detail.h"

namespace prongsai::doc_writers {
namespace {

// Three lines of a header in a wider font reach below the margin.
constexpr int room_of_header = 900;

std::string_view fill_of(doc::Shade shade) {
  switch (shade) {
    case doc::Shade::none:
      return "";
    case doc::Shade::head:
      return "E3E9EF";
    case doc::Shade::group:
      return "F1F4F7";
    case doc::Shade::total:
      return "EAEEF2";
    case doc::Shade::bad:
      return "FBEBE8";
    case doc::Shade::bar:
      return "BDD7EC";
  }
  return "";
}

std::string_view name_of(doc::Align align) {
  switch (align) {
    case doc::Align::start:
      return "left";
    case doc::Align::centre:
      return "center";
    case doc::Align::end:
      return "right";
    case doc::Align::decimal:
      return "decimal";
  }
  return "left";
}

/// Ems before and behind the decimal point.
struct Number {
  double whole = 0;
  double rest = 0;
};
Number number_of(const std::string& text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  return {ems(text.substr(0, point)), ems(text.substr(point))};
}
bool begins_with_digit(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() &&
         ((text[0] >= '0' && text[0] <= '9') ||
          (text.starts_with("\xe0\xb9") && text.size() > 2 && text[2] >= '\x90' && text[2] <= '\x99'));
}

class TableWriter {
 public:
  TableWriter(const doc::Table& table, const Sheet& sheet, bool has_follower, Surroundings& around)
      : table_(table),
        around_(around),
        margin_(cell_margin(table)),
        widths_(column_widths(table, sheet.text_width(), around.document.names)),
        breaks_(row_breaks(table, widths_, sheet.text_height() - room_of_header, has_follower)),
        numbers_(table.columns.size()) {
    for (const auto& places : grid(table.body, table.columns.size())) {
      for (const Place& place : places) measure(place);
    }
  }

  std::string write() {
    std::string out = fmt::format(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"DocumentTable\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>"
        "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" "
        "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
        width_of({.column = 0, .columns = widths_.size()}));
    out.insert(out.find("<w:tblLook"),
               fmt::format("<w:tblCellMar><w:left w:w=\"{0}\" w:type=\"dxa\"/><w:right w:w=\"{0}\" "
                           "w:type=\"dxa\"/></w:tblCellMar>",
                           margin_));
    if (!table_.caption.empty()) out += "<w:tblCaption w:val=\"" + escaped(table_.caption) + "\"/>";
    out += "</w:tblPr><w:tblGrid>";
    for (const int width : widths_) out += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    out += "</w:tblGrid>";
    write_rows(out, table_.head, true);
    write_rows(out, table_.body, false);
    return out + "</w:tbl>";
  }

 private:
  /// A decimal column stands in the middle of its width, as a block of numbers with their points in line.
  void measure(const Place& place) {
    if (place.cell == nullptr || place.columns > 1) return;
    for (const doc::CellLine& line : place.cell->lines) {
      const std::string text = clean(doc::text_of(line.spans));
      if (!begins_with_digit(text)) continue;
      const Number number = number_of(text);
      numbers_[place.column].whole = std::max(numbers_[place.column].whole, number.whole);
      numbers_[place.column].rest = std::max(numbers_[place.column].rest, number.rest);
    }
  }

  [[nodiscard]] int width_of(const Place& place) const {
    int width = 0;
    for (std::size_t c = place.column; c < place.column + place.columns; ++c) width += widths_[c];
    return width;
  }

  void write_rows(std::string& out, const std::vector<doc::Row>& rows, bool is_head) {
    const auto all = grid(rows, widths_.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      out += is_head                ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
             : breaks_.may_split[r] ? "<w:tr>"
                                    : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
      for (const Place& place : all[r]) write_cell(out, place, is_head, is_head || breaks_.keep_with_next[r]);
      out += "</w:tr>";
    }
  }

  void write_cell(std::string& out, const Place& place, bool is_head, bool keep_with_next) {
    out += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", width_of(place));
    if (place.columns > 1) out += fmt::format("<w:gridSpan w:val=\"{}\"/>", place.columns);
    if (place.rows > 1) out += place.is_first ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
    const doc::Shade shade = place.cell != nullptr ? place.cell->shade : doc::Shade::none;
    const std::string_view fill = fill_of(shade == doc::Shade::none && is_head ? doc::Shade::head : shade);
    if (!fill.empty()) out += fmt::format("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", fill);
    if (is_head || shade == doc::Shade::bar) out += "<w:vAlign w:val=\"center\"/>";
    out += "</w:tcPr>";
    const bool is_strong = is_head || shade == doc::Shade::total || shade == doc::Shade::group;
    ParagraphLook look{.style = is_strong ? "TableHeading" : "TableText", .keep_with_next = keep_with_next};
    if (place.cell == nullptr || !place.is_first || place.cell->lines.empty()) {
      out += paragraph(look, "");
    } else {
      for (const doc::CellLine& line : place.cell->lines) write_line(out, look, place, line, is_head);
    }
    out += "</w:tc>";
  }

  void write_line(std::string& out, ParagraphLook look, const Place& place, const doc::CellLine& line,
                  bool is_head) {
    const doc::Align of_column = is_head ? doc::Align::centre : table_.columns[place.column].align;
    const doc::Align align = place.cell->align.value_or(of_column);
    const std::string text = clean(doc::text_of(line.spans));
    const Number number = numbers_[place.column];
    const double room = (widths_[place.column] - 2 * margin_) / twips_of_an_em -
                        (number.whole + number.rest) * substitute_width * bold_width;
    std::string content;
    if (!line.mark.empty()) {
      const double marked = ems_of_mark(clean(line.mark)) * substitute_width + mark_gap;
      const int hanging = static_cast<int>(std::lround(marked * twips_of_an_em));
      look.indent = fmt::format("w:left=\"{}\" w:hanging=\"{}\"", hanging, hanging);
      content = mark_run(line.mark, 28);
    } else if (align == doc::Align::decimal && begins_with_digit(text) && place.columns == 1) {
      // Right aligned, and as far from the edge as the column leaves room: a decimal tab, where the font is
      // wider than thought, breaks a number in two.
      look.align = "right";
      const double behind = std::max(0.0, room / 2) + number.rest - number_of(text).rest;
      look.indent = fmt::format("w:right=\"{}\"", static_cast<int>(std::lround(behind * twips_of_an_em)));
    } else {
      look.align = name_of(align == doc::Align::decimal ? doc::Align::centre : align);
    }
    out += paragraph(look, content + runs(line.spans, around_));
  }

  const doc::Table& table_;
  Surroundings& around_;
  int margin_;
  std::vector<int> widths_;
  RowBreaks breaks_;
  std::vector<Number> numbers_;
};

}  // namespace

std::string table_markup(const doc::Table& table, const Sheet& sheet, bool has_follower,
                         Surroundings& around) {
  if (table.columns.empty() || (table.head.empty() && table.body.empty())) return "";
  return TableWriter(table, sheet, has_follower, around).write() +
         paragraph({.style = "TableEnd", .keep_with_next = has_follower}, "");
}

}  // namespace prongsai::doc_writers
