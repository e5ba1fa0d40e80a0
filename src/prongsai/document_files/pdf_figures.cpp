// SPDX-License-Identifier: Apache-2.0
// Charts: their words are labels of places in a drawing, neither lines of text nor rows of a table. A chart
// is known by an axis: numbers that stand at the ends of rules, in line with them.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/pdf_detail.h"

namespace prongsai::document_files {
namespace {

constexpr std::size_t ticks_least = 3;  // two numbers beside two rules are chance
constexpr double same_place = 4;
constexpr double label_far = 14;  // a label from the rule it names
constexpr std::size_t pieces_most = 5'000;

bool is_number(const Piece& piece) {
  if (piece.letters.empty() || piece.letters.size() > 8) return false;
  bool has_digit = false;
  for (const char32_t letter : piece.letters) {
    const bool is_digit = (letter >= '0' && letter <= '9') || (letter >= 0x0e50 && letter <= 0x0e59);
    if (!is_digit && letter != '.' && letter != ',' && letter != '%' && letter != '-') return false;
    has_digit = has_digit || is_digit;
  }
  return has_digit;
}

double centre(const Box& box) {
  return (box.left + box.right) / 2;
}

struct Tick {
  Box label;
  Box rule;
  double size = 0;
  double value = 0;
};

double value_of(const Piece& piece) {
  std::string digits;
  for (const char32_t letter : piece.letters) {
    if (letter >= 0x0e50 && letter <= 0x0e59) digits += static_cast<char>('0' + (letter - 0x0e50));
    if (letter < 0x80 && letter != ',' && letter != '%') digits += static_cast<char>(letter);
  }
  return std::strtod(digits.c_str(), nullptr);
}

/// Grid lines are seen in pieces, where bars stand before them: pieces in one line to one rule.
std::vector<Rule> with_chains(std::vector<Rule> rules) {
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) {
    return std::lround(a.at) != std::lround(b.at) ? a.at < b.at : a.from < b.from;
  });
  std::vector<Rule> out = rules;
  for (std::size_t first = 0; first < rules.size();) {
    std::size_t last = first;
    Rule chain = rules[first];
    while (last + 1 < rules.size() && std::abs(rules[last + 1].at - chain.at) < 1 &&
           rules[last + 1].from - chain.to < 25) {
      chain.to = std::max(chain.to, rules[++last].to);
    }
    if (last > first) out.push_back(chain);
    first = last + 1;
  }
  return out;
}

/// At the left or right end of a level rule, half way up.
std::optional<Tick> level_tick(const Piece& piece, const Rules& rules) {
  for (const Rule& rule : rules.level) {
    if (std::abs(rule.at - piece.box.middle()) > 0.35 * piece.size) continue;
    const double before = rule.from - piece.box.right;
    const double behind = piece.box.left - rule.to;
    if ((before < -1 || before > label_far) && (behind < -1 || behind > label_far)) continue;
    return Tick{piece.box, {rule.from, rule.at, rule.to, rule.at}, piece.size, value_of(piece)};
  }
  return std::nullopt;
}

/// Under the lower end of an upright rule, in its middle.
std::optional<Tick> upright_tick(const Piece& piece, const Rules& rules) {
  for (const Rule& rule : rules.upright) {
    const double below = piece.box.top - rule.to;
    // A last bar may hide the end of a long one.
    const double far = rule.to - rule.from > 2 * label_far ? 2 * label_far : label_far;
    if (std::abs(rule.at - centre(piece.box)) > 2.5 || below < -same_place || below > far) continue;
    return Tick{piece.box, {rule.at, rule.from, rule.at, rule.to}, piece.size, value_of(piece)};
  }
  return std::nullopt;
}

struct Chart {
  Box box;
  double size = 0;  ///< of its labels
};

/// Of charts that stand one under the other the axes are in one line: where numbers rise that fell, or fall
/// that rose, the next one begins.
void add_charts(const std::vector<Tick>& axis, std::vector<Chart>& out) {
  for (std::size_t begin = 0; begin < axis.size();) {
    std::size_t end = begin + 1;
    Chart chart{axis[begin].label, axis[begin].size};
    chart.box.include(axis[begin].rule);
    const bool rises = end < axis.size() && axis[end].value > axis[begin].value;
    while (end < axis.size() && axis[end].value != axis[end - 1].value &&
           (axis[end].value > axis[end - 1].value) == rises) {
      chart.box.include(axis[end].label);
      chart.box.include(axis[end++].rule);
    }
    if (end - begin >= ticks_least) out.push_back(chart);
    begin = end;
  }
}

/// The axes of ticks that stand in one line: `across` tells the place that they share.
template <class Across, class Along>
void find_axes(std::vector<Tick> ticks, Across across, Along along, std::vector<Chart>& out) {
  while (ticks.size() >= ticks_least) {
    const Tick first = ticks.front();
    std::vector<Tick> axis;
    std::vector<Tick> others;
    for (const Tick& tick : ticks) {
      const bool is_same =
          std::abs(across(tick) - across(first)) < same_place &&
          std::none_of(
              axis.begin(), axis.end(),
              [&](const Tick& other) { return std::abs(along(other) - along(tick)) < same_place; });
      (is_same ? axis : others).push_back(tick);
    }
    std::sort(axis.begin(), axis.end(), [&](const Tick& a, const Tick& b) { return along(a) < along(b); });
    add_charts(axis, out);
    ticks = std::move(others);
  }
}

