// SPDX-License-Identifier: Apache-2.0
// A poster laid out once, painted on paper and as pixels.
#include "prongsai/doc_writers/poster.h"

#include <algorithm>
#include <cmath>

#include "prongsai/base/assert.h"
#include "prongsai/doc_writers/docx/pictures_detail.h"
#include "prongsai/doc_writers/pdf/flow_detail.h"

namespace prongsai::doc_writers {
namespace {

using namespace pdf;

constexpr double margin_side = 52;
constexpr double margin_top = 44;
constexpr double margin_bottom = 30;
constexpr double code_side = 236;
constexpr double point_indent = 16;
constexpr double text_width = look::paper_short - 2 * margin_side;
constexpr double rule_room = 9;  ///< between a caution and its rules

struct RoleLook {
  look::TextLook text;
  double before = 0;
  figure::Ink ink = figure::Ink::text;
};

RoleLook look_of(PosterRole role) {
  using figure::Ink;
  switch (role) {
    case PosterRole::issuer:
      return {{11.5, 18, look::ink_muted}, 0, Ink::text_muted};
    case PosterRole::name:
      return {{28, 39, look::ink_accent, true}, 4, Ink::step_7};
    case PosterRole::call:
      return {{18.5, 28, look::ink, true}, 8};
    case PosterRole::beside:
      return {{10.5, 15.5, look::ink_muted}, 1, Ink::text_muted};
    case PosterRole::address:
      return {{23, 31, look::ink_accent, true}, 0, Ink::step_7};
    case PosterRole::days:
      return {{14.5, 22, look::ink, true}, 3};
    case PosterRole::point:
      return {{12.6, 19.5, look::ink}, 4};
    case PosterRole::caution:
      return {{12.3, 19, look::ink, true}, 8 + rule_room};
    case PosterRole::foot:
      break;
  }
  return {{8.6, 12.8, look::ink_muted}, 6, Ink::text_muted};
}

struct PosterText {
  const PosterLine* line;
  Text text;
  double x = 0;
  double y = 0;
  double width = 0;
  double scale = 1;
};

bool is_left(PosterRole role) {
  return role == PosterRole::point;
}

class PosterSheet {
 public:
  PosterSheet(Faces& faces, const Poster& poster) : faces_(faces), poster_(poster) {
    // Long names and addresses are rare; then everything gives way a little.
    constexpr double step = 0.96;
    constexpr double smallest = 0.5;
    double scale = 1;
    while (lay(scale) > look::paper_long - margin_bottom && scale > smallest) scale *= step;
    spread();
  }

  [[nodiscard]] const std::vector<PosterText>& lines() const { return lines_; }
  [[nodiscard]] double code_top() const { return code_top_; }
  [[nodiscard]] double side() const { return side_; }

 private:
  void add(const PosterLine& line, double scale, double& y) {
    RoleLook wanted = look_of(line.role);
    wanted.text.size *= scale;
    wanted.text.leading *= scale;
    const double width = is_left(line.role) ? text_width - 2 * point_indent : text_width;
    doc::Spans spans(1);
    spans[0].text = line.words;
    spans[0].bold = wanted.text.bold;
    spans[0].verbatim = line.role == PosterRole::address;
    Text text(faces_, spans, wanted.text, {});
    while (line.role == PosterRole::address && text.natural_width() > width) {
      constexpr double step = 0.95;
      wanted.text.size *= step;
      text = Text(faces_, spans, wanted.text, {});
    }
    text.break_lines(faces_, width);
    y += wanted.before * scale;
    const double x = margin_side + (is_left(line.role) ? 2 * point_indent : 0);
    lines_.push_back({&line, std::move(text), x, y, width, scale});
    y += lines_.back().text.height();
    if (line.role == PosterRole::caution) y += (rule_room + 7) * scale;
  }

  /// Where it ends.
  double lay(double scale) {
    lines_.clear();
    side_ = code_side * scale;
    double y = margin_top;
    for (const PosterLine& line : poster_.above) add(line, scale, y);
    code_top_ = y + 2;
    above_ = lines_.size();
    y = code_top_ + side_;
    for (const PosterLine& line : poster_.below) add(line, scale, y);
    return y;
  }

  /// The foot stands at the lower edge, and what room is left is shared out around the code.
  void spread() {
    double foot = look::paper_long - margin_bottom;
    std::size_t body = lines_.size();
    while (body > above_ && lines_[body - 1].line->role == PosterRole::foot) {
      --body;
      foot -= lines_[body].text.height();
      lines_[body].y = foot;
    }
    const double end = body > 0 ? lines_[body - 1].y + lines_[body - 1].text.height() : margin_top;
    const double room = std::max(0.0, foot - 18 - end);
    const double above = std::min(room / 4, 34.0);
    const double below = std::min(room / 6, 18.0);
    for (std::size_t i = 0; i < body; ++i) {
      lines_[i].y += above;
      if (i >= above_) lines_[i].y += above / 2 + below;
    }
    code_top_ += above * 1.5;
  }

