// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/parts.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/figure/label.h"

namespace prongsai::figure {
namespace {

constexpr Units label_gap = px(5);
constexpr Units rail_row_height = px(18);

struct Extent {
  Units left;
  Units right;
};

Extent extent_of(const LabelPlace& place, Units width) {
  if (place.anchor == Anchor::start) return {place.x, place.x + width};
  if (place.anchor == Anchor::end) return {place.x - width, place.x};
  return {place.x - width / 2, place.x + width - width / 2};
}

/// Whether this arrangement keeps the promise of `place_labels`.
bool is_clear(const std::vector<LabelPlace>& places, const std::vector<LabelWish>& wishes, Units left,
              Units right) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Extent mine = extent_of(places[i], wishes[i].width);
    if (mine.left < left || mine.right > right) return false;
    for (std::size_t j = 0; j < places.size(); ++j) {
      if (i == j) continue;
      const Extent other = extent_of(places[j], wishes[j].width);
      const bool overlap = mine.left < other.right + label_gap && other.left < mine.right + label_gap;
      if (places[i].row == places[j].row && overlap) return false;
      // The line of a label in a higher row runs up past this one.
      if (places[j].row >= places[i].row && wishes[j].x > mine.left - label_gap / 2 &&
          wishes[j].x < mine.right + label_gap / 2) {
        return false;
      }
    }
  }
  return true;
}

std::int64_t floor_ten(std::int64_t points) {
  return points / 10 * 10;
}

Polyline polygon(std::vector<Point> points, Ink ink) {
  return {.points = std::move(points), .ink = Ink::paper, .width = px(1), .fill = ink, .is_closed = true};
}

}  // namespace

Scale::Scale(base::Points min, base::Points max, Units from, Units to)
    : min_(min), max_(max), from_(from), to_(to) {
  PRONGSAI_ASSERT(min < max);
}

Units Scale::at(base::Points value) const {
  const std::int64_t span = (max_ - min_).ten_thousandths();
  const std::int64_t offset = (std::clamp(value, min_, max_) - min_).ten_thousandths();
  const std::int64_t length = to_ - from_;
  const std::int64_t doubled = 2 * offset * length;
  return from_ + static_cast<Units>((doubled + (doubled < 0 ? -span : span)) / (2 * span));
}

Scale Range::scale(Units from, Units to) const {
  return {base::Points::whole(min), base::Points::whole(max), from, to};
}

Range range_around(const std::vector<base::Points>& values) {
  if (values.empty()) return {};
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const auto within = [](base::Points value) {
    return std::clamp(value, base::Points(), base::Points::whole(100)).ten_thousandths();
  };
  std::int64_t min = floor_ten(within(*low) / base::Points::unit);
  std::int64_t max = floor_ten((within(*high) + 10 * base::Points::unit - 1) / base::Points::unit);
  if (max - min < 20) max = std::min<std::int64_t>(min + 20, 100);
  if (max - min < 20) min = std::max<std::int64_t>(max - 20, 0);
  if (max - min > 50) {
    min = min / 20 * 20;
    max = (max + 19) / 20 * 20;
  }
  const std::int64_t width = max - min;
  return {static_cast<int>(min), static_cast<int>(max), width > 50 ? 20 : width > 25 ? 10 : 5};
}

std::vector<LabelPlace> place_labels(const std::vector<LabelWish>& wishes, Units left, Units right) {
  const std::size_t count = wishes.size();
  std::vector<LabelPlace> centred;
  for (const LabelWish& wish : wishes) {
    const Units half = wish.width / 2;
    const Units x = std::max(std::min(wish.x, right - (wish.width - half)), left + half);
    centred.push_back({x, Anchor::middle, 0});
  }
  if (is_clear(centred, wishes, left, right)) return centred;
  // One row, the first `turned` labels to the left of their lines, the others to the right.
  for (std::size_t turned = count; turned-- > 0;) {
    std::vector<LabelPlace> sided;
    for (std::size_t i = 0; i < count; ++i) {
      const bool to_left = i < turned;
      sided.push_back({wishes[i].x, to_left ? Anchor::end : Anchor::start, 0});
    }
    if (is_clear(sided, wishes, left, right)) return sided;
  }
  // Stairs: rising to the right with labels to the left of their lines, so that none is crossed; a label
  // without room on the left makes the stairs rise to the left instead.
  std::vector<LabelPlace> stairs;
  for (std::size_t i = 0; i < count; ++i) stairs.push_back({wishes[i].x, Anchor::end, static_cast<int>(i)});
  if (is_clear(stairs, wishes, left, right)) return stairs;
  for (std::size_t i = 0; i < count; ++i)
    stairs[i] = {wishes[i].x, Anchor::start, static_cast<int>(count - 1 - i)};
  if (is_clear(stairs, wishes, left, right)) return stairs;
  for (std::size_t i = 0; i < count; ++i) stairs[i] = {centred[i].x, Anchor::middle, static_cast<int>(i)};
  return stairs;
}

