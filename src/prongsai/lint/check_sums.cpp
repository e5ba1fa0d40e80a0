// SPDX-License-Identifier: Apache-2.0
// Means and weighted sums against what they are made of; of several that fail, the one slip behind them.
#include <algorithm>
#include <cstdlib>

#include "prongsai/base/ratio.h"
#include "prongsai/lint/number_rules_detail.h"
#include "prongsai/scoring/score.h"

namespace prongsai::lint {
namespace {

using scoring::NodeIndex;
using scoring::PlanNode;

/// The nodes of one year that the document prints, and the sums among them.
class Sums {
 public:
  Sums(const Reading& reading, int year)
      : reading_(reading), year_(year), plan_(reading.exact(year)->plan()) {
    for (const PlanNode& node : plan_.nodes) {
      values_.push_back(reading.value(year, node.id));
      printed_.push_back(values_.back().has_value());
    }
    // Nodes that are not printed stand by what they are made of: terms come before what is made of them.
    for (NodeIndex index = 0; index < plan_.nodes.size(); ++index) {
      if (!values_[index]) values_[index] = follows(index, 0);
    }
  }

  [[nodiscard]] const scoring::Plan& plan() const { return plan_; }
  [[nodiscard]] bool printed(NodeIndex index) const { return printed_[index]; }
  [[nodiscard]] const std::optional<Points>& value(NodeIndex index) const { return values_[index]; }

  /// What the terms of one way give, rounded; empty when one is not known.
  [[nodiscard]] std::optional<Points> follows(NodeIndex index, std::size_t way_number) const {
    const PlanNode& node = plan_.nodes[index];
    if (way_number >= node.ways.size()) return std::nullopt;
    const scoring::Way& way = node.ways[way_number];
    if (way.terms.empty() || (way.rule == scoring::Rule::weighted_sum && plan_.deductions > 0))
      return std::nullopt;
    base::Ratio sum;
    Points weights;
    for (const scoring::Term& term : way.terms) {
      if (!values_[term.node]) return std::nullopt;
      sum = sum + base::Ratio(*values_[term.node]) * term.weight;
      weights += term.weight;
    }
    if (weights == Points{}) return std::nullopt;
    const base::Ratio result = way.rule == scoring::Rule::weighted_sum
                                   ? sum / 100
                                   : sum * Points::whole(Points::unit) / weights.ten_thousandths();
    return base::round_half_up(scoring::rounded(node, result), 2);
  }

  /// No way gives the printed value; what the first gives. Empty where all is well or nothing can be said.
  [[nodiscard]] std::optional<Points> broken(NodeIndex index) const {
    if (!printed_[index]) return std::nullopt;
    std::optional<Points> first;
    for (std::size_t way = 0; way < plan_.nodes[index].ways.size(); ++way) {
      const auto result = follows(index, way);
      if (!result) continue;
      if (within_rounding(*result, *values_[index])) return std::nullopt;
      if (!first) first = result;
    }
    return first;
  }

  /// The same with another value in one place.
  [[nodiscard]] std::optional<Points> broken_with(NodeIndex index, NodeIndex changed, Points value) {
    const auto before = values_[changed];
    values_[changed] = value;
    auto out = broken(index);
    values_[changed] = before;
    return out;
  }

  /// Parents that a node is a term of.
  [[nodiscard]] std::vector<NodeIndex> made_of(NodeIndex term) const {
    std::vector<NodeIndex> out;
    for (NodeIndex index = 0; index < plan_.nodes.size(); ++index) {
      for (const scoring::Way& way : plan_.nodes[index].ways) {
        if (std::any_of(way.terms.begin(), way.terms.end(),
                        [&](const scoring::Term& one) { return one.node == term; })) {
          out.push_back(index);
          break;
        }
      }
    }
    return out;
  }

  [[nodiscard]] const Figure* figure(NodeIndex index) const {
    for (const std::size_t place : reading_.places(year_, plan_.nodes[index].id)) {
      const Figure& one = reading_.figures[place];
      if (values_[index] && one.number.value == *values_[index]) return &one;
    }
    return nullptr;
  }

