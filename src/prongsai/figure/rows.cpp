// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/rows.h"

#include <algorithm>

#include "prongsai/figure/label.h"
#include "prongsai/figure/parts.h"

namespace prongsai::figure {
namespace {

constexpr Units label_size = px(14);
constexpr Units value_size = px(14);
constexpr Units reason_size = px(13);
constexpr Units column_gap = px(14);
constexpr Units row_padding = px(10);
constexpr int label_lines_max = 4;

}  // namespace

RowsLayout lay_out_rows(const std::vector<RowTexts>& texts, Width width, Units top, Units mark_height) {
  const Units full = units_of(width);
  Units label_width = 0;
  Units value_width = 0;
  for (const RowTexts& row : texts) {
    label_width = std::max(label_width, estimate_width(row.label, label_size));
    if (!row.value.empty()) value_width = std::max(value_width, estimate_width(row.value, value_size));
  }
  RowsLayout layout{
      .width = width, .plot_left = 0, .plot_right = full, .top = top, .bottom = top, .rows = {}};
  // A little room right of the plot for the half of a mark or number that stands on its edge.
  layout.plot_right -= value_width > 0 ? value_width + column_gap : px(10);
  label_width = width == Width::wide ? std::min(label_width, full * 2 / 5) : full;
  layout.plot_left = px(1);

  for (const RowTexts& text : texts) {
    RowFrame row;
    row.label_lines = wrap(text.label, label_size, label_width, label_lines_max);
    for (const std::string& line : row.label_lines) {
      if (width == Width::narrow) break;
      layout.plot_left = std::max(layout.plot_left, estimate_width(line, label_size) + column_gap);
    }
    row.top = layout.bottom;
    const Units label_height = static_cast<Units>(row.label_lines.size()) * line_height(label_size);
    if (width == Width::wide) {
      row.height = std::max(label_height, mark_height) + row_padding;
      row.centre = row.top + row.height / 2;
    } else {
      row.height = label_height + mark_height + row_padding + px(2);
      row.centre = row.top + px(2) + label_height + mark_height / 2;
    }
    layout.bottom += row.height;
    layout.rows.push_back(std::move(row));
  }
  return layout;
}

void shift(RowsLayout& layout, Units distance) {
  layout.top += distance;
  layout.bottom += distance;
  for (RowFrame& row : layout.rows) {
    row.top += distance;
    row.centre += distance;
  }
}

void draw_row_label(std::vector<Shape>& shapes, const RowsLayout& layout, const RowFrame& row) {
  const Units line = line_height(label_size);
  const auto count = static_cast<Units>(row.label_lines.size());
  Units y = layout.width == Width::wide ? row.centre - (count - 1) * line / 2 : row.top + px(2) + line / 2;
  for (const std::string& text : row.label_lines) {
    if (layout.width == Width::narrow) {
      // Grid and reference lines run through the label's room; they pause behind the words.
      shapes.push_back(
          {Rect{0, y - line / 2, std::min(estimate_width(text, label_size) + px(4), units_of(layout.width)),
                line, 0, Ink::paper, Ink::none}});
    }
    shapes.push_back({centred_text(0, y, text, Anchor::start, label_size)});
    y += line;
  }
}

void draw_row_value(std::vector<Shape>& shapes, const RowsLayout& layout, const RowFrame& row,
                    const std::string& value) {
  shapes.push_back({centred_text(units_of(layout.width), row.centre, value, Anchor::end, value_size,
                                 Ink::text, Weight::bold)});
}

void draw_missing_row(std::vector<Shape>& shapes, const RowsLayout& layout, const RowFrame& row,
                      const std::string& reason) {
  const Units from = layout.plot_left + px(6);
  const auto text =
      wrap(reason.empty() ? "–" : "– " + reason, reason_size, layout.plot_right - from, 1).front();
  shapes.push_back({centred_text(from, row.centre, text, Anchor::start, reason_size, Ink::text_muted)});
  const Units to = std::min(from + estimate_width(text, reason_size) + px(6), layout.plot_right);
  shapes.push_back({Line{{to, row.centre}, {layout.plot_right, row.centre}, Ink::axis, px(1), Dash::dotted}});
}

}  // namespace prongsai::figure
