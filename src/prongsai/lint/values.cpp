// SPDX-License-Identifier: Apache-2.0
// Which value of a quantity stands where several are printed, and what follows from what.
#include <algorithm>
#include <cstdlib>

#include "prongsai/lint/reading_detail.h"
#include "prongsai/scoring/score.h"

namespace prongsai::lint {
namespace {

using scoring::NodeIndex;

/// 0 for a box, then the item, and so on up: what a value is made of is decided before it.
int height(const std::string& node) {
  if (node == "total") return 5;
  if (node.starts_with("instrument:")) return 4;
  if (node.starts_with("part:")) return 3;
  if (node.starts_with("indicator:")) return 2;
  return contains(node, ".") ? 0 : 1;
}

bool close(Points a, Points b) {
  return std::llabs((a - b).ten_thousandths()) <= 100;  // a hundredth of a point: official rounding
}

}  // namespace

const Vocabulary* Reading::exact(int year) const {
  const auto found = vocabularies.find(year);
  return found == vocabularies.end() ? nullptr : found->second.get();
}

const Vocabulary* Reading::names(int year) const {
  const Vocabulary* best = nullptr;
  int distance = 0;
  for (const auto& [one, vocabulary] : vocabularies) {
    const int now = std::abs(one - year);
    if (best != nullptr && now >= distance) continue;
    best = vocabulary.get();
    distance = now;
  }
  return best;
}

std::optional<Points> Reading::value(int year, const std::string& node) const {
  const auto found = values.find({year, node});
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

const std::vector<std::size_t>& Reading::places(int year, const std::string& node) const {
  static const std::vector<std::size_t> nowhere;
  const auto found = printed.find({year, node});
  return found == printed.end() ? nowhere : found->second;
}

std::span<const Mention> Reading::mentions_in(std::size_t line) const {
  const auto begin = std::lower_bound(mentions.begin(), mentions.end(), line,
                                      [](const Mention& one, std::size_t at) { return one.line < at; });
  const auto end = std::upper_bound(begin, mentions.end(), line,
                                    [](std::size_t at, const Mention& one) { return at < one.line; });
  return {begin, end};
}

std::span<const Figure> Reading::figures_in(std::size_t line) const {
  const auto said =
      std::partition_point(figures.begin(), figures.end(), [](const Figure& one) { return one.table >= 0; });
  const auto begin = std::lower_bound(said, figures.end(), line,
                                      [](const Figure& one, std::size_t at) { return one.line < at; });
  const auto end = std::upper_bound(begin, figures.end(), line,
                                    [](std::size_t at, const Figure& one) { return at < one.line; });
  return {begin, end};
}

std::vector<std::string> Reading::known_indicators(int year) const {
  std::vector<std::string> out;
  const Vocabulary* vocabulary = names(year);
  if (vocabulary == nullptr) return out;
  for (const std::string& node : vocabulary->indicators()) {
    if (value(year, node)) out.push_back(node);
  }
  return out;
}

std::vector<int> Reading::years_known(std::size_t least) const {
  std::set<int> years;
  for (const auto& [quantity, value] : values) years.insert(quantity.first);
  std::vector<int> out;
  for (const int year : years) {
    if (known_indicators(year).size() >= least) out.push_back(year);
  }
  return out;
}

std::optional<Points> computed(const Reading& reading, int year, const std::string& node) {
  const Vocabulary* vocabulary = reading.exact(year);
  if (vocabulary == nullptr) return std::nullopt;
  const scoring::Plan& plan = vocabulary->plan();
  const auto index = plan.find(node);
  if (!index) return std::nullopt;
  scoring::Inputs inputs(plan);
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    if (plan.nodes[i].id == node) continue;
    inputs.printed[i] = reading.value(year, plan.nodes[i].id);
  }
  scoring::Sheet sheet;
  scoring::score(plan, inputs, sheet);
  const scoring::NodeScore& score = sheet.nodes[*index];
  if (score.basis != scoring::Basis::computed) return std::nullopt;
  return base::round_half_up(score.value, 2);
}

void place_figures(Reading& reading) {
  for (std::size_t i = 0; i < reading.figures.size(); ++i) {
    const Figure& figure = reading.figures[i];
    if (!figure.by_likeness) reading.printed[{figure.year, figure.node}].push_back(i);
  }
}

void decide_values(Reading& reading) {
  std::vector<const Quantity*> order;
  for (const auto& [quantity, places] : reading.printed) {
    if (quantity.first != 0 && !quantity.second.empty()) order.push_back(&quantity);
  }
  std::sort(order.begin(), order.end(), [](const Quantity* a, const Quantity* b) {
    return height(a->second) != height(b->second) ? height(a->second) < height(b->second) : *a < *b;
  });
  for (const Quantity* quantity : order) {
    const auto& places = reading.printed[*quantity];
    std::map<Points, int> times;
    for (const std::size_t place : places) ++times[reading.figures[place].number.value];
    Points stands = reading.figures[places.front()].number.value;
    if (times.size() > 1) {
      const auto follows = computed(reading, quantity->first, quantity->second);
      std::string why;
      int most = times[stands];
      int with_most = 0;
      for (const auto& [value, count] : times) {
        if (count > most) {
          stands = value;
          most = count;
        }
      }
      for (const auto& [value, count] : times) with_most += count == most ? 1 : 0;
      if (with_most == 1) why = "majority";
      if (follows) {
        for (const auto& [value, count] : times) {
          if (!close(value, *follows) || (why == "computed" && value != *follows)) continue;
          stands = value;
          why = "computed";
        }
      }
      reading.why[*quantity] = why;
    }
    reading.values[*quantity] = stands;
  }
}

}  // namespace prongsai::lint
