// SPDX-License-Identifier: Apache-2.0
#include "prongsai/analysis/topics.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "prongsai/analysis/standing.h"

namespace prongsai::analysis {
namespace {

std::vector<NodeIndex> at_zero(const Scored& scored, const std::vector<NodeIndex>& items) {
  std::vector<NodeIndex> out;
  std::copy_if(items.begin(), items.end(), std::back_inserter(out),
               [&](NodeIndex node) { return value_of(scored, node) == Ratio(); });
  return out;
}

TopicPart part_of(const Scored& scored, NodeIndex instrument, std::vector<NodeIndex> items,
                  std::optional<Points> target) {
  TopicPart out;
  out.instrument = instrument;
  out.items = std::move(items);
  out.lowest = lowest_of(scored, out.items);
  out.highest = highest_of(scored, out.items);
  out.zeros = at_zero(scored, out.items);
  if (const std::optional<Points>& mark = scored.edition->pass_mark.value)
    out.failing = split(scored, out.items, *mark, Comparison::at_least).short_of_it;
  out.missing = static_cast<std::size_t>(std::count_if(
      out.items.begin(), out.items.end(), [&](NodeIndex node) { return !value_of(scored, node); }));
  out.advice = advice_for(scored, out.items, target);
  return out;
}

TopicRow row_of(const Scored& scored, const framework::Topic& topic, std::optional<Points> target) {
  TopicRow out;
  out.topic = &topic;
  std::vector<NodeIndex> items;
  for (const std::string& code : topic.items) {
    const std::vector<NodeIndex> nodes = nodes_of_item(scored, code);
    if (nodes.empty()) out.not_here.push_back(code);
    items.insert(items.end(), nodes.begin(), nodes.end());
  }
  for (const NodeIndex instrument : nodes_of(*scored.plan, NodeKind::instrument)) {
    std::vector<NodeIndex> own;
    std::copy_if(items.begin(), items.end(), std::back_inserter(own),
                 [&](NodeIndex node) { return instrument_of(*scored.plan, node) == instrument; });
    if (!own.empty()) out.instruments.push_back(part_of(scored, instrument, std::move(own), target));
  }
  return out;
}

bool gathered(const framework::Edition& from, const std::string& code) {
  return std::any_of(from.topics.begin(), from.topics.end(), [&](const framework::Topic& topic) {
    return std::find(topic.items.begin(), topic.items.end(), code) != topic.items.end();
  });
}

}  // namespace

Advice advice_for(const Scored& scored, const std::vector<NodeIndex>& items, std::optional<Points> target) {
  const std::vector<NodeIndex> lowest = lowest_of(scored, items);
  if (lowest.empty()) return Advice::unknown;
  const Ratio low = *value_of(scored, lowest.front());
  if (low == Ratio() && is_disclosure(scored, lowest.front())) return Advice::disclose;
  const std::optional<Points>& mark = scored.edition->pass_mark.value;
  if (!mark) return Advice::unknown;
  if (!reaches(low, *mark, Comparison::at_least)) return Advice::improve;
  if (target && !reaches(low, *target, Comparison::at_least)) return Advice::raise;
  const bool all_known = std::all_of(items.begin(), items.end(),
                                     [&](NodeIndex node) { return value_of(scored, node).has_value(); });
  return all_known && low == Ratio(Points::whole(100)) ? Advice::keep : Advice::keep_and_watch;
}

Topics topics(const Scored& scored, std::optional<Points> target, const framework::Edition* lender) {
  Topics out;
  const bool own = !scored.edition->topics.empty();
  const framework::Edition* from = own ? scored.edition : lender;
  if (from == nullptr || from->topics.empty()) return out;
  out.stated = true;
  out.borrowed = !own;
  out.from = from;
  for (const framework::Topic& topic : from->topics) out.topics.push_back(row_of(scored, topic, target));
  for (const NodeIndex node : nodes_of(*scored.plan, NodeKind::item)) {
    if (!gathered(*from, scored.plan->nodes[node].code)) out.in_no_topic.push_back(node);
  }
  return out;
}

}  // namespace prongsai::analysis
