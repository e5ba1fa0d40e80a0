// SPDX-License-Identifier: Apache-2.0
// From printed percents back to the number of answers and the counts behind them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/scoring/known.h"

namespace prongsai::scoring {

/// One question's printed distribution, with what else is printed of it.
struct Row {
  NodeIndex node = 0;
  std::vector<Printed> percents;
  std::vector<Points> choice_points;  ///< as in the plan; same order as the percents
  std::vector<Printed> scores;        ///< the question's printed scores, none to several
  std::optional<int> score_places;    ///< how the score is rounded
};

/// A percent that would make a broken row whole: the `choice`-th should read `percent`.
struct Repair {
  std::size_t choice = 0;
  std::string percent;
};

/// What was found for one row.
struct RowFit {
  bool sums_to_hundred = false;       ///< within what rounding each percent can do
  bool fits = false;                  ///< whole counts exist that print these percents
  std::vector<std::uint32_t> counts;  ///< by choice; empty unless they are the only ones
  std::optional<Repair> repair;       ///< for a row that does not fit
};

struct Reconstruction {
  /// The number of answers that explains the group best; empty when none does, or when another number
  /// explains it as well.
  std::optional<std::uint64_t> answers;
  /// True when counts were found although the number of answers is not certain: every number that may be
  /// the right one gives the same scores.
  bool scores_certain = false;
  std::vector<RowFit> rows;  ///< in the order given
};

/// Finds the number of answers N, and for each row the counts, that explain the whole group of questions.
///
/// Every question of a group was answered by the same N people. For a percent p printed with two decimals
/// and a given N there is at most one count c with round(100 c / N) = p while N is below ten thousand; so a
/// row of k percents rarely fits a wrong N, and a group of rows hardly ever. Each N up to ten thousand is
/// tried. Among those that explain something, the one with the most evidence wins: a row explained by N
/// counts log2(R / N) bits for each free percent that is neither 0 nor 100 (R = the number of values a
/// percent can take), which is what chance would not have given; a printed score that comes out counts one
/// bit. Bits are 1/256ths in integers, so that every machine finds the same N. Multiples of a fitting N fit
/// as well and have less evidence: the smallest wins; where they have as much (rows of only 0 and 100), N
/// stays open. Rows that do not fit the winner are not used; `repair`
/// proposes what they should read. A `stated` number of answers is taken as it is.
[[nodiscard]] Reconstruction reconstruct(const std::vector<Row>& rows, std::optional<std::uint64_t> stated);

/// The largest number of answers that is tried.
inline constexpr std::uint64_t answers_most = 10'000;

}  // namespace prongsai::scoring
