// SPDX-License-Identifier: Apache-2.0
// The first page and the last word: cover and provenance.
#include <algorithm>

#include "prongsai/doc_writers/pdf/flow_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

using look::cm;

doc::Spans one_span(const std::string& text) {
  doc::Spans spans(1);
  spans[0].text = text;
  return spans;
}

struct CoverLine {
  Text text;
  const char* type;
};

class CoverBlock final : public Block {
 public:
  std::vector<CoverLine> title;
  std::vector<CoverLine> middle;
  std::vector<CoverLine> foot;
  const doc::Document* document = nullptr;
  bool has_logo = false;
  Sheet sheet;

  void draw(Canvas& canvas, int part, Spot corner) override {
    (void)part;
    (void)corner;
    // The sheet is parted by thirds: the title hangs from the first line, the issuer stands on the foot.
    const double centre = sheet.width / 2;
    const double first_third = sheet.height / 3;
    double y = first_third - height(title) / 2 + 10;
    if (has_logo && document->logo) draw_logo(canvas, centre, std::min(y - 20, first_third - 30));
    y = draw_lines(canvas, title, y);
    y += 14;
    canvas.artifact();
    canvas.fill(centre - 1.6 * cm, y, 3.2 * cm, 1.6, look::ink_link);
    y += 20;
    draw_lines(canvas, middle, y);
    y = sheet.height - 2.6 * cm - height(foot);
    if (!foot.empty()) {
      canvas.artifact();
      canvas.rule({sheet.left + 2 * cm, y - 14}, {sheet.width - sheet.left - 2 * cm, y - 14}, 0.5,
                  look::line_soft);
    }
    draw_lines(canvas, foot, y);
  }

 private:
  void draw_logo(Canvas& canvas, double centre, double bottom) const {
    const auto proportion = canvas.proportion_of(*document->logo);
    if (!proportion) return;
    const double height = std::min(3.0 * cm, 5.0 * cm / *proportion);
    const double width = height * *proportion;
    canvas.tag(
        canvas.tags().add(canvas.tags().root(), "Figure", "/Alt" + text_object(document->logo->alternative)));
    canvas.image(*document->logo, centre - width / 2, bottom - height, width, height);
  }

  static double height(const std::vector<CoverLine>& lines) {
    double total = 0;
    for (const CoverLine& line : lines) total += line.text.height();
    return total;
  }

  double draw_lines(Canvas& canvas, const std::vector<CoverLine>& lines, double y) const {
    // Centred on the sheet, not between margins that make room for a binding.
    const double left = (sheet.width - cover_width(sheet)) / 2;
    for (const CoverLine& line : lines) {
      line.text.draw(canvas, {left, y}, doc::Align::centre, Fill::ragged,
                     canvas.tags().add(canvas.tags().root(), line.type));
      y += line.text.height();
    }
    return y;
  }

 public:
  static double cover_width(const Sheet& sheet) { return sheet.width - 2 * 2.2 * cm; }
};

/// A label, and its value in one size or several.
struct ProvenanceLine {
  Text label;
  std::vector<Text> value;

  /// From the upper edge down to the first value: a small one stands on the baseline of its label.
  [[nodiscard]] double drop() const {
    return value.empty() ? 0 : std::max(0.0, label.baseline() - value.front().baseline());
  }
  [[nodiscard]] double height() const {
    double total = drop();
    for (const Text& text : value) total += text.height();
    return std::max(label.height(), total);
  }
};

class ProvenanceBlock final : public Block {
 public:
  Text title;
  std::vector<ProvenanceLine> lines;
  const doc::Provenance* provenance = nullptr;
  double width = 0;
  double label_width = 0;
  double qr_side = 0;

  void draw(Canvas& canvas, int part, Spot corner) override {
    (void)part;
    canvas.artifact();
    canvas.fill(corner.x, corner.y, width, height(), look::shade_group);
    canvas.fill(corner.x, corner.y, width, 1.2, look::ink_link);
    const Element section = canvas.tags().add(canvas.tags().root(), "Sect");
    const double x = corner.x + pad;
    double y = corner.y + pad;
    title.draw(canvas, {x, y}, doc::Align::start, Fill::ragged, canvas.tags().add(section, "P"));
    y += title.height() + 3;
    for (const ProvenanceLine& line : lines) {
      const Element element = canvas.tags().add(section, "P");
      line.label.draw(canvas, {x, y}, doc::Align::start, Fill::ragged, element);
      double value_y = y + line.drop();
      for (const Text& text : line.value) {
        text.draw(canvas, {x + label_width, value_y}, doc::Align::start, Fill::ragged, element);
        value_y += text.height();
      }
      y += line.height() + line_gap;
    }
    if (provenance->qr && qr_side > 0) {
      const figure::Caption& caption = provenance->qr->caption;
      canvas.tag(canvas.tags().add(section, "Figure",
                                   "/Alt" + text_object(caption.title + " " + provenance->address)));
      const double left = corner.x + width - pad - qr_side;
      canvas.fill(left, corner.y + pad, qr_side, qr_side, {0xff, 0xff, 0xff});
      paint(canvas, *provenance->qr, {left, corner.y + pad}, qr_side);
    }
  }

  [[nodiscard]] double height() const {
    double words = title.height() + 3;
    for (const ProvenanceLine& line : lines) words += line.height() + line_gap;
    return std::max(words, qr_side) + 2 * pad;
  }

  static constexpr double pad = 12;
  static constexpr double line_gap = 1.5;
};

