// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <utility>

#include "prongsai/report/answers_detail.h"

namespace prongsai::report::detail {
namespace {

using analysis::Line;

void add_leaves(const Line& line, std::vector<const Line*>& out) {
  if (line.below.empty()) out.push_back(&line);
  for (const Line& one : line.below) add_leaves(one, out);
}

/// An item has no scale of its own in the plan where its bullets are what is answered.
std::optional<std::size_t> scale_of(const Writer& writer, const Line& line) {
  std::vector<const Line*> leaves;
  add_leaves(line, leaves);
  return leaves.empty() ? std::nullopt : writer.look.now->scored.plan->nodes[leaves.front()->node].scale;
}

bool is_known(const Line& line) {
  if (line.score || !line.choices.empty()) return true;
  return std::any_of(line.below.begin(), line.below.end(), is_known);
}

std::optional<std::uint64_t> answers_of(const std::vector<Line>& items) {
  std::vector<const Line*> leaves;
  for (const Line& item : items) add_leaves(item, leaves);
  std::optional<std::uint64_t> out;
  for (const Line* leaf : leaves) {
    if (leaf->choices.empty()) continue;
    if (!leaf->answers || *leaf->answers == 0 || (out && *out != *leaf->answers)) return std::nullopt;
    out = leaf->answers;
  }
  return out;
}

}  // namespace

std::vector<Line> items_of(const Writer& writer, NodeIndex indicator) {
  const analysis::Scored& scored = writer.look.now->scored;
  const analysis::Breakdown breakdown = analysis::break_down(scored, indicator);
  const std::vector<NodeIndex> order = analysis::items_below(*scored.plan, indicator);
  std::vector<Line> out = breakdown.items;
  const auto place = [&](const Line& line) { return std::find(order.begin(), order.end(), line.node); };
  std::sort(out.begin(), out.end(), [&](const Line& a, const Line& b) { return place(a) < place(b); });
  return out;
}

bool has_known_items(const Writer& writer, NodeIndex indicator) {
  const std::vector<Line> items = items_of(writer, indicator);
  return std::any_of(items.begin(), items.end(), [](const Line& line) { return line.score.has_value(); });
}

std::vector<AnswerSet> answer_sets_of(const Writer& writer, NodeIndex indicator) {
  std::vector<AnswerSet> out;
  if (writer.look.now == nullptr || analysis::is_disclosure(writer.look.now->scored, indicator)) return out;
  for (const Line& item : items_of(writer, indicator)) {
    const auto scale = scale_of(writer, item);
    if (!scale) continue;
    const std::string& part = writer.look.now->scored.plan->nodes[item.node].part;
    auto found = std::find_if(out.begin(), out.end(),
                              [&](const AnswerSet& one) { return one.scale == *scale && one.part == part; });
    if (found == out.end())
      found = out.insert(out.end(), {.scale = *scale, .part = part, .items = {}, .answers = {}});
    found->items.push_back(item);
  }
  std::erase_if(
      out, [](const AnswerSet& set) { return std::none_of(set.items.begin(), set.items.end(), is_known); });
  for (AnswerSet& set : out) set.answers = answers_of(set.items);
  return out;
}

std::vector<std::size_t> worst_to_best(const framework::Scale& scale) {
  std::vector<std::size_t> out(scale.choices.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  if (!scale.scorable()) return out;
  std::sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(*scale.choices[a].points, a) < std::pair(*scale.choices[b].points, b);
  });
  return out;
}

std::optional<base::Points> unsound_sum(const Line& line) {
  base::Points sum;
  for (const analysis::Share& share : line.choices) {
    if (!share.percent || !share.as_printed) return std::nullopt;
    sum += base::round_half_up(*share.percent, 2);
  }
  // Each percent may be off by half a hundredth.
  const base::Points slack =
      base::Points::from_ten_thousandths(50 * static_cast<std::int64_t>(line.choices.size()));
  const base::Points off = sum - base::Points::whole(100);
  const bool is_sound = line.choices.empty() || (off <= slack && -off <= slack);
  return is_sound ? std::nullopt : std::optional(sum);
}

bool is_negative(const Writer& writer, NodeIndex leaf) {
  return writer.look.now->scored.plan->nodes[leaf].polarity == framework::Polarity::negative;
}

}  // namespace prongsai::report::detail
