// SPDX-License-Identifier: Apache-2.0
// Tables on pages: heads that stand again overleaf, shades, rules, and what each cell is.
#include <algorithm>

#include "prongsai/doc_writers/pdf/table_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

constexpr double thin = 0.45;
constexpr double strong = 1.1;

const Colour* shade_colour(doc::Shade shade) {
  switch (shade) {
    case doc::Shade::head:
      return &look::shade_head;
    case doc::Shade::group:
      return &look::shade_group;
    case doc::Shade::total:
      return &look::shade_total;
    case doc::Shade::bad:
      return &look::shade_bad;
    case doc::Shade::bar:
      return &look::shade_bar;
    case doc::Shade::none:
      break;
  }
  return nullptr;
}

class TableBlock final : public Block {
 public:
  const doc::Table* table = nullptr;
  LaidTable laid;
  Text caption;
  double left = 0;

  [[nodiscard]] double head_height() const override {
    double height = 0;
    for (const LaidRow& row : laid.head) height += row.height;
    return height;
  }

  /// Part 0: caption and head. Then a part a row.
  void draw(Canvas& canvas, int part, Spot corner) override {
    corner.x += left;
    if (part == 0) {
      element_ = canvas.tags().add(canvas.tags().root(), "Table");
      if (caption.lines() > 0) {
        caption.draw(canvas, corner, doc::Align::start, Fill::ragged, canvas.tags().add(element_, "Caption"));
        corner.y += caption.height() + caption_gap;
      }
      draw_head(canvas, corner, false);
      return;
    }
    const auto row = static_cast<std::size_t>(part - 1);
    if (group_ == no_element) group_ = canvas.tags().add(element_, "TBody");
    if (!laid.body[row].is_rest) row_ = canvas.tags().add(group_, "TR");
    draw_row(canvas, laid.body, row, corner, row_, false);
    if (row + 1 == laid.body.size()) close(canvas, corner.x, corner.y + laid.body[row].height);
  }

  void draw_head_again(Canvas& canvas, Spot corner) override {
    draw_head(canvas, {corner.x + left, corner.y}, true);
  }

  void close_on_page(Canvas& canvas, int last_part, Spot corner) override {
    if (last_part < 1) return;
    const auto row = static_cast<std::size_t>(last_part - 1);
    close(canvas, corner.x + left, corner.y + laid.body[row].height);
  }

  static constexpr double caption_gap = 4;

 private:
  void close(Canvas& canvas, double x, double y) const {
    canvas.artifact();
    canvas.rule({x, y}, {x + laid.lefts.back(), y}, strong, look::line_strong);
  }

  void draw_head(Canvas& canvas, Spot corner, bool again) {
    if (laid.head.empty()) {
      close(canvas, corner.x, corner.y);
      return;
    }
    // Read out once: overleaf it is decoration.
    const Element group = again ? no_element : canvas.tags().add(element_, "THead");
    const double top = corner.y;
    for (std::size_t row = 0; row < laid.head.size(); ++row) {
      draw_row(canvas, laid.head, row, corner, again ? no_element : canvas.tags().add(group, "TR"), true);
      corner.y += laid.head[row].height;
    }
    canvas.artifact();
    const double right = corner.x + laid.lefts.back();
    canvas.rule({corner.x, top}, {right, top}, strong, look::line_strong);
    canvas.rule({corner.x, corner.y}, {right, corner.y}, strong, look::line_strong);
  }

  static double height_of(const std::vector<LaidRow>& rows, const LaidCell& cell, std::size_t row) {
    double height = 0;
    for (std::size_t r = row; r < std::min(row + cell.rows, rows.size()); ++r) height += rows[r].height;
    return height;
  }

  void draw_row(Canvas& canvas, const std::vector<LaidRow>& rows, std::size_t row, Spot corner,
                Element element, bool in_head) {
    canvas.artifact();
    const bool is_rest = rows[row].is_rest;
    for (const LaidCell& cell : rows[row].cells)
      if (const Colour* colour = cell.cell == nullptr ? nullptr : shade_colour(cell.cell->shade))
        canvas.fill(corner.x + laid.lefts[cell.column], corner.y,
                    laid.lefts[cell.column + cell.columns] - laid.lefts[cell.column],
                    height_of(rows, cell, row), *colour);
    for (const LaidCell& cell : rows[row].cells) {
      const double x = corner.x + laid.lefts[cell.column];
      const double right = corner.x + laid.lefts[cell.column + cell.columns];
      if (row > 0 && !is_rest) canvas.rule({x, corner.y}, {right, corner.y}, thin, rule_colour(cell));
    }
    draw_sides(canvas, rows, row, corner);
    for (const LaidCell& cell : rows[row].cells)
      draw_words(canvas, cell,
                 {corner.x + laid.lefts[cell.column], corner.y - (is_rest ? look::cell_pad_y : 0)},
                 height_of(rows, cell, row), element, in_head);
  }

  static Colour rule_colour(const LaidCell& cell) {
    const bool is_bar = cell.cell != nullptr && cell.cell->shade == doc::Shade::bar;
    return is_bar ? look::line_bar : look::line_soft;
  }

