// SPDX-License-Identifier: Apache-2.0
// The spider web that official documents expect, beside a chart that reads better.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/figure/drawing.h"

namespace prongsai::figure {

struct RadarAxis {
  std::string label;
  std::optional<base::Points> value;  ///< an axis without one opens the outline there
  std::optional<base::Points> before;
};

struct Radar {
  Caption caption;
  std::vector<RadarAxis> axes;  ///< clockwise from the top; readable up to twelve
  std::string now_name;
  std::string before_name;
};

/// Rings at 20, 40 … 100. Now is a filled area with dots, before a dashed outline with rings. On a narrow
/// chart with more than six axes the labels are numbers, and a numbered list below says what they mean.
/// A value outside 0 to 100 is drawn at the nearer end. Requires: three axes or more.
[[nodiscard]] Drawing radar_chart(const Radar& radar, Width width);

}  // namespace prongsai::figure
