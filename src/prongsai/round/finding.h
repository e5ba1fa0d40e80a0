// SPDX-License-Identifier: Apache-2.0
// Something to say about a round that is being prepared, and whether it may open all the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/base/problem.h"

namespace prongsai::round {

enum class Severity : std::uint8_t {
  stop,  ///< the round cannot open
  warn,  ///< it can, and somebody should have read this before
};

struct Finding {
  base::Problem
      problem;  ///< code and details; a "phase" is its code word, a moment is written by moment_text
  Severity severity = Severity::stop;
  std::vector<std::string>
      agencies;  ///< ids of those concerned, in the order of the participants; often none

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

/// The problems of those that stop.
[[nodiscard]] base::Problems stops(const Findings& findings);

}  // namespace prongsai::round
