// SPDX-License-Identifier: Apache-2.0
// Whether a difference between two means of answers may be called significant, or why that cannot be said.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "prongsai/analysis/scored.h"

namespace prongsai::analysis {

enum class Significance : std::uint8_t {
  shown,             ///< the difference is larger than chance of sampling explains at the level asked for
  not_shown,         ///< it is not; that is no proof that nothing changed
  unknown,           ///< it cannot be said; never to be written as "not significant"
  whole_population,  ///< no sample was drawn: any difference there is, is real
};

enum class SignificanceReason : std::uint8_t {
  none,
  not_a_sample,          ///< of whole_population: assessors graded it, or everybody answered
  no_counts,             ///< the answers behind a score are not known
  other_questions,       ///< the two sides are not made of equally many questions
  scale_changed,         ///< a choice is worth other points on the two sides
  too_few_answers,       ///< fewer than 30 answers: the normal approximation does not hold
  population_too_small,  ///< more people answered than there are said to be
  no_spread,             ///< everybody of both samples gave one and the same answer
  no_population,         ///< not larger than sampling without the correction explains; with it, it may be
  covariance_unknown,    ///< a mean of several questions: only the upper bound of its error is known
};

/// The answers to one question; `counts` is empty where they are not known.
struct Answers {
  std::vector<Points> choice_points;  ///< 0 and greater, polarity applied
  std::vector<std::uint32_t> counts;  ///< by choice
  // Its share of the mean of questions; the shares of a side add up to 1.
  std::uint64_t share_top = 1;
  std::uint64_t share_bottom = 1;
};

/// One of the two means held against each other.
struct SampleSide {
  std::vector<Answers> questions;           ///< one for an item; several for what is a mean of several
  std::optional<std::uint64_t> population;  ///< how many people could have answered
  bool graded = false;                      ///< by assessors: there is no sample
};

struct SignificanceFinding {
  Significance outcome = Significance::unknown;
  SignificanceReason reason = SignificanceReason::none;
  /// For display only, and only where a test was made: the statistic (of a mean of several questions, the
  /// least it can be) and the two-sided probability of chance alone. Nothing is decided by them.
  std::optional<double> statistic;
  std::optional<double> probability;
};

/// 97.5 % of the standard normal distribution lie below it, so that 95 % lie within: the two-sided test at
/// the level of 95 percent, as tabled in every textbook of statistics.
inline constexpr Points z_of_95_percent = Points::from_ten_thousandths(19'600);
inline constexpr std::uint64_t answers_least = 30;

/// Two-sided test of two independent means (W. G. Cochran, Sampling Techniques, chapters 2 and 4). With n
/// answers of N people, each side's squared standard error is s²/n * (N-n)/(N-1), with s² over n-1; the
/// difference d is significant when d² > z² * (SE1² + SE2²). Both sides of this are fractions of whole
/// numbers and are compared exactly.
///
/// Where a population is not known the correction is left out, which only makes the error greater: what is
/// shown even so is shown; what is not stays unknown. A mean of several questions was answered by the same
/// people, and how their answers go together is not known: its error is at most the mean of the questions'
/// errors, and the square of that at most the mean of their squares, which is what is taken. What exceeds it
/// is shown; what does not stays unknown.
///
/// It rests on the answers being drawn by chance. Where people came forward themselves, "shown" is said of
/// those who answered.
[[nodiscard]] SignificanceFinding significance(const SampleSide& earlier, const SampleSide& later,
                                               Points z = z_of_95_percent);

/// The side a node of a scored result gives: an item, a bullet, or anything that is a mean of such.
[[nodiscard]] SampleSide sample_of(const Scored& scored, NodeIndex node,
                                   std::optional<std::uint64_t> population);

}  // namespace prongsai::analysis
