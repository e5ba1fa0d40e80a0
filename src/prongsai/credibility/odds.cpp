// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/odds.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "prongsai/base/assert.h"

namespace prongsai::credibility {
namespace {

constexpr double least = 1e-12;  // smaller figures would be a claim about the far tails of a model

/// std::lgamma writes a global in glibc; this is called from several threads. Stirling's series after
/// shifting.
double log_gamma(double x) {
  double shift = 0;
  for (; x < 10; x += 1) shift -= std::log(x);
  const double over = 1 / x;
  const double square = over * over;
  constexpr double half_log_two_pi = 0.91893853320467274178;
  return shift + (x - 0.5) * std::log(x) - x + half_log_two_pi +
         over * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
}

double log_choose(double n, double k) {
  return log_gamma(n + 1) - log_gamma(k + 1) - log_gamma(n - k + 1);
}

double log_beta(double a, double b) {
  return log_gamma(a) + log_gamma(b) - log_gamma(a + b);
}

double log_chance(const Trials& trials, double hits) {
  const double choose = log_choose(trials.of, hits);
  if (trials.together < 1e-9)
    return choose + hits * std::log(trials.share) + (trials.of - hits) * std::log1p(-trials.share);
  const double sum = 1 / trials.together - 1;
  const double a = trials.share * sum;
  const double b = (1 - trials.share) * sum;
  return choose + log_beta(hits + a, trials.of - hits + b) - log_beta(a, b);
}

/// Upper tail of the gamma distribution of whole `shape` and scale 1.
double gamma_tail(std::size_t shape, double x) {
  if (x <= 0) return 1;
  double term = 1;
  double sum = 1;
  for (std::size_t i = 1; i < shape; ++i) {
    term *= x / static_cast<double>(i);
    sum += term;
  }
  return std::min(1.0, sum * std::exp(-x));
}

}  // namespace

double upper_tail(const Trials& trials, double hits) {
  PRONGSAI_ASSERT(trials.share > 0 && trials.share < 1 && hits >= 0 && hits <= trials.of);
  PRONGSAI_ASSERT(trials.together >= 0 && trials.together < 1);
  double sum = 0.5 * std::exp(log_chance(trials, hits));
  for (double more = hits + 1; more <= trials.of; more += 1) {
    const double chance = std::exp(log_chance(trials, more));
    sum += chance;
    if (chance < least * 1e-3 && more > trials.of * trials.share) break;
  }
  return std::clamp(sum, least, 1.0);
}

double upper_tail_of_counts(double mean, double spread, double hits) {
  PRONGSAI_ASSERT(mean > 0 && spread >= 0 && hits >= 0);
  const auto log_of = [&](double count) {
    if (spread < 1e-9) return count * std::log(mean) - mean - log_gamma(count + 1);
    const double size = 1 / spread;
    return log_gamma(count + size) - log_gamma(size) - log_gamma(count + 1) +
           size * std::log(size / (size + mean)) + count * std::log(mean / (size + mean));
  };
  // Counting up to `hits` loses the far tail to rounding, but no more than what `least` cuts off.
  double below = 0;
  for (double count = 0; count < hits; count += 1) below += std::exp(log_of(count));
  const double tail = 1 - below - 0.5 * std::exp(log_of(hits));
  return std::clamp(tail, least, 1.0);
}

double upper_tail_of_normal(double deviations) {
  constexpr double root_half = 0.70710678118654752440;
  return std::clamp(0.5 * std::erfc(deviations * root_half), least, 1.0);
}

double deviations_of(double tail) {
  PRONGSAI_ASSERT(tail > 0 && tail < 1);
  double low = -7;
  double high = 7;
  constexpr int steps = 40;  // to the eleventh decimal
  for (int step = 0; step < steps; ++step) {
    const double middle = (low + high) / 2;
    (upper_tail_of_normal(middle) > tail ? low : high) = middle;
  }
  return (low + high) / 2;
}

double truncated_product(std::span<const double> tails, double threshold) {
  PRONGSAI_ASSERT(threshold > 0 && threshold <= 1);
  double sum = 0;  // of -log
  for (const double tail : tails)
    if (tail <= threshold) sum -= std::log(std::max(tail, least));
  if (sum == 0) return 1;
  // Given that k of them are below the threshold, -log(tail / threshold) is a gamma variable of shape k.
  double chance = 0;
  const auto all = static_cast<double>(tails.size());
  for (std::size_t k = 1; k <= tails.size(); ++k) {
    const auto count = static_cast<double>(k);
    const double rest =
        threshold < 1 ? (all - count) * std::log1p(-threshold) : (k == tails.size() ? 0 : -1e9);
    const double weight = std::exp(log_choose(all, count) + count * std::log(threshold) + rest);
    chance += weight * gamma_tail(k, sum + count * std::log(threshold));
  }
  return std::clamp(chance, least, 1.0);
}

std::vector<bool> false_discovery_queue(std::span<const double> tails, double q) {
  std::vector<std::size_t> order(tails.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return std::pair(tails[a], a) < std::pair(tails[b], b); });
  std::size_t told = 0;
  for (std::size_t rank = 1; rank <= order.size(); ++rank)
    if (tails[order[rank - 1]] <= q * static_cast<double>(rank) / static_cast<double>(order.size()))
      told = rank;
  std::vector<bool> out(tails.size(), false);
  for (std::size_t rank = 0; rank < told; ++rank) out[order[rank]] = true;
  return out;
}

}  // namespace prongsai::credibility
