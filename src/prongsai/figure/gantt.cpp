// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/gantt.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/figure/label.h"
#include "prongsai/figure/parts.h"

namespace prongsai::figure {
namespace {

constexpr Units label_size = px(14);
constexpr Units small_size = px(12);
constexpr Units bar_height = px(16);
constexpr Units strip_height = px(24);  ///< of a narrow row's months
constexpr Units head_height = px(22);   ///< of one line of names of months
constexpr Units padding = px(8);
constexpr Units sign_room = px(18);
constexpr int label_lines_max = 6;
constexpr std::size_t rows_between_heads = 5;  ///< of a narrow chart: about one screen
constexpr std::size_t rows_before_foot = 8;    ///< of a wide one

struct Frame {
  std::vector<std::string> lines;   ///< of the label
  std::vector<std::string> period;  ///< lines of it
  Units top = 0;
  Units bottom = 0;
  Units strip_top = 0;
  Units strip_bottom = 0;
  std::optional<Units> head;  ///< top of names of months that stand before the row
};

struct Layout {
  Width width = Width::wide;
  Units full = 0;
  Units label_left = 0;
  Units left = 0;  ///< of the months
  Units right = 0;
  MonthPlace end = 0;
  Units head = 0;  ///< top of the first names of months
  Units bottom = 0;
  std::vector<Frame> rows;

