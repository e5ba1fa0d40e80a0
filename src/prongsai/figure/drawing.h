// SPDX-License-Identifier: Apache-2.0
// A picture as a list of shapes that any painter can paint: SVG for a page today, PDF for paper later.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace prongsai::figure {

/// A length or coordinate in hundredths of a CSS pixel (1/96 inch). Integers, so that a picture is the
/// same to the last digit on every machine and in every locale. x grows to the right, y downwards.
using Units = int;
[[nodiscard]] constexpr Units px(int pixels) {
  return pixels * 100;
}

struct Point {
  Units x = 0;
  Units y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

/// What a colour means. Painters look the colour up (palette.h); shapes never name one. No meaning hangs
/// on the ink alone: years differ in shape (filled and hollow), series in marker, choices in order.
enum class Ink {
  none,
  paper,
  text,
  text_muted,
  text_on_dark,
  axis,
  grid,
  reference,
  now,
  now_soft,  ///< `now` as a translucent area
  before,
  series_1,
  series_2,
  series_3,
  series_4,
  series_5,
  series_6,
  step_1,  ///< ordered choices, from the lightest…
  step_2,
  step_3,
  step_4,
  step_5,
  step_6,
  step_7,  ///< …to the darkest
  band_1,  ///< background bands between thresholds, from the darkest…
  band_2,
  band_3,
  band_4,  ///< …to the lightest
};

enum class Anchor { start, middle, end };
enum class Weight { regular, bold };
enum class Dash { solid, dashed, dotted };

struct Rect {
  Units x = 0;
  Units y = 0;
  Units width = 0;
  Units height = 0;
  Units corner = 0;  ///< radius of all four corners
  Ink fill = Ink::none;
  Ink outline = Ink::none;
  Dash dash = Dash::solid;  ///< of the outline, which is one pixel wide
};

struct Line {
  Point from;
  Point to;
  Ink ink = Ink::axis;
  Units width = px(1);
  Dash dash = Dash::solid;
};

/// Straight strokes through all points. Requires: two points or more.
struct Polyline {
  std::vector<Point> points;
  Ink ink = Ink::none;
  Units width = px(1);
  Dash dash = Dash::solid;
  Ink fill = Ink::none;
  bool is_closed = false;
};

struct Circle {
  Point centre;
  Units radius = 0;
  Ink fill = Ink::none;
  Ink outline = Ink::none;
  Units outline_width = px(2);
};

/// One line of text; `at` is on its baseline. Any characters: painters escape what they must.
struct Text {
  Point at;
  std::string content;
  Units size = px(14);
  Anchor anchor = Anchor::start;
  Weight weight = Weight::regular;
  Ink ink = Ink::text;
};

struct Shape;

/// Shapes that belong together: `title` names them to a pointer resting on them, `href` (a path of the
/// same site) makes them a link. Either may be empty.
struct Group {
  std::string title;
  std::string href;
  std::vector<Shape> shapes;
};

struct Shape {
  std::variant<Rect, Line, Polyline, Circle, Text, Group> form;
};

/// What a picture says, for those who do not see it and for the line under it.
struct Caption {
  std::string title;
  std::string description;
};

struct Drawing {
  Units width = 0;
  Units height = 0;
  Caption caption;
  std::vector<Shape> shapes;  ///< later ones lie over earlier ones
};

/// How wide a chart is laid out: for a phone of 360 pixels, or for a page. A page carries both and shows
/// one of them by its style sheet. No text is ever smaller than `text_size_min`.
enum class Width { narrow, wide };
[[nodiscard]] constexpr Units units_of(Width width) {
  return width == Width::narrow ? px(328) : px(720);
}
inline constexpr Units text_size_min = px(12);

}  // namespace prongsai::figure
