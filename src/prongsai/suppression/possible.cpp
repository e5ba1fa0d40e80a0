// SPDX-License-Identifier: Apache-2.0
// Goes through every way to fill hidden counts, box by box, then through every combination of the boxes'
// values.
#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <optional>

#include "prongsai/base/assert.h"
#include "prongsai/base/points.h"
#include "prongsai/base/ratio.h"
#include "prongsai/suppression/distribution.h"
#include "prongsai/suppression/possible_detail.h"

namespace prongsai::suppression::detail {
namespace {

constexpr std::uint64_t ways_most = 200'000;
constexpr std::size_t values_most = 64;

std::uint32_t respondents_of(const ScoredBox& box) {
  return std::accumulate(box.counts.begin(), box.counts.end(), std::uint32_t{0});
}

Value box_value(const ScoredBox& box, const std::vector<std::uint32_t>& counts, std::uint32_t respondents,
                const ScorePlaces& places, Value scale) {
  Value earned = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) earned += static_cast<Value>(counts[i]) * box.points[i];
  if (places.box) return rounded(earned, respondents, *places.box) * scale;
  return earned * (scale / respondents);
}

/// True when choosing `parts` non-negative numbers that sum to `sum` has at most `ways_most` ways.
bool are_few(std::uint64_t sum, std::uint64_t parts) {
  base::Int128 ways = 1;
  for (std::uint64_t i = 1; i < parts; ++i) {
    ways = ways * static_cast<base::Int128>(sum + i) / static_cast<base::Int128>(i);
    if (ways > static_cast<base::Int128>(ways_most)) return false;
  }
  return true;
}

void widen(std::vector<Bounds>& bounds, const std::vector<Bounds>& by) {
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    bounds[i].low = std::min(bounds[i].low, by[i].low);
    bounds[i].high = std::max(bounds[i].high, by[i].high);
  }
}

/// Goes through count vectors with the same sum over the open choices: all of them, or those that differ from
/// the truth by a few people who answered otherwise.
class Ways {
 public:
  using Take = std::function<void(const std::vector<std::uint32_t>& counts)>;

  Ways(const std::vector<std::uint32_t>& truth, std::vector<std::size_t> open, const Take& take)
      : truth_(truth), counts_(truth), open_(std::move(open)), take_(take) {}

  void all() {
    std::uint32_t sum = 0;
    for (const std::size_t at : open_) sum += truth_[at];
    fill(0, sum, std::nullopt);
  }
  void near() {
    std::uint32_t sum = 0;
    for (const std::size_t at : open_) sum += truth_[at];
    constexpr std::uint32_t people = 4;
    fill(0, sum, 2 * people);
  }

 private:
  /// `changes`: how much the counts may still differ from the truth in all; empty: as much as they like.
  void fill(std::size_t at, std::uint32_t left, std::optional<std::uint32_t> changes) {
    if (open_.empty()) {
      take_(counts_);
      return;
    }
    const std::uint32_t truth = truth_[open_[at]];
    const bool is_last = at + 1 == open_.size();
    const std::uint32_t from = is_last ? left : changes && truth > *changes ? truth - *changes : 0;
    const std::uint32_t to = is_last ? left : changes ? std::min(left, truth + *changes) : left;
    for (std::uint32_t count = from; count <= to; ++count) {
      const std::uint32_t change = count > truth ? count - truth : truth - count;
      if (changes && change > *changes) continue;
      counts_[open_[at]] = count;
      if (is_last) {
        take_(counts_);
      } else {
        fill(at + 1, left - count, changes ? std::optional(*changes - change) : std::nullopt);
      }
    }
  }

  const std::vector<std::uint32_t>& truth_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::size_t> open_;
  const Take& take_;
};

/// What somebody tries who sees one box.
class BoxTables {
 public:
  BoxTables(const ScoredBox& box, const Rules& rules, bool table_hidden)
      : box_(box), rules_(rules), pattern_(hidden_counts(box.counts, box.accusatory, rules)) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < pattern_.size(); ++i) {
      if (!pattern_[i] && !table_hidden) continue;
      open_.push_back(i);
      sum += box.counts[i];
    }
    by_rules_ = !table_hidden;  // one that gave way looks the same whatever the rules had left of it
    is_whole_ = by_rules_ && are_few(sum, open_.size());
  }

  /// True when all tables are gone through, false when only some near the true one are.
  [[nodiscard]] bool is_whole() const { return is_whole_; }

  void each(const Ways::Take& take) const {
    const Ways::Take checked = [&](const std::vector<std::uint32_t>& counts) {
      if (!by_rules_ || hidden_counts(counts, box_.accusatory, rules_) == pattern_) take(counts);
    };
    Ways ways(box_.counts, open_, checked);
    if (is_whole_) {
      ways.all();
    } else {
      ways.near();
    }
  }

 private:
  const ScoredBox& box_;
  const Rules& rules_;
  std::vector<bool> pattern_;
  std::vector<std::size_t> open_;
  bool by_rules_ = true;
  bool is_whole_ = true;
};

std::vector<Bounds> bounds_of(const std::vector<std::uint32_t>& counts) {
  std::vector<Bounds> bounds;
  for (const std::uint32_t count : counts) bounds.push_back({count, count});
  return bounds;
}