  [[nodiscard]] Units x(MonthPlace at) const {
    const std::int64_t room = right - left;
    return left + static_cast<Units>(room * std::clamp(at, 0, end) / end);
  }
};

Ink ink_of(Tone tone) {
  switch (tone) {
    case Tone::planned:
    case Tone::running:
      return Ink::now;
    case Tone::done:
      return Ink::series_3;
    case Tone::late:
      return Ink::series_2;
  }
  return Ink::now;
}

/// The sign of a tone, about ten pixels wide; planned has none.
void draw_sign(std::vector<Shape>& shapes, Tone tone, Point at, Ink ink) {
  const auto point = [&](int x, int y) { return Point{at.x + px(x), at.y + px(y)}; };
  if (tone == Tone::done) {
    shapes.push_back(
        {Polyline{.points = {point(-4, 0), point(-1, 3), point(4, -3)}, .ink = ink, .width = px(2)}});
  } else if (tone == Tone::running) {
    shapes.push_back(
        {Polyline{.points = {point(-3, -4), point(4, 0), point(-3, 4)}, .fill = ink, .is_closed = true}});
  } else if (tone == Tone::late) {
    shapes.push_back({Line{point(0, -5), point(0, 1), ink, px(2)}});
    shapes.push_back({Circle{point(0, 4), px(1) + 20, ink, Ink::none}});
  }
}

/// Two pixels wide at least, for one day of a year is less; never beyond `right`.
void draw_body(std::vector<Shape>& shapes, Tone tone, Units from, Units to, Units centre, Units right) {
  const bool is_light = tone == Tone::planned;
  to = std::min(std::max(to, from + px(2)), right);
  from = std::min(from, to - px(2));
  Rect rect{.x = from,
            .y = centre - bar_height / 2,
            .width = to - from,
            .height = bar_height,
            .corner = std::min(px(3), (to - from) / 2),
            .fill = is_light ? Ink::step_2 : ink_of(tone),
            .outline = is_light ? Ink::now : Ink::none};
  if (is_light && rect.width > px(2)) {
    // The outline is one pixel wide; inside, neighbours that touch stay two bars.
    rect.x += px(1) / 2;
    rect.width -= px(1);
    rect.y += px(1) / 2;
    rect.height -= px(1);
  }
  shapes.push_back({rect});
}

void draw_diamond(std::vector<Shape>& shapes, Tone tone, Point at) {
  const Units half = px(7);
  const bool is_light = tone == Tone::planned;
  shapes.push_back({Polyline{
      .points = {{at.x, at.y - half}, {at.x + half, at.y}, {at.x, at.y + half}, {at.x - half, at.y}},
      .ink = is_light ? Ink::now : Ink::none,
      .fill = is_light ? Ink::step_2 : ink_of(tone),
      .is_closed = true}});
}

void draw_bar(std::vector<Shape>& shapes, const GanttBar& bar, const Layout& layout, Units centre) {
  PRONGSAI_ASSERT(bar.from < bar.to);
  if (bar.to <= 0 || bar.from >= layout.end) return;
  const Units from = layout.x(bar.from);
  const Units to = layout.x(bar.to);
  Units sign = (from + to) / 2;
  bool is_inside = to - from >= sign_room && !bar.is_deadline;
  if (bar.is_deadline && bar.to <= layout.end) {
    const Units tip = std::clamp(to - px(7), layout.left + px(7), layout.right - px(7));
    if (tip - px(7) > from)
      shapes.push_back({Line{{from, centre}, {tip - px(7), centre}, ink_of(bar.tone), px(1), Dash::dotted}});
    draw_diamond(shapes, bar.tone, {tip, centre});
  } else {
    draw_body(shapes, bar.tone, from, to, centre, layout.right);
  }
  if (!is_inside) sign = to + sign_room > layout.right ? from - px(8) : to + px(8);
  if (bar.is_deadline && !is_inside && to + sign_room > layout.right) sign = to - px(24);
  draw_sign(shapes, bar.tone, {sign, centre}, is_inside ? Ink::paper : ink_of(bar.tone));
}

Units draw_tones(std::vector<Shape>& shapes, const std::vector<ToneName>& legend, Units width) {
  const Units line = px(26);
  const Units swatch = px(24);
  Units x = 0;
  Units y = 0;
  for (const ToneName& entry : legend) {
    const std::string text = wrap(entry.label, px(13), width - swatch - px(8), 1).front();
    const Units room = swatch + px(8) + estimate_width(text, px(13));
    if (x > 0 && x + room > width) {
      x = 0;
      y += line;
    }
    draw_body(shapes, entry.tone, x, x + swatch, y + line / 2, width);
    draw_sign(shapes, entry.tone, {x + swatch / 2, y + line / 2}, Ink::paper);
    shapes.push_back({centred_text(x + swatch + px(8), y + line / 2, text, Anchor::start, px(13))});
    x += room + px(18);
  }
  return legend.empty() ? 0 : y + line + px(4);
}

/// A sign of omission, and the year after its era, stay on the line of the word they belong to.
std::string kept_together(std::string text) {
  for (const std::string_view pair : {" ฯ", "พ.ศ. ", "ค.ศ. "}) {
    for (std::size_t at = text.find(pair); at != std::string::npos; at = text.find(pair, at + 1))
      text.replace(text.find(' ', at), 1, "\u00a0");
  }
  return text;
}

Frame frame_of(const GanttRow& row, const Layout& layout, Units top) {
  Frame frame;
  const Units room = (layout.width == Width::wide ? layout.left - px(14) : layout.full) - layout.label_left;
  frame.lines = wrap(kept_together(row.label), label_size, room, label_lines_max);
  if (!row.period.empty()) frame.period = wrap(kept_together(row.period), small_size, room, 2);
  const Units words = static_cast<Units>(frame.lines.size()) * line_height(label_size) +
                      static_cast<Units>(frame.period.size()) * line_height(small_size);
  frame.top = top;
  if (layout.width == Width::wide) {
    frame.bottom = top + std::max(words, bar_height) + padding;
    frame.strip_top = top;
    frame.strip_bottom = frame.bottom;
  } else {
    frame.strip_top = top + padding / 2 + words + px(3);
    frame.strip_bottom = frame.strip_top + strip_height;
    frame.bottom = frame.strip_bottom + padding;
  }
  return frame;
}

Layout lay_out(const Gantt& gantt, Width width, Units top) {
  Layout layout{.width = width, .full = units_of(width), .right = units_of(width)};
  layout.end = static_cast<MonthPlace>(gantt.months.size()) * one_month;
  Units number = 0;
  Units label = 0;
  for (const GanttRow& row : gantt.rows) {
    number = std::max(number, estimate_width(row.number, label_size));
    label = std::max({label, estimate_width(row.label, label_size), estimate_width(row.period, small_size)});
  }
  layout.label_left = number > 0 ? number + px(8) : 0;
  if (width == Width::wide) layout.left = std::min(layout.label_left + label, layout.full * 2 / 5) + px(14);
  layout.head = top;
  layout.bottom = top + head_height * (gantt.groups.empty() ? 1 : 2);
  for (std::size_t at = 0; at < gantt.rows.size(); ++at) {
    const bool again = width == Width::narrow && at > 0 && at % rows_between_heads == 0;
    const Units head = layout.bottom;
    layout.rows.push_back(frame_of(gantt.rows[at], layout, head + (again ? head_height : 0)));
    if (again) layout.rows.back().head = head;
    layout.bottom = layout.rows.back().bottom;
  }
  return layout;
}

/// The middle of a month's name: that of its cell, but for a long one at an edge of the drawing.
Units name_centre(const Gantt& gantt, const Layout& layout, std::size_t month) {
  const auto place = static_cast<MonthPlace>(month) * one_month;
  const Units half = estimate_width(gantt.months[month], small_size) / 2 + 1;
  const Units x = (layout.x(place) + layout.x(place + one_month)) / 2;
  return std::clamp(x, half, std::max(half, layout.full - half));
}

/// True when no two neighbours meet where every second (third…) month is named.
bool names_fit(const Gantt& gantt, const Layout& layout, std::size_t every) {
  for (std::size_t at = every; at < gantt.months.size(); at += every) {
    const Units wanted =
        estimate_width(gantt.months[at - every], small_size) + estimate_width(gantt.months[at], small_size);
    if (wanted / 2 + px(1) > name_centre(gantt, layout, at) - name_centre(gantt, layout, at - every))
      return false;
  }
  return true;
}

void draw_months(std::vector<Shape>& shapes, const Gantt& gantt, const Layout& layout, Units top) {
  std::size_t every = 1;
  while (!names_fit(gantt, layout, every)) ++every;
  for (std::size_t at = 0; at < gantt.months.size(); at += every) {
    shapes.push_back({centred_text(name_centre(gantt, layout, at), top + head_height / 2, gantt.months[at],
                                   Anchor::middle, small_size, Ink::text_muted)});
  }
}

/// Shades every second group, and rules the months, from `top` to `bottom`.
void draw_cells(std::vector<Shape>& shapes, const Gantt& gantt, const Layout& layout, Units top,
                Units bottom) {
  MonthPlace place = 0;
  std::vector<MonthPlace> edges = {0};
  for (std::size_t at = 0; at < gantt.groups.size(); ++at) {
    const MonthPlace next = place + gantt.groups[at].months * one_month;
    if (at % 2 == 0) {
      shapes.push_back({Rect{layout.x(place), top, layout.x(next) - layout.x(place), bottom - top, 0,
                             Ink::band_4, Ink::none}});
    }
    place = next;
    edges.push_back(place);
  }
  for (MonthPlace at = 0; at <= layout.end; at += one_month) {
    const bool is_edge = at == layout.end || std::find(edges.begin(), edges.end(), at) != edges.end();
    const Units x = std::clamp(layout.x(at), layout.left + px(1) / 2, layout.right - px(1) / 2);
    shapes.push_back({Line{{x, top}, {x, bottom}, is_edge ? Ink::axis : Ink::grid}});
  }
}

void draw_head(std::vector<Shape>& shapes, const Gantt& gantt, const Layout& layout) {
  Units top = layout.head;
  MonthPlace place = 0;
  for (const MonthGroup& group : gantt.groups) {
    const MonthPlace next = place + group.months * one_month;
    const Units room = layout.x(next) - layout.x(place) - px(4);
    shapes.push_back({centred_text((layout.x(place) + layout.x(next)) / 2, top + head_height / 2,
                                   wrap(group.label, small_size, room, 1).front(), Anchor::middle, small_size,
                                   Ink::text, Weight::bold)});
    place = next;
  }
  if (!gantt.groups.empty()) top += head_height;
  draw_months(shapes, gantt, layout, top);
}

void draw_words(std::vector<Shape>& shapes, const GanttRow& row, const Frame& frame, const Layout& layout) {
  const Units line = line_height(label_size);
  Units y = frame.top + padding / 2 + line / 2;
  if (!row.number.empty()) {
    shapes.push_back({centred_text(0, y, row.number, Anchor::start, label_size, Ink::text_muted)});
  }
  for (const std::string& text : frame.lines) {
    shapes.push_back({centred_text(layout.label_left, y, text, Anchor::start, label_size)});
    y += line;
  }
  y += (line_height(small_size) - line) / 2;
  for (const std::string& text : frame.period) {
    shapes.push_back({centred_text(layout.label_left, y, text, Anchor::start, small_size, Ink::text_muted)});
    y += line_height(small_size);
  }
}

void draw_row(std::vector<Shape>& shapes, const GanttRow& row, const Frame& frame, const Layout& layout) {
  Group group{row.number.empty() ? row.label : row.number + " " + row.label, row.href, {}};
  for (const std::string* more : {&row.period, &row.note}) {
    if (!more->empty()) group.title += ": " + *more;
  }
  draw_words(group.shapes, row, frame, layout);
  const Units centre = (frame.strip_top + frame.strip_bottom) / 2;
  for (const GanttBar& bar : row.bars) draw_bar(group.shapes, bar, layout, centre);
  if (row.bars.empty()) {
    group.shapes.push_back({Line{
        {layout.left + px(6), centre}, {layout.right - px(6), centre}, Ink::axis, px(1), Dash::dotted}});
  }
  shapes.push_back({std::move(group)});
}

/// The day's name stands above the months, its line runs through them and pauses at a narrow chart's words.
void draw_today(std::vector<Shape>& shapes, const Today& today, const Layout& layout, Units label_top) {
  const Units x = layout.x(today.at);
  const std::string text = wrap(today.label, small_size, layout.full, 1).front();
  const Units half = estimate_width(text, small_size) / 2;
  const Units centre = std::clamp(x, half, std::max(half, layout.full - half));
  shapes.push_back({centred_text(centre, label_top + head_height / 2, text, Anchor::middle, small_size,
                                 Ink::before, Weight::bold)});
  const auto line = [&](Units top, Units bottom) {
    shapes.push_back({Line{{x, top}, {x, bottom}, Ink::before, px(2), Dash::dashed}});
  };
  if (layout.width == Width::wide) {
    if (!layout.rows.empty()) line(layout.rows.front().top, layout.bottom);
    return;
  }
  for (const Frame& frame : layout.rows) line(frame.strip_top, frame.strip_bottom);
}

void draw_grounds(std::vector<Shape>& shapes, const Gantt& gantt, const Layout& layout) {
  if (layout.rows.empty()) return;
  if (layout.width == Width::narrow) {
    for (const Frame& frame : layout.rows) {
      draw_cells(shapes, gantt, layout, frame.strip_top, frame.strip_bottom);
      if (frame.head) draw_months(shapes, gantt, layout, *frame.head);
    }
    return;
  }
  draw_cells(shapes, gantt, layout, layout.rows.front().top, layout.bottom);
  for (const Frame& frame : layout.rows)
    shapes.push_back({Line{{0, frame.top}, {layout.full, frame.top}, Ink::grid}});
  shapes.push_back({Line{{0, layout.bottom}, {layout.full, layout.bottom}, Ink::axis}});
}

}  // namespace

Drawing gantt_chart(const Gantt& gantt, Width width) {
  PRONGSAI_ASSERT(!gantt.months.empty());
  std::size_t grouped = 0;
  for (const MonthGroup& group : gantt.groups) {
    PRONGSAI_ASSERT(group.months > 0);
    grouped += static_cast<std::size_t>(group.months);
  }
  PRONGSAI_ASSERT(gantt.groups.empty() || grouped == gantt.months.size());
  Drawing drawing{.width = units_of(width), .height = 0, .caption = gantt.caption, .shapes = {}};
  const Units label_top = draw_tones(drawing.shapes, gantt.legend, drawing.width);
  const auto end = static_cast<MonthPlace>(gantt.months.size()) * one_month;
  const bool has_today = gantt.today && gantt.today->at >= 0 && gantt.today->at <= end;
  const Layout layout = lay_out(gantt, width, label_top + (has_today ? head_height : 0));
  draw_grounds(drawing.shapes, gantt, layout);
  draw_head(drawing.shapes, gantt, layout);
  for (std::size_t at = 0; at < gantt.rows.size(); ++at)
    draw_row(drawing.shapes, gantt.rows[at], layout.rows[at], layout);
  if (has_today) draw_today(drawing.shapes, *gantt.today, layout, label_top);
  drawing.height = layout.bottom + px(2);
  if (width == Width::wide && gantt.rows.size() > rows_before_foot) {
    draw_months(drawing.shapes, gantt, layout, layout.bottom);
    drawing.height = layout.bottom + head_height + px(2);
  }
  return drawing;
}

}  // namespace prongsai::figure
