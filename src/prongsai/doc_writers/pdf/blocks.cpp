// SPDX-License-Identifier: Apache-2.0
// Headings, paragraphs, lists, figures.
#include <algorithm>

#include "prongsai/doc_writers/pdf/flow_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

doc::Spans one_span(std::string text) {
  doc::Spans spans(1);
  spans[0].text = std::move(text);
  return spans;
}

/// Lines of one text, a piece each.
class TextBlock : public Block {
 public:
  Text text;
  doc::Align align = doc::Align::start;
  Fill fill = Fill::ragged;
  double left = 0;
  const char* type = "P";

  void draw(Canvas& canvas, int part, Spot corner) override {
    if (element_ == no_element) element_ = canvas.tags().add(canvas.tags().root(), type);
    text.draw_line(canvas, part, {corner.x + left, corner.y}, align, fill, element_);
  }

 protected:
  Element element_ = no_element;
};

class HeadingBlock final : public Block {
 public:
  std::vector<Text> phrases;
  const doc::Heading* heading = nullptr;

  void draw(Canvas& canvas, int part, Spot corner) override {
    (void)part;
    static constexpr const char* types[] = {"H1", "H2", "H3"};
    const int level = std::clamp(heading->level, 1, 3);
    const Element element = canvas.tags().add(canvas.tags().root(), types[level - 1]);
    canvas.outline(doc::text_of(*heading), level, corner.y, heading->id);
    for (const Text& phrase : phrases) {
      phrase.draw(canvas, corner, heading->is_centred ? doc::Align::centre : doc::Align::start, Fill::ragged,
                  element);
      corner.y += phrase.height();
    }
  }
};

/// A box with a bar at its side; goes over pages line by line.
class CalloutBlock final : public TextBlock {
 public:
  double width = 0;

  void draw(Canvas& canvas, int part, Spot corner) override {
    const bool is_first = part == 0;
    const bool is_last = part + 1 == text.lines();
    const double height = text.look().leading + (is_first ? pad : 0) + (is_last ? pad : 0);
    canvas.artifact();
    canvas.fill(corner.x, corner.y, width, height, look::shade_callout);
    canvas.fill(corner.x, corner.y, bar, height, look::ink_link);
    TextBlock::draw(canvas, part, {corner.x, corner.y + (is_first ? pad : 0)});
  }

  static constexpr double pad = 7;
  static constexpr double bar = 3;
  static constexpr double side = 14;
};

/// One item: its mark stands left of its lines.
class ItemBlock final : public Block {
 public:
  Text mark;
  Text text;
  double mark_x = 0;
  double text_x = 0;
  Element* list = nullptr;   ///< of the list it stands in
  Element* outer = nullptr;  ///< the body that an inner list belongs to
  Element* body = nullptr;   ///< its own, for lists within it

  void draw(Canvas& canvas, int part, Spot corner) override {
    if (part == 0) {
      if (*list == no_element)
        *list = canvas.tags().add(outer == nullptr ? canvas.tags().root() : *outer, "L");
      const Element item = canvas.tags().add(*list, "LI");
      if (mark.lines() > 0)
        mark.draw_line(canvas, 0, {corner.x + mark_x, corner.y}, doc::Align::start, Fill::ragged,
                       canvas.tags().add(item, "Lbl"));
      *body = canvas.tags().add(item, "LBody");
      words_ = canvas.tags().add(*body, "P");
    }
    text.draw_line(canvas, part, {corner.x + text_x, corner.y}, doc::Align::start, Fill::justified, words_);
  }

 private:
  Element words_ = no_element;
};

/// Holds the elements that items of a list share.
class ListBlock final : public Block {
 public:
  std::vector<std::unique_ptr<Element>> elements;
  void draw(Canvas& canvas, int part, Spot corner) override {
    (void)canvas;
    (void)part;
    (void)corner;
  }
  Element* add() {
    elements.push_back(std::make_unique<Element>(no_element));
    return elements.back().get();
  }
};

struct Level {
  double indent;
  Element* list;
  Element* outer;
};

