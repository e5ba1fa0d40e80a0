// SPDX-License-Identifier: Apache-2.0
#include "prongsai/analysis/significance.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "prongsai/analysis/natural.h"
#include "prongsai/base/assert.h"

namespace prongsai::analysis {
namespace {

using Reason = SignificanceReason;

std::uint64_t answers_of(const Answers& question) {
  std::uint64_t out = 0;
  for (const std::uint32_t count : question.counts) out += count;
  return out;
}

std::uint64_t ten_thousandths(Points points) {
  PRONGSAI_ASSERT(points >= Points{});
  return static_cast<std::uint64_t>(points.ten_thousandths());
}

Fraction mean_of(const Answers& question) {
  Natural sum;
  for (std::size_t i = 0; i < question.counts.size(); ++i)
    sum = sum + Natural(question.counts[i]) * ten_thousandths(question.choice_points[i]);
  return {sum, answers_of(question)};
}

/// Squared standard error of the mean. n * sum(c p²) - (sum(c p))² is the sum over pairs of choices of
/// c c' (p - p')², which needs no subtraction of great numbers.
Fraction squared_error(const Answers& question, std::optional<std::uint64_t> population) {
  Natural spread;
  for (std::size_t i = 0; i < question.counts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const std::uint64_t a = ten_thousandths(question.choice_points[i]);
      const std::uint64_t b = ten_thousandths(question.choice_points[j]);
      const Natural gap = a > b ? a - b : b - a;
      spread = spread + Natural(question.counts[i]) * question.counts[j] * gap * gap;
    }
  }
  const std::uint64_t n = answers_of(question);
  Fraction out{spread, Natural(n) * n * (n - 1)};
  if (population) out = out * Fraction{*population - n, *population - 1};
  return out;
}

struct Estimate {
  Fraction mean;
  Fraction squared_error;
};

Estimate estimate_of(const SampleSide& side) {
  Estimate out;
  for (const Answers& question : side.questions) {
    const Fraction share{question.share_top, question.share_bottom};
    out.mean = out.mean + mean_of(question) * share;
    out.squared_error = out.squared_error + squared_error(question, side.population) * share;
  }
  return out;
}

bool has_counts(const SampleSide& side) {
  return !side.questions.empty() &&
         std::all_of(side.questions.begin(), side.questions.end(), [](const Answers& question) {
           return !question.counts.empty() && question.counts.size() == question.choice_points.size() &&
                  analysis::answers_of(question) > 0;
         });
}

template <class Test>
bool any_question(const SampleSide& side, Test test) {
  return std::any_of(side.questions.begin(), side.questions.end(), test);
}

bool everybody_answered(const SampleSide& side) {
  return side.population && !any_question(side, [&](const Answers& question) {
           return answers_of(question) != *side.population;
         });
}

/// What keeps one side from being tested.
Reason trouble_of(const SampleSide& side) {
  if (!has_counts(side)) return Reason::no_counts;
  const auto too_many = [&](const Answers& question) {
    return side.population && answers_of(question) > *side.population;
  };
  if (any_question(side, too_many)) return Reason::population_too_small;
  if (everybody_answered(side)) return Reason::none;
  const auto few = [](const Answers& question) { return answers_of(question) < answers_least; };
  return any_question(side, few) ? Reason::too_few_answers : Reason::none;
}

Reason trouble_between(const SampleSide& earlier, const SampleSide& later) {
  for (const SampleSide* side : {&earlier, &later}) {
    if (const Reason reason = trouble_of(*side); reason != Reason::none) return reason;
  }
  if (earlier.questions.size() != later.questions.size()) return Reason::other_questions;
  for (std::size_t i = 0; i < later.questions.size(); ++i) {
    if (earlier.questions[i].choice_points != later.questions[i].choice_points) return Reason::scale_changed;
  }
  return Reason::none;
}

SignificanceFinding whole_population() {
  return {.outcome = Significance::whole_population,
          .reason = Reason::not_a_sample,
          .statistic = {},
          .probability = {}};
}

/// For display: the same formula in floating point.
void add_display(const SampleSide& earlier, const SampleSide& later, SignificanceFinding& out) {
  double mean = 0;
  double error = 0;
  double sign = -1;
  for (const SampleSide* side : {&earlier, &later}) {
    for (const Answers& question : side->questions) {
      const double share =
          static_cast<double>(question.share_top) / static_cast<double>(question.share_bottom);
      const auto n = static_cast<double>(answers_of(question));
      double sum = 0;
      double squares = 0;
      for (std::size_t i = 0; i < question.counts.size(); ++i) {
        const auto points = static_cast<double>(question.choice_points[i].ten_thousandths());
        sum += points * question.counts[i];
        squares += points * points * question.counts[i];
      }
      double one = (squares - sum * sum / n) / (n - 1) / n;
      if (side->population) {
        const auto all = static_cast<double>(*side->population);
        one *= (all - n) / (all - 1);
      }
      mean += sign * share * sum / n;
      error += share * one;
    }
    sign = 1;
  }
  out.statistic = mean / std::sqrt(error);
  out.probability = std::erfc(std::abs(*out.statistic) / std::sqrt(2.0));
}

void collect(const Scored& scored, NodeIndex node, std::uint64_t top, std::uint64_t bottom, SampleSide& out) {
  const scoring::PlanNode& at = scored.plan->nodes[node];
  if (at.ways.empty() || at.is_leaf()) {
    Answers question{
        .choice_points = at.choice_points, .counts = {}, .share_top = top, .share_bottom = bottom};
    // What is graded has points for its choices, but no cells that count answers.
    const bool answered = at.is_leaf() && at.ways.front().rule == scoring::Rule::answers;
    if (answered && scoring::answers_of(at, *scored.inputs) > 0) {
      const auto first = scored.inputs->counts.begin() + static_cast<std::ptrdiff_t>(at.first_cell);
      question.counts.assign(first, first + static_cast<std::ptrdiff_t>(at.choice_points.size()));
    }
    out.questions.push_back(std::move(question));
    return;
  }
  std::uint64_t weights = 0;
  for (const scoring::Term& term : at.ways.front().terms) weights += ten_thousandths(term.weight);
  for (const scoring::Term& term : at.ways.front().terms) {
    // In lowest terms a share stays small, however many levels there are.
    const std::uint64_t common = std::gcd(ten_thousandths(term.weight), weights);
    const std::uint64_t own_top = top * (ten_thousandths(term.weight) / common);
    const std::uint64_t own_bottom = bottom * (weights / common);
    const std::uint64_t shared = std::gcd(own_top, own_bottom);
    collect(scored, term.node, own_top / shared, own_bottom / shared, out);
  }
}

}  // namespace

