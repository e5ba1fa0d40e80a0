// SPDX-License-Identifier: Apache-2.0
// Hides one question's counts so that they do not give one another away.
#include "prongsai/suppression/distribution.h"

#include <algorithm>
#include <numeric>

#include "prongsai/base/assert.h"

namespace prongsai::suppression {
namespace {

class Hiding {
 public:
  Hiding(std::span<const std::uint32_t> counts, const Rules& rules)
      : counts_(counts), rules_(rules), hidden_(counts.size(), false) {}

  void hide(std::size_t choice) {
    if (hidden_[choice]) return;
    hidden_[choice] = true;
    cells_ += 1;
    sum_ += counts_[choice];
    if (counts_[choice] == 0 || counts_[choice] > rules_.small_most) has_other_ = true;
  }

  /// What is not small hides among the small only if its own value is not fixed by them.
  [[nodiscard]] bool give_one_another_away() const {
    if (cells_ == 0) return false;
    if (cells_ == 1 || sum_ <= rules_.small_most) return true;
    return !has_other_ && (sum_ == cells_ || sum_ == cells_ * rules_.small_most);
  }

  /// Nobody's choice is hidden last, where nothing else is left. False where nothing at all is left.
  bool hide_next_lowest() {
    std::uint32_t lowest = 0;
    for (std::size_t choice = 0; choice < counts_.size(); ++choice) {
      if (!hidden_[choice] && counts_[choice] > 0 && (lowest == 0 || counts_[choice] < lowest))
        lowest = counts_[choice];
    }
    if (lowest == 0 && cells_ == counts_.size()) return false;
    for (std::size_t choice = 0; choice < counts_.size(); ++choice) {
      if (counts_[choice] == lowest) hide(choice);
    }
    return true;
  }

  [[nodiscard]] std::vector<bool> taken() && { return std::move(hidden_); }

 private:
  std::span<const std::uint32_t> counts_;
  const Rules& rules_;
  std::vector<bool> hidden_;
  std::uint64_t cells_ = 0;
  std::uint64_t sum_ = 0;
  bool has_other_ = false;
};

}  // namespace

std::vector<bool> hidden_counts(std::span<const std::uint32_t> counts, bool accusatory, const Rules& rules) {
  PRONGSAI_ASSERT(counts.size() >= 2 && counts.size() <= 7);
  PRONGSAI_ASSERT(rules.floor >= 2 && rules.small_most >= 1 && rules.small_most < rules.floor);
  const std::uint64_t respondents = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  // As many choices as people, all of them taken, could only be one person each.
  if (respondents < rules.floor || respondents <= counts.size())
    return std::vector<bool>(counts.size(), true);

  Hiding hiding(counts, rules);
  const auto unanimous = std::find(counts.begin(), counts.end(), respondents);
  if (accusatory && unanimous != counts.end()) {
    const auto choice = static_cast<std::size_t>(unanimous - counts.begin());
    hiding.hide(choice);
    hiding.hide(choice == 0 ? 1 : choice - 1);
    return std::move(hiding).taken();
  }
  for (std::size_t choice = 0; choice < counts.size(); ++choice) {
    if (counts[choice] >= 1 && counts[choice] <= rules.small_most) hiding.hide(choice);
  }
  while (hiding.give_one_another_away() && hiding.hide_next_lowest()) {
  }
  return std::move(hiding).taken();
}

std::string printed_percent(std::uint64_t count, std::uint64_t respondents) {
  PRONGSAI_ASSERT(respondents >= 1 && count <= respondents);
  constexpr std::uint64_t decimals_from = 50;
  const bool decimal = respondents >= decimals_from;
  const std::uint64_t scale = decimal ? 1'000 : 100;
  const std::uint64_t rounded = (2 * scale * count + respondents) / (2 * respondents);
  if (!decimal) return std::to_string(rounded);
  return std::to_string(rounded / 10) + "." + std::to_string(rounded % 10);
}

}  // namespace prongsai::suppression
