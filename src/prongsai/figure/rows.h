// SPDX-License-Identifier: Apache-2.0
// The layout shared by all charts with one line a row: label, plot, value.
#pragma once

#include <string>
#include <vector>

#include "prongsai/figure/drawing.h"

namespace prongsai::figure {

struct RowFrame {
  std::vector<std::string> label_lines;
  Units top = 0;
  Units height = 0;
  Units centre = 0;  ///< y of the row's bar or dots
};

/// On a wide chart the label stands left of the plot; on a narrow one above it, so that the plot keeps the
/// whole width. Values stand right of the plot, aligned at the right edge, where numbers compare best.
struct RowsLayout {
  Width width = Width::wide;
  Units plot_left = 0;
  Units plot_right = 0;
  Units top = 0;
  Units bottom = 0;
  std::vector<RowFrame> rows;
};

struct RowTexts {
  std::string label;
  std::string value;  ///< "" when nothing stands right of the plot
};

/// Columns first (they do not depend on `top`), rows below one another from `top` on; a row leaves
/// `mark_height` for what is drawn in it.
[[nodiscard]] RowsLayout lay_out_rows(const std::vector<RowTexts>& texts, Width width, Units top,
                                      Units mark_height);

/// Moves everything down by `distance`.
void shift(RowsLayout& layout, Units distance);

void draw_row_label(std::vector<Shape>& shapes, const RowsLayout& layout, const RowFrame& row);
void draw_row_value(std::vector<Shape>& shapes, const RowsLayout& layout, const RowFrame& row,
                    const std::string& value);
/// A row without a value: a faint dotted line, and why.
void draw_missing_row(std::vector<Shape>& shapes, const RowsLayout& layout, const RowFrame& row,
                      const std::string& reason);

}  // namespace prongsai::figure
