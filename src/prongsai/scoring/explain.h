// SPDX-License-Identifier: Apache-2.0
// The trace of a score: how each value came about, down to the answer counts, with the rule's source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/scoring/assess.h"

namespace prongsai::scoring {

/// One thing a value is made of.
struct ExplainedTerm {
  NodeIndex node = 0;
  Points weight;               ///< percent of the total for instruments, else the share in the mean
  std::optional<Ratio> value;  ///< empty: missing, or left out because it does not apply
  Why why = Why::has_value;    ///< why it has no value
};

/// One choice of a question.
struct ExplainedChoice {
  framework::Text label;
  std::optional<Points> points;        ///< after polarity
  std::optional<std::uint32_t> count;  ///< empty where counts are not known
  std::string percent;                 ///< as printed, or from the counts with two decimals; empty: neither
};

/// A fact of the edition that a step rests on, and where it was read.
struct Citation {
  std::string
      what;  ///< "weight", "rounding", "scale", "polarity", "mean", "parts", "grade"; words in locale/
  std::string about;  ///< the code it is about ("iit", "level4"); may be empty
  const framework::Provenance* provenance = nullptr;  ///< never null; lives in the edition
};

/// Everything there is to say about one node.
struct Explanation {
  NodeIndex node = 0;
  NodeScore score;
  std::vector<Printed> printed;
  std::vector<Finding> findings;  ///< about this node

  std::optional<Way> way;      ///< how it was computed, or would be
  std::optional<Ratio> exact;  ///< before rounding; empty unless computed
  std::vector<ExplainedTerm> terms;
  std::vector<ExplainedChoice> choices;
  std::uint64_t answers = 0;                      ///< of a question with counts
  bool counts_from_percents = false;              ///< the counts were worked out, not given
  bool negative = false;                          ///< the points of the question are mirrored
  std::vector<std::optional<Points>> deductions;  ///< of the total, in the edition's order

  std::vector<Citation> citations;
};

/// `edition` must outlive the explanation.
[[nodiscard]] Explanation explain(const framework::Edition& edition, const Plan& plan, const Known& known,
                                  const Assessment& assessment, NodeIndex node);

/// The arithmetic of a computed node as people write it, without its result:
/// "(91.07 + 81.80 + 85.98 + 81.90 + 84.86) ÷ 5", "(52 × 0 + 281 × 33 + 501 × 67 + 373 × 100) ÷ 1207".
/// Empty when the node was not computed. `exact`, cut after six decimals, and the rounded value follow it.
[[nodiscard]] std::string formula(const Plan& plan, const Explanation& explanation);

/// The node itself and everything below it that has a value or a figure, in reading order, with depth.
struct TraceLine {
  int depth = 0;
  Explanation explanation;
};
[[nodiscard]] std::vector<TraceLine> trace(const framework::Edition& edition, const Plan& plan,
                                           const Known& known, const Assessment& assessment, NodeIndex node);

}  // namespace prongsai::scoring