void lay_items(const Bench& bench, const std::vector<doc::ListItem>& items, const Level& level,
               ListBlock& list, Blocks& blocks, std::vector<Piece>& pieces) {
  double hang = 0;
  std::vector<Text> marks;
  for (const doc::ListItem& item : items) {
    marks.emplace_back(bench.faces, one_span(item.mark), look::body, bench.document.names);
    hang = std::max(hang, marks.back().natural_width());
  }
  hang += look::body.size * 0.55;
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto block = std::make_unique<ItemBlock>();
    block->mark = std::move(marks[i]);
    block->mark.break_lines(bench.faces, bench.sheet.text_width);
    block->mark_x = level.indent;
    block->text_x = level.indent + hang;
    block->text = Text(bench.faces, items[i].spans, look::body, bench.document.names);
    block->text.break_lines(bench.faces, bench.sheet.text_width - block->text_x, 0, Fill::justified);
    block->list = level.list;
    block->outer = level.outer;
    Element* const body = list.add();
    block->body = body;
    const std::size_t first = pieces.size();
    for (int line = 0; line < block->text.lines(); ++line)
      pieces.push_back({.block = block.get(),
                        .part = line,
                        .before = line == 0 ? look::space_paragraph / 2 : 0,
                        .height = look::body.leading});
    keep_ends_together(pieces, first);
    // An item that names those below it does not stand alone at the foot of a page.
    if (!items[i].below.empty() && pieces.size() > first) pieces.back().keep_with_next = true;
    blocks.push_back(std::move(block));
    if (!items[i].below.empty())
      lay_items(bench, items[i].below, {level.indent + hang, list.add(), body}, list, blocks, pieces);
  }
}

class FigureBlock final : public Block {
 public:
  const doc::Figure* figure = nullptr;
  double width = 0;
  double left = 0;

  void draw(Canvas& canvas, int part, Spot corner) override {
    (void)part;
    const figure::Caption& caption = figure->drawing.caption;
    std::string words = caption.title;
    if (!caption.description.empty()) words += (words.empty() ? "" : ". ") + caption.description;
    std::string box = "/A<</O/Layout/Placement/Block/Width ";
    append(box, width);
    const Element element =
        canvas.tags().add(canvas.tags().root(), "Figure", "/Alt" + text_object(words) + box + ">>");
    canvas.tag(element);
    paint(canvas, figure->drawing, {corner.x + left, corner.y}, width);
  }
};

}  // namespace

void lay_heading(const Bench& bench, const doc::Heading& heading, Blocks& blocks,
                 std::vector<Piece>& pieces) {
  const auto& look = look::heading[std::clamp(heading.level, 1, 3) - 1];
  auto block = std::make_unique<HeadingBlock>();
  block->heading = &heading;
  std::vector<std::string> lines = heading.phrases;
  if (!heading.number.empty()) {
    // A long number ("ส่วนที่ 1") over a centred title has a line of its own.
    if (heading.is_centred)
      lines.insert(lines.begin(), heading.number);
    else if (lines.empty())
      lines.push_back(heading.number);
    else
      lines[0] = heading.number + " " + lines[0];
  }
  double height = 0;
  const double width = bench.sheet.text_width;
  std::string held;
  const auto flush = [&] {
    if (held.empty()) return;
    block->phrases.emplace_back(bench.faces, one_span(held), look, bench.document.names);
    block->phrases.back().break_lines(bench.faces, width);
    height += block->phrases.back().height();
    held.clear();
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // Phrases share a line where they fit, except under a centred number.
    const bool is_number = heading.is_centred && i == 1 && !heading.number.empty();
    const std::string joined = held.empty() ? lines[i] : held + " " + lines[i];
    if (!held.empty() &&
        (is_number ||
         Text(bench.faces, one_span(joined), look, bench.document.names).natural_width() > width)) {
      flush();
      held = lines[i];
    } else {
      held = joined;
    }
  }
  flush();
  if (height <= 0) return;
  const double before = heading.level == 1 ? 20 : heading.level == 2 ? 14 : 10;
  pieces.push_back({.block = block.get(),
                    .part = 0,
                    .before = before,
                    .height = height + (heading.level == 1 ? 5 : 2),
                    .keep_with_next = true,
                    .starts_page = heading.starts_page});
  blocks.push_back(std::move(block));
}

