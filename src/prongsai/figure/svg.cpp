// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/svg.h"

#include <cstdlib>

#include <fmt/core.h>

#include "prongsai/base/assert.h"
#include "prongsai/base/escape.h"
#include "prongsai/figure/palette.h"

namespace prongsai::figure {
namespace {

using base::escaped;

bool has_link(const std::vector<Shape>& shapes) {
  for (const Shape& shape : shapes) {
    const auto* group = std::get_if<Group>(&shape.form);
    if (group && (!group->href.empty() || has_link(group->shapes))) return true;
  }
  return false;
}

class SvgPainter {
 public:
  void paint(const std::vector<Shape>& shapes) {
    for (const Shape& shape : shapes) std::visit([this](const auto& form) { (*this)(form); }, shape.form);
  }
  [[nodiscard]] const std::string& svg() const { return svg_; }

  void operator()(const Rect& rect) {
    svg_ +=
        fmt::format("<rect{} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", classes(rect.fill, rect.outline),
                    to_string(rect.x), to_string(rect.y), to_string(rect.width), to_string(rect.height));
    if (rect.corner > 0) svg_ += fmt::format(" rx=\"{}\"", to_string(rect.corner));
    svg_ += dash_attribute(rect.dash) + "/>\n";
  }
  void operator()(const Line& line) {
    svg_ += fmt::format("<line{} x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"", classes(Ink::none, line.ink),
                        to_string(line.from.x), to_string(line.from.y), to_string(line.to.x),
                        to_string(line.to.y));
    svg_ += width_attribute(line.width) + dash_attribute(line.dash) + "/>\n";
  }
  void operator()(const Polyline& line) {
    PRONGSAI_ASSERT(line.points.size() >= 2);
    svg_ += line.is_closed ? "<polygon" : "<polyline";
    svg_ += classes(line.fill, line.ink) + " points=\"";
    for (const Point& point : line.points) {
      if (&point != &line.points.front()) svg_ += ' ';
      svg_ += to_string(point.x) + "," + to_string(point.y);
    }
    svg_ += "\"" + width_attribute(line.width) + " stroke-linejoin=\"round\"" + dash_attribute(line.dash) +
            "/>\n";
  }
  void operator()(const Circle& circle) {
    svg_ += fmt::format("<circle{} cx=\"{}\" cy=\"{}\" r=\"{}\"", classes(circle.fill, circle.outline),
                        to_string(circle.centre.x), to_string(circle.centre.y), to_string(circle.radius));
    if (circle.outline != Ink::none) svg_ += width_attribute(circle.outline_width);
    svg_ += "/>\n";
  }
  void operator()(const Text& text) {
    PRONGSAI_ASSERT(text.size >= text_size_min);
    svg_ += fmt::format("<text class=\"fill-{}\" x=\"{}\" y=\"{}\" font-size=\"{}\"", name_of(text.ink),
                        to_string(text.at.x), to_string(text.at.y), to_string(text.size));
    if (text.anchor == Anchor::middle) svg_ += " text-anchor=\"middle\"";
    if (text.anchor == Anchor::end) svg_ += " text-anchor=\"end\"";
    if (text.weight == Weight::bold) svg_ += " font-weight=\"600\"";
    svg_ += ">" + escaped(text.content) + "</text>\n";
  }
  void operator()(const Group& group) {
    const bool is_link = !group.href.empty();
    svg_ += is_link ? "<a href=\"" + escaped(group.href) + "\">" : "<g>";
    if (!group.title.empty()) svg_ += "<title>" + escaped(group.title) + "</title>";
    svg_ += "\n";
    paint(group.shapes);
    svg_ += is_link ? "</a>\n" : "</g>\n";
  }

 private:
  static std::string classes(Ink fill, Ink line) {
    std::string names = fill == Ink::none ? "fill-none" : fmt::format("fill-{}", name_of(fill));
    if (line != Ink::none) names += fmt::format(" line-{}", name_of(line));
    return " class=\"" + names + "\"";
  }
  static std::string width_attribute(Units width) {
    return width == px(1) ? "" : " stroke-width=\"" + to_string(width) + "\"";
  }
  static std::string dash_attribute(Dash dash) {
    if (dash == Dash::dashed) return " stroke-dasharray=\"4 3\"";
    if (dash == Dash::dotted) return " stroke-dasharray=\"1 3\"";
    return "";
  }

  std::string svg_;
};

}  // namespace

std::string to_string(Units units) {
  const unsigned magnitude = units < 0 ? 0U - static_cast<unsigned>(units) : static_cast<unsigned>(units);
  std::string text = (units < 0 ? "-" : "") + std::to_string(magnitude / 100);
  const unsigned rest = magnitude % 100;
  if (rest == 0) return text;
  text += '.';
  text += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
  return text;
}

std::string to_svg(const Drawing& drawing, std::string_view id, std::string_view classes) {
  SvgPainter painter;
  painter.paint(drawing.shapes);
  const std::string width = to_string(drawing.width);
  const std::string height = to_string(drawing.height);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure{}{}\" role=\"{}\" aria-labelledby=\"{}-title "
      "{}-desc\" "
      "viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\">\n<title id=\"{}-title\">{}</title>\n"
      "<desc id=\"{}-desc\">{}</desc>\n{}</svg>\n",
      classes.empty() ? "" : " ", escaped(classes), has_link(drawing.shapes) ? "group" : "img", escaped(id),
      escaped(id), width, height, width, height, escaped(id), escaped(drawing.caption.title), escaped(id),
      escaped(drawing.caption.description), painter.svg());
}

}  // namespace prongsai::figure
