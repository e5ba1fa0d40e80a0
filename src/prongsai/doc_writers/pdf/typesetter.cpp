// SPDX-License-Identifier: Apache-2.0
// From a document to the bytes of a file: lay out, share out over pages, draw.
#include <algorithm>
#include <memory>

#include "prongsai/doc_writers/pdf.h"
#include "prongsai/doc_writers/pdf/flow_detail.h"

namespace prongsai::doc_writers {
namespace {

using namespace pdf;

doc::Spans one_span(const std::string& text) {
  doc::Spans spans(1);
  spans[0].text = text;
  return spans;
}

/// Head and foot of every page but the cover.
class Running {
 public:
  Running(Faces& faces, const doc::Document& document) : faces_(faces), document_(document) {}

  [[nodiscard]] double height() const {
    return static_cast<double>(document_.header.size()) * look::running.leading;
  }

  void draw(Canvas& canvas, const Sheet& sheet, std::size_t page, std::size_t pages) {
    canvas.artifact();
    draw_head(canvas, sheet);
    const double baseline = sheet.height - look::footer_baseline;
    const double right = sheet.left + sheet.text_width;
    if (!document_.footer.empty() || page > 0)
      canvas.rule({sheet.left, baseline - 13}, {right, baseline - 13}, 0.5, look::line_soft);
    Setting setting;
    setting.size = look::running.size;
    setting.colour = look::running.colour;
    canvas.show(faces_.shape(FaceId::regular, document_.footer), {sheet.left, baseline}, setting);
    if (page == 0) return;
    const Word& number = faces_.shape(FaceId::regular, page_words(page + 1, pages));
    canvas.show(number, {right - number.width * setting.size / 1000, baseline}, setting);
  }

 private:
  void draw_head(Canvas& canvas, const Sheet& sheet) {
    if (document_.header.empty()) return;
    double y = look::header_top;
    const double bottom = y + height();
    double left = sheet.left;
    if (document_.logo) {
      const double side = std::clamp(height(), 24.0, 40.0);
      if (const auto proportion = canvas.proportion_of(*document_.logo)) {
        canvas.image(*document_.logo, left, y + (height() - side) / 2, side * *proportion, side);
        left += side * *proportion + 9;
      }
    }
    for (const std::string& line : document_.header) {
      const bool is_first = &line == &document_.header.front();
      look::TextLook look = look::running;
      look.bold = is_first;
      if (is_first) look.colour = look::ink_accent;
      Text text(faces_, one_span(line), look, document_.names);
      text.break_lines(faces_, sheet.left + sheet.text_width - left);
      if (text.lines() > 0) text.draw_line(canvas, 0, {left, y}, doc::Align::start, Fill::ragged, no_element);
      y += look.leading;
    }
    canvas.rule({sheet.left, bottom + 6}, {sheet.left + sheet.text_width, bottom + 6}, 0.5, look::line_soft);
  }

  [[nodiscard]] std::string page_words(std::size_t page, std::size_t pages) const {
    const auto digits = [&](std::size_t number) {
      const std::string arabic = std::to_string(number);
      return document_.digits == doc::Digits::thai ? doc::thai_digits(arabic) : arabic;
    };
    std::string words = document_.page_word.empty() ? "{page}" : document_.page_word;
    for (const auto& [sign, number] :
         {std::pair{std::string("{pages}"), pages}, std::pair{std::string("{page}"), page}})
      if (const std::size_t at = words.find(sign); at != std::string::npos)
        words.replace(at, sign.size(), digits(number));
    return words;
  }

  Faces& faces_;
  const doc::Document& document_;
};

Sheet sheet_of(doc::Orientation orientation, double header_height) {
  Sheet sheet;
  const bool is_upright = orientation == doc::Orientation::portrait;
  sheet.width = is_upright ? look::paper_short : look::paper_long;
  sheet.height = is_upright ? look::paper_long : look::paper_short;
  sheet.left = look::margin_left;
  sheet.top = header_height > 0 ? std::max(look::margin_top, look::header_top + header_height + 20)
                                : look::margin_top;
  sheet.text_width = sheet.width - look::margin_left - look::margin_right;
  sheet.text_height = sheet.height - sheet.top - look::margin_bottom;
  if (!is_upright) {
    // Turned, the binding is above: equal sides.
    sheet.left = (look::margin_left + look::margin_right) / 2;
    sheet.text_width = sheet.width - 2 * sheet.left;
  }
  return sheet;
}

bool is_centred(const doc::Block& block) {
  const auto* paragraph = std::get_if<doc::Paragraph>(&block);
  return paragraph != nullptr && paragraph->role == doc::ParagraphRole::centred;
}

/// Lines in the middle that follow one another are one thing: whoever signs.
bool begins_sign_off(const std::vector<doc::Block>& blocks, std::size_t at) {
  return at > 0 && at + 1 < blocks.size() && is_centred(blocks[at]) && is_centred(blocks[at + 1]) &&
         !is_centred(blocks[at - 1]) && !std::holds_alternative<doc::Heading>(blocks[at - 1]);
}

/// Lays the blocks of sections out as chapters: a cover is one of its own.
class Composer {
 public:
  Composer(Faces& faces, const doc::Document& document, double header_height)
      : faces_(faces), document_(document), header_height_(header_height) {}

