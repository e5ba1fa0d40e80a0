// SPDX-License-Identifier: Apache-2.0
// One result looked at: which indicators pass, in which order they stand, and what a weak one is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "prongsai/analysis/scored.h"

namespace prongsai::analysis {

/// Against the edition's pass mark: a score of exactly the mark passes.
enum class Mark : std::uint8_t {
  pass,
  fail,
  unknown,  ///< the score is missing, or the edition has no pass mark we know
};

struct IndicatorRow {
  NodeIndex node = 0;
  NodeIndex instrument = 0;
  std::optional<Ratio> score;
  std::optional<std::size_t> rank;  ///< 1, 2, 2, 4; none where the score is missing
  Mark mark = Mark::unknown;
};

/// The ends of one instrument; where several share an end, all of them.
struct Extremes {
  NodeIndex instrument = 0;
  std::vector<NodeIndex> best;   ///< empty where no score is known
  std::vector<NodeIndex> worst;  ///< the same as `best` where all are equal
  std::size_t missing = 0;       ///< indicators without a score: "best" is then only "best of those known"
};

struct Standing {
  std::vector<IndicatorRow> rows;  ///< best first; ties in the order of indicators; missing ones last
  std::vector<NodeIndex> failing;  ///< in the order of indicators
  std::size_t missing = 0;         ///< indicators of which passing is unknown
  std::vector<Extremes> instruments;
  std::vector<NodeIndex> zeros;  ///< items at exactly 0, in the edition's order
};
[[nodiscard]] Standing standing(const Scored& scored);

/// The two wordings of a target. 90.00 is "at least 90" and is not "more than 90".
enum class Comparison : std::uint8_t { at_least, more_than };
[[nodiscard]] bool reaches(const Ratio& score, Points threshold, Comparison comparison);

/// Nodes on the two sides of a line; every node stands in exactly one list.
struct Split {
  std::vector<NodeIndex> reaching;
  std::vector<NodeIndex> short_of_it;
  std::vector<NodeIndex> unknown;
};
[[nodiscard]] Split split(const Scored& scored, std::span<const NodeIndex> nodes, Points threshold,
                          Comparison comparison);

/// A half-open range [from, below): 90.00 belongs to "90 and above". An open end is empty.
struct Bucket {
  std::optional<Points> from;
  std::optional<Points> below;
  std::vector<NodeIndex> nodes;
};
struct Buckets {
  std::vector<Bucket> buckets;  ///< ascending, one more than there are thresholds
  std::vector<NodeIndex> unknown;
};
/// Thresholds in any order, repeated ones counted once: each score falls into exactly one bucket.
[[nodiscard]] Buckets buckets(const Scored& scored, std::span<const NodeIndex> nodes,
                              std::vector<Points> thresholds);

/// One choice of one question.
struct Share {
  std::optional<std::uint32_t> count;
  std::optional<Ratio> percent;  ///< exact from the count, or as printed
  bool as_printed = false;       ///< the percent is copied: no count could be found that explains it
};

/// An item, a bullet of it or a sub-indicator, with what is below it.
struct Line {
  NodeIndex node = 0;
  std::optional<Ratio> score;
  std::optional<std::uint64_t> answers;  ///< empty where counts are not known, and for what is graded
  std::vector<Share> choices;            ///< in the order of the scale; empty where nothing is known
  std::vector<Line> below;               ///< bullets in their order; of a sub-indicator, items ascending
};

/// What an indicator is made of.
struct Breakdown {
  NodeIndex indicator = 0;
  std::vector<Line> items;           ///< lowest first, ties in the order of items, missing ones last
  std::vector<Line> sub_indicators;  ///< in their order; empty where it has none
  std::vector<NodeIndex> lowest;     ///< all that share the lowest score; empty where none is known
  std::size_t missing = 0;           ///< items without a score
};
/// Requires: `indicator` is an indicator of the plan, whole or of one part.
[[nodiscard]] Breakdown break_down(const Scored& scored, NodeIndex indicator);

/// Orders lowest first, ties as given, missing ones last.
[[nodiscard]] std::vector<NodeIndex> ascending(const Scored& scored, std::vector<NodeIndex> nodes);
/// All of `nodes` that share the lowest score; empty where none is known.
[[nodiscard]] std::vector<NodeIndex> lowest_of(const Scored& scored, std::span<const NodeIndex> nodes);
/// All of `nodes` that share the highest score; empty where none is known.
[[nodiscard]] std::vector<NodeIndex> highest_of(const Scored& scored, std::span<const NodeIndex> nodes);

}  // namespace prongsai::analysis