/// Where a fingerprint begins with which the span ends ("sha256:d6a2…"): long, in one piece, nothing that
/// anybody reads aloud. npos: it has none.
std::size_t fingerprint_in(const doc::Span& span) {
  constexpr std::size_t long_word = 32;
  if (!span.verbatim || !span.href.empty()) return std::string::npos;
  const std::size_t blank = span.text.rfind(' ');
  const std::size_t word = blank == std::string::npos ? 0 : blank + 1;
  const std::size_t sign = span.text.find(':', word);
  const std::size_t digits = sign == std::string::npos ? word : sign + 1;
  const bool is_long = span.text.size() - digits >= long_word;
  const bool is_hex = span.text.find_first_not_of("0123456789abcdefABCDEF", digits) == std::string::npos;
  return is_long && is_hex ? word : std::string::npos;
}

/// Lines of a fingerprint, as long as fit, that end between groups of its digits.
void add_fingerprint(const Bench& bench, const doc::Span& span, double room, std::vector<Text>& to) {
  constexpr std::size_t group = 8;
  std::size_t digits = span.text.size();
  doc::Span part = span;
  const auto too_wide = [&] {
    part.text = span.text.substr(0, digits);
    return Text(bench.faces, {part}, look::fingerprint, {}).natural_width() > room;
  };
  while (digits > group && too_wide()) digits = (digits - 1) / group * group;
  for (std::size_t at = 0; at < span.text.size(); at += digits) {
    part.text = span.text.substr(at, digits);
    to.emplace_back(bench.faces, doc::Spans{part}, look::fingerprint, bench.document.names);
  }
}

std::vector<Text> value_of(const Bench& bench, const doc::Spans& spans, double room) {
  std::vector<Text> out;
  doc::Spans words;
  const auto flush = [&] {
    const bool is_blank = doc::text_of(words).find_first_not_of(' ') == std::string::npos;
    if (!is_blank) out.emplace_back(bench.faces, words, look::provenance, bench.document.names);
    words.clear();
  };
  for (const doc::Span& span : spans) {
    const std::size_t at = fingerprint_in(span);
    words.push_back(span);
    if (at == std::string::npos) continue;
    words.back().text.resize(at);
    flush();
    doc::Span fingerprint = span;
    fingerprint.text.erase(0, at);
    add_fingerprint(bench, fingerprint, room, out);
  }
  flush();
  for (Text& text : out) text.break_lines(bench.faces, room);
  return out;
}

}  // namespace

void lay_cover(const Bench& bench, const doc::Cover& cover, Blocks& blocks, std::vector<Piece>& pieces) {
  auto block = std::make_unique<CoverBlock>();
  block->document = &bench.document;
  block->has_logo = cover.has_logo;
  block->sheet = bench.sheet;
  const double width = CoverBlock::cover_width(bench.sheet);
  // One size for all lines of the title: the largest at which each stays one line, within reason.
  look::TextLook title = look::cover_title;
  constexpr double smallest = 14;
  for (const std::string& line : cover.title)
    while (title.size > smallest &&
           Text(bench.faces, one_span(line), title, bench.document.names).natural_width() > width) {
      title.size -= 0.5;
      title.leading = title.size * 1.6;
    }
  const auto add = [&](std::vector<CoverLine>& lines, doc::Spans spans, const look::TextLook& look,
                       const char* type) {
    Text text(bench.faces, std::move(spans), look, bench.document.names);
    text.break_lines(bench.faces, width);
    lines.push_back({std::move(text), type});
  };
  for (const std::string& line : cover.title) add(block->title, one_span(line), title, "P");
  for (const std::string& line : cover.subtitle)
    add(block->middle, one_span(line), look::cover_subtitle, "P");
  if (!cover.slogan.empty()) {
    look::TextLook slogan = look::cover_slogan;
    slogan.leading *= 2;  // stands apart
    add(block->middle, one_span(cover.slogan), slogan, "P");
  }
  for (const doc::Spans& line : cover.issuer) add(block->foot, line, look::cover_issuer, "P");
  pieces.push_back({.block = block.get(),
                    .part = 0,
                    .before = 0,
                    .height = bench.sheet.text_height,
                    .keep_with_next = false,
                    .starts_page = true});
  blocks.push_back(std::move(block));
}

void lay_provenance(const Bench& bench, const doc::Provenance& provenance, Blocks& blocks,
                    std::vector<Piece>& pieces) {
  auto block = std::make_unique<ProvenanceBlock>();
  block->provenance = &provenance;
  block->width = bench.sheet.text_width;
  if (provenance.qr && provenance.qr->width > 0) block->qr_side = 3.0 * cm;
  look::TextLook bold = look::provenance;
  bold.bold = true;
  bold.colour = look::ink_accent;
  bold.size = 10;
  look::TextLook muted = look::provenance;
  muted.colour = look::ink_muted;
  const double room =
      block->width - 2 * ProvenanceBlock::pad - (block->qr_side > 0 ? block->qr_side + 12 : 0);
  block->title = Text(bench.faces, one_span(provenance.title), bold, bench.document.names);
  block->title.break_lines(bench.faces, room);
  for (const doc::Provenance::Line& line : provenance.lines) {
    block->lines.push_back({Text(bench.faces, one_span(line.label), muted, bench.document.names), {}});
    block->label_width = std::max(block->label_width, block->lines.back().label.natural_width() + 10);
  }
  block->label_width = std::min(block->label_width, room * 0.4);
  for (std::size_t i = 0; i < block->lines.size(); ++i) {
    block->lines[i].label.break_lines(bench.faces, block->label_width);
    block->lines[i].value = value_of(bench, provenance.lines[i].value, room - block->label_width);
  }
  pieces.push_back({.block = block.get(), .part = 0, .before = 18, .height = block->height()});
  blocks.push_back(std::move(block));
}

}  // namespace prongsai::doc_writers::pdf