  std::vector<Chapter> chapters;
  Blocks blocks;

  void add(const doc::Section& section) {
    const Sheet sheet = sheet_of(section.orientation, header_height_);
    chapters.push_back({sheet, {}, false});
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
      const doc::Block& block = section.blocks[i];
      if (const auto* cover = std::get_if<doc::Cover>(&block)) {
        chapters.push_back({sheet, {}, true});
        lay_cover({faces_, document_, sheet}, *cover, blocks, chapters.back().pieces);
        chapters.push_back({sheet, {}, false});
        continue;
      }
      if (std::holds_alternative<doc::PageBreak>(block)) {
        breaks_ = true;
        continue;
      }
      std::vector<Piece>& pieces = chapters.back().pieces;
      const std::size_t first = pieces.size();
      lay({faces_, document_, sheet}, block, pieces);
      if (pieces.size() == first) continue;
      if (breaks_) pieces[first].starts_page = true;
      breaks_ = false;
      if (begins_sign_off(section.blocks, i)) {
        pieces[first].before = std::max(pieces[first].before, look::space_sign_off);
        if (first > 0) pieces[first - 1].keep_with_next = true;
      }
      const bool is_note = std::holds_alternative<doc::Paragraph>(block) &&
                           std::get<doc::Paragraph>(block).role == doc::ParagraphRole::note;
      // What explains a table or figure stays at its foot.
      if (was_box_ && is_note && first > 0 && !pieces[first].starts_page)
        pieces[first - 1].keep_with_next = true;
      if (was_box_ && !is_note) pieces[first].before = std::max(pieces[first].before, look::space_block + 2);
      was_box_ = !std::holds_alternative<doc::Paragraph>(block) &&
                 !std::holds_alternative<doc::Heading>(block) && !std::holds_alternative<doc::List>(block);
      if (const auto* paragraph = std::get_if<doc::Paragraph>(&block))
        was_box_ = paragraph->role == doc::ParagraphRole::callout || is_note;
    }
    breaks_ = false;
    was_box_ = false;
  }

 private:
  void lay(const Bench& bench, const doc::Block& block, std::vector<Piece>& pieces) {
    if (const auto* heading = std::get_if<doc::Heading>(&block)) lay_heading(bench, *heading, blocks, pieces);
    if (const auto* paragraph = std::get_if<doc::Paragraph>(&block))
      lay_paragraph(bench, *paragraph, blocks, pieces);
    if (const auto* list = std::get_if<doc::List>(&block)) lay_list(bench, *list, blocks, pieces);
    if (const auto* table = std::get_if<doc::Table>(&block)) lay_table(bench, *table, blocks, pieces);
    if (const auto* figure = std::get_if<doc::Figure>(&block)) lay_figure(bench, *figure, blocks, pieces);
    if (const auto* provenance = std::get_if<doc::Provenance>(&block))
      lay_provenance(bench, *provenance, blocks, pieces);
  }

  Faces& faces_;
  const doc::Document& document_;
  double header_height_;
  bool breaks_ = false;
  bool was_box_ = false;  ///< the block before ended with an edge
};

void draw_page(Canvas& canvas, const PageOf& page) {
  const Sheet& sheet = page.chapter->sheet;
  for (std::size_t i = 0; i < page.pieces.size(); ++i) {
    const Placed& placed = page.pieces[i];
    Block& block = *placed.piece->block;
    const Spot corner{sheet.left, sheet.top + placed.y};
    if (placed.with_head) block.draw_head_again(canvas, {corner.x, corner.y - block.head_height()});
    block.draw(canvas, placed.piece->part, corner);
    const bool is_last = i + 1 == page.pieces.size() || page.pieces[i + 1].piece->block != &block;
    if (is_last) block.close_on_page(canvas, placed.piece->part, corner);
  }
}

}  // namespace

struct Typesetter::Shop {
  Faces faces;
};

Typesetter::Typesetter() : shop_(new Shop) {}
Typesetter::~Typesetter() {
  delete shop_;
}

std::string Typesetter::pdf(const doc::Document& document) {
  Faces& faces = shop_->faces;
  faces.forget_some();
  Running running(faces, document);
  Composer composer(faces, document, running.height());
  for (const doc::Section& section : document.sections) composer.add(section);
  std::vector<PageOf> pages = paginate(composer.chapters);
  Canvas canvas(faces);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Sheet& sheet = pages[i].chapter->sheet;
    canvas.begin_page(sheet.width, sheet.height);
    if (!pages[i].chapter->is_bare) running.draw(canvas, sheet, i, pages.size());
    draw_page(canvas, pages[i]);
    canvas.end_page();
  }
  if (pages.empty()) {
    canvas.begin_page(look::paper_short, look::paper_long);
    canvas.end_page();
  }
  return canvas.finish(document);
}

}  // namespace prongsai::doc_writers