SignificanceFinding significance(const SampleSide& earlier, const SampleSide& later, Points z) {
  SignificanceFinding out;
  if (earlier.graded && later.graded) return whole_population();
  out.reason = trouble_between(earlier, later);
  if (out.reason != Reason::none) return out;
  if (everybody_answered(earlier) && everybody_answered(later)) return whole_population();
  const Estimate before = estimate_of(earlier);
  const Estimate after = estimate_of(later);
  const Fraction error = before.squared_error + after.squared_error;
  if (error.top == Natural(0)) {
    out.reason = Reason::no_spread;
    return out;
  }
  const std::uint64_t bound = ten_thousandths(z);
  const Fraction chance = Fraction{Natural(bound) * bound, Natural(Points::unit) * Points::unit} * error;
  // (a - b)² > chance, written so that nothing is negative.
  const Fraction twice = before.mean * after.mean + before.mean * after.mean;
  const bool exceeds = before.mean * before.mean + after.mean * after.mean > chance + twice;
  add_display(earlier, later, out);
  if (exceeds) {
    out.outcome = Significance::shown;
  } else if (!earlier.population || !later.population) {
    out.reason = Reason::no_population;
  } else if (later.questions.size() > 1) {
    out.reason = Reason::covariance_unknown;
  } else {
    out.outcome = Significance::not_shown;
  }
  return out;
}

SampleSide sample_of(const Scored& scored, NodeIndex node, std::optional<std::uint64_t> population) {
  SampleSide out;
  out.population = population;
  out.graded = scored.plan->nodes[node].kind != NodeKind::total && is_disclosure(scored, node);
  collect(scored, node, 1, 1, out);
  return out;
}

}  // namespace prongsai::analysis
