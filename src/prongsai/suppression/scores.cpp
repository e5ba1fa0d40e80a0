// SPDX-License-Identifier: Apache-2.0
// What a score leaves possible, and which tables give way to it.
#include "prongsai/suppression/scores.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "prongsai/base/assert.h"
#include "prongsai/suppression/distribution.h"
#include "prongsai/suppression/mean_detail.h"
#include "prongsai/suppression/possible_detail.h"

namespace prongsai::suppression {
namespace {

using detail::Bounds;
using detail::ItemShape;
using detail::Mean;
using detail::Possible;
using detail::Value;
using detail::Values;
using Allowed = std::function<bool(Value)>;

/// One question, with all that it could be to somebody who does not know its score.
struct Item {
  const ScoredItem* scored = nullptr;
  ItemShape shape;
  Value truth = 0;
  std::vector<bool> known_small;  ///< by the table alone
  Possible possible;
  bool table_hidden = false;
  bool score_shown = false;

  [[nodiscard]] bool has_secrets() const {
    return std::find(shape.hidden.begin(), shape.hidden.end(), true) != shape.hidden.end();
  }
  /// What its score can be to somebody who sees what is shown of it.
  [[nodiscard]] Values values() const {
    if (score_shown || (!has_secrets() && !table_hidden)) return {truth};
    Values out;
    for (const auto& [value, bounds] : possible) out.push_back(value);
    return out;
  }
};

std::vector<Bounds> bounds_where(const Possible& possible, const Allowed& allowed) {
  std::vector<Bounds> bounds;
  for (const auto& [value, own] : possible) {
    if (!allowed(value)) continue;
    if (bounds.empty()) {
      bounds = own;
      continue;
    }
    for (std::size_t i = 0; i < own.size(); ++i)
      bounds[i] = {std::min(bounds[i].low, own[i].low), std::max(bounds[i].high, own[i].high)};
  }
  return bounds;
}

/// What is given away when the question's value is one of those allowed.
std::vector<std::size_t> given_away(const Item& item, const Rules& rules, const Allowed& allowed) {
  if (!item.has_secrets()) return {};
  const auto after = bounds_where(item.possible, allowed);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < item.shape.hidden.size(); ++i) {
    if (!item.shape.hidden[i]) continue;
    const bool is_small = after[i].low >= 1 && after[i].high <= rules.small_most;
    if (after[i].low == after[i].high || (is_small && !item.known_small[i])) found.push_back(i);
  }
  return found;
}

std::uint32_t respondents_of(const ScoredItem& item) {
  const auto& counts = item.boxes.front().counts;
  return std::accumulate(counts.begin(), counts.end(), std::uint32_t{0});
}

/// One indicator on its way to what may be shown beside its score.
class Beside {
 public:
  Beside(const ScoredIndicator& indicator, const ScorePlaces& places, const Rules& rules)
      : places_(places), rules_(rules) {
    const std::uint32_t respondents = respondents_of(indicator.items.front());
    scale_ = respondents;
    Value common = 1;
    for (const ScoredItem& item : indicator.items)
      common = std::lcm(common, static_cast<Value>(item.boxes.size()));
    scale_ *= common;
    below_floor_ = respondents < rules.floor;
    for (const ScoredItem& scored : indicator.items) {
      PRONGSAI_ASSERT(respondents_of(scored) == respondents);
      Item& item = items_.emplace_back();
      item.scored = &scored;
      item.shape = detail::shape_of(scored, rules);
      item.truth = detail::true_value(scored, places, scale_);
      item.table_hidden = below_floor_;
      item.known_small = detail::known_small_before(scored, rules);
      look_at(item);
      weights_.push_back(scored.weight);
    }
  }

  BesideScores::Indicator settle() {
    BesideScores::Indicator out;
    while (!below_floor_ && !is_safe()) {
      Item* next = next_table();
      if (next == nullptr) {
        out.is_safe = false;
        break;
      }
      next->table_hidden = true;
      look_at(*next);
    }
    for (Item& item : items_) {
      if (out.is_safe && !below_floor_) show_score(item);
      out.questions.push_back({item.table_hidden, item.score_shown});
    }
    return out;
  }

 private:
  void look_at(Item& item) const {
    item.possible = detail::possible_values(*item.scored, places_, rules_, scale_, item.table_hidden);
  }

  [[nodiscard]] Value printed() const {
    Value sum = 0;
    std::int64_t weights = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      sum += items_[i].truth * weights_[i];
      weights += weights_[i];
    }
    return detail::rounded(sum, scale_ * weights, places_.indicator);
  }

  /// True when the indicator's score, with all that is shown, gives no secret away.
  [[nodiscard]] bool is_safe() const {
    std::vector<Values> terms;
    for (const Item& item : items_) terms.push_back(item.values());
    const Mean mean(std::move(terms), weights_, scale_, places_.indicator);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!items_[i].has_secrets()) continue;
      const auto left = mean.left_of(i, {printed()});
      if (!left) return false;
      const auto found = given_away(items_[i], rules_, [&left](Value value) {
        return std::binary_search(left->begin(), left->end(), value);
      });
      if (!found.empty()) return false;
    }
    return true;
  }

  /// The next table to be hidden: of those that hide something already, else of the others.
  [[nodiscard]] Item* next_table() {
    for (const bool with_secrets : {true, false}) {
      for (Item& item : items_) {
        if (!item.table_hidden && item.has_secrets() == with_secrets) return &item;
      }
    }
    return nullptr;
  }

  void show_score(Item& item) const {
    item.score_shown = true;
    if (!item.has_secrets() && !item.table_hidden) return;  // anybody can work it out
    if (!is_safe()) item.score_shown = false;
  }

  const ScorePlaces& places_;
  const Rules& rules_;
  Value scale_ = 1;
  bool below_floor_ = false;
  std::vector<Item> items_;
  std::vector<std::int64_t> weights_;
};

}  // namespace

std::vector<GivenAway> given_away_by(const ScoredItem& item, const ScorePlaces& places, const Rules& rules) {
  const Value scale = static_cast<Value>(respondents_of(item)) * static_cast<Value>(item.boxes.size());
  const bool below_floor = respondents_of(item) < rules.floor;
  const Item looked{&item,
                    detail::shape_of(item, rules),
                    detail::true_value(item, places, scale),
                    detail::known_small_before(item, rules),
                    detail::possible_values(item, places, rules, scale, below_floor),
                    below_floor,
                    true};
  const Allowed allowed = [&looked](Value value) { return value == looked.truth; };
  const auto bounds = bounds_where(looked.possible, allowed);
  std::vector<GivenAway> told;
  for (const std::size_t index : given_away(looked, rules, allowed)) {
    GivenAway one{std::nullopt, index, bounds[index].low, bounds[index].high};
    if (index >= looked.shape.counts) {
      one.choice = index - looked.shape.counts;
    } else {
      std::size_t box = 0;
      while (one.choice >= item.boxes[box].counts.size()) one.choice -= item.boxes[box++].counts.size();
      one.box = box;
    }
    told.push_back(one);
  }
  return told;
}

BesideScores beside_scores(std::span<const ScoredIndicator> indicators, const ScorePlaces& places,
                           const Rules& rules) {
  BesideScores out;
  for (const ScoredIndicator& indicator : indicators) {
    if (indicator.items.empty()) {
      out.indicators.emplace_back();
      continue;
    }
    out.indicators.push_back(Beside(indicator, places, rules).settle());
  }
  return out;
}

}  // namespace prongsai::suppression