  /// The right sides of all cells in a row. Those over several rows are drawn row by row: shades of the cells
  /// beside them, painted later, would cover half of them.
  void draw_sides(Canvas& canvas, const std::vector<LaidRow>& rows, std::size_t row, Spot corner) {
    if (row == 0) tall_.clear();
    std::erase_if(tall_, [&](const auto& tall) { return tall.second <= row; });
    const auto draw_side = [&](const LaidCell& cell) {
      const double right = corner.x + laid.lefts[cell.column + cell.columns];
      if (right < corner.x + laid.lefts.back() - 1)
        canvas.rule({right, corner.y}, {right, corner.y + rows[row].height}, thin, rule_colour(cell));
    };
    for (const auto& [cell, last] : tall_) draw_side(*cell);
    for (const LaidCell& cell : rows[row].cells) {
      draw_side(cell);
      if (cell.rows > 1) tall_.emplace_back(&cell, row + cell.rows);
    }
  }

  /// The cell's element, or none where its words are decoration. A slice of a cell belongs to the cell.
  Element element_of(Canvas& canvas, const LaidCell& cell, Element row, bool in_head) {
    if (row == no_element) return no_element;
    for (const auto& [known, element] : open_)
      if (known == cell.cell && cell.cell != nullptr) return element;
    const bool is_head = cell.cell != nullptr && (cell.cell->is_head || in_head);
    std::string attributes = "/A<</O/Table";
    if (cell.columns > 1) attributes += "/ColSpan " + std::to_string(cell.columns);
    if (cell.cell != nullptr && cell.cell->rows > 1)
      attributes += "/RowSpan " + std::to_string(cell.cell->rows);
    if (is_head) attributes += in_head ? "/Scope/Column" : "/Scope/Row";
    attributes = attributes == "/A<</O/Table" ? std::string() : attributes + ">>";
    const Element element = canvas.tags().add(row, is_head ? "TH" : "TD", attributes);
    open_.emplace_back(cell.cell, element);
    constexpr std::size_t remembered = 64;
    if (open_.size() > remembered) open_.erase(open_.begin());
    return element;
  }

  void draw_words(Canvas& canvas, const LaidCell& cell, Spot corner, double height, Element row,
                  bool in_head) {
    const Element element = element_of(canvas, cell, row, in_head);
    const double width = laid.widths[cell.column];
    double y = corner.y + look::cell_pad_y;
    if (in_head) y = corner.y + (height - cell.height()) / 2;
    for (const CellText& line : cell.lines) {
      const double x = corner.x + look::cell_pad_x;
      if (line.mark.lines() > 0)
        line.mark.draw_line(canvas, 0, {x, y}, doc::Align::start, Fill::ragged, element);
      if (cell.is_number && cell.columns == 1) {
        const DecimalColumn& column = laid.decimals[cell.column];
        const double point = corner.x + (width - column.before - column.after) / 2 + column.before;
        line.text.draw_line(canvas, 0, {point - cell.number_before, y}, doc::Align::start, Fill::ragged,
                            element);
      } else {
        const doc::Align align = cell.align == doc::Align::decimal ? doc::Align::centre : cell.align;
        line.text.draw(canvas, {x + line.hang, y}, align, Fill::ragged, element);
      }
      y += std::max(line.text.height(), line.mark.height());
    }
  }

  Element element_ = no_element;
  Element group_ = no_element;
  Element row_ = no_element;
  std::vector<std::pair<const doc::Cell*, Element>> open_;
  std::vector<std::pair<const LaidCell*, std::size_t>> tall_;  ///< and the row behind their last one
};

}  // namespace

void lay_table(const Bench& bench, const doc::Table& table, Blocks& blocks, std::vector<Piece>& pieces) {
  if (table.columns.empty()) return;
  auto block = std::make_unique<TableBlock>();
  block->table = &table;
  constexpr double whole_row = 1.0 / 3;  // of a page; taller rows may go on overleaf
  block->laid = lay_out(bench, table, bench.sheet.text_height * whole_row);
  block->left = (bench.sheet.text_width - block->laid.lefts.back()) / 2;
  double first_height = block->head_height();
  if (!table.caption.empty()) {
    doc::Spans spans(1);
    spans[0].text = table.caption;
    block->caption = Text(bench.faces, std::move(spans), look::caption, bench.document.names);
    block->caption.break_lines(bench.faces, bench.sheet.text_width);
    first_height += block->caption.height() + TableBlock::caption_gap;
  }
  pieces.push_back({.block = block.get(),
                    .part = 0,
                    .before = look::space_block,
                    .height = first_height,
                    .keep_with_next = !block->laid.body.empty()});
  const std::size_t first = pieces.size();
  for (std::size_t r = 0; r < block->laid.body.size(); ++r)
    pieces.push_back({.block = block.get(),
                      .part = static_cast<int>(r) + 1,
                      .before = 0,
                      .height = block->laid.body[r].height,
                      .needs_head = true});
  const std::vector<char> tied = tied_rows(block->laid.body, first_height, bench.sheet.text_height);
  for (std::size_t r = 0; r < tied.size(); ++r) pieces[first + r].keep_with_next = tied[r] != 0;
  blocks.push_back(std::move(block));
}

}  // namespace prongsai::doc_writers::pdf