Possible possible_of_box(const ScoredBox& box, const ScorePlaces& places, const Rules& rules, Value scale,
                         bool table_hidden) {
  const std::uint32_t respondents = respondents_of(box);
  Possible possible;
  BoxTables(box, rules, table_hidden).each([&](const std::vector<std::uint32_t>& counts) {
    const auto bounds = bounds_of(counts);
    const auto [at, fresh] = possible.try_emplace(box_value(box, counts, respondents, places, scale), bounds);
    if (!fresh) widen(at->second, bounds);
  });
  return possible;
}

}  // namespace

Value rounded(Value value, Value scale, int places) {
  return base::round_half_up(base::Ratio(value, scale), places).ten_thousandths();
}

ItemShape shape_of(const ScoredItem& item, const Rules& rules) {
  ItemShape shape;
  std::size_t common = item.boxes.front().counts.size();
  for (const ScoredBox& box : item.boxes) {
    const auto pattern = hidden_counts(box.counts, box.accusatory, rules);
    shape.hidden.insert(shape.hidden.end(), pattern.begin(), pattern.end());
    shape.truth.insert(shape.truth.end(), box.counts.begin(), box.counts.end());
    common = std::min(common, box.counts.size());
  }
  shape.counts = shape.hidden.size();
  shape.sums = item.boxes.size() > 1 ? common : 0;
  for (std::size_t choice = 0; choice < shape.sums; ++choice) {
    bool hidden = false;
    std::uint32_t sum = 0;
    std::size_t first = 0;
    for (const ScoredBox& box : item.boxes) {
      hidden = hidden || shape.hidden[first + choice];
      sum += box.counts[choice];
      first += box.counts.size();
    }
    // A sum is a secret where it is small; a large one is only what the boxes come to.
    shape.hidden.push_back(hidden && sum >= 1 && sum <= rules.small_most);
    shape.truth.push_back(sum);
  }
  return shape;
}

Value true_value(const ScoredItem& item, const ScorePlaces& places, Value scale) {
  Value sum = 0;
  for (const ScoredBox& box : item.boxes)
    sum += box_value(box, box.counts, respondents_of(box), places, scale);
  const Value mean = sum / static_cast<Value>(item.boxes.size());
  return places.item ? rounded(mean, scale, *places.item) * scale : mean;
}

namespace {

/// The boxes so far with one more. Two ways to the same sum are one from here on: what follows depends on the
/// sum.
Possible with_box(const Possible& before, const Possible& box, std::size_t sums) {
  Possible after;
  for (const auto& [sum, bounds] : before) {
    for (const auto& [value, own] : box) {
      std::vector<Bounds> all(bounds.begin(), bounds.end() - static_cast<std::ptrdiff_t>(sums));
      all.insert(all.end(), own.begin(), own.end());
      for (std::size_t choice = 0; choice < sums; ++choice) {
        const Bounds& so_far = bounds[bounds.size() - sums + choice];
        all.push_back({so_far.low + own[choice].low, so_far.high + own[choice].high});
      }
      const auto [at, fresh] = after.try_emplace(sum + value, all);
      if (!fresh) widen(at->second, all);
    }
  }
  return after;
}

/// Leaves the values nearest to the true one.
void keep_nearest(Possible& values, Value truth) {
  while (values.size() > values_most) {
    const auto last = std::prev(values.end());
    const bool first_is_farther = truth - values.begin()->first > last->first - truth;
    values.erase(first_is_farther ? values.begin() : last);
  }
}

}  // namespace

Possible possible_values(const ScoredItem& item, const ScorePlaces& places, const Rules& rules, Value scale,
                         bool table_hidden) {
  const std::size_t sums = shape_of(item, rules).sums;
  Possible sum_of_boxes{{0, std::vector<Bounds>(sums)}};
  Value truth = 0;
  for (const ScoredBox& box : item.boxes) {
    Possible possible = possible_of_box(box, places, rules, scale, table_hidden);
    const Value own = box_value(box, box.counts, respondents_of(box), places, scale);
    truth += own;
    keep_nearest(possible, own);
    sum_of_boxes = with_box(sum_of_boxes, possible, sums);
    keep_nearest(sum_of_boxes, truth);
  }
  Possible values;
  for (const auto& [sum, bounds] : sum_of_boxes) {
    const Value mean = sum / static_cast<Value>(item.boxes.size());
    const auto [at, fresh] =
        values.try_emplace(places.item ? rounded(mean, scale, *places.item) * scale : mean, bounds);
    if (!fresh) widen(at->second, bounds);
  }
  return values;
}

std::vector<bool> known_small_before(const ScoredItem& item, const Rules& rules) {
  const ItemShape shape = shape_of(item, rules);
  std::vector<Bounds> all;
  std::vector<Bounds> sums(shape.sums);
  for (const ScoredBox& box : item.boxes) {
    const BoxTables tables(box, rules, false);
    if (!tables.is_whole()) return std::vector<bool>(shape.hidden.size(), false);
    std::vector<Bounds> own = bounds_of(box.counts);
    tables.each([&own](const std::vector<std::uint32_t>& counts) { widen(own, bounds_of(counts)); });
    for (std::size_t i = 0; i < sums.size(); ++i)
      sums[i] = {sums[i].low + own[i].low, sums[i].high + own[i].high};
    all.insert(all.end(), own.begin(), own.end());
  }
  all.insert(all.end(), sums.begin(), sums.end());
  std::vector<bool> out;
  for (const Bounds& bounds : all) out.push_back(bounds.low >= 1 && bounds.high <= rules.small_most);
  return out;
}

}  // namespace prongsai::suppression::detail
