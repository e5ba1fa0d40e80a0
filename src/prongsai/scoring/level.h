// SPDX-License-Identifier: Apache-2.0
// From scores to the name of the result, and why it is that name and not a better one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/scoring/score.h"

namespace prongsai::scoring {

enum class Verdict : std::uint8_t { fails, holds, unknown };

/// One test of a level on one node.
struct ConditionOutcome {
  NodeIndex node = 0;
  Points at_least;
  std::optional<Ratio> value;  ///< empty: the node is missing
  Verdict verdict = Verdict::unknown;
};

struct LevelOutcome {
  /// Indices into Edition::levels that the scores allow, best first. One: the level is sure. Several:
  /// missing scores leave it open. None: the edition names no levels, or nothing is known.
  std::vector<std::size_t> possible;
  std::optional<bool> passed;  ///< empty where the total or the pass mark is not known

  [[nodiscard]] std::optional<std::size_t> sure() const {
    return possible.size() == 1 ? std::optional(possible.front()) : std::nullopt;
  }
};

/// Tests are made on rounded scores, as they are printed.
[[nodiscard]] LevelOutcome find_level(const framework::Edition& edition, const Plan& plan,
                                      const Sheet& sheet);

/// Every test of one level, in the edition's order: which hold, and which node holds the result back.
[[nodiscard]] std::vector<ConditionOutcome> conditions(const framework::Edition& edition, const Plan& plan,
                                                       const Sheet& sheet, std::size_t level);

}  // namespace prongsai::scoring
