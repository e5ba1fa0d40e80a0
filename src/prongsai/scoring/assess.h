// SPDX-License-Identifier: Apache-2.0
// The whole walk for one agency and year: what is known in; scores, level, findings out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "prongsai/scoring/known.h"
#include "prongsai/scoring/level.h"
#include "prongsai/scoring/reconstruct.h"

namespace prongsai::scoring {

/// A printed figure that does not agree with what it is made of, and what it likely should read. Nothing is
/// ever corrected on the strength of a finding: the reader decides.
///
/// Codes: `figure.differs` (printed against computed), `figure.conflict` (one quantity printed with two
/// values, and nothing to compute it from), `figure.out_of_reach` (no value of the missing parts leads to
/// it), `figure.no_place` (a figure for a part that this edition does not have), `ways.differ` (two ways of
/// computing one node disagree by more than rounding), `percents.sum` (a distribution that cannot add up to
/// 100), `percents.unexplained` (no whole counts print these percents), `percents.differ` (printed percents
/// against counts), `counts.uneven` (counts of one question add up to another number than its group's),
/// `answers.differ` (stated number of answers against counts), `level.differs` (printed level against the
/// level of the scores), `level.unknown` (a level the edition does not have).
struct Finding {
  std::string code;
  NodeIndex node = 0;
  std::string published;  ///< as printed
  std::string computed;   ///< what the figures give; empty where nothing can be computed
  std::string other;      ///< of `figure.conflict`: the value printed elsewhere, which is carried on
  std::string repair;     ///< what it likely should read; empty where several would do
  std::string at;         ///< where it is printed
  std::optional<std::size_t> choice;  ///< of percents: which one to mend
};

struct Assessment {
  explicit Assessment(const Plan& plan) : inputs(plan) {}

  Inputs inputs;
  Sheet sheet;
  /// By group (instrument or part code): how many people answered; empty where it is not certain.
  std::map<std::string, std::optional<std::uint64_t>> answers;
  /// Rows whose counts were worked out from percents, or could not be.
  std::map<NodeIndex, RowFit> fits;
  /// Nodes printed with several values of which the figures above them bear out one: `inputs.printed`.
  std::set<NodeIndex> settled;
  LevelOutcome level;
  std::vector<Finding> findings;  ///< in the order of the plan
};

/// Scores whatever is known and holds every printed figure against it. `known` and `plan` belong to
/// `edition`.
[[nodiscard]] Assessment assess(const framework::Edition& edition, const Plan& plan, const Known& known);

/// A value as it is printed: with the decimals of its level, or cut after four where it is carried on
/// unrounded.
[[nodiscard]] std::string written(const PlanNode& node, const Ratio& value);

}  // namespace prongsai::scoring
