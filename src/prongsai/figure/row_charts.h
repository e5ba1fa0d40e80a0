// SPDX-License-Identifier: Apache-2.0
// Charts with one line a row: bars, dots, bullets, and shares of 100 %.
//
// Values arrive rounded, each with its text as it is printed everywhere else; a chart places them and
// never formats or rounds one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/figure/drawing.h"
#include "prongsai/figure/parts.h"

namespace prongsai::figure {

struct ValueRow {
  std::string label;
  std::optional<base::Points> value;
  std::string value_text;  ///< "91.07"; for a row without a value, the reason in a few words
  std::optional<base::Points> before;
  std::string before_text;  ///< told to a pointer resting on the row
  std::string href;         ///< the whole row is a link; may be empty
};

/// Rows to be drawn as bars, dots or bullets.
struct RowChart {
  Caption caption;
  std::vector<ValueRow> rows;
  std::vector<ReferenceLine> references;
  std::string now_name;     ///< "2565"; the legend stands only when both names are given
  std::string before_name;  ///< "2564"
};

/// Bars from 0 to 100, a tick on each where it stood before. A value outside, which a wrong document may
/// bring, is drawn at the nearer end; its text tells.
[[nodiscard]] Drawing bar_chart(const RowChart& chart, Width width);

/// A filled dot for now and a ring for before on an axis that may start above 0: for scores that lie close
/// together near the top.
[[nodiscard]] Drawing dot_plot(const RowChart& chart, Width width);

/// A slim bar before bands that change at each reference line: for few values against thresholds.
/// Beyond three reference lines the last bands share one shade.
[[nodiscard]] Drawing bullet_chart(const RowChart& chart, Width width);

struct Share {
  base::Points percent;
  std::string text;  ///< "41.51"; left out where it does not fit, so a table must stand beside
};

struct ShareRow {
  std::string label;
  std::vector<Share> shares;  ///< one for each choice, or none when the row has no answers
  std::string missing_reason;
  std::string href;
};

struct Distribution {
  Caption caption;
  std::vector<std::string> choices;  ///< in their order; up to seven have shades of their own
  std::vector<ShareRow> rows;
};

/// Bars of answer choices side by side. Shares are drawn as given: if they do not reach 100, the missing
/// part stays open with a dashed edge; if they exceed it, the bar is longer than the others (up to
/// 200);
/// a negative one takes no room. Requires: a choice or more, and every row has no shares or as many as there
/// are choices.
[[nodiscard]] Drawing distribution_bar(const Distribution& distribution, Width width);

}  // namespace prongsai::figure
