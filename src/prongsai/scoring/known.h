// SPDX-License-Identifier: Apache-2.0
// What somebody's documents say about one agency and year: figures as printed, each with its place.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/scoring/plan.h"
#include "prongsai/scoring/score.h"

namespace prongsai::scoring {

/// A number as it stands in print.
struct Printed {
  Points value;
  int decimals = 2;  ///< how many it is printed with: 91.5 stands for 91.45 up to 91.5499…
  std::string text;  ///< the characters, Arabic digits
  std::string at;    ///< where it stands: document, table, line
};

/// The name of a result as it stands in print.
struct PrintedLevel {
  std::optional<std::size_t> level;  ///< index into Edition::levels; empty when the edition has no such name
  std::string text;
  std::string at;
};

/// A printed distribution of answers, in the order of the scale's choices.
struct Distribution {
  std::vector<Printed> percents;
  std::string at;
};

/// A figure for something the edition does not have: a part of the survey in a year without parts.
struct Unplaced {
  std::string code;  ///< as written
  Printed figure;
};

/// Everything known, keyed by node. A figure may be printed at several places, agreeing or not.
struct Known {
  std::map<NodeIndex, std::vector<Printed>> figures;
  std::vector<PrintedLevel> levels;
  std::map<NodeIndex, Distribution> percents;              ///< of answer leaves
  std::map<NodeIndex, std::vector<std::uint32_t>> counts;  ///< of answer leaves, by choice
  std::map<NodeIndex, Grade> grades;                       ///< of disclosure leaves
  std::map<std::string, std::uint64_t> answers;            ///< stated number of answers by group
  std::vector<Unplaced> unplaced;
  std::vector<std::optional<Points>> deductions;  ///< in the edition's order
};

/// True when `value`, rounded to the decimals of the printed figure, is the printed figure.
[[nodiscard]] bool agrees(const Printed& printed, const Ratio& value);

/// Of several printed figures for one node, the one carried on where nothing can be computed: the value
/// printed most often; among equals, the first. Empty when there is none.
[[nodiscard]] const Printed* most_printed(const std::vector<Printed>& figures);

}  // namespace prongsai::scoring