ReferenceRail::ReferenceRail(std::vector<ReferenceLine> lines, const Scale& scale, Units right)
    : lines_(std::move(lines)) {
  std::sort(lines_.begin(), lines_.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  std::vector<LabelWish> wishes;
  for (const ReferenceLine& line : lines_) {
    positions_.push_back(scale.at(line.at));
    wishes.push_back({positions_.back(), estimate_width(line.label, text_size_min)});
  }
  places_ = place_labels(wishes, 0, right);
}

Units ReferenceRail::height() const {
  int rows = 0;
  for (const LabelPlace& place : places_) rows = std::max(rows, place.row + 1);
  return rows * rail_row_height;
}

void ReferenceRail::draw(std::vector<Shape>& shapes, Units top, Units bottom) const {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Units label_bottom = top - places_[i].row * rail_row_height;
    const bool beside = places_[i].anchor != Anchor::middle;
    const Units line_top = beside ? label_bottom - rail_row_height + px(4) : label_bottom;
    shapes.push_back(
        {Line{{positions_[i], line_top}, {positions_[i], bottom}, Ink::reference, px(1), Dash::dashed}});
    const Units aside = places_[i].anchor == Anchor::end ? -px(4) : beside ? px(4) : 0;
    shapes.push_back({centred_text(places_[i].x + aside, label_bottom - rail_row_height / 2, lines_[i].label,
                                   places_[i].anchor, text_size_min, Ink::reference)});
  }
}

void draw_grid(std::vector<Shape>& shapes, const Range& range, const Scale& scale, Units top, Units bottom) {
  for (int value = range.min; value <= range.max; value += range.step) {
    const Units x = scale.at(base::Points::whole(value));
    const bool is_first = value == range.min;
    shapes.push_back({Line{{x, top}, {x, bottom}, is_first ? Ink::axis : Ink::grid}});
    shapes.push_back({centred_text(x, bottom + px(12), std::to_string(value),
                                   is_first && x < px(8) ? Anchor::start : Anchor::middle, text_size_min,
                                   Ink::text_muted)});
  }
}

void draw_mark(std::vector<Shape>& shapes, Mark mark, Point c, Ink ink) {
  const Units r = px(5);
  switch (mark) {
    case Mark::dot:
      shapes.push_back({Circle{c, px(5) + 50, ink, Ink::paper, px(1)}});
      break;
    case Mark::ring:
      shapes.push_back({Circle{c, px(6), Ink::paper, ink, px(2)}});
      break;
    case Mark::square:
      shapes.push_back({Rect{c.x - r, c.y - r, 2 * r, 2 * r, 0, ink, Ink::paper}});
      break;
    case Mark::ring_square:
      shapes.push_back({Polyline{{{c.x - px(4), c.y - px(4)},
                                  {c.x + px(4), c.y - px(4)},
                                  {c.x + px(4), c.y + px(4)},
                                  {c.x - px(4), c.y + px(4)}},
                                 ink,
                                 px(2),
                                 Dash::solid,
                                 Ink::paper,
                                 true}});
      break;
    case Mark::diamond:
      shapes.push_back(
          {polygon({{c.x, c.y - px(7)}, {c.x + px(7), c.y}, {c.x, c.y + px(7)}, {c.x - px(7), c.y}}, ink)});
      break;
    case Mark::triangle:
      shapes.push_back(
          {polygon({{c.x, c.y - px(7)}, {c.x + px(7), c.y + px(5)}, {c.x - px(7), c.y + px(5)}}, ink)});
      break;
    case Mark::bar:
      shapes.push_back({Rect{c.x - px(7), c.y - r, px(14), px(10), px(2), ink, Ink::none}});
      break;
    case Mark::swatch:
      shapes.push_back({Rect{c.x - px(6), c.y - px(6), px(12), px(12), px(2), ink, Ink::axis}});
      break;
    case Mark::tick:
      shapes.push_back({Rect{c.x - px(2) - 50, c.y - px(10), px(5), px(20), px(2), Ink::paper, Ink::none}});
      shapes.push_back({Rect{c.x - px(1) - 50, c.y - px(9), px(3), px(18), px(1), ink, Ink::none}});
      break;
  }
}

Units draw_legend(std::vector<Shape>& shapes, const std::vector<LegendEntry>& entries, Units top,
                  Units width) {
  static constexpr Units line = px(24);
  static constexpr Units mark_room = px(22);
  static constexpr Units size = px(13);
  Units x = 0;
  Units y = top;
  for (const LegendEntry& entry : entries) {
    const auto texts = wrap(entry.label, size, width - mark_room, 1);
    const Units room = mark_room + estimate_width(texts.front(), size);
    if (x > 0 && x + room > width) {
      x = 0;
      y += line;
    }
    draw_mark(shapes, entry.mark, {x + px(8), y + line / 2}, entry.ink);
    shapes.push_back({centred_text(x + mark_room, y + line / 2, texts.front(), Anchor::start, size)});
    x += room + px(18);
  }
  return entries.empty() ? 0 : y + line - top;
}

Text centred_text(Units x, Units centre_y, std::string content, Anchor anchor, Units size, Ink ink,
                  Weight weight) {
  return {.at = {x, centre_y + size * 35 / 100},
          .content = std::move(content),
          .size = size,
          .anchor = anchor,
          .weight = weight,
          .ink = ink};
}

}  // namespace prongsai::figure
