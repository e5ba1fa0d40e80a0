// SPDX-License-Identifier: Apache-2.0
// For tests: an exact solver written quite differently from the room's, and random assessments.
#pragma once

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "prongsai/suppression/distribution.h"
#include "prongsai/suppression/ledger.h"

namespace prongsai::suppression::testing {

/// Tries every way to fill the hidden cells with whole numbers, cell by cell, and gives up a branch as soon
/// as a sum cannot come out any more. No algebra.
class Trying {
 public:
  explicit Trying(const Table& table) : table_(table), value_(table.cells()) {
    for (CellIndex cell = 0; cell < table.cells(); ++cell) {
      if (table.cell(cell).standing == Standing::hidden) hidden_.push_back(cell);
    }
    std::sort(hidden_.begin(), hidden_.end(), [&](CellIndex a, CellIndex b) {
      return std::pair(is_total(a), a) < std::pair(is_total(b), b);
    });
  }

  /// Is there a filling in which the cell has this value?
  bool is_possible(CellIndex cell, std::uint64_t value) {
    for (CellIndex at = 0; at < table_.cells(); ++at)
      if (table_.cell(at).standing == Standing::hidden)
        value_[at] = std::nullopt;
      else
        value_[at] = table_.cell(at).count;
    value_[cell] = value;
    return sums_can_hold() && fill(0);
  }

  /// Another value than the true one is possible, and for a small count 0 or more than small.
  bool is_safe(CellIndex cell, std::uint64_t small_most, std::uint64_t values_up_to) {
    const std::uint64_t truth = table_.cell(cell).count;
    const bool small = truth >= 1 && truth <= small_most;
    for (std::uint64_t value = 0; value <= values_up_to; ++value) {
      if (value == truth || (small && value >= 1 && value <= small_most)) continue;
      if (is_possible(cell, value)) return true;
    }
    return false;
  }

 private:
  bool is_total(CellIndex cell) const {
    for (const auto number : table_.sums_of(cell)) {
      if (table_.sums()[number].total == cell) return true;
    }
    return false;
  }
  bool sum_can_hold(const Table::Sum& sum) const {
    std::uint64_t parts = 0;
    bool open = false;
    for (const CellIndex part : sum.parts) {
      parts += value_[part].value_or(0);
      open = open || !value_[part];
    }
    const auto total = value_[sum.total];
    return !total || (open ? parts <= *total : parts == *total);
  }
  bool sums_can_hold() const {
    return std::all_of(table_.sums().begin(), table_.sums().end(),
                       [&](const auto& sum) { return sum_can_hold(sum); });
  }
  /// What a cell may be at most, and what it must be where it is the last open one of a sum.
  bool limits(CellIndex cell, std::uint64_t& low, std::uint64_t& high) const {
    low = 0;
    high = 1'000;
    for (const auto number : table_.sums_of(cell)) {
      const Table::Sum& sum = table_.sums()[number];
      std::uint64_t parts = 0;
      std::size_t open = 0;
      for (const CellIndex part : sum.parts) {
        parts += value_[part].value_or(0);
        open += value_[part] ? 0U : 1U;
      }
      if (sum.total == cell) {
        low = std::max(low, parts);
        if (open == 0) high = std::min(high, parts);
      } else if (const auto total = value_[sum.total]) {
        if (*total < parts) return false;
        high = std::min(high, *total - parts);
        if (open == 1) low = std::max(low, *total - parts);
      }
    }
    return low <= high;
  }
  bool fill(std::size_t at) {
    while (at < hidden_.size() && value_[hidden_[at]]) ++at;
    if (at == hidden_.size()) return sums_can_hold();
    const CellIndex cell = hidden_[at];
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    if (!limits(cell, low, high)) return false;
    for (std::uint64_t value = low; value <= high; ++value) {
      value_[cell] = value;
      bool can = true;
      for (const auto number : table_.sums_of(cell)) can = can && sum_can_hold(table_.sums()[number]);
      if (can && fill(at + 1)) return true;
    }
    value_[cell] = std::nullopt;
    return false;
  }

  const Table& table_;
  std::vector<CellIndex> hidden_;
  std::vector<std::optional<std::uint64_t>> value_;
};

/// Answers as they come: most at the good end, a few elsewhere.
inline std::vector<std::uint32_t> random_counts(std::mt19937& random, std::size_t choices,
                                                std::uint32_t respondents) {
  std::vector<double> weights(choices);
  const int shape = static_cast<int>(random() % 3);
  for (std::size_t i = 0; i < choices; ++i)
    weights[i] = shape == 0   ? 1.0
                 : shape == 1 ? 1.0 / (1.0 + 3.0 * static_cast<double>(i))
                              : (i == 0 ? 12.0 : 1.0);
  std::discrete_distribution<std::size_t> choose(weights.begin(), weights.end());
  std::vector<std::uint32_t> counts(choices, 0);
  for (std::uint32_t i = 0; i < respondents; ++i) ++counts[choose(random)];
  return counts;
}

/// One question of one survey as a release: its counts and the number of respondents, which is known.
inline void add_question(Release& release, const std::string& survey,
                         const std::vector<std::uint32_t>& counts, bool accusatory, const Rules& rules) {
  const auto hidden = hidden_counts(counts, accusatory, rules);
  SumOfFigures sum{survey + "/n", {}};
  std::uint64_t respondents = 0;
  for (std::size_t choice = 0; choice < counts.size(); ++choice) {
    const std::string name = survey + "/" + std::to_string(choice + 1);
    release.figures.push_back({name, counts[choice], hidden[choice] ? Wish::hide : Wish::show});
    sum.parts.push_back(name);
    respondents += counts[choice];
  }
  release.figures.push_back({survey + "/n", respondents, Wish::known});
  release.sums.push_back(sum);
}

/// The totals of surveys that are in the ledger or in the release: one figure a choice, wished to be shown.
inline void add_totals(Release& release, const std::string& name, const std::vector<std::string>& surveys,
                       const std::vector<std::vector<std::uint32_t>>& counts) {
  SumOfFigures respondents{name + "/n", {}};
  std::uint64_t all = 0;
  for (std::size_t choice = 0; choice < counts.front().size(); ++choice) {
    SumOfFigures sum{name + "/" + std::to_string(choice + 1), {}};
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < surveys.size(); ++i) {
      sum.parts.push_back(surveys[i] + "/" + std::to_string(choice + 1));
      total += counts[i][choice];
    }
    release.figures.push_back({sum.total, total, Wish::show});
    release.sums.push_back(sum);
    respondents.parts.push_back(sum.total);
    all += total;
  }
  release.figures.push_back({name + "/n", all, Wish::known});
  release.sums.push_back(respondents);
}

}  // namespace prongsai::suppression::testing
