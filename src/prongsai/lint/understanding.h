// SPDX-License-Identifier: Apache-2.0
// How much of a document was understood, so that "nothing found" is never taken for "nothing read".
#pragma once

#include <cstddef>
#include <vector>

#include "prongsai/lint/check.h"

namespace prongsai::lint {

struct Understanding {
  bool about_assessment = false;  ///< false: nothing was checked
  bool is_scan = false;           ///< some pages have no text
  std::size_t lines = 0;
  int pages = 0;           ///< 0 where the form has none
  std::size_t tables = 0;  ///< with at least two columns
  std::size_t scores = 0;  ///< printed figures whose indicator, item or instrument was recognised
  std::vector<int> years;  ///< fiscal years with recognised scores, ascending
  int results_year = 0;    ///< of the results the document is about; 0: not found
};

/// Never throws for what stands in a document.
[[nodiscard]] Understanding understand(const Manuscript& manuscript, const Catalogue& catalogue);

}  // namespace prongsai::lint
