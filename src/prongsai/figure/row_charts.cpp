// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/row_charts.h"

#include <algorithm>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/figure/label.h"
#include "prongsai/figure/palette.h"
#include "prongsai/figure/rows.h"

namespace prongsai::figure {
namespace {

enum class Style { bars, dots, bullets };

constexpr Units bar_height = px(14);
constexpr Units bullet_height = px(22);

std::string row_title(const RowChart& chart, const ValueRow& row) {
  std::string title = row.label + ": " + row.value_text;
  if (!chart.now_name.empty() && row.value) title += " (" + chart.now_name + ")";
  if (row.before && !row.before_text.empty())
    title += "; " + row.before_text + " (" + chart.before_name + ")";
  return title;
}

bool has_before(const RowChart& chart) {
  return std::any_of(chart.rows.begin(), chart.rows.end(),
                     [](const ValueRow& row) { return row.before.has_value(); });
}

std::vector<LegendEntry> legend_of(const RowChart& chart, Style style) {
  if (chart.now_name.empty() || chart.before_name.empty() || !has_before(chart)) return {};
  const bool dots = style == Style::dots;
  return {{dots ? Mark::dot : Mark::bar, Ink::now, chart.now_name},
          {dots ? Mark::ring : Mark::tick, Ink::before, chart.before_name}};
}

Range range_of(const RowChart& chart, Style style) {
  if (style != Style::dots) return {};
  std::vector<base::Points> values;
  for (const ValueRow& row : chart.rows) {
    if (row.value) values.push_back(*row.value);
    if (row.before) values.push_back(*row.before);
  }
  for (const ReferenceLine& line : chart.references) values.push_back(line.at);
  return range_around(values);
}

void draw_value(std::vector<Shape>& shapes, const ValueRow& row, const Scale& scale, Units y, Style style) {
  const Units now = scale.at(*row.value);
  if (style == Style::dots) {
    if (row.before) {
      const Units before = scale.at(*row.before);
      shapes.push_back({Line{{before, y}, {now, y}, Ink::axis, px(2)}});
      draw_mark(shapes, Mark::ring, {before, y}, Ink::before);
    }
    draw_mark(shapes, Mark::dot, {now, y}, Ink::now);
    return;
  }
  const Units height = style == Style::bars ? bar_height : px(8);
  shapes.push_back(
      {Rect{scale.from(), y - height / 2, now - scale.from(), height, px(2), Ink::now, Ink::none}});
  if (row.before) draw_mark(shapes, Mark::tick, {scale.at(*row.before), y}, Ink::before);
}

void draw_bands(std::vector<Shape>& shapes, const std::vector<ReferenceLine>& references, const Scale& scale,
                Units y) {
  static constexpr Ink bands[] = {Ink::band_1, Ink::band_2, Ink::band_3, Ink::band_4};
  std::vector<base::Points> edges;
  for (const ReferenceLine& line : references) edges.push_back(line.at);
  std::sort(edges.begin(), edges.end());
  Units left = scale.from();
  for (std::size_t band = 0; band <= edges.size(); ++band) {
    const Units right = band < edges.size() ? scale.at(edges[band]) : scale.to();
    shapes.push_back({Rect{left, y - bullet_height / 2, right - left, bullet_height, 0,
                           bands[std::min(band, std::size(bands) - 1)], Ink::none}});
    left = right;
  }
}

Drawing draw_rows(const RowChart& chart, Width width, Style style) {
  std::vector<RowTexts> texts;
  for (const ValueRow& row : chart.rows) texts.push_back({row.label, row.value ? row.value_text : ""});
  RowsLayout layout = lay_out_rows(texts, width, 0, px(24));
  const Range range = range_of(chart, style);
  // Dots on the edge of the range need room for their half.
  const Units inset = style == Style::dots ? px(7) : 0;
  const Scale scale = range.scale(layout.plot_left + inset, layout.plot_right - inset);
  const ReferenceRail rail(chart.references, scale, units_of(width));

  Drawing drawing{.width = units_of(width), .height = 0, .caption = chart.caption, .shapes = {}};
  auto& shapes = drawing.shapes;
  const Units legend_height = draw_legend(shapes, legend_of(chart, style), 0, drawing.width);
  shift(layout, legend_height + (legend_height > 0 ? px(4) : 0) + rail.height());
  draw_grid(shapes, range, scale, layout.top, layout.bottom);
  rail.draw(shapes, layout.top, layout.bottom);

  for (std::size_t at = 0; at < chart.rows.size(); ++at) {
    const ValueRow& row = chart.rows[at];
    const RowFrame& frame = layout.rows[at];
    Group group{row_title(chart, row), row.href, {}};
    draw_row_label(group.shapes, layout, frame);
    if (style == Style::bullets) draw_bands(group.shapes, chart.references, scale, frame.centre);
    if (row.value) {
      draw_value(group.shapes, row, scale, frame.centre, style);
      draw_row_value(group.shapes, layout, frame, row.value_text);
    } else {
      draw_missing_row(group.shapes, layout, frame, row.value_text);
    }
    shapes.push_back({std::move(group)});
  }
  drawing.height = layout.bottom + axis_height;
  return drawing;
}

void draw_shares(std::vector<Shape>& shapes, const ShareRow& row, const Scale& scale, Units y) {
  static constexpr Units height = px(24);
  base::Points sum;
  for (std::size_t at = 0; at < row.shares.size(); ++at) {
    const Share& share = row.shares[at];
    const Units left = scale.at(sum);
    sum += std::max(share.percent, base::Points());
    const Units room = scale.at(sum) - left;
    if (room == 0) continue;
    const Ink ink = step_ink(at, row.shares.size());
    shapes.push_back({Rect{left, y - height / 2, room, height, 0, ink, Ink::paper}});
    if (estimate_width(share.text, text_size_min) + px(6) <= room) {
      shapes.push_back(
          {centred_text(left + room / 2, y, share.text, Anchor::middle, text_size_min, text_ink_on(ink))});
    }
  }
  const Units end = scale.at(sum);
  const Units whole = scale.at(base::Points::whole(100));
  // Rounding of published shares leaves a hair; a real gap is shown.
  if (whole - end >= px(2)) {
    shapes.push_back({Rect{end, y - height / 2, whole - end, height, 0, Ink::none, Ink::axis, Dash::dashed}});
  }
}

}  // namespace

Drawing bar_chart(const RowChart& chart, Width width) {
  return draw_rows(chart, width, Style::bars);
}
Drawing dot_plot(const RowChart& chart, Width width) {
  return draw_rows(chart, width, Style::dots);
}
Drawing bullet_chart(const RowChart& chart, Width width) {
  return draw_rows(chart, width, Style::bullets);
}

Drawing distribution_bar(const Distribution& distribution, Width width) {
  const std::size_t choices = distribution.choices.size();
  PRONGSAI_ASSERT(choices >= 1);
  std::vector<RowTexts> texts;
  base::Points longest = base::Points::whole(100);
  for (const ShareRow& row : distribution.rows) {
    PRONGSAI_ASSERT(row.shares.empty() || row.shares.size() == choices);
    texts.push_back({row.label, ""});
    base::Points sum;
    for (const Share& share : row.shares) sum += std::max(share.percent, base::Points());
    longest = std::min(std::max(longest, sum), base::Points::whole(200));
  }
  RowsLayout layout = lay_out_rows(texts, width, 0, px(26));
  const Scale scale(base::Points(), longest, layout.plot_left, layout.plot_right + px(8));

  Drawing drawing{.width = units_of(width), .height = 0, .caption = distribution.caption, .shapes = {}};
  std::vector<LegendEntry> legend;
  for (std::size_t at = 0; at < choices; ++at) {
    legend.push_back({Mark::swatch, step_ink(at, choices), distribution.choices[at]});
  }
  shift(layout, draw_legend(drawing.shapes, legend, 0, drawing.width) + px(6));
  for (std::size_t at = 0; at < distribution.rows.size(); ++at) {
    const ShareRow& row = distribution.rows[at];
    Group group{row.label, row.href, {}};
    for (std::size_t choice = 0; choice < row.shares.size(); ++choice) {
      group.title +=
          (choice == 0 ? ": " : ", ") + distribution.choices[choice] + " " + row.shares[choice].text;
    }
    draw_row_label(group.shapes, layout, layout.rows[at]);
    if (row.shares.empty()) {
      draw_missing_row(group.shapes, layout, layout.rows[at], row.missing_reason);
    } else {
      draw_shares(group.shapes, row, scale, layout.rows[at].centre);
    }
    drawing.shapes.push_back({std::move(group)});
  }
  drawing.height = layout.bottom;
  return drawing;
}

}  // namespace prongsai::figure
