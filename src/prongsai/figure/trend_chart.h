// SPDX-License-Identifier: Apache-2.0
// Lines over the years.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/figure/drawing.h"
#include "prongsai/figure/parts.h"

namespace prongsai::figure {

struct TrendPoint {
  std::optional<base::Points> value;  ///< a year without one is a gap in the line
  std::string text;                   ///< as printed
};

struct TrendSeries {
  std::string name;
  std::vector<TrendPoint> points;  ///< one for each year
};

struct Trend {
  Caption caption;
  std::vector<std::string> years;  ///< as printed, ascending, without holes
  std::vector<TrendSeries>
      series;  ///< up to six differ in ink and mark; a single one has its values at its points
  std::vector<ReferenceLine> references;
  /// Years whose values cannot be compared with the year before (the method changed): no line joins them,
  /// and a dotted upright line stands between. Indexes into `years`, greater than 0.
  std::vector<std::size_t> breaks_before;
};

/// Names stand at the ends of their lines, moved apart where they would meet. The axis covers the values
/// and the references and may start above 0. Requires: a year and
/// a series or more, and as many points in each series as there are years.
[[nodiscard]] Drawing trend_chart(const Trend& trend, Width width);

/// Moves `wishes` (ascending or not) as little as a simple pass can so that neighbours are `distance`
/// apart and all lie within [top, bottom] if they fit.
[[nodiscard]] std::vector<Units> spread(const std::vector<Units>& wishes, Units distance, Units top,
                                        Units bottom);

}  // namespace prongsai::figure
