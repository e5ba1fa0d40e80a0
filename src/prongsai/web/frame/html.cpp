// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/frame/html.h"

#include <algorithm>
#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/base/escape.h"

namespace prongsai::web {
namespace {

using base::escaped;

bool is_plain_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_void(std::string_view name) {
  static constexpr std::array<std::string_view, 6> names = {"img", "input", "link", "meta", "br", "col"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_allowed_address(std::string_view address) {
  if (address.starts_with("//")) return false;
  // A telephone is called from a phone; nothing but digits can stand in it.
  if (address.starts_with("tel:"))
    return address.find_first_not_of("0123456789", 4) == std::string_view::npos;
  return address.starts_with('/') || address.starts_with('#') || address.starts_with('?') ||
         is_outside_address(address);
}

bool is_stacked(std::string_view classes) {
  return classes.find("stacked") != std::string_view::npos;
}

std::string written(const Attribute& attribute) {
  PRONGSAI_ASSERT(is_plain_name(attribute.name) || attribute.name == "viewBox");
  PRONGSAI_ASSERT(attribute.name != "style" && !attribute.name.starts_with("on"));
  if (attribute.name == "href" || attribute.name == "src" || attribute.name == "action") {
    PRONGSAI_ASSERT(is_allowed_address(attribute.value));
  }
  return " " + attribute.name + "=\"" + escaped(attribute.value) + "\"";
}

}  // namespace

Html::Html(std::string_view text) : markup_(escaped(text)) {}

Html Html::trusted(std::string markup) {
  Html out;
  out.markup_ = std::move(markup);
  return out;
}

Html element(std::string_view name, const Attributes& attributes, const Html& children) {
  PRONGSAI_ASSERT(is_plain_name(name));
  std::string out = "<" + std::string(name);
  for (const Attribute& attribute : attributes) {
    if (!attribute.name.empty()) out += written(attribute);
  }
  out += '>';
  if (is_void(name)) {
    PRONGSAI_ASSERT(children.empty());
    return Html::trusted(std::move(out));
  }
  out += children.markup();
  out += "</" + std::string(name) + ">";
  return Html::trusted(std::move(out));
}

bool is_outside_address(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

Html disclosure(const Html& summary, const Html& content, bool is_open, const std::string& id) {
  return element("details", {{is_open ? "open" : "", ""}, {id.empty() ? "" : "id", id}},
                 element("summary", {}, summary), content);
}

Table& Table::head(std::vector<Cell> cells) {
  head_ = std::move(cells);
  return *this;
}

Table& Table::row(std::vector<Cell> cells, std::string_view classes) {
  PRONGSAI_ASSERT(cells.size() == head_.size());
  rows_.push_back({.cells = std::move(cells), .classes = std::string(classes)});
  return *this;
}

Table& Table::group(const Html& title) {
  rows_.push_back({.cells = {{.content = title, .classes = {}}}, .classes = "group", .is_group = true});
  return *this;
}

Html Table::row_html(const Row& row, bool in_head, std::string_view classes) const {
  const bool stacked = is_stacked(classes);
  const bool labelled = classes.find("labelled") != std::string_view::npos && !in_head && !row.is_group;
  Html cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    const bool heads = in_head || row.is_group || cell.heads_row;
    const char* scope = in_head ? "col" : (row.is_group ? "colgroup" : "row");
    const char* role = in_head ? "columnheader" : (heads ? "rowheader" : "cell");
    cells +=
        element(heads ? "th" : "td",
                {{heads ? "scope" : "", scope},
                 {row.is_group ? "colspan" : "", std::to_string(head_.size())},
                 {stacked ? "role" : "", role},
                 {cell.classes.empty() ? "" : "class", cell.classes}},
                labelled && i > 0 && !cell.content.empty() ? span("cell-label", head_[i].content) : Html(),
                cell.content);
  }
  return element("tr", {{stacked ? "role" : "", "row"}, {row.classes.empty() ? "" : "class", row.classes}},
                 cells);
}

Html Table::html(std::string_view classes) const {
  const bool stacked = is_stacked(classes);
  Html body;
  for (const Row& row : rows_) body += row_html(row, false, classes);
  const Attribute group{stacked ? "role" : "", "rowgroup"};
  const Html table = element(
      "table", {{stacked ? "role" : "", "table"}, {classes.empty() ? "" : "class", std::string(classes)}},
      element("caption", {{"class", "unseen"}}, caption_),
      element("thead", {group}, row_html({.cells = head_, .classes = {}}, true, classes)),
      element("tbody", {group}, body));
  return element(
      "div", {{"class", "scroll"}, {"role", "region"}, {"aria-label", caption_}, {"tabindex", "0"}}, table);
}

Cell number(Html content) {
  return {.content = std::move(content), .classes = "number"};
}
Cell row_head(Html content) {
  return {.content = std::move(content), .classes = {}, .heads_row = true};
}

}  // namespace prongsai::web
