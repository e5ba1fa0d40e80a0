// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "prongsai/doc_writers/grid_detail.h"
#include "prongsai/doc_writers/html/body_detail.h"
#include "prongsai/doc_writers/markup_detail.h"

namespace prongsai::doc_writers {
namespace {

// From so many columns on, a table is as wide as told and scrolls on a phone rather than being squeezed.
constexpr std::size_t several_columns = 4;
constexpr std::size_t many_columns = 8;

std::string_view name_of(doc::Align align) {
  switch (align) {
    case doc::Align::start:
      return "start";
    case doc::Align::centre:
      return "centre";
    case doc::Align::end:
      return "end";
    case doc::Align::decimal:
      return "decimal";
  }
  return "start";
}

std::string_view name_of(doc::Shade shade) {
  switch (shade) {
    case doc::Shade::none:
      return "";
    case doc::Shade::head:
      return "head";
    case doc::Shade::group:
      return "group";
    case doc::Shade::total:
      return "total";
    case doc::Shade::bad:
      return "bad";
    case doc::Shade::bar:
      return "bar";
  }
  return "";
}

std::string classes_of(const doc::Table& table, const Place& place, bool is_head) {
  const doc::Column& column = table.columns[place.column];
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!out.empty()) out += ' ';
    out.append(name).append(value);
  };
  const doc::Align align = place.cell->align.value_or(is_head ? doc::Align::centre : column.align);
  if (align != (is_head ? doc::Align::centre : doc::Align::start)) add("doc-at-", name_of(align));
  if (column.weight == 0 && place.columns == 1) add("doc-narrow", "");
  if (column.weight >= 3 && place.columns == 1 && table.columns.size() >= many_columns) add("doc-broad", "");
  if (place.cell->shade != doc::Shade::none && !(is_head && place.cell->shade == doc::Shade::head)) {
    add("doc-shade-", name_of(place.cell->shade));
  }
  return out.empty() ? "" : " class=\"" + out + "\"";
}

std::string cell_markup(const doc::Table& table, const Place& place, bool is_head,
                        const doc::Document& document) {
  if (place.cell == nullptr) return "<td></td>";
  const doc::Cell& cell = *place.cell;
  const bool is_empty = words_of(cell).empty();
  std::string tag = "td";
  std::string scope;
  if (is_head && !is_empty) {
    tag = "th";
    scope = place.columns > 1 ? " scope=\"colgroup\"" : " scope=\"col\"";
  } else if (cell.is_head && !is_empty) {
    tag = "th";
    scope = place.rows > 1 ? " scope=\"rowgroup\"" : " scope=\"row\"";
  }
  std::string out = "<" + tag + scope + classes_of(table, place, is_head);
  if (place.columns > 1) out += fmt::format(" colspan=\"{}\"", place.columns);
  if (place.rows > 1) out += fmt::format(" rowspan=\"{}\"", place.rows);
  out += ">";
  const bool is_one_line = cell.lines.size() == 1 && cell.lines[0].mark.empty();
  for (const doc::CellLine& line : cell.lines) {
    const std::string words = spans_markup(line.spans, document);
    if (is_one_line) {
      out += words;
    } else if (line.mark.empty()) {
      out += "<p class=\"doc-line\">" + words + "</p>";
    } else {
      out += "<p class=\"doc-line doc-marked\"><span class=\"doc-mark\">" + escaped(line.mark) + "</span> " +
             words + "</p>";
    }
  }
  return out + "</" + tag + ">";
}

}  // namespace

std::string html_table(const doc::Table& table, const doc::Document& document) {
  const std::string id = escaped(table.id);
  const std::size_t columns = table.columns.size();
  const std::string_view width = columns >= many_columns      ? " doc-wide"
                                 : columns >= several_columns ? " doc-several"
                                                              : "";
  // What scrolls must be reached by the keyboard, and then has a name.
  std::string out = "<div class=\"doc-box\" tabindex=\"0\" role=\"group\"";
  out +=
      table.caption.empty() ? " aria-labelledby=\"" + id + "\"" : " aria-labelledby=\"" + id + "-caption\"";
  out += fmt::format("><table class=\"doc-table{}\" id=\"{}\">", width, id);
  if (!table.caption.empty()) {
    out += "<caption id=\"" + id + "-caption\"><span class=\"doc-caption\">" + escaped(table.caption) +
           "</span></caption>";
  }
  for (const auto* rows : {&table.head, &table.body}) {
    const bool is_head = rows == &table.head;
    if (rows->empty()) continue;
    out += is_head ? "\n<thead>" : "\n<tbody>";
    for (const auto& places : grid(*rows, table.columns.size())) {
      out += "\n<tr>";
      for (const Place& place : places) {
        if (place.is_first) out += cell_markup(table, place, is_head, document);
      }
      out += "</tr>";
    }
    out += is_head ? "\n</thead>" : "\n</tbody>";
  }
  return out + "\n</table></div>\n";
}

}  // namespace prongsai::doc_writers
