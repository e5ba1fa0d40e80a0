// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/trend_chart.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/figure/label.h"

namespace prongsai::figure {
namespace {

constexpr Units name_size = px(13);
constexpr std::array<Ink, 6> series_inks = {Ink::series_1, Ink::series_2, Ink::series_3,
                                            Ink::series_4, Ink::series_5, Ink::series_6};
constexpr std::array<Mark, 6> series_marks = {Mark::dot,      Mark::square, Mark::diamond,
                                              Mark::triangle, Mark::ring,   Mark::ring_square};

Ink ink_of(std::size_t series) {
  return series_inks[series % series_inks.size()];
}
Mark mark_of(std::size_t series) {
  return series_marks[series % series_marks.size()];
}

struct Plot {
  Units left;
  Units right;
  Units top;
  Units bottom;
  Range range;
  std::size_t years;

  [[nodiscard]] Scale scale() const { return range.scale(bottom, top); }
  [[nodiscard]] Units x(std::size_t year) const {
    if (years == 1) return (left + right) / 2;
    const Units inset = px(12);
    return left + inset +
           (right - left - 2 * inset) * static_cast<Units>(year) / static_cast<Units>(years - 1);
  }
};

/// The last year of a series with a value; its name stands there.
std::optional<std::size_t> last_year(const TrendSeries& series) {
  for (std::size_t year = series.points.size(); year-- > 0;) {
    if (series.points[year].value) return year;
  }
  return std::nullopt;
}

enum class Names { at_lines, in_legend };

/// Long names would leave a narrow chart no room for its lines: there the ends carry the values, and a
/// legend the names.
Names names_of(const Trend& trend, Width width) {
  static constexpr Units short_name = px(56);
  const bool all_short = std::all_of(trend.series.begin(), trend.series.end(), [](const TrendSeries& series) {
    return estimate_width(series.name, name_size) <= short_name;
  });
  return width == Width::wide || all_short ? Names::at_lines : Names::in_legend;
}

std::string end_label(const TrendSeries& series, Names names) {
  const auto year = last_year(series);
  if (!year) return series.name;
  return names == Names::at_lines ? series.points[*year].text + " " + series.name : series.points[*year].text;
}

Range range_of(const Trend& trend) {
  std::vector<base::Points> values;
  for (const TrendSeries& series : trend.series) {
    for (const TrendPoint& point : series.points) {
      if (point.value) values.push_back(*point.value);
    }
  }
  for (const ReferenceLine& line : trend.references) values.push_back(line.at);
  return range_around(values);
}

/// Where years stand too close for their names, every second (third…) is named, counted from the last.
void draw_years(std::vector<Shape>& shapes, const Trend& trend, const Plot& plot) {
  Units room = 0;
  for (const std::string& year : trend.years) room = std::max(room, estimate_width(year, name_size) + px(8));
  std::size_t every = 1;
  while (every < trend.years.size() && plot.x(every) - plot.x(0) < room) ++every;
  for (std::size_t year = 0; year < trend.years.size(); ++year) {
    if ((trend.years.size() - 1 - year) % every != 0) continue;
    shapes.push_back(
        {centred_text(plot.x(year), plot.bottom + px(14), trend.years[year], Anchor::middle, name_size)});
  }
}

void draw_frame(std::vector<Shape>& shapes, const Trend& trend, const Plot& plot) {
  const Scale scale = plot.scale();
  for (int value = plot.range.min; value <= plot.range.max; value += plot.range.step) {
    const Units y = scale.at(base::Points::whole(value));
    shapes.push_back(
        {Line{{plot.left, y}, {plot.right, y}, value == plot.range.min ? Ink::axis : Ink::grid}});
    shapes.push_back({centred_text(plot.left - px(6), y, std::to_string(value), Anchor::end, text_size_min,
                                   Ink::text_muted)});
  }
  draw_years(shapes, trend, plot);
  for (const std::size_t year : trend.breaks_before) {
    PRONGSAI_ASSERT(year > 0 && year < trend.years.size());
    const Units x = (plot.x(year - 1) + plot.x(year)) / 2;
    shapes.push_back({Line{{x, plot.top}, {x, plot.bottom}, Ink::axis, px(1), Dash::dotted}});
  }
  std::vector<Units> wishes;
  for (const ReferenceLine& line : trend.references) wishes.push_back(scale.at(line.at) - px(8));
  const auto labels = spread(wishes, px(15), plot.top - px(10), plot.bottom);
  for (std::size_t at = 0; at < trend.references.size(); ++at) {
    const Units y = scale.at(trend.references[at].at);
    shapes.push_back({Line{{plot.left, y}, {plot.right, y}, Ink::reference, px(1), Dash::dashed}});
    shapes.push_back({centred_text(plot.left + px(4), labels[at], trend.references[at].label, Anchor::start,
                                   text_size_min, Ink::reference)});
  }
}

void draw_series(std::vector<Shape>& shapes, const Trend& trend, std::size_t index, const Plot& plot) {
  const TrendSeries& series = trend.series[index];
  const Scale scale = plot.scale();
  Group group{series.name, "", {}};
  std::vector<Point> run;
  const auto end_run = [&] {
    if (run.size() >= 2)
      group.shapes.push_back({Polyline{.points = run, .ink = ink_of(index), .width = px(2)}});
    run.clear();
  };
  for (std::size_t year = 0; year < series.points.size(); ++year) {
    const auto& breaks = trend.breaks_before;
    if (!series.points[year].value || std::find(breaks.begin(), breaks.end(), year) != breaks.end())
      end_run();
    if (series.points[year].value) run.push_back({plot.x(year), scale.at(*series.points[year].value)});
  }
  end_run();
  for (std::size_t year = 0; year < series.points.size(); ++year) {
    if (!series.points[year].value) continue;
    const Point at{plot.x(year), scale.at(*series.points[year].value)};
    draw_mark(group.shapes, mark_of(index), at, ink_of(index));
    if (trend.series.size() == 1) {
      group.shapes.push_back({centred_text(at.x, at.y - px(17), series.points[year].text, Anchor::middle,
                                           px(13), Ink::text, Weight::bold)});
    }
  }
  shapes.push_back({std::move(group)});
}

void draw_names(std::vector<Shape>& shapes, const Trend& trend, const Plot& plot, Units name_width,
                Names names) {
  static constexpr int lines_max = 2;
  const Units line = px(17);
  std::vector<std::vector<std::string>> texts;
  std::vector<Units> wishes;
  std::size_t lines = 1;
  for (const TrendSeries& series : trend.series) {
    const auto year = last_year(series);
    texts.push_back(wrap(end_label(series, names), name_size, name_width, lines_max));
    wishes.push_back(year ? plot.scale().at(*series.points[*year].value) : plot.bottom);
    lines = std::max(lines, texts.back().size());
  }
  const auto places = spread(wishes, static_cast<Units>(lines) * line + px(3), plot.top, plot.bottom);
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const Ink ink = ink_of(at);
    const Units x = plot.right + px(20);
    const auto year = last_year(trend.series[at]);
    if (year) {
      const Point from{plot.x(*year) + px(9), wishes[at]};
      shapes.push_back({Line{from, {x - px(4), places[at]}, Ink::axis, px(1), Dash::dotted}});
    }
    Units y = places[at] - static_cast<Units>(texts[at].size() - 1) * line / 2;
    for (const std::string& text : texts[at]) {
      shapes.push_back({centred_text(x, y, text, Anchor::start, name_size, ink, Weight::bold)});
      y += line;
    }
  }
}

}  // namespace

