// SPDX-License-Identifier: Apache-2.0
// The questions of analysis.txt, answered by the analysis room in plain words.
#pragma once

#include <string>
#include <vector>

#include "facts_test_tools.h"

namespace prongsai::facts {

/// A question with its words, about one result, or about two years in their order.
struct Asked {
  std::vector<const results_files::Results*> years;
  std::vector<std::string> words;  ///< "score", "indicator:8"
};

/// Throws std::runtime_error for a question nobody knows.
std::string answer(const Asked& asked);

}  // namespace prongsai::facts
