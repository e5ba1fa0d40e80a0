// SPDX-License-Identifier: Apache-2.0
#include "prongsai/credibility/weigh.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "prongsai/credibility/combine_detail.h"
#include "prongsai/credibility/odds.h"
#include "prongsai/credibility/usual_detail.h"

namespace prongsai::credibility {
namespace {

using survey::Pace;

double points_of(Points points) {
  return static_cast<double>(points.ten_thousandths()) / Points::unit;
}
double pace_of(const SurveyTraces& survey, Pace pace) {
  return survey.pace[static_cast<std::size_t>(pace)];
}
double error_of(const SurveyTraces& survey) {
  return survey.deviation / std::sqrt(survey.sheets);
}

/// What a signal measures in a survey, or nothing where it cannot.
std::optional<Figure> measure(Signal signal, const SurveyTraces& of,
                              const std::optional<SurveyTraces>& assessed) {
  const double sheets = of.sheets;
  switch (signal) {
    case Signal::almost_perfect:
      if (of.sheets - of.almost_perfect < 5) return std::nullopt;  // too few others to tell what is expected
      return Figure{.value = static_cast<double>(of.almost_perfect), .of = sheets, .beside = of.others_mean};
    case Signal::one_column:
      return Figure{.value = static_cast<double>(of.one_column), .of = sheets};
    case Signal::twins:
      return Figure{
          .value = static_cast<double>(of.twins), .of = of.twins_dealt + 0.02 * sheets, .beside = sheets};
    case Signal::hasty: {
      const double told = sheets - pace_of(of, Pace::unknown);
      if (told < sheets_least) return std::nullopt;
      return Figure{.value = pace_of(of, Pace::hasty), .of = told};
    }
    case Signal::quick: {
      // Out of those that are not hasty: so the two say different things.
      const double others = sheets - pace_of(of, Pace::unknown) - pace_of(of, Pace::hasty);
      if (others < sheets_least) return std::nullopt;
      return Figure{.value = pace_of(of, Pace::quick), .of = others};
    }
    case Signal::no_time_told:
      return Figure{.value = pace_of(of, Pace::unknown), .of = sheets};
    case Signal::day_peak:
      return Figure{.value = static_cast<double>(of.day_peak), .of = sheets, .beside = sheets};
    case Signal::burst:
      if (!of.burst_levels) return std::nullopt;
      return Figure{.value = static_cast<double>(*of.burst_levels), .of = 1, .beside = sheets};
    case Signal::late_top_up: {
      // Only where the last days lifted it over its minimum, and not far over.
      if (!of.required || of.sheets < *of.required || of.sheets * 100 > *of.required * 112)
        return std::nullopt;
      if (of.sheets - of.last_days >= *of.required) return std::nullopt;
      return Figure{.value = static_cast<double>(of.last_days), .of = sheets};
    }
    case Signal::above_assessed: {
      if (!assessed || !assessed->score || !of.score) return std::nullopt;
      const double other = points_of(*assessed->score);
      return Figure{.value = points_of(*of.score) - other,
                    .beside = other,
                    .uncertain = std::hypot(error_of(of), error_of(*assessed))};
    }
    case Signal::jump: {
      if (!of.score || !of.score_before) return std::nullopt;
      const double before = points_of(*of.score_before);
      return Figure{.value = points_of(*of.score) - before,
                    .beside = before,
                    .uncertain = std::sqrt(2.0) * error_of(of)};
    }
  }
  return std::nullopt;
}

std::vector<Held> hold(Signal signal, std::span<const Figure> figures) {
  switch (signal) {
    case Signal::twins:
    case Signal::burst:
      return hold_counts(figures);
    case Signal::day_peak:
    case Signal::late_top_up:
      return hold_ranks(figures);
    case Signal::above_assessed:
    case Signal::jump:
      return hold_points(figures);
    default:
      return hold_shares(figures);
  }
}

/// A staff meeting fills in together: that internal answers come in a heap says nothing.
bool counts(Signal signal, Asked asked) {
  return !(signal == Signal::day_peak && asked == Asked::internal);
}

std::size_t asked_of(Asked asked, std::span<const AgencyTraces> agencies) {
  return static_cast<std::size_t>(
      std::count_if(agencies.begin(), agencies.end(), [&](const AgencyTraces& agency) {
        return agency.surveys[static_cast<std::size_t>(asked)].has_value();
      }));
}

void look_for(Signal signal, Asked asked, std::span<const AgencyTraces> agencies, Weighed& out) {
  std::vector<Figure> figures;
  for (std::size_t i = 0; i < agencies.size(); ++i) {
    const auto& survey = agencies[i].surveys[static_cast<std::size_t>(asked)];
    if (!survey) continue;
    const auto& assessed = agencies[i].surveys[static_cast<std::size_t>(Asked::external_assessed)];
    auto figure = measure(signal, *survey, assessed);
    if (!figure) continue;
    figure->agency = static_cast<std::uint32_t>(i);
    figure->peers = agencies[i].peers;
    figures.push_back(*figure);
  }
  if (figures.size() < peers_least) return;
  std::vector<Held> held = hold(signal, figures);
  if (signal == Signal::late_top_up) {
    // That the last days lifted an agency over its minimum at all is part of what is unlikely.
    const double share = static_cast<double>(figures.size()) / static_cast<double>(asked_of(asked, agencies));
    for (Held& one : held) one.tail *= share;
  }
  const std::vector<int> places = percentiles(figures, held);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const bool of_sheets = unit_of(signal) == Unit::sheets;
    out.cards[figures[i].agency].signals.push_back(
        {.signal = signal,
         .asked = asked,
         .value = figures[i].value,
         .expected = held[i].expected,
         .highest_usual = held[i].highest_usual,
         .of = of_sheets ? agencies[figures[i].agency].surveys[static_cast<std::size_t>(asked)]->sheets : 0,
         .tail = held[i].tail,
         .percentile = places[i],
         .outcome = held[i].tail <= 0.05 ? SignalOutcome::unusual : SignalOutcome::usual,
         .counts = counts(signal, asked)});
  }
}

Coverage coverage_of(Asked asked, const SurveyTraces& survey) {
  Coverage out{
      .asked = asked, .sheets = survey.sheets, .required = survey.required, .population = survey.population};
  constexpr double deviations = 1.959963984540054;
  double missed = 1;  // share of the population that did not answer: the finite-population correction
  if (survey.population && *survey.population > 0) {
    const double share = std::min(1.0, static_cast<double>(survey.sheets) / *survey.population);
    out.share = 100 * share;
    missed = 1 - share;
  }
  out.margin = deviations * error_of(survey) * std::sqrt(missed);
  return out;
}

/// How far the middle of the agencies is from what the model says: -log of the tails at their upper tenth.
double inflation_of(std::span<const EvidenceCard> cards) {
  constexpr double upper = 0.1;
  std::vector<double> tails;
  for (const EvidenceCard& card : cards)
    if (card.whole == Whole::told) tails.push_back(card.tail);
  if (tails.size() < peers_least) return 1;
  const auto at = tails.begin() + static_cast<std::ptrdiff_t>(upper * static_cast<double>(tails.size()));
  std::nth_element(tails.begin(), at, tails.end());
  return std::max(1.0, std::log(*at) / std::log(upper));
}

Bunching bunching_of(std::span<const AgencyTraces> agencies, Points pass_mark) {
  constexpr std::int64_t near = Points::unit / 2;
  constexpr std::int64_t far = 2 * Points::unit;
  Bunching out;
  double further_below = 0.5;  // never none
  double further_above = 0.5;
  for (const AgencyTraces& agency : agencies) {
    if (!agency.total) continue;
    const std::int64_t off = (*agency.total - pass_mark).ten_thousandths();
    if (off >= 0 && off < near) ++out.above;
    if (off < 0 && off >= -near) ++out.below;
    if (off >= near && off < far) ++further_above;
    if (off < -near && off >= -far) ++further_below;
  }
  const double all = out.above + out.below;
  if (all == 0) return out;
  // The middles of the further stretches lie 2.5 points apart, those of the near ones 0.5: a fifth of the
  // slope.
  const double slope = std::pow(further_above / further_below, 0.2);
  const double share = slope / (1 + slope);
  out.expected_above = all * share;
  out.tail = upper_tail({.of = all, .share = share, .together = 0}, out.above);
  return out;
}

}  // namespace

