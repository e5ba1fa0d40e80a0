// SPDX-License-Identifier: Apache-2.0
// The rules of a page, seen in its picture: a PDF paints them in too many ways to be read from its commands.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include "prongsai/document_files/pdf_detail.h"

namespace prongsai::document_files {
namespace {

constexpr double dots_per_inch = 108;
constexpr double points_per_dot = 72 / dots_per_inch;
constexpr int step_least = 12;       // of 255: what the eye still sees as an edge
constexpr double level_least = 20;   // shorter ones are strokes of letters
constexpr double upright_least = 9;  // a row of a table is higher
constexpr double same_rule = 3.2;    // both edges of one painted line
constexpr int pixels_max = 12'000'000;

struct Picture {
  const unsigned char* data;
  int width;
  int height;
  int row_bytes;
  [[nodiscard]] int at(int x, int y) const { return data[static_cast<std::ptrdiff_t>(y) * row_bytes + x]; }
};

/// Runs along a line in which each dot differs in one direction from its neighbour across the line.
template <class Step>
void find_runs(int across, int along, double least, std::vector<Rule>& out, Step step) {
  for (int line = 1; line < across; ++line) {
    int begin = -1;
    int sign = 0;
    int missing = 0;
    const auto close = [&](int end) {
      const double length = (end - begin) * points_per_dot;
      if (begin >= 0 && length >= least) {
        out.push_back({line * points_per_dot, begin * points_per_dot, end * points_per_dot});
      }
      begin = -1;
    };
    for (int i = 0; i < along; ++i) {
      const int value = step(line, i);
      const int here = value >= step_least ? 1 : value <= -step_least ? -1 : 0;
      if (begin >= 0 && here == sign) {
        missing = 0;
      } else if (begin >= 0 && ++missing > 2) {
        close(i - missing + 1);
      }
      if (begin < 0 && here != 0) {
        begin = i;
        sign = here;
        missing = 0;
      }
    }
    close(along - missing);
  }
}

/// Edges beside one another to one; pieces of one line to one.
std::vector<Rule> joined(std::vector<Rule> rules) {
  std::sort(rules.begin(), rules.end(),
            [](const Rule& a, const Rule& b) { return a.at != b.at ? a.at < b.at : a.from < b.from; });
  std::vector<Rule> out;
  for (const Rule& rule : rules) {
    const auto same = std::find_if(out.rbegin(), out.rend(), [&](const Rule& other) {
      return rule.at - other.at <= same_rule && rule.from <= other.to + same_rule &&
             other.from <= rule.to + same_rule;
    });
    if (same == out.rend()) {
      out.push_back(rule);
    } else {
      same->from = std::min(same->from, rule.from);
      same->to = std::max(same->to, rule.to);
    }
  }
  return out;
}

/// Red counts most, so that pale shades of two colours, which are equally grey, have an edge between them.
std::vector<unsigned char> brightness_of(const poppler::image& image) {
  const auto width = static_cast<std::size_t>(image.width());
  std::vector<unsigned char> out(width * static_cast<std::size_t>(image.height()));
  std::size_t at = 0;
  for (int y = 0; y < image.height(); ++y) {
    const auto* dot = reinterpret_cast<const unsigned char*>(image.const_data()) +
                      static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    for (std::size_t x = 0; x < width; ++x, dot += 3) {
      out[at++] = static_cast<unsigned char>((dot[0] * 10U + dot[1] * 4U + dot[2] * 2U) / 16U);
    }
  }
  return out;
}

}  // namespace

Rules find_rules(const poppler::page& page) {
  const poppler::rectf paper = page.page_rect();
  Rules rules;
  const double dots = paper.width() * paper.height() / (points_per_dot * points_per_dot);
  if (!(dots > 0) || dots > pixels_max) {
    rules.is_blank = false;
    return rules;
  }
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  const poppler::image image = renderer.render_page(&page, dots_per_inch, dots_per_inch);
  if (!image.is_valid() || image.format() != poppler::image::format_rgb24) {
    rules.is_blank = false;
    return rules;
  }
  const std::vector<unsigned char> brightness = brightness_of(image);
  const Picture picture{brightness.data(), image.width(), image.height(), image.width()};
  for (int y = 0; y < picture.height && rules.is_blank; ++y) {
    for (int x = 0; x < picture.width && rules.is_blank; ++x) {
      if (picture.at(x, y) < 200) rules.is_blank = false;
    }
  }
  if (rules.is_blank) return rules;
  find_runs(picture.height, picture.width, level_least, rules.level,
            [&](int y, int x) { return picture.at(x, y) - picture.at(x, y - 1); });
  find_runs(picture.width, picture.height, upright_least, rules.upright,
            [&](int x, int y) { return picture.at(x, y) - picture.at(x - 1, y); });
  rules.level = joined(std::move(rules.level));
  rules.upright = joined(std::move(rules.upright));
  return rules;
}

}  // namespace prongsai::document_files
