// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <utility>

#include "prongsai/credibility/odds.h"
#include "prongsai/credibility/usual_detail.h"

namespace prongsai::credibility {
namespace {

/// A peer group of fewer is pooled with all the other small ones.
constexpr std::size_t group_least = 200;
constexpr std::size_t neighbours_least = 60;
constexpr std::size_t spread_least = 150;
constexpr double unusual = 0.05;
/// Squared deviations are cut off here, so that stuffed agencies do not widen what is usual; the mean of what
/// is left of a chi-square variable of one degree is 0.97.
constexpr double square_most = 6.0;
constexpr double square_mean = 0.97;

using Pool = std::vector<std::size_t>;  // indices of figures, ordered by `beside`

std::vector<Pool> pools_of(std::span<const Figure> figures) {
  std::map<std::uint32_t, Pool> groups;
  for (std::size_t i = 0; i < figures.size(); ++i) groups[figures[i].peers].push_back(i);
  std::vector<Pool> out;
  Pool small;
  for (auto& [number, group] : groups) {
    if (group.size() >= group_least) {
      out.push_back(std::move(group));
    } else {
      small.insert(small.end(), group.begin(), group.end());
    }
  }
  if (!small.empty() && small.size() < neighbours_least && !out.empty()) {
    out.front().insert(out.front().end(), small.begin(), small.end());
  } else if (!small.empty()) {
    out.push_back(std::move(small));
  }
  for (Pool& pool : out) {
    std::sort(pool.begin(), pool.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(figures[a].beside, a) < std::pair(figures[b].beside, b);
    });
  }
  return out;
}

/// The stretch of a pool that is compared with its i-th member: those next to it.
struct Stretch {
  std::size_t first;
  std::size_t last;  // behind the last
};
Stretch around(std::size_t i, std::size_t size) {
  const std::size_t width = std::min(size, std::max(neighbours_least, size / 12));
  const std::size_t first = std::min(i - std::min(i, width / 2), size - width);
  return {.first = first, .last = first + width};
}

/// What one member's squared deviation over its variance is under a spread.
using Square = std::function<double(std::size_t, double)>;

/// The spread at which the cut-off squares of the members from `first` to `last` have the mean they should
/// have: bisection, as the mean falls with it.
double find_spread(Stretch members, double most, const Square& square) {
  const auto mean = [&](double spread) {
    double sum = 0;
    for (std::size_t i = members.first; i < members.last; ++i)
      sum += std::min(square_most, square(i, spread));
    return sum / static_cast<double>(members.last - members.first);
  };
  double low = 0;
  double high = most;
  if (mean(low) <= square_mean) return 0;
  constexpr int steps = 45;
  for (int step = 0; step < steps; ++step) {
    const double middle = (low + high) / 2;
    (mean(middle) > square_mean ? low : high) = middle;
  }
  return high;
}

/// The spread for each member, found block by block: what is near the best score strays less.
std::vector<double> spreads(std::size_t size, double most, const Square& square) {
  const std::size_t blocks = std::max<std::size_t>(1, size / spread_least);
  std::vector<double> out;
  for (std::size_t block = 0; block < blocks; ++block) {
    const Stretch members{.first = size * block / blocks, .last = size * (block + 1) / blocks};
    out.resize(members.last, find_spread(members, most, square));
  }
  return out;
}

double highest_hits(double of, const std::function<double(double)>& tail) {
  double low = 0;
  double high = of;
  while (high - low > 0.5) {
    const double middle = std::floor((low + high) / 2);
    if (middle == low && tail(middle) > unusual) return high;
    if (tail(middle) > unusual) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return std::max(0.0, high - 1);
}

/// Each member's rate: sum of values over sum of `of` in its stretch.
std::vector<double> rates(std::span<const Figure> figures, const Pool& pool) {
  std::vector<double> values(pool.size() + 1, 0);
  std::vector<double> ofs(pool.size() + 1, 0);
  for (std::size_t i = 0; i < pool.size(); ++i) {
    values[i + 1] = values[i] + figures[pool[i]].value;
    ofs[i + 1] = ofs[i] + figures[pool[i]].of;
  }
  std::vector<double> out;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    const Stretch stretch = around(i, pool.size());
    // Half a hit more: what never happened among so few may still happen.
    out.push_back((values[stretch.last] - values[stretch.first] + 0.5) /
                  (ofs[stretch.last] - ofs[stretch.first] + 1));
  }
  return out;
}

std::vector<double> local_medians(std::span<const Figure> figures, const Pool& pool) {
  std::vector<double> out;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    const Stretch stretch = around(i, pool.size());
    std::vector<double> values;
    for (std::size_t at = stretch.first; at < stretch.last; ++at) values.push_back(figures[pool[at]].value);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    out.push_back(*middle);
  }
  return out;
}

}  // namespace

