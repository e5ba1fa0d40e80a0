// SPDX-License-Identifier: Apache-2.0
// What stands on a page of a PDF, from words with places to lines, tables and paragraphs. All lengths are in
// points, from the upper left corner.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "prongsai/document_files/reading_detail.h"

namespace poppler {
class page;
}

namespace prongsai::document_files {

struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double middle() const { return (top + bottom) / 2; }
  void include(const Box& other);
};

/// What was painted in one go: letters without a wide gap.
struct Piece {
  Box box;
  std::u32string letters;
  std::vector<double> rights;  ///< where each letter ends
  double size = 0;             ///< of the font
  bool bold = false;
};

/// A stretch of one printed line, without a gap as wide as one between columns.
struct Stretch {
  Box box;
  std::string text;  ///< tidied
  double size = 0;
  bool bold = false;
  double first_width = 0;  ///< of its first words, as far as no line could break in them
};

/// Painted lines and the edges of painted areas; thickness is lost.
struct Rule {
  double at = 0;    ///< y of a level one, x of an upright one
  double from = 0;  ///< x, or y
  double to = 0;
};
struct Rules {
  std::vector<Rule> level;
  std::vector<Rule> upright;
  bool is_blank = true;  ///< nothing at all is painted on the page
};

struct PdfTable {
  Box box;
  std::vector<double> columns;  ///< edges, ascending
  std::vector<lint::Line> rows;
  std::vector<bool> spans;  ///< of each row: one of its cells goes over several columns
};

/// What a page says, from top to bottom.
struct Item {
  Box box;
  Stretch text;                  ///< of a paragraph's printed line
  std::vector<lint::Line> rows;  ///< of a table; empty: a line of text
  std::vector<double> columns;
  std::vector<bool> spans;  ///< of a table's rows; empty: not known
};

/// Draws the page and finds its rules. The costly part of reading: some hundredths of a second.
[[nodiscard]] Rules find_rules(const poppler::page& page);

[[nodiscard]] std::vector<Piece> pieces_of(const poppler::page& page);

/// Pieces to printed lines, each cut at gaps wider than `gap` times the size of its letters. Thai marks that
/// were painted apart go to their letters.
[[nodiscard]] std::vector<std::vector<Stretch>> rows_of(std::vector<Piece> pieces, double gap);

/// Wrapped text put together again: Thai without a blank, others with one.
void append_wrapped(std::string& to, const std::string& next);

/// "1.", "2.1)", "ก)", "•", "-": what stands before an item.
[[nodiscard]] bool is_list_mark(const std::string& text);
[[nodiscard]] bool begins_with_list_mark(const std::string& text);

/// Takes charts out, words and rules, and counts them. What their labels say is not read.
std::size_t take_charts(Rules& rules, std::vector<Piece>& pieces);

/// Tables whose cells stand between rules; the pieces in them are taken out of `pieces`.
[[nodiscard]] std::vector<PdfTable> ruled_tables(Rules rules, std::vector<Piece>& pieces);

/// The printed lines that are left as lines, columns of text, and tables without upright rules.
[[nodiscard]] std::vector<Item> blocks_of(const std::vector<std::vector<Stretch>>& rows, const Rules& rules);

/// One page's items, and the same without what is printed on every page.
struct PdfPage {
  std::vector<Item> items;
  double width = 0;
  double height = 0;
};
/// Takes running heads and feet and page numbers out of the pages; the heads and feet, each once.
[[nodiscard]] std::vector<std::string> take_running_lines(std::vector<PdfPage>& pages);

/// Lines to paragraphs, tables over several pages to one.
void give_pages(const std::vector<PdfPage>& pages, Gatherer& gatherer);

}  // namespace prongsai::document_files
