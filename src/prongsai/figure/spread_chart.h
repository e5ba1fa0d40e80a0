// SPDX-License-Identifier: Apache-2.0
// Where one value stands among many: a strip a row from the lowest to the highest, with its middle half.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/figure/drawing.h"

namespace prongsai::figure {

/// One strip. Values arrive rounded; own_text is the own value as it is printed, or why there is none.
struct SpreadRow {
  std::string label;
  base::Points lowest;
  base::Points lower_quartile;
  base::Points median;
  base::Points upper_quartile;
  base::Points highest;
  std::optional<base::Points> own;
  std::string own_text;
};

struct SpreadChart {
  Caption caption;
  std::vector<SpreadRow> rows;
  // What the legend calls the signs.
  std::string own_name;     ///< the dot
  std::string median_name;  ///< the upright stroke
  std::string middle_name;  ///< the band from the lower to the upper quartile
};

/// Strips on one axis that may start above 0. Requires: a row or more, and each row's values ascending.
[[nodiscard]] Drawing spread_chart(const SpreadChart& chart, Width width);

}  // namespace prongsai::figure