  Faces& faces_;
  const Poster& poster_;
  std::vector<PosterText> lines_;
  std::size_t above_ = 0;
  double code_top_ = 0;
  double side_ = code_side;
};

constexpr const char* point_mark = "•";

figure::Units units(double points) {
  constexpr double units_of_a_point = 100.0 * 96 / 72;
  return static_cast<figure::Units>(std::lround(points * units_of_a_point));
}

constexpr double dots_of_a_pixel = 150.0 / 96;

/// On whole dots, so that squares meet without a hair between them.
figure::Units on_a_dot(double points) {
  constexpr double units_of_a_dot = 100 / dots_of_a_pixel;
  constexpr double dots_of_a_point = 150.0 / 72;
  return static_cast<figure::Units>(std::lround(std::round(points * dots_of_a_point) * units_of_a_dot));
}

/// Squares and bars, moved and made larger or smaller.
void add_code(std::vector<figure::Shape>& to, const figure::Drawing& code, double x, double y, double side) {
  const double scale = side / code.width;
  for (const figure::Shape& shape : code.shapes) {
    const auto* rect = std::get_if<figure::Rect>(&shape.form);
    PRONGSAI_ASSERT(rect != nullptr);
    figure::Rect placed = *rect;
    placed.x = on_a_dot(x + rect->x * scale);
    placed.y = on_a_dot(y + rect->y * scale);
    placed.width = on_a_dot(x + (rect->x + rect->width) * scale) - placed.x;
    placed.height = on_a_dot(y + (rect->y + rect->height) * scale) - placed.y;
    to.push_back({placed});
  }
}

void add_words(std::vector<figure::Shape>& to, const PosterText& placed) {
  const RoleLook wanted = look_of(placed.line->role);
  const Text& text = placed.text;
  const auto add = [&](double x, int line, figure::Anchor anchor, std::string words) {
    to.push_back(
        {figure::Text{.at = {units(x), units(placed.y + line * text.look().leading + text.baseline())},
                      .content = std::move(words),
                      .size = units(text.look().size),
                      .anchor = anchor,
                      .weight = text.look().bold ? figure::Weight::bold : figure::Weight::regular,
                      .ink = wanted.ink}});
  };
  const bool left = is_left(placed.line->role);
  for (int line = 0; line < text.lines(); ++line)
    add(left ? placed.x : look::paper_short / 2, line, left ? figure::Anchor::start : figure::Anchor::middle,
        text.line_words(line));
  if (left) add(placed.x - point_indent, 0, figure::Anchor::start, point_mark);
}

doc::Document properties_of(const std::string& title, const std::string& language) {
  doc::Document out;
  out.title = title;
  out.language = language;
  return out;
}

void draw_line(Canvas& canvas, const Poster& poster, const PosterText& placed) {
  const bool is_name = placed.line->role == PosterRole::name;
  const std::string& language = placed.line->language;
  const std::string entries =
      language.empty() || language == poster.language ? "" : "/Lang" + text_object(language);
  const Element element = canvas.tags().add(canvas.tags().root(), is_name ? "H1" : "P", entries);
  const bool left = is_left(placed.line->role);
  if (left) {
    canvas.artifact();
    Setting setting;
    setting.size = placed.text.look().size;
    setting.colour = placed.text.look().colour;
    canvas.show(canvas.faces().shape(FaceId::regular, point_mark),
                {placed.x - point_indent, placed.y + placed.text.baseline()}, setting);
  }
  placed.text.draw(canvas, {placed.x, placed.y}, left ? doc::Align::start : doc::Align::centre, Fill::ragged,
                   element);
}

/// The rules of a caution: their heights.
std::pair<double, double> rules_of(const PosterText& placed) {
  return {placed.y - rule_room * placed.scale, placed.y + placed.text.height() + rule_room * placed.scale};
}

}  // namespace

std::string poster_pdf(const Poster& poster) {
  Faces faces;
  const PosterSheet sheet(faces, poster);
  Canvas canvas(faces);
  canvas.begin_page(look::paper_short, look::paper_long);
  bool is_code_drawn = false;
  for (const PosterText& placed : sheet.lines()) {
    // In the order of reading.
    if (!is_code_drawn && placed.y > sheet.code_top()) {
      is_code_drawn = true;
      const figure::Caption& caption = poster.code.caption;
      canvas.tag(canvas.tags().add(canvas.tags().root(), "Figure",
                                   "/Alt" + text_object(caption.title + " " + caption.description)));
      paint(canvas, poster.code, {(look::paper_short - sheet.side()) / 2, sheet.code_top()}, sheet.side());
    }
    if (placed.line->role == PosterRole::caution) {
      canvas.artifact();
      const auto [over, under] = rules_of(placed);
      for (const double y : {over, under})
        canvas.rule({margin_side, y}, {margin_side + text_width, y}, 1, look::line_strong);
    }
    draw_line(canvas, poster, placed);
  }
  canvas.end_page();
  return canvas.finish(properties_of(poster.title, poster.language));
}

std::string poster_png(const Poster& poster) {
  Faces faces;
  const PosterSheet sheet(faces, poster);
  figure::Drawing drawing;
  drawing.width = units(look::paper_short);
  drawing.height = units(look::paper_long);
  drawing.shapes.push_back(
      {figure::Rect{.width = drawing.width, .height = drawing.height, .fill = figure::Ink::paper}});
  add_code(drawing.shapes, poster.code, (look::paper_short - sheet.side()) / 2, sheet.code_top(),
           sheet.side());
  for (const PosterText& placed : sheet.lines()) {
    if (placed.line->role == PosterRole::caution) {
      const auto [over, under] = rules_of(placed);
      for (const double y : {over, under})
        drawing.shapes.push_back({figure::Line{.from = {units(margin_side), units(y)},
                                               .to = {units(margin_side + text_width), units(y)},
                                               .ink = figure::Ink::step_7,
                                               .width = units(1)}});
    }
    add_words(drawing.shapes, placed);
  }
  return png_of(drawing, dots_of_a_pixel);
}

}  // namespace prongsai::doc_writers
