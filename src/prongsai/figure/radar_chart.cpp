// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/radar_chart.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/figure/label.h"
#include "prongsai/figure/parts.h"

namespace prongsai::figure {
namespace {

constexpr Units label_size = px(13);
constexpr Units label_line = px(18);

struct Web {
  Point centre;
  Units radius;
  std::size_t axes;

  /// Floating point is safe here: an error of 1e-15 turns is far below a hundredth of a pixel.
  [[nodiscard]] Point at(std::size_t axis, Units distance) const {
    const double turn = 2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(axes);
    return {centre.x + static_cast<Units>(std::lround(std::sin(turn) * distance)),
            centre.y - static_cast<Units>(std::lround(std::cos(turn) * distance))};
  }
  [[nodiscard]] Point at(std::size_t axis, base::Points value) const {
    return at(axis, Scale(base::Points(), base::Points::whole(100), 0, radius).at(value));
  }
};

void draw_web(std::vector<Shape>& shapes, const Web& web) {
  for (int ring = 20; ring <= 100; ring += 20) {
    std::vector<Point> corners;
    for (std::size_t axis = 0; axis < web.axes; ++axis)
      corners.push_back(web.at(axis, base::Points::whole(ring)));
    shapes.push_back({Polyline{
        .points = std::move(corners), .ink = ring == 100 ? Ink::axis : Ink::grid, .is_closed = true}});
  }
  for (std::size_t axis = 0; axis < web.axes; ++axis) {
    shapes.push_back({Line{web.centre, web.at(axis, web.radius), Ink::grid}});
  }
}

/// Between the first two axes, where no mark can stand on them; from the outermost in, as many as have room.
void draw_ring_labels(std::vector<Shape>& shapes, const Web& web) {
  Units free_from = 0;
  for (int ring = 100; ring >= 20; ring -= 20) {
    const Point first = web.at(0, base::Points::whole(ring));
    const Point second = web.at(1, base::Points::whole(ring));
    const Units y = (first.y + second.y) / 2 + px(8);
    if (y < free_from) continue;
    shapes.push_back({centred_text((first.x + second.x) / 2, y, std::to_string(ring), Anchor::middle,
                                   text_size_min, Ink::text_muted)});
    free_from = y + px(15);
  }
}

/// One year's outline: closed when every axis has a value, otherwise the runs between the gaps.
void draw_outline(std::vector<Shape>& shapes, const Web& web,
                  const std::vector<std::optional<base::Points>>& values, Ink ink, Ink area, Dash dash,
                  Mark mark) {
  const std::size_t count = values.size();
  std::vector<Point> points;
  for (std::size_t axis = 0; axis < count; ++axis) {
    if (values[axis]) points.push_back(web.at(axis, *values[axis]));
  }
  if (points.size() == count) {
    shapes.push_back({Polyline{points, ink, px(2), dash, area, true}});
  } else {
    for (std::size_t axis = 0; axis < count; ++axis) {
      const std::size_t next = (axis + 1) % count;
      if (!values[axis] || !values[next]) continue;
      shapes.push_back({Line{web.at(axis, *values[axis]), web.at(next, *values[next]), ink, px(2), dash}});
    }
  }
  for (const Point& point : points) draw_mark(shapes, mark, point, ink);
}

void draw_axis_labels(std::vector<Shape>& shapes, const Web& web, const std::vector<std::string>& labels,
                      Units label_width) {
  for (std::size_t axis = 0; axis < labels.size(); ++axis) {
    const Point at = web.at(axis, web.radius + px(14));
    const Units aside = at.x - web.centre.x;
    const Anchor anchor = std::abs(aside) < px(12) ? Anchor::middle : aside > 0 ? Anchor::start : Anchor::end;
    const auto lines =
        wrap(labels[axis], label_size, anchor == Anchor::middle ? label_width * 2 : label_width, 3);
    const auto count = static_cast<Units>(lines.size());
    const bool above = at.y < web.centre.y - web.radius * 9 / 10;
    const bool below = at.y > web.centre.y + web.radius * 9 / 10;
    Units y = at.y - (count - 1) * label_line / 2;
    if (above) y = at.y - (count - 1) * label_line;
    if (below) y = at.y + px(2);
    for (const std::string& line : lines) {
      shapes.push_back({centred_text(at.x, y, line, anchor, label_size)});
      y += label_line;
    }
  }
}

Units label_height(const std::string& label, Units width) {
  return static_cast<Units>(wrap(label, label_size, width, 3).size()) * label_line + px(12);
}

}  // namespace

Drawing radar_chart(const Radar& radar, Width width) {
  const std::size_t count = radar.axes.size();
  PRONGSAI_ASSERT(count >= 3);
  const bool is_numbered = width == Width::narrow && count > 6;
  const Units full = units_of(width);
  const Units label_room = is_numbered ? px(24) : width == Width::narrow ? px(88) : px(190);
  const Units radius = std::min(full / 2 - label_room - px(14), px(150));
  Drawing drawing{.width = full, .height = 0, .caption = radar.caption, .shapes = {}};
  auto& shapes = drawing.shapes;

  std::vector<std::optional<base::Points>> now;
  std::vector<std::optional<base::Points>> before;
  std::vector<std::string> labels;
  for (std::size_t axis = 0; axis < count; ++axis) {
    now.push_back(radar.axes[axis].value);
    before.push_back(radar.axes[axis].before);
    labels.push_back(is_numbered ? std::to_string(axis + 1) : radar.axes[axis].label);
  }
  const bool has_before =
      std::any_of(before.begin(), before.end(), [](const auto& value) { return value.has_value(); });
  std::vector<LegendEntry> legend;
  if (has_before && !radar.now_name.empty() && !radar.before_name.empty()) {
    legend = {{Mark::dot, Ink::now, radar.now_name}, {Mark::ring, Ink::before, radar.before_name}};
  }
  const Units legend_height = draw_legend(shapes, legend, 0, full);
  const Units above = label_height(labels.front(), 2 * label_room);
  const Web web{{full / 2, legend_height + above + radius}, radius, count};
  draw_web(shapes, web);
  draw_ring_labels(shapes, web);
  if (has_before) draw_outline(shapes, web, before, Ink::before, Ink::none, Dash::dashed, Mark::ring);
  draw_outline(shapes, web, now, Ink::now, Ink::now_soft, Dash::solid, Mark::dot);
  draw_axis_labels(shapes, web, labels, label_room);

  Units y =
      web.centre.y + radius + label_height(labels[count / 2], count % 2 == 0 ? 2 * label_room : label_room);
  if (is_numbered) {
    for (std::size_t axis = 0; axis < count; ++axis) {
      shapes.push_back({centred_text(px(20), y + label_line / 2, std::to_string(axis + 1), Anchor::end,
                                     label_size, Ink::text_muted)});
      for (const std::string& line : wrap(radar.axes[axis].label, label_size, full - px(30), 2)) {
        shapes.push_back({centred_text(px(28), y + label_line / 2, line, Anchor::start, label_size)});
        y += px(20);
      }
    }
  }
  drawing.height = y;
  return drawing;
}

}  // namespace prongsai::figure
