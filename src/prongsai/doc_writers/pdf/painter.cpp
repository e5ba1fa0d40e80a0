// SPDX-License-Identifier: Apache-2.0
// Figures as shapes and words of a page.
#include <algorithm>
#include <initializer_list>
#include <variant>

#include "prongsai/doc_writers/pdf/flow_detail.h"

namespace prongsai::doc_writers::pdf {
namespace {

using figure::Ink;
using figure::Units;

constexpr double units_a_pixel = 100;
constexpr double circle_curve = 0.5523;  // how far a quarter circle's handles reach

class Painter {
 public:
  Painter(Canvas& canvas, Spot corner, double scale) : canvas_(canvas), corner_(corner), scale_(scale) {}

  void paint(const std::vector<figure::Shape>& shapes) {
    for (const figure::Shape& shape : shapes)
      std::visit([this](const auto& form) { (*this)(form); }, shape.form);
  }
  void close() { leave_frame(); }

  void operator()(const figure::Group& group) { paint(group.shapes); }

  void operator()(const figure::Rect& rect) {
    begin(rect.fill, rect.outline, figure::px(1), rect.dash);
    const double x = pixels(rect.x);
    const double y = pixels(rect.y);
    const double width = pixels(rect.width);
    const double height = pixels(rect.height);
    const double corner = std::min({pixels(rect.corner), width / 2, height / 2});
    if (corner <= 0) {
      numbers({x, y, width, height});
      out() += "re ";
    } else {
      rounded(x, y, width, height, corner);
    }
    finish(rect.fill, rect.outline);
  }

  void operator()(const figure::Line& line) {
    begin(Ink::none, line.ink, line.width, line.dash);
    move_to(line.from);
    line_to(line.to);
    finish(Ink::none, line.ink);
  }

  void operator()(const figure::Polyline& line) {
    begin(line.fill, line.ink, line.width, line.dash);
    for (std::size_t i = 0; i < line.points.size(); ++i)
      i == 0 ? move_to(line.points[i]) : line_to(line.points[i]);
    if (line.is_closed) out() += "h ";
    finish(line.fill, line.ink);
  }

  void operator()(const figure::Circle& circle) {
    begin(circle.fill, circle.outline, circle.outline_width, figure::Dash::solid);
    const double radius = pixels(circle.radius);
    rounded(pixels(circle.centre.x) - radius, pixels(circle.centre.y) - radius, 2 * radius, 2 * radius,
            radius);
    finish(circle.fill, circle.outline);
  }

  void operator()(const figure::Text& text) {
    if (text.ink == Ink::none || text.content.empty()) return;
    leave_frame();
    const bool is_bold = text.weight == figure::Weight::bold;
    const Word& word = canvas_.faces().shape(face_of(is_bold, false), text.content);
    Setting setting;
    setting.size = pixels(text.size) * scale_;
    setting.colour = figure::colour_of(text.ink);
    double x = corner_.x + pixels(text.at.x) * scale_;
    const double width = word.width * setting.size / 1000;
    if (text.anchor == figure::Anchor::middle) x -= width / 2;
    if (text.anchor == figure::Anchor::end) x -= width;
    canvas_.show(word, {x, corner_.y + pixels(text.at.y) * scale_}, setting);
  }

 private:
  static double pixels(Units units) { return units / units_a_pixel; }

  std::string& out() { return *out_; }

  void numbers(std::initializer_list<double> all) {
    for (const double number : all) append(out(), number);
  }
  void move_to(figure::Point point) {
    numbers({pixels(point.x), pixels(point.y)});
    out() += "m ";
  }
  void line_to(figure::Point point) {
    numbers({pixels(point.x), pixels(point.y)});
    out() += "l ";
  }

  void enter_frame() {
    if (in_frame_) return;
    canvas_.push_frame(corner_, scale_, scale_);
    out_ = &canvas_.raw();
    out() += "1 j\n";
    in_frame_ = true;
    is_dashed_ = false;
    fill_ = outline_ = Ink::none;
    width_ = -1;
  }
  void leave_frame() {
    if (in_frame_) canvas_.pop_frame();
    in_frame_ = false;
  }

  void begin(Ink fill, Ink outline, Units width, figure::Dash dash) {
    enter_frame();
    if (fill != Ink::none && fill != fill_) {
      append(out(), figure::colour_of(fill));
      out() += "rg ";
      fill_ = fill;
    }
    if (outline == Ink::none) return;
    if (outline != outline_) {
      append(out(), figure::colour_of(outline));
      out() += "RG ";
      outline_ = outline;
    }
    if (width != width_) {
      append(out(), pixels(width));
      out() += "w ";
      width_ = width;
    }
    if (dash != figure::Dash::solid)
      out() += dash == figure::Dash::dashed ? "[4 3]0 d " : "[1 3]0 d ";
    else if (is_dashed_)
      out() += "[]0 d ";
    is_dashed_ = dash != figure::Dash::solid;
  }

  void finish(Ink fill, Ink outline) {
    const bool fills = fill != Ink::none;
    const bool strokes = outline != Ink::none;
    if (fill == Ink::now_soft) {
      // Within a frame of its own, so that nothing else becomes translucent; paths may not hold a change of
      // state.
      const std::size_t path = out().rfind('\n') + 1;
      out().insert(path, "q /soft gs ");
      out() += strokes ? "B Q\n" : "f Q\n";
      fill_ = outline_ = Ink::none;
      width_ = -1;
      is_dashed_ = true;
      return;
    }
    out() += fills && strokes ? "B\n" : fills ? "f\n" : strokes ? "S\n" : "n\n";
  }

  void rounded(double x, double y, double width, double height, double corner) {
    const double far = corner * (1 - circle_curve);
    const double right = x + width;
    const double bottom = y + height;
    numbers({x + corner, y});
    out() += "m ";
    numbers({right - corner, y});
    out() += "l ";
    numbers({right - far, y, right, y + far, right, y + corner});
    out() += "c ";
    numbers({right, bottom - corner});
    out() += "l ";
    numbers({right, bottom - far, right - far, bottom, right - corner, bottom});
    out() += "c ";
    numbers({x + corner, bottom});
    out() += "l ";
    numbers({x + far, bottom, x, bottom - far, x, bottom - corner});
    out() += "c ";
    numbers({x, y + corner});
    out() += "l ";
    numbers({x, y + far, x + far, y, x + corner, y});
    out() += "c h ";
  }

  Canvas& canvas_;
  Spot corner_;
  double scale_;  // points a pixel
  std::string* out_ = nullptr;
  bool in_frame_ = false;
  bool is_dashed_ = false;
  Ink fill_ = Ink::none;
  Ink outline_ = Ink::none;
  Units width_ = -1;
};

}  // namespace

void paint(Canvas& canvas, const figure::Drawing& drawing, Spot corner, double width) {
  Painter painter(canvas, corner, width / (drawing.width / units_a_pixel));
  painter.paint(drawing.shapes);
  painter.close();
}

}  // namespace prongsai::doc_writers::pdf