std::vector<Held> hold_shares(std::span<const Figure> figures) {
  std::vector<Held> out(figures.size());
  for (const Pool& pool : pools_of(figures)) {
    std::vector<double> shares = rates(figures, pool);
    for (double& share : shares) share = std::clamp(share, 1e-6, 1 - 1e-6);
    const std::vector<double> together = spreads(pool.size(), 0.9, [&](std::size_t i, double spread) {
      const Figure& one = figures[pool[i]];
      const double off = one.value - one.of * shares[i];
      return off * off / (one.of * shares[i] * (1 - shares[i]) * (1 + (one.of - 1) * spread));
    });
    for (std::size_t i = 0; i < pool.size(); ++i) {
      const Figure& one = figures[pool[i]];
      const Trials trials{.of = one.of, .share = shares[i], .together = together[i]};
      const auto tail = [&](double hits) { return upper_tail(trials, hits); };
      out[pool[i]] = {.expected = one.of * shares[i],
                      .highest_usual = highest_hits(one.of, tail),
                      .tail = tail(one.value)};
    }
  }
  return out;
}

std::vector<Held> hold_counts(std::span<const Figure> figures) {
  std::vector<Held> out(figures.size());
  for (const Pool& pool : pools_of(figures)) {
    const std::vector<double> rate = rates(figures, pool);
    const auto mean = [&](std::size_t i) { return std::max(1e-6, rate[i] * figures[pool[i]].of); };
    const std::vector<double> spread = spreads(pool.size(), 50, [&](std::size_t i, double trial) {
      const double off = figures[pool[i]].value - mean(i);
      return off * off / (mean(i) + trial * mean(i) * mean(i));
    });
    for (std::size_t i = 0; i < pool.size(); ++i) {
      const double value = figures[pool[i]].value;
      const auto tail = [&](double hits) { return upper_tail_of_counts(mean(i), spread[i], hits); };
      out[pool[i]] = {.expected = mean(i),
                      .highest_usual = highest_hits(std::ceil(20 + 20 * mean(i)), tail),
                      .tail = tail(value)};
    }
  }
  return out;
}

std::vector<Held> hold_ranks(std::span<const Figure> figures) {
  std::vector<Held> out(figures.size());
  const auto share = [&](std::size_t i) { return figures[i].value / figures[i].of; };
  for (const Pool& pool : pools_of(figures)) {
    std::vector<double> all;
    for (const std::size_t i : pool) all.push_back(share(i));
    std::sort(all.begin(), all.end());
    const auto count = static_cast<double>(all.size());
    const auto at = [&](double part) { return all[static_cast<std::size_t>(part * (count - 1))]; };
    for (const std::size_t i : pool) {
      const auto [low, high] = std::equal_range(all.begin(), all.end(), share(i));
      const auto above = static_cast<double>(all.end() - high);
      const auto equal = static_cast<double>(high - low);
      out[i] = {.expected = at(0.5) * figures[i].of,
                .highest_usual = at(1 - unusual) * figures[i].of,
                .tail = (above + equal / 2) / count};
    }
  }
  return out;
}

std::vector<Held> hold_points(std::span<const Figure> figures) {
  std::vector<Held> out(figures.size());
  for (const Pool& pool : pools_of(figures)) {
    const std::vector<double> medians = local_medians(figures, pool);
    const std::vector<double> variances = spreads(pool.size(), 1e4, [&](std::size_t i, double variance) {
      const Figure& one = figures[pool[i]];
      const double off = one.value - medians[i];
      return off * off / (variance + one.uncertain * one.uncertain + 1e-9);
    });
    for (std::size_t i = 0; i < pool.size(); ++i) {
      const Figure& one = figures[pool[i]];
      const double deviation = std::sqrt(variances[i] + one.uncertain * one.uncertain + 1e-9);
      constexpr double deviations_of_unusual = 1.6448536269514722;
      out[pool[i]] = {.expected = medians[i],
                      .highest_usual = medians[i] + deviations_of_unusual * deviation,
                      .tail = upper_tail_of_normal((one.value - medians[i]) / deviation)};
    }
  }
  return out;
}

std::vector<int> percentiles(std::span<const Figure> figures, std::span<const Held> held) {
  std::vector<int> out(figures.size(), 0);
  for (const Pool& pool : pools_of(figures)) {
    std::vector<double> tails;
    for (const std::size_t i : pool) tails.push_back(held[i].tail);
    std::sort(tails.begin(), tails.end());
    for (const std::size_t i : pool) {
      const auto less_marked = tails.end() - std::upper_bound(tails.begin(), tails.end(), held[i].tail);
      out[i] = static_cast<int>(100 * less_marked / static_cast<std::ptrdiff_t>(pool.size()));
    }
  }
  return out;
}

}  // namespace prongsai::credibility