std::vector<Units> spread(const std::vector<Units>& wishes, Units distance, Units top, Units bottom) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return wishes[a] != wishes[b] ? wishes[a] < wishes[b] : a < b;
  });
  std::vector<Units> places = wishes;
  Units free = top;
  for (const std::size_t at : order) {
    places[at] = std::max(places[at], free);
    free = places[at] + distance;
  }
  Units limit = bottom;
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    places[*at] = std::min(places[*at], limit);
    limit = places[*at] - distance;
  }
  return places;
}

Drawing trend_chart(const Trend& trend, Width width) {
  PRONGSAI_ASSERT(!trend.years.empty() && !trend.series.empty());
  const Names names = names_of(trend, width);
  Units name_width = 0;
  for (const TrendSeries& series : trend.series) {
    PRONGSAI_ASSERT(series.points.size() == trend.years.size());
    if (trend.series.size() > 1)
      name_width = std::max(name_width, estimate_width(end_label(series, names), name_size));
  }
  const Units full = units_of(width);
  name_width = std::min(name_width, full * (width == Width::narrow ? 9 : 7) / 25);
  const Units name_room = name_width > 0 ? name_width + px(20) : px(6);
  Drawing drawing{.width = full, .height = 0, .caption = trend.caption, .shapes = {}};
  std::vector<LegendEntry> legend;
  if (names == Names::in_legend && trend.series.size() > 1) {
    for (std::size_t at = 0; at < trend.series.size(); ++at) {
      legend.push_back({mark_of(at), ink_of(at), trend.series[at].name});
    }
  }
  const Units top = draw_legend(drawing.shapes, legend, 0, full) + px(24);
  const Plot plot{.left = px(30),
                  .right = full - name_room,
                  .top = top,
                  .bottom = top + (width == Width::narrow ? px(220) : px(280)),
                  .range = range_of(trend),
                  .years = trend.years.size()};
  drawing.height = plot.bottom + px(28);
  draw_frame(drawing.shapes, trend, plot);
  for (std::size_t at = 0; at < trend.series.size(); ++at) draw_series(drawing.shapes, trend, at, plot);
  if (name_width > 0) draw_names(drawing.shapes, trend, plot, name_width, names);
  return drawing;
}

}  // namespace prongsai::figure
