// SPDX-License-Identifier: Apache-2.0
#include "prongsai/scoring/plan.h"

#include <algorithm>
#include <utility>

#include "prongsai/base/assert.h"

namespace prongsai::scoring {
namespace {

using framework::Box;
using framework::Edition;
using framework::Indicator;
using framework::Instrument;
using framework::InstrumentKind;
using framework::Item;
using framework::Part;

class Planner {
 public:
  explicit Planner(const Edition& edition) : edition_(edition) {}

  Plan plan() && {
    Way sum{.rule = Rule::weighted_sum, .of = NodeKind::instrument, .terms = {}};
    bool weights_known = true;
    std::vector<NodeIndex> instruments;
    for (const Instrument& instrument : edition_.instruments) {
      const NodeIndex index = add_instrument(instrument);
      instruments.push_back(index);
      weights_known = weights_known && instrument.weight.value.has_value();
      sum.terms.push_back({index, instrument.weight.value.value_or(Points{})});
    }
    PlanNode total{.kind = NodeKind::total, .id = "total", .code = "total"};
    if (weights_known) total.ways.push_back(std::move(sum));
    adopt(add(std::move(total)), instruments);
    plan_.deductions = edition_.deductions.size();
    return std::move(plan_);
  }

 private:
  NodeIndex add(PlanNode node) {
    const auto places = edition_.rounding.places.find(node.kind);
    if (places != edition_.rounding.places.end()) node.places = places->second;
    const auto index = static_cast<NodeIndex>(plan_.nodes.size());
    const bool fresh = plan_.by_id.emplace(node.id, index).second;
    PRONGSAI_ASSERT(fresh);
    plan_.nodes.push_back(std::move(node));
    return index;
  }

  void adopt(NodeIndex parent, const std::vector<NodeIndex>& children) {
    for (const NodeIndex child : children) plan_.nodes[child].parent = parent;
  }

  /// A node that is the weighted mean of `terms`; without terms it can only be known from print.
  NodeIndex add_mean(PlanNode node, NodeKind of, std::vector<Term> terms) {
    std::vector<NodeIndex> children;
    for (const Term& term : terms) children.push_back(term.node);
    if (!terms.empty()) node.ways.push_back({.rule = Rule::mean, .of = of, .terms = std::move(terms)});
    const NodeIndex index = add(std::move(node));
    adopt(index, children);
    return index;
  }

  static std::string suffix(const Part* part) { return part == nullptr ? "" : "@" + part->code; }
  static std::string part_code(const Part* part) { return part == nullptr ? "" : part->code; }

  NodeIndex add_leaf(const Instrument& instrument, const Item& item, const Box& box, NodeKind kind,
                     const Part* part) {
    PlanNode node{.kind = kind,
                  .id = "item:" + box.code + suffix(part),
                  .code = box.code,
                  .part = part_code(part),
                  .name = kind == NodeKind::box ? box.text : item.text};
    node.group = part == nullptr ? instrument.code : part->code;
    node.scale = item.scale;
    const bool graded = instrument.kind == InstrumentKind::disclosure;
    const Box upright{
        .code = box.code, .text = {}, .polarity = {.value = framework::Polarity::positive, .provenance = {}}};
    if (item.scale) {
      const framework::Scale& scale = edition_.scales[*item.scale];
      for (std::size_t choice = 0; choice < scale.choices.size(); ++choice) {
        const auto points = framework::points_of(scale, graded ? upright : box, choice);
        if (points) node.choice_points.push_back(*points);
      }
      node.first_cell = plan_.count_cells;
      if (!graded) plan_.count_cells += scale.choices.size();
    }
    node.polarity = box.polarity.value.value_or(framework::Polarity::unknown);
    if (!node.choice_points.empty()) {
      node.ways.push_back({.rule = graded ? Rule::grade : Rule::answers, .of = NodeKind::box, .terms = {}});
    }
    return add(std::move(node));
  }

  NodeIndex add_item(const Instrument& instrument, const Item& item, const Part* part) {
    if (!item.has_sub_items()) return add_leaf(instrument, item, item.boxes.front(), NodeKind::item, part);
    std::vector<Term> terms;
    for (const Box& box : item.boxes) {
      terms.push_back({add_leaf(instrument, item, box, NodeKind::box, part), Points::whole(1)});
    }
    PlanNode node{.kind = NodeKind::item,
                  .id = "item:" + item.code + suffix(part),
                  .code = item.code,
                  .part = part_code(part),
                  .name = item.text};
    return add_mean(std::move(node), NodeKind::box, std::move(terms));
  }

  std::vector<Term> add_items(const Instrument& instrument, const std::vector<Item>& items,
                              const Part* part) {
    std::vector<Term> terms;
    for (const Item& item : items) terms.push_back({add_item(instrument, item, part), item.weight});
    return terms;
  }

