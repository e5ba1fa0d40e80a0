// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <vector>

#include "prongsai/credibility/combine_detail.h"
#include "prongsai/credibility/odds.h"

namespace prongsai::credibility {
namespace {

constexpr std::size_t own_surveys = 2;  // internal and external: those an agency could fill
constexpr std::size_t places = signal_count * own_surveys;
using Tails = std::array<std::optional<double>, places>;

std::size_t place(Signal signal, Asked asked) {
  return static_cast<std::size_t>(signal) * own_surveys + static_cast<std::size_t>(asked);
}

/// The least tail that a signal may bring into the whole. A score may rise for good reasons: it supports what
/// other signals say, and cannot say it alone.
double strongest(Signal signal) {
  switch (signal) {
    case Signal::above_assessed:
    case Signal::jump:
      return 0.02;
    case Signal::day_peak:
      return 1e-2;
    default:
      return 1e-9;
  }
}

Tails tails_of(const EvidenceCard& card) {
  Tails out;
  for (const SignalSeen& seen : card.signals)
    if (seen.counts)
      out[place(seen.signal, seen.asked)] = std::clamp(seen.tail, strongest(seen.signal), 1 - 1e-9);
  return out;
}

/// How much each signal of one hand is worth beside the others. Chosen on simulated nations of other seeds
/// than those whose figures are published.
constexpr std::array one_hand = {
    std::pair{Signal::hasty, 1.5},          std::pair{Signal::quick, 1.0},
    std::pair{Signal::almost_perfect, 0.2}, std::pair{Signal::above_assessed, 0.2},
    std::pair{Signal::jump, 0.15},
};

struct Weight {
  std::size_t place;
  double weight;
};

std::vector<Weight> weights_of_one_hand() {
  std::vector<Weight> out;
  for (const auto& [signal, weight] : one_hand)
    for (const Asked asked : {Asked::internal, Asked::external})
      out.push_back({place(signal, asked), weight});
  return out;
}

/// Correlation of two signals among the agencies; figures far out are cut off, so that it is that of the
/// many.
double together(std::span<const std::array<std::optional<double>, places>> deviations, std::size_t a,
                std::size_t b) {
  constexpr double most = 2;
  double sum_ab = 0;
  double sum_aa = 0;
  double sum_bb = 0;
  for (const auto& one : deviations) {
    if (!one[a] || !one[b]) continue;
    const double x = std::clamp(*one[a], -most, most);
    const double y = std::clamp(*one[b], -most, most);
    sum_ab += x * y;
    sum_aa += x * x;
    sum_bb += y * y;
  }
  return sum_aa > 0 && sum_bb > 0 ? sum_ab / std::sqrt(sum_aa * sum_bb) : 0;
}

/// Weighted sums of deviations, over their standard deviation as the correlations have it (Stouffer).
std::vector<std::optional<double>> hands(std::span<const Tails> agencies) {
  std::vector<std::array<std::optional<double>, places>> deviations(agencies.size());
  for (std::size_t i = 0; i < agencies.size(); ++i)
    for (std::size_t at = 0; at < places; ++at)
      if (agencies[i][at]) deviations[i][at] = deviations_of(*agencies[i][at]);
  const std::vector<Weight> weights = weights_of_one_hand();
  std::vector<std::vector<double>> correlation(weights.size(), std::vector<double>(weights.size(), 1));
  for (std::size_t a = 0; a < weights.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      correlation[a][b] = correlation[b][a] = together(deviations, weights[a].place, weights[b].place);

  std::vector<std::optional<double>> out(agencies.size());
  for (std::size_t i = 0; i < agencies.size(); ++i) {
    double sum = 0;
    double variance = 0;
    for (std::size_t a = 0; a < weights.size(); ++a) {
      const auto& own = deviations[i][weights[a].place];
      if (!own) continue;
      sum += weights[a].weight * *own;
      for (std::size_t b = 0; b < weights.size(); ++b)
        if (deviations[i][weights[b].place])
          variance += weights[a].weight * weights[b].weight * correlation[a][b];
    }
    if (variance > 0) out[i] = upper_tail_of_normal(sum / std::sqrt(variance));
  }
  return out;
}

double product(const Tails& tails, std::initializer_list<Signal> signals, std::optional<double> hand) {
  constexpr double threshold = 0.3;
  std::vector<double> taken;
  for (const Signal signal : signals)
    for (const Asked asked : {Asked::internal, Asked::external})
      if (const auto& tail = tails[place(signal, asked)]) taken.push_back(*tail);
  if (hand) taken.push_back(*hand);
  return taken.empty() ? 1 : truncated_product(taken, threshold);
}

}  // namespace

void combine(std::span<EvidenceCard> cards) {
  std::vector<Tails> tails;
  for (const EvidenceCard& card : cards) tails.push_back(tails_of(card));
  const std::vector<std::optional<double>> hand = hands(tails);
  constexpr std::ptrdiff_t signals_least = 3;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (std::count_if(tails[i].begin(), tails[i].end(), [](const auto& tail) { return tail.has_value(); }) <
        signals_least) {
      continue;
    }
    using enum Signal;
    const std::array ways = {hand[i].value_or(1),
                             product(tails[i], {hasty, no_time_told, burst, day_peak, one_column}, {}),
                             product(tails[i], {twins}, hand[i]), product(tails[i], {late_top_up}, hand[i])};
    const double least = *std::min_element(ways.begin(), ways.end());
    cards[i].whole = Whole::told;
    cards[i].tail = -std::expm1(static_cast<double>(ways.size()) * std::log1p(-std::min(least, 1 - 1e-12)));
  }
}

}  // namespace prongsai::credibility
