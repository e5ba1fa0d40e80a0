// SPDX-License-Identifier: Apache-2.0
// For the tests of the charts: looking through the shapes of a drawing.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "prongsai/base/points.h"
#include "prongsai/figure/drawing.h"
#include "prongsai/figure/label.h"

namespace prongsai::figure {

inline base::Points points(const char* text) {
  return *base::parse_points(text);
}

template <class Form>
void collect(const std::vector<Shape>& shapes, std::vector<Form>& found) {
  for (const Shape& shape : shapes) {
    if (const auto* form = std::get_if<Form>(&shape.form)) found.push_back(*form);
    if (const auto* group = std::get_if<Group>(&shape.form)) collect(group->shapes, found);
  }
}

/// All shapes of one form, in painting order, from all groups.
template <class Form>
std::vector<Form> all(const Drawing& drawing) {
  std::vector<Form> found;
  collect(drawing.shapes, found);
  return found;
}

inline std::vector<std::string> texts_of(const Drawing& drawing) {
  std::vector<std::string> texts;
  for (const Text& text : all<Text>(drawing)) texts.push_back(text.content);
  return texts;
}

struct TextBox {
  Units left, right, top, bottom;
};

inline TextBox box_of(const Text& text) {
  const Units width = estimate_width(text.content, text.size);
  Units left = text.at.x;
  if (text.anchor == Anchor::middle) left -= width / 2;
  if (text.anchor == Anchor::end) left -= width;
  return {left, left + width, text.at.y - text.size * 8 / 10, text.at.y + text.size * 2 / 10};
}

/// Nothing sticks out, no text is too small, and no two texts cover each other.
inline void expect_tidy(const Drawing& drawing) {
  const auto inside = [&](Units x, Units y) {
    return x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height;
  };
  for (const Rect& rect : all<Rect>(drawing)) {
    EXPECT_TRUE(inside(rect.x, rect.y) && inside(rect.x + rect.width, rect.y + rect.height));
    EXPECT_TRUE(rect.width >= 0 && rect.height >= 0);
  }
  for (const Line& line : all<Line>(drawing)) {
    EXPECT_TRUE(inside(line.from.x, line.from.y) && inside(line.to.x, line.to.y));
  }
  for (const Circle& circle : all<Circle>(drawing)) {
    EXPECT_TRUE(inside(circle.centre.x - circle.radius, circle.centre.y - circle.radius));
    EXPECT_TRUE(inside(circle.centre.x + circle.radius, circle.centre.y + circle.radius));
  }
  const auto texts = all<Text>(drawing);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const TextBox box = box_of(texts[i]);
    EXPECT_GE(texts[i].size, px(12)) << texts[i].content;
    EXPECT_TRUE(inside(box.left, box.top) && inside(box.right, box.bottom)) << texts[i].content;
    for (std::size_t j = 0; j < i; ++j) {
      const TextBox other = box_of(texts[j]);
      const bool apart = box.right <= other.left || other.right <= box.left || box.bottom <= other.top ||
                         other.bottom <= box.top;
      EXPECT_TRUE(apart) << texts[i].content << " covers " << texts[j].content;
    }
  }
}

}  // namespace prongsai::figure