  NodeIndex add_indicator(const Instrument& instrument, const Indicator& indicator, const Part* part) {
    std::vector<Term> terms = add_items(instrument, indicator.items, part);
    NodeKind of = NodeKind::item;
    for (const framework::SubIndicator& group : indicator.sub_indicators) {
      of = NodeKind::sub_indicator;
      PlanNode node{.kind = NodeKind::sub_indicator,
                    .id = "sub:" + group.code + suffix(part),
                    .code = group.code,
                    .part = part_code(part),
                    .name = group.name};
      terms.push_back({add_mean(std::move(node), NodeKind::item, add_items(instrument, group.items, part)),
                       group.weight});
    }
    PlanNode node{.kind = NodeKind::indicator,
                  .id = "indicator:" + indicator.code + suffix(part),
                  .code = indicator.code,
                  .part = part_code(part),
                  .name = indicator.name};
    return add_mean(std::move(node), of, std::move(terms));
  }

  /// An item of a parted instrument printed without its part: nothing is computed from it or for it,
  /// because the rules found say nothing about combining single items.
  void add_undivided_items(const Instrument& instrument, std::vector<NodeIndex>& added) {
    for (const Item* item : framework::items_of(instrument)) {
      added.push_back(
          add({.kind = NodeKind::item, .id = "item:" + item->code, .code = item->code, .name = item->text}));
      if (!item->has_sub_items()) continue;
      for (const Box& box : item->boxes) {
        added.push_back(
            add({.kind = NodeKind::box, .id = "item:" + box.code, .code = box.code, .name = box.text}));
      }
    }
  }

  NodeIndex add_instrument(const Instrument& instrument) {
    PlanNode node{.kind = NodeKind::instrument,
                  .id = "instrument:" + instrument.code,
                  .code = instrument.code,
                  .name = instrument.name};
    if (instrument.parts.empty()) {
      std::vector<Term> terms;
      for (const Indicator& indicator : instrument.indicators) {
        terms.push_back({add_indicator(instrument, indicator, nullptr), indicator.weight});
      }
      return add_mean(std::move(node), NodeKind::indicator, std::move(terms));
    }
    return add_parted(instrument, std::move(node));
  }

  NodeIndex add_parted(const Instrument& instrument, PlanNode node) {
    std::vector<Term> parts;
    std::vector<std::vector<Term>> by_indicator(instrument.indicators.size());
    for (const Part& part : instrument.parts) {
      std::vector<Term> terms;
      for (std::size_t i = 0; i < instrument.indicators.size(); ++i) {
        const NodeIndex index = add_indicator(instrument, instrument.indicators[i], &part);
        terms.push_back({index, instrument.indicators[i].weight});
        by_indicator[i].push_back({index, part.weight});
      }
      PlanNode own{.kind = NodeKind::part,
                   .id = "part:" + part.code,
                   .code = part.code,
                   .part = part.code,
                   .name = part.name};
      parts.push_back({add_mean(std::move(own), NodeKind::indicator, std::move(terms)), part.weight});
    }
    std::vector<NodeIndex> undivided;
    add_undivided_items(instrument, undivided);
    std::vector<Term> indicators;
    for (std::size_t i = 0; i < instrument.indicators.size(); ++i) {
      const Indicator& indicator = instrument.indicators[i];
      PlanNode combined{.kind = NodeKind::indicator,
                        .id = "indicator:" + indicator.code,
                        .code = indicator.code,
                        .name = indicator.name};
      combined.ways.push_back({.rule = Rule::mean, .of = NodeKind::part, .terms = by_indicator[i]});
      indicators.push_back({add(std::move(combined)), indicator.weight});
    }
    node.ways.push_back({.rule = Rule::mean, .of = NodeKind::indicator, .terms = indicators});
    node.ways.push_back({.rule = Rule::mean, .of = NodeKind::part, .terms = parts});
    const NodeIndex index = add(std::move(node));
    for (const Term& term : indicators) plan_.nodes[term.node].parent = index;
    for (const Term& term : parts) plan_.nodes[term.node].parent = index;
    adopt(index, undivided);
    return index;
  }

  const Edition& edition_;
  Plan plan_;
};

}  // namespace

std::optional<NodeIndex> Plan::find(std::string_view id) const {
  std::string lower(id);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const auto found = by_id.find(lower);
  return found == by_id.end() ? std::nullopt : std::optional(found->second);
}

std::vector<NodeIndex> Plan::children(NodeIndex index) const {
  std::vector<NodeIndex> out;
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].parent == index) out.push_back(i);
  }
  return out;
}

Plan make_plan(const Edition& edition) {
  return Planner(edition).plan();
}

}  // namespace prongsai::scoring