Weighed weigh(std::span<const AgencyTraces> agencies, const WeighOptions& options) {
  Weighed out;
  out.cards.resize(agencies.size());
  for (std::size_t signal = 0; signal < signal_count; ++signal)
    for (const Asked asked : {Asked::internal, Asked::external})
      look_for(static_cast<Signal>(signal), asked, agencies, out);
  std::map<std::uint32_t, std::size_t> group_sizes;
  for (const AgencyTraces& agency : agencies) ++group_sizes[agency.peers];
  for (std::size_t i = 0; i < agencies.size(); ++i) {
    for (std::size_t asked = 0; asked < asked_count; ++asked)
      if (const auto& survey = agencies[i].surveys[asked])
        out.cards[i].coverage.push_back(coverage_of(static_cast<Asked>(asked), *survey));
    out.cards[i].peers = group_sizes[agencies[i].peers];
    if (agencies.size() < peers_least) out.cards[i].whole = Whole::too_few_peers;
  }
  if (agencies.size() >= peers_least) combine(out.cards);
  out.inflation = inflation_of(out.cards);
  std::vector<double> tails;
  for (EvidenceCard& card : out.cards) tails.push_back(card.tail = std::pow(card.tail, 1 / out.inflation));
  const std::vector<bool> queue = false_discovery_queue(tails, options.q);
  for (std::size_t i = 0; i < queue.size(); ++i)
    out.cards[i].queued = queue[i] && out.cards[i].whole == Whole::told;
  out.queued = static_cast<std::size_t>(std::count_if(out.cards.begin(), out.cards.end(),
                                                      [](const EvidenceCard& card) { return card.queued; }));
  if (options.pass_mark) out.bunching = bunching_of(agencies, *options.pass_mark);
  return out;
}

}  // namespace prongsai::credibility
