// SPDX-License-Identifier: Apache-2.0
// Any number of years side by side: values, changes, and where a line must not be drawn through.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/analysis/compare.h"
#include "prongsai/analysis/scored.h"

namespace prongsai::analysis {

/// Whether two years of a row measure the same thing.
enum class Trend : std::uint8_t { continues, broken, unknown };

enum class TrendReason : std::uint8_t {
  same,             ///< continues: nothing speaks against it
  rules_changed,    ///< broken: its instruments, parts, weights, indicators or scales differ
  reworded,         ///< broken: both wordings are known and differ, or the next item is not its successor
  scale_changed,    ///< broken: its choices are worth other points, or its good end is the other one
  not_in_edition,   ///< broken: one of the two years has nothing of the kind
  wording_unknown,  ///< unknown: one of the wordings was never read, and no source says that it goes on
};

/// From one year to the next. The change is told wherever both values are known; a chart joins them only
/// where the trend continues.
struct Step {
  std::optional<Change> change;
  Trend trend = Trend::unknown;
  TrendReason reason = TrendReason::wording_unknown;
  /// That an item continues is our inference and stands in no source.
  bool inferred = false;
  /// Of what is above items: some of them were added, left out or reworded, where both lists are known.
  bool items_changed = false;
  /// In one of the two years it is an item of an instrument in parts, asked for as a whole, and nobody
  /// printed it so: its score is not missing, it is that of the parts. Left out of directions.
  bool only_in_parts = false;
};

/// One row of the comparison.
struct Track {
  NodeKind kind = NodeKind::total;
  std::string id;                               ///< of the latest year that has it: "total", "item:e11"
  std::vector<std::optional<NodeIndex>> nodes;  ///< by year; an item may have had another code
  std::vector<std::optional<Ratio>> values;     ///< by year; empty where missing
  std::vector<Step> steps;                      ///< one fewer than years
};

/// How many rows of a kind went which way in one step.
struct Directions {
  std::size_t risen = 0;
  std::size_t fallen = 0;
  std::size_t unchanged = 0;
  std::size_t unknown = 0;  ///< a value of one of the two years is missing

  // Empty: what is missing could make it true or false. Nothing at all is never "all".
  [[nodiscard]] std::optional<bool> all_rose() const;
  [[nodiscard]] std::optional<bool> all_fell() const;
  [[nodiscard]] std::optional<bool> none_rose() const;
  [[nodiscard]] std::optional<bool> none_fell() const;
};

struct Years {
  std::vector<int> fiscal_years;
  /// Total, instruments, parts, indicators, items; each in the order of the latest year that has them, then
  /// what only earlier years have.
  std::vector<Track> tracks;
  std::vector<std::vector<Difference>> rules;  ///< by step: what differs between the two editions

  /// By the id of the latest year that has it; null when there is none. Where a code was given to another
  /// item later, the later one is found.
  [[nodiscard]] const Track* find(std::string_view id) const;
  /// The row that a node of one year stands in; null for kinds that have no rows.
  [[nodiscard]] const Track* find(std::size_t year, NodeIndex node) const;
  /// Requires: step + 1 < number of years. Items of parts count on their own.
  [[nodiscard]] Directions directions(NodeKind kind, std::size_t step) const;
};

/// `scored` in the order of the years. An item of a later year is the same row as the one it continues: the
/// ancestor its edition names or, where it names none, the item of the same code. Whether the line continues
/// is another question: an ancestor with another wording is in the row and breaks the line. Wordings are held
/// against each other where both were read on a copy of their year; blanks do not count.
[[nodiscard]] Years years(std::span<const Scored> scored);

}  // namespace prongsai::analysis