bool overlap(const Box& a, const Box& b, double near) {
  return a.left <= b.right + near && b.left <= a.right + near && a.top <= b.bottom + near &&
         b.top <= a.bottom + near;
}

/// Bars, curves and frames that meet it belong to it.
void grow(Chart& chart, const Rules& rules) {
  for (bool grows = true; grows;) {
    grows = false;
    const auto take = [&](const Box& box) {
      if (!overlap(chart.box, box, 3)) return;
      const Box before = chart.box;
      chart.box.include(box);
      grows = grows || before.width() < chart.box.width() || before.height() < chart.box.height();
    };
    for (const Rule& rule : rules.level) take({rule.from, rule.at, rule.to, rule.at});
    for (const Rule& rule : rules.upright) take({rule.at, rule.from, rule.at, rule.to});
  }
}

void join_overlapping(std::vector<Chart>& charts) {
  for (std::size_t i = 0; i < charts.size(); ++i) {
    for (std::size_t k = i + 1; k < charts.size();) {
      if (!overlap(charts[i].box, charts[k].box, 0)) {
        ++k;
        continue;
      }
      charts[i].box.include(charts[k].box);
      charts.erase(charts.begin() + static_cast<std::ptrdiff_t>(k));
      k = i + 1;
    }
  }
}

/// "แผนภูมิที่ 1 …" under a chart is text.
bool is_caption(const Stretch& text) {
  constexpr std::array words = {"แผนภูมิ",   "แผนภาพ", "ภาพ",    "รูป",    "กราฟ",  "ตาราง",
                                "หมายเหตุ", "ที่มา",    "Figure", "Chart", "Table", "Source"};
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return text.text.starts_with(word); });
}

/// Labels of a chart: in small letters or apart from one another.
bool are_labels(const std::vector<Stretch>& row, const Chart& chart, double body) {
  if (is_caption(row.front())) return false;
  double width = 0;
  bool is_small = true;
  for (const Stretch& stretch : row) {
    if (stretch.box.right < chart.box.left - 30 || stretch.box.left > chart.box.right + 30) return false;
    if (stretch.size > chart.size + 0.8) return false;
    width += stretch.box.width();
    is_small = is_small && stretch.size < body - 0.8;
  }
  return (is_small || row.size() > 1) && width < 0.7 * std::max(chart.box.width(), 100.0);
}

/// Rows of labels right above and below: the names of years, a legend.
void take_labels(Chart& chart, const std::vector<std::vector<Stretch>>& rows, double body) {
  const double far = 1.2 * chart.size;
  const auto take = [&](const std::vector<Stretch>& row) {
    Box box = row.front().box;
    for (const Stretch& stretch : row) box.include(stretch.box);
    const bool is_near = box.bottom > chart.box.top - far && box.top < chart.box.bottom + far;
    if (is_near && are_labels(row, chart, body)) chart.box.include(box);
  };
  std::for_each(rows.begin(), rows.end(), take);
  std::for_each(rows.rbegin(), rows.rend(), take);
}

/// Of most letters on the page.
double body_size(const std::vector<Piece>& pieces) {
  std::vector<double> sizes;
  for (const Piece& piece : pieces) sizes.insert(sizes.end(), piece.letters.size(), piece.size);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

}  // namespace

std::size_t take_charts(Rules& rules, std::vector<Piece>& pieces) {
  std::vector<Tick> level;
  std::vector<Tick> upright;
  if (pieces.size() > pieces_most) return 0;
  const Rules chained{rules.level, with_chains(rules.upright), false};
  for (const Piece& piece : pieces) {
    if (!is_number(piece)) continue;
    if (const auto tick = level_tick(piece, rules)) level.push_back(*tick);
    if (const auto tick = upright_tick(piece, chained)) upright.push_back(*tick);
  }
  std::vector<Chart> charts;
  const auto level_place = [](const Tick& tick) { return tick.rule.left; };
  const auto level_height = [](const Tick& tick) { return tick.rule.top; };
  const auto upright_place = [](const Tick& tick) { return tick.label.middle(); };
  const auto upright_along = [](const Tick& tick) { return tick.rule.left; };
  find_axes(std::move(level), level_place, level_height, charts);
  find_axes(std::move(upright), upright_place, upright_along, charts);
  if (charts.empty()) return 0;
  const double body = body_size(pieces);
  for (Chart& chart : charts) grow(chart, rules);
  join_overlapping(charts);
  const std::vector<std::vector<Stretch>> rows = rows_of(pieces, 1);
  for (Chart& chart : charts) {
    take_labels(chart, rows, body);
    const Box box = chart.box;
    std::vector<Box> captions;
    for (const auto& row : rows) {
      if (is_caption(row.front())) captions.push_back(row.front().box);
    }
    std::erase_if(pieces, [&](const Piece& piece) {
      return piece.box.middle() > box.top - 2 && piece.box.middle() < box.bottom + 2 &&
             std::none_of(
                 captions.begin(), captions.end(),
                 [&](const Box& caption) {
                   return piece.box.middle() > caption.top && piece.box.middle() < caption.bottom;
                 });
    });
    std::erase_if(rules.level, [&](const Rule& rule) { return rule.at >= box.top && rule.at <= box.bottom; });
    std::erase_if(rules.upright,
                  [&](const Rule& rule) { return rule.to >= box.top && rule.from <= box.bottom; });
  }
  return charts.size();
}

}  // namespace prongsai::document_files
