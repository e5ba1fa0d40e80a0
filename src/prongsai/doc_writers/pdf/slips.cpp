// SPDX-License-Identifier: Apache-2.0
// Slips with codes, sixteen a page.
#include <algorithm>

#include "prongsai/doc_writers/docx/pictures_detail.h"
#include "prongsai/doc_writers/pdf/flow_detail.h"
#include "prongsai/doc_writers/poster.h"

namespace prongsai::doc_writers {
namespace {

using namespace pdf;

constexpr double slip_width = look::paper_short / slips_across;
constexpr double slip_height = look::paper_long / slips_down;
constexpr double pad_side = 20;  ///< printers leave the edge of the paper white
constexpr double code_side = 76;
constexpr double gap = 9;
constexpr double room = slip_width - 2 * pad_side - code_side - gap + 8;

constexpr look::TextLook name_look = {9.4, 13, look::ink, true};
constexpr look::TextLook subject_look = {8.4, 12, look::ink_muted};
constexpr look::TextLook address_look = {9, 14, look::ink};
constexpr look::TextLook foot_look = {7.5, 10.6, look::ink_muted};
constexpr double code_size = 16;
constexpr double code_leading = 24;

/// What stands on every slip, laid out once.
class Stencil {
 public:
  Stencil(Faces& faces, const SlipSheet& sheet) : faces_(faces) {
    // A long name makes the lines of each slip smaller, not the code.
    constexpr double step = 0.94;
    constexpr double smallest = 0.55;
    for (double scale = 1; scale > smallest; scale *= step) {
      lay(sheet, scale);
      if (height() <= slip_height - 8) break;
    }
  }

  void draw(Canvas& canvas, const std::string& code, Spot corner, Element element) const {
    double y = corner.y + (slip_height - height()) / 2;
    const double x = corner.x + pad_side + code_side + gap - 4;
    const auto part = [&] { return canvas.tags().add(element, "P"); };
    name_.draw(canvas, {x, y}, doc::Align::start, Fill::ragged, part());
    y += name_.height();
    subject_.draw(canvas, {x, y}, doc::Align::start, Fill::ragged, part());
    y += subject_.height();
    canvas.tag(part());
    Setting label;
    label.size = subject_look.size;
    label.colour = look::ink_muted;
    const double baseline = y + code_leading * 0.72;
    const double end = canvas.show(faces_.shape(FaceId::regular, label_ + " "), {x, baseline}, label);
    Setting setting;
    setting.size = code_size;
    setting.colour = look::ink;
    setting.letter_space = 0.5;
    canvas.show(faces_.shape(FaceId::bold, code), {end + 2, baseline}, setting);
    y += code_leading;
    address_.draw(canvas, {x, y}, doc::Align::start, Fill::ragged, part());
    y += address_.height();
    foot_.draw(canvas, {x, y}, doc::Align::start, Fill::ragged, part());
  }

 private:
  Text made(const std::string& words, look::TextLook wanted, double scale, bool is_one_line = false) {
    doc::Spans spans(1);
    spans[0].text = words;
    spans[0].bold = wanted.bold;
    wanted.size *= scale;
    wanted.leading *= scale;
    Text text(faces_, spans, wanted, {});
    while (is_one_line && text.natural_width() > room) {
      constexpr double step = 0.95;
      wanted.size *= step;
      text = Text(faces_, spans, wanted, {});
    }
    text.break_lines(faces_, room);
    return text;
  }

  void lay(const SlipSheet& sheet, double scale) {
    label_ = sheet.code_label;
    name_ = made(sheet.name, name_look, scale);
    subject_ = made(sheet.subject, subject_look, scale);
    address_ = made(sheet.address, address_look, scale, true);
    foot_ = made(sheet.foot, foot_look, scale);
  }

  [[nodiscard]] double height() const {
    return name_.height() + subject_.height() + code_leading + address_.height() + foot_.height();
  }

  Faces& faces_;
  std::string label_;
  Text name_;
  Text subject_;
  Text address_;
  Text foot_;
};

/// Between all slips; at the edges of the paper there is nothing to cut.
void draw_cuts(Canvas& canvas) {
  canvas.artifact();
  constexpr double line = 0.5;
  for (int column = 1; column < slips_across; ++column)
    canvas.rule({column * slip_width, 0}, {column * slip_width, look::paper_long}, line, look::line_soft);
  for (int row = 1; row < slips_down; ++row)
    canvas.rule({0, row * slip_height}, {look::paper_short, row * slip_height}, line, look::line_soft);
}

}  // namespace

std::string slips_pdf(const SlipSheet& sheet) {
  Faces faces;
  Canvas canvas(faces);
  const Stencil stencil(faces, sheet);
  // One picture for all slips: drawn as bars, thousands of them would be a file of many megabytes.
  constexpr double dots_of_a_pixel = 2;
  const doc::Image picture{png_of(sheet.picture, dots_of_a_pixel), "image/png",
                           sheet.picture.caption.title + " " + sheet.picture.caption.description};
  constexpr std::size_t per_page = static_cast<std::size_t>(slips_across) * slips_down;
  for (std::size_t at = 0; at < sheet.codes.size(); ++at) {
    const std::size_t place = at % per_page;
    if (place == 0) {
      canvas.begin_page(look::paper_short, look::paper_long);
      draw_cuts(canvas);
    }
    const Spot corner{static_cast<double>(place % slips_across) * slip_width,
                      static_cast<double>(place / slips_across) * slip_height};
    const Element slip = canvas.tags().add(canvas.tags().root(), "Sect");
    canvas.tag(canvas.tags().add(slip, "Figure", "/Alt" + text_object(picture.alternative)));
    canvas.image(picture, corner.x + pad_side - 6, corner.y + (slip_height - code_side) / 2, code_side,
                 code_side);
    stencil.draw(canvas, sheet.codes[at], corner, slip);
    if (place + 1 == per_page || at + 1 == sheet.codes.size()) canvas.end_page();
  }
  if (sheet.codes.empty()) {
    canvas.begin_page(look::paper_short, look::paper_long);
    canvas.end_page();
  }
  doc::Document properties;
  properties.title = sheet.title;
  properties.language = sheet.language;
  return canvas.finish(properties);
}

}  // namespace prongsai::doc_writers