void lay_paragraph(const Bench& bench, const doc::Paragraph& paragraph, Blocks& blocks,
                   std::vector<Piece>& pieces) {
  using Role = doc::ParagraphRole;
  const bool is_callout = paragraph.role == Role::callout;
  std::unique_ptr<TextBlock> block;
  double width = bench.sheet.text_width;
  double indent = 0;
  look::TextLook look = look::body;
  double before = look::space_paragraph;
  if (is_callout) {
    auto callout = std::make_unique<CalloutBlock>();
    callout->width = width;
    callout->left = CalloutBlock::side;
    block = std::move(callout);
    width -= 2 * CalloutBlock::side;
    before = look::space_block;
  } else {
    block = std::make_unique<TextBlock>();
    if (paragraph.role == Role::body) indent = look::first_indent;
    if (paragraph.role == Role::note) look = look::note;
    if (paragraph.role == Role::lead) look = look::lead;
    if (paragraph.role == Role::centred) block->align = doc::Align::centre;
    if (paragraph.role == Role::body || paragraph.role == Role::plain) block->fill = Fill::justified;
    if (paragraph.role == Role::note) before = 3;
  }
  block->text = Text(bench.faces, paragraph.spans, look, bench.document.names);
  block->text.break_lines(bench.faces, width, indent, block->fill);
  const std::size_t first = pieces.size();
  for (int line = 0; line < block->text.lines(); ++line) {
    Piece piece{.block = block.get(), .part = line, .before = line == 0 ? before : 0, .height = look.leading};
    if (is_callout && line == 0) piece.height += CalloutBlock::pad;
    if (is_callout && line + 1 == block->text.lines()) piece.height += CalloutBlock::pad;
    pieces.push_back(piece);
  }
  if (pieces.size() == first) return;
  keep_ends_together(pieces, first);
  pieces.back().keep_with_next = paragraph.keep_with_next;
  blocks.push_back(std::move(block));
}

void lay_list(const Bench& bench, const doc::List& list, Blocks& blocks, std::vector<Piece>& pieces) {
  auto holder = std::make_unique<ListBlock>();
  lay_items(bench, list.items, {look::first_indent / 2, holder->add(), nullptr}, *holder, blocks, pieces);
  blocks.push_back(std::move(holder));
}

void lay_figure(const Bench& bench, const doc::Figure& figure, Blocks& blocks, std::vector<Piece>& pieces) {
  if (figure.drawing.width <= 0 || figure.drawing.height <= 0) return;
  const bool has_caption = !figure.caption.empty();
  auto block = std::make_unique<FigureBlock>();
  block->figure = &figure;
  const double proportion = static_cast<double>(figure.drawing.height) / figure.drawing.width;
  const double tallest =
      bench.sheet.text_height - (has_caption ? 2 * look::figure_caption.leading + 6 : 0) - 60;
  block->width =
      std::min(bench.sheet.text_width * std::clamp(figure.width_percent, 1, 100) / 100, tallest / proportion);
  block->left = (bench.sheet.text_width - block->width) / 2;
  pieces.push_back({.block = block.get(),
                    .part = 0,
                    .before = look::space_block,
                    .height = block->width * proportion,
                    .keep_with_next = has_caption});
  blocks.push_back(std::move(block));
  if (!has_caption) return;
  auto caption = std::make_unique<TextBlock>();
  caption->type = "Caption";
  caption->align = doc::Align::centre;
  caption->text = Text(bench.faces, one_span(figure.caption), look::figure_caption, bench.document.names);
  caption->text.break_lines(bench.faces, bench.sheet.text_width);
  for (int line = 0; line < caption->text.lines(); ++line)
    pieces.push_back({.block = caption.get(),
                      .part = line,
                      .before = line == 0 ? 4.0 : 0.0,
                      .height = look::figure_caption.leading,
                      .keep_with_next = line + 1 < caption->text.lines()});
  blocks.push_back(std::move(caption));
}

}  // namespace prongsai::doc_writers::pdf
