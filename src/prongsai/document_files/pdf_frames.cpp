// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "prongsai/document_files/pdf_frames_detail.h"

namespace prongsai::document_files {
namespace {

constexpr std::size_t rules_max = 600;  // a picture of lines is no table

bool ends_at(const std::vector<Rule>& level, double at) {
  return std::any_of(level.begin(), level.end(),
                     [&](const Rule& rule) { return std::abs(rule.at - at) <= touch; });
}

/// A side that leads on beyond its table.
void end_at_last_crossed(const std::vector<Rule>& level, Rule& upright) {
  std::optional<double> first;
  double last = 0;
  for (const Rule& rule : level) {
    if (rule.from > upright.at + touch || rule.to < upright.at - touch) continue;
    if (rule.at < upright.from - touch || rule.at > upright.to + touch) continue;
    first = std::min(first.value_or(rule.at), rule.at);
    last = std::max(last, rule.at);
  }
  if (!first || last - *first < touch) return;
  upright.from = *first;
  upright.to = last;
}

std::vector<Frame> frames_that_meet(const Rules& rules) {
  const std::size_t levels = rules.level.size();
  const std::size_t all = levels + rules.upright.size();
  if (levels > rules_max || rules.upright.size() > rules_max) return {};
  Sets sets(all);
  for (std::size_t l = 0; l < levels; ++l) {
    for (std::size_t u = 0; u < rules.upright.size(); ++u) {
      const Rule& level = rules.level[l];
      const Rule& upright = rules.upright[u];
      if (upright.at >= level.from - touch && upright.at <= level.to + touch &&
          level.at >= upright.from - touch && level.at <= upright.to + touch) {
        sets.join(l, levels + u);
      }
    }
  }
  std::map<std::size_t, Frame> frames;
  for (std::size_t i = 0; i < all; ++i) {
    Frame& frame = frames[sets.find(i)];
    if (i < levels) {
      frame.level.push_back(rules.level[i]);
    } else {
      frame.upright.push_back(rules.upright[i - levels]);
    }
  }
  std::vector<Frame> out;
  for (auto& [first, frame] : frames) {
    // The side of a cell begins and ends at a level rule; a stroke of a letter does not.
    for (Rule& upright : frame.upright) end_at_last_crossed(frame.level, upright);
    std::erase_if(frame.upright, [&level = frame.level](const Rule& upright) {
      return !ends_at(level, upright.from) || !ends_at(level, upright.to);
    });
    if (!frame.level.empty()) out.push_back(std::move(frame));
  }
  return out;
}

Box box_of(const Frame& frame) {
  Box box{frame.level[0].from, frame.level[0].at, frame.level[0].to, frame.level[0].at};
  for (const Rule& rule : frame.level) box.include({rule.from, rule.at, rule.to, rule.at});
  return box;
}

/// A row that is one cell from side to side, where no upright rule leads through: one line of text, half way
/// between the rules and not as far left as they begin. A caption stands nearer to its table.
bool is_row_between(const Box& above, const Box& below, const std::vector<Piece>& pieces) {
  const double gap = below.top - above.bottom;
  if (std::abs(above.left - below.left) > touch || std::abs(above.right - below.right) > touch) return false;
  if (gap < 6 || gap > 60) return false;
  std::optional<Box> text;
  double height = 0;
  for (const Piece& piece : pieces) {
    if (piece.box.middle() < above.bottom || piece.box.middle() > below.top) continue;
    if (!text) text = piece.box;
    text->include(piece.box);
    height = std::max(height, piece.box.height());
  }
  if (!text || text->height() > 1.4 * height || gap > 2.4 * height) return false;
  const double half_way = (text->middle() - above.bottom) / gap;
  return half_way > 0.33 && half_way < 0.67 && text->left > above.left + 1.5 &&
         text->right < above.right + touch;
}

/// Frames of one table that such rows part; rules alone stand between them where two such rows follow.
std::vector<Frame> frames_joined(std::vector<Frame> frames, const std::vector<Piece>& pieces) {
  std::sort(frames.begin(), frames.end(),
            [](const Frame& a, const Frame& b) { return box_of(a).top < box_of(b).top; });
  std::vector<Frame> out;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (frames[i].upright.empty()) continue;
    Frame& frame = frames[i];
    Box box = box_of(frame);
    Frame passed;
    for (std::size_t k = i + 1; k < frames.size(); ++k) {
      if (!is_row_between(box, box_of(frames[k]), pieces)) continue;
      box.include(box_of(frames[k]));
      passed.level.insert(passed.level.end(), frames[k].level.begin(), frames[k].level.end());
      if (frames[k].upright.empty()) continue;
      frame.level.insert(frame.level.end(), passed.level.begin(), passed.level.end());
      frame.upright.insert(frame.upright.end(), frames[k].upright.begin(), frames[k].upright.end());
      passed.level.clear();
      frames[k].upright.clear();
    }
    frame.level.insert(frame.level.end(), passed.level.begin(), passed.level.end());
    if (frame.level.size() >= 2) out.push_back(std::move(frame));
  }
  return out;
}

}  // namespace

std::vector<Frame> frames_of(const Rules& rules, const std::vector<Piece>& pieces) {
  return frames_joined(frames_that_meet(rules), pieces);
}

}  // namespace prongsai::document_files
