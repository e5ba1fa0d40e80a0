// SPDX-License-Identifier: Apache-2.0
// What would make a writer stumble.
#include <algorithm>
#include <set>

#include "prongsai/doc/document.h"

namespace prongsai::doc {
namespace {

constexpr int widest_table = 64;  // columns; a page of paper holds fewer
constexpr int heading_levels = 3;

class Inspector {
 public:
  explicit Inspector(const Document& document) : data_(document.data.size()) {}

  std::vector<std::string> found;

  void operator()(const Cover& cover) {
    if (cover.title.empty()) say("a cover without a title");
    for (const Spans& line : cover.issuer) check(line, "cover");
  }
  void operator()(const Heading& heading) {
    const std::string words = text_of(heading);
    if (words.empty()) say("a heading without words");
    if (heading.level < 1 || heading.level > heading_levels)
      say("heading '" + words + "' of level " + std::to_string(heading.level));
    name(heading.id, "heading '" + words + "'");
  }
  void operator()(const Paragraph& paragraph) {
    if (text_of(paragraph.spans).empty()) say("a paragraph without words");
    check(paragraph.spans, "paragraph");
  }
  void operator()(const List& list) {
    if (list.items.empty()) say("a list without items");
    for (const ListItem& item : list.items) check(item);
  }
  void operator()(const Table& table) {
    const std::string where = "table '" + table.id + "'";
    name(table.id, where);
    if (table.columns.empty() || static_cast<int>(table.columns.size()) > widest_table) {
      say(where + " of " + std::to_string(table.columns.size()) + " columns");
      return;
    }
    if (table.head.empty() && table.body.empty()) say(where + " without rows");
    check(table.head, static_cast<int>(table.columns.size()), where + ", head");
    check(table.body, static_cast<int>(table.columns.size()), where + ", body");
    if (std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return c.weight < 0; }))
      say(where + ": a column of negative width");
  }
  void operator()(const Figure& figure) {
    const std::string where = "figure '" + figure.id + "'";
    name(figure.id, where);
    if (figure.drawing.width <= 0 || figure.drawing.height <= 0) say(where + " without area");
    if (figure.drawing.caption.title.empty()) say(where + " without words for those who do not see it");
    if (figure.width_percent < 1 || figure.width_percent > 100)
      say(where + " of " + std::to_string(figure.width_percent) + " percent width");
  }
  void operator()(const PageBreak&) {}
  void operator()(const Provenance& provenance) {
    for (const Provenance::Line& line : provenance.lines) check(line.value, "provenance");
  }

  void check_links() {
    for (const std::string& link : links_)
      if (!ids_.contains(link)) say("a link to '#" + link + "', which is nowhere");
  }

 private:
  void say(std::string flaw) { found.push_back(std::move(flaw)); }

  void name(const std::string& id, const std::string& where) {
    const auto is_plain = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (id.empty())
      say(where + " without an id");
    else if (!std::all_of(id.begin(), id.end(), is_plain))
      say(where + ": id '" + id + "' has other signs than letters, digits and '-'");
    else if (!ids_.insert(id).second)
      say("id '" + id + "' used twice");
  }

  void check(const Spans& spans, const std::string& where) {
    for (const Span& span : spans) {
      if (span.datum && *span.datum >= data_)
        say(where + ": '" + span.text + "' points to datum " + std::to_string(*span.datum) + " of " +
            std::to_string(data_));
      if (span.href.starts_with('#')) links_.insert(span.href.substr(1));
    }
  }

  void check(const ListItem& item) {
    if (text_of(item.spans).empty()) say("a list item without words");
    check(item.spans, "list");
    for (const ListItem& below : item.below) check(below);
  }

  /// Each place of the grid must be covered exactly once, and no cell may reach below the last row.
  void check(const std::vector<Row>& rows, int columns, const std::string& where) {
    std::vector<int> covered(static_cast<std::size_t>(columns), 0);  // rows still covered from above
    for (std::size_t index = 0; index < rows.size(); ++index) {
      const std::string here = where + ", row " + std::to_string(index + 1);
      int column = 0;
      std::vector<int> next(covered.size());
      for (int c = 0; c < columns; ++c)
        next[static_cast<std::size_t>(c)] = std::max(0, covered[static_cast<std::size_t>(c)] - 1);
      const auto skip = [&] {
        while (column < columns && covered[static_cast<std::size_t>(column)] > 0) ++column;
      };
      skip();
      for (const Cell& cell : rows[index].cells) {
        if (cell.columns < 1 || cell.rows < 1) {
          say(here + ": a cell that spans nothing");
          return;
        }
        if (index + static_cast<std::size_t>(cell.rows) > rows.size()) {
          say(here + ": a cell reaches below the last row");
          return;
        }
        for (int c = column; c < column + cell.columns; ++c) {
          if (c >= columns || covered[static_cast<std::size_t>(c)] > 0) {
            say(here + ": more cells than columns");
            return;
          }
          next[static_cast<std::size_t>(c)] = cell.rows - 1;
        }
        for (const CellLine& line : cell.lines) check(line.spans, here);
        column += cell.columns;
        skip();
      }
      if (column < columns) {
        say(here + ": cells for " + std::to_string(column) + " of " + std::to_string(columns) + " columns");
        return;
      }
      covered = std::move(next);
    }
  }

  std::size_t data_;
  std::set<std::string> ids_;
  std::set<std::string> links_;
};

}  // namespace

std::vector<std::string> flaws(const Document& document) {
  Inspector inspector(document);
  std::set<std::string> quantities;
  for (const Datum& datum : document.data)
    if (!quantities.insert(datum.id).second) inspector.found.push_back("datum '" + datum.id + "' twice");
  if (document.sections.empty()) inspector.found.emplace_back("a document without sections");
  for (const Section& section : document.sections)
    for (const Block& block : section.blocks) std::visit(inspector, block);
  inspector.check_links();
  return std::move(inspector.found);
}

}  // namespace prongsai::doc