 private:
  const Reading& reading_;
  int year_;
  const scoring::Plan& plan_;
  std::vector<std::optional<Points>> values_;
  std::vector<bool> printed_;
};

std::string_view rule_of(const PlanNode& node) {
  switch (node.kind) {
    case framework::NodeKind::total:
      return "num.total";
    case framework::NodeKind::indicator:
      return "num.indicator_mean";
    case framework::NodeKind::item:
      return "num.item_mean";
    default:
      return "num.instrument_mean";
  }
}

/// Lines of the terms that are printed, or of what they are made of: where else the slip may be.
void add_term_lines(const Context& context, const Sums& sums, NodeIndex index, Finding& finding) {
  for (const scoring::Way& way : sums.plan().nodes[index].ways) {
    for (const scoring::Term& term : way.terms) {
      if (const Figure* figure = sums.figure(term.node)) {
        finding.other_lines.push_back(source(context, figure->line).number);
      } else if (!sums.printed(term.node)) {
        add_term_lines(context, sums, term.node, finding);
      }
    }
  }
}

void tell(const Context& context, const Sums& sums, int year, NodeIndex index, Points expected,
          const std::string& because, std::vector<Finding>& out) {
  const Figure* figure = sums.figure(index);
  if (figure == nullptr || (figure->number.decimals < 2 &&
                            base::round_half_up(expected, figure->number.decimals) == figure->number.value))
    return;
  Finding finding = finding_at(source(context, figure->line), rule_of(sums.plan().nodes[index]),
                               Certainty::certain, figure->number.text, two_places(expected));
  add_term_lines(context, sums, index, finding);
  finding.details = {
      {"node", sums.plan().nodes[index].id}, {"year", std::to_string(year)}, {"because", because}};
  out.push_back(std::move(finding));
}

/// Two ways to an instrument nobody printed, by its parts and by its indicators, that do not meet.
void ways_apart(const Context& context, const Sums& sums, int year, std::vector<Finding>& out) {
  for (NodeIndex index = 0; index < sums.plan().nodes.size(); ++index) {
    if (sums.printed(index) || sums.plan().nodes[index].ways.size() < 2) continue;
    const auto first = sums.follows(index, 0);
    const auto second = sums.follows(index, 1);
    if (!first || !second || std::llabs((*first - *second).ten_thousandths()) <= 200) continue;
    const Figure* figure = nullptr;
    for (const scoring::Way& way : sums.plan().nodes[index].ways) {
      for (const scoring::Term& term : way.terms) {
        const Figure* one = sums.figure(term.node);
        if (one != nullptr && (figure == nullptr || one->line < figure->line)) figure = one;
      }
    }
    if (figure == nullptr) continue;
    Finding finding = finding_at(source(context, figure->line), "num.ways_apart", Certainty::probable,
                                 two_places(*first), two_places(*second));
    add_term_lines(context, sums, index, finding);
    finding.details = {{"node", sums.plan().nodes[index].id}, {"year", std::to_string(year)}};
    out.push_back(std::move(finding));
  }
}

void one_year(const Context& context, int year, std::vector<Finding>& out) {
  Sums sums(context.reading, year);
  std::map<NodeIndex, Points> broken;
  for (NodeIndex index = 0; index < sums.plan().nodes.size(); ++index) {
    if (const auto follows = sums.broken(index)) broken.emplace(index, *follows);
  }
  std::set<NodeIndex> explained;
  std::map<NodeIndex, std::string> because;
  for (const auto& [index, follows] : broken) {
    for (const NodeIndex parent : sums.made_of(index)) {
      const bool parent_broken = broken.contains(parent);
      if (parent_broken && !sums.broken_with(parent, index, follows)) {
        explained.insert(parent);
        because[index] = "above";  // what is made of it bears out the other value
      } else if (!parent_broken && sums.printed(parent) && sums.follows(parent, 0) &&
                 sums.broken_with(parent, index, follows)) {
        because[index] = "below";  // what is made of it bears it out: one of its terms is wrong
      }
    }
  }
  for (const auto& [index, follows] : broken) {
    if (!explained.contains(index)) tell(context, sums, year, index, follows, because[index], out);
  }
  ways_apart(context, sums, year, out);
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  std::set<int> years;
  for (const auto& [quantity, value] : context.reading.values) years.insert(quantity.first);
  for (const int year : years) {
    if (context.reading.exact(year) != nullptr) one_year(context, year, out);
  }
  return out;
}

}  // namespace

RuleSet sum_rules() {
  return {.rules = {{"num.total", Kind::num},
                    {"num.indicator_mean", Kind::num},
                    {"num.item_mean", Kind::num},
                    {"num.instrument_mean", Kind::num},
                    {"num.ways_apart", Kind::num}},
          .check = find};
}

}  // namespace prongsai::lint
