// SPDX-License-Identifier: Apache-2.0
// What all charts are made from: scales, ranges, reference lines, marks and legends.
#pragma once

#include <string>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/figure/drawing.h"

namespace prongsai::figure {

/// Where a value lies between two ends, to the nearest hundredth of a pixel.
class Scale {
 public:
  /// `from` may be greater than `to` (an upright axis). Requires: min < max.
  Scale(base::Points min, base::Points max, Units from, Units to);
  /// A value outside the range lies at the nearer end.
  [[nodiscard]] Units at(base::Points value) const;
  [[nodiscard]] Units from() const { return from_; }
  [[nodiscard]] Units to() const { return to_; }

 private:
  base::Points min_;
  base::Points max_;
  Units from_;
  Units to_;
};

/// A stretch of whole points with its ticks.
struct Range {
  int min = 0;
  int max = 100;
  int step = 25;
  [[nodiscard]] Scale scale(Units from, Units to) const;
};

/// The smallest range of whole tens that holds all values, at least 20 wide, with 3 to 6 steps. For dots
/// and lines only: a bar that does not start at 0 lies. Never leaves 0 to 100, whatever a wrong document
/// says.
[[nodiscard]] Range range_around(const std::vector<base::Points>& values);

/// A value to compare with, drawn across the plot: "85" and its words.
struct ReferenceLine {
  base::Points at;
  std::string label;  ///< short: "ผ่าน 85"
};

/// Where a label on top of an upright line stands. `row` counts upwards from the plot.
struct LabelPlace {
  Units x = 0;
  Anchor anchor = Anchor::middle;
  int row = 0;
};

/// Places for labels of these widths over lines at these x (ascending), so that no two labels overlap, no
/// line runs through a label, and all stay between `left` and `right` if that is possible at all.
struct LabelWish {
  Units x = 0;
  Units width = 0;
};
[[nodiscard]] std::vector<LabelPlace> place_labels(const std::vector<LabelWish>& wishes, Units left,
                                                   Units right);

/// Upright reference lines over a plot, and the room their labels need above it.
class ReferenceRail {
 public:
  /// Labels may use the whole width of the drawing, [0, `right`].
  ReferenceRail(std::vector<ReferenceLine> lines, const Scale& scale, Units right);
  [[nodiscard]] Units height() const;
  /// Draws the lines from their labels above `top` down to `bottom`.
  void draw(std::vector<Shape>& shapes, Units top, Units bottom) const;

 private:
  std::vector<ReferenceLine> lines_;
  std::vector<Units> positions_;
  std::vector<LabelPlace> places_;
};

/// The grid's upright lines with their numbers under the plot. Needs `axis_height` below `bottom`.
void draw_grid(std::vector<Shape>& shapes, const Range& range, const Scale& scale, Units top, Units bottom);
inline constexpr Units axis_height = px(22);

/// The signs a value is drawn with; series differ in sign as well as in ink.
enum class Mark { dot, ring, square, diamond, triangle, ring_square, bar, tick, swatch };
void draw_mark(std::vector<Shape>& shapes, Mark mark, Point centre, Ink ink);

struct LegendEntry {
  Mark mark = Mark::dot;
  Ink ink = Ink::now;
  std::string label;
};
/// Draws the entries in as many lines as they need, from `top` on; gives the height used (0 for none).
Units draw_legend(std::vector<Shape>& shapes, const std::vector<LegendEntry>& entries, Units top,
                  Units width);

/// One text, its vertical middle at `centre_y`.
[[nodiscard]] Text centred_text(Units x, Units centre_y, std::string content, Anchor anchor = Anchor::start,
                                Units size = px(14), Ink ink = Ink::text, Weight weight = Weight::regular);

}  // namespace prongsai::figure
