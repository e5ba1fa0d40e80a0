// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/spread_chart.h"

#include <algorithm>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/figure/parts.h"
#include "prongsai/figure/rows.h"

namespace prongsai::figure {
namespace {

constexpr Units strip_height = px(14);

Range range_of(const SpreadChart& chart) {
  std::vector<base::Points> values;
  for (const SpreadRow& row : chart.rows) {
    values.push_back(row.lowest);
    values.push_back(row.highest);
    if (row.own) values.push_back(*row.own);
  }
  return range_around(values);
}

void draw_strip(std::vector<Shape>& shapes, const SpreadRow& row, const Scale& scale, Units y) {
  const Units from = scale.at(row.lower_quartile);
  const Units to = scale.at(row.upper_quartile);
  shapes.push_back({Line{{scale.at(row.lowest), y}, {scale.at(row.highest), y}, Ink::axis, px(2)}});
  shapes.push_back(
      {Rect{from, y - strip_height / 2, std::max(to - from, px(1)), strip_height, 0, Ink::band_2}});
  const Units middle = scale.at(row.median);
  shapes.push_back(
      {Line{{middle, y - strip_height / 2}, {middle, y + strip_height / 2}, Ink::before, px(3)}});
  if (row.own) draw_mark(shapes, Mark::dot, {scale.at(*row.own), y}, Ink::now);
}

}  // namespace

Drawing spread_chart(const SpreadChart& chart, Width width) {
  PRONGSAI_ASSERT(!chart.rows.empty());
  std::vector<RowTexts> texts;
  for (const SpreadRow& row : chart.rows) {
    const bool ascending = row.lowest <= row.lower_quartile && row.lower_quartile <= row.median &&
                           row.median <= row.upper_quartile && row.upper_quartile <= row.highest;
    PRONGSAI_ASSERT(ascending);
    texts.push_back({row.label, row.own_text});
  }
  Drawing drawing{.width = units_of(width), .height = 0, .caption = chart.caption, .shapes = {}};
  const std::vector<LegendEntry> legend = {{Mark::dot, Ink::now, chart.own_name},
                                           {Mark::tick, Ink::before, chart.median_name},
                                           {Mark::swatch, Ink::band_2, chart.middle_name}};
  const Units legend_height = draw_legend(drawing.shapes, legend, 0, drawing.width) + px(6);
  RowsLayout layout = lay_out_rows(texts, width, 0, strip_height);
  shift(layout, legend_height);
  const Range range = range_of(chart);
  // Dots on the edge of the range need room for their half.
  const Scale scale = range.scale(layout.plot_left + px(7), layout.plot_right - px(7));
  draw_grid(drawing.shapes, range, scale, layout.top, layout.bottom);
  for (std::size_t at = 0; at < chart.rows.size(); ++at) {
    const SpreadRow& row = chart.rows[at];
    Group group{row.label + ": " + row.own_text, "", {}};
    draw_row_label(group.shapes, layout, layout.rows[at]);
    draw_strip(group.shapes, row, scale, layout.rows[at].centre);
    draw_row_value(group.shapes, layout, layout.rows[at], row.own_text);
    drawing.shapes.push_back({std::move(group)});
  }
  drawing.height = layout.bottom + axis_height;
  return drawing;
}

}  // namespace prongsai::figure
