// SPDX-License-Identifier: Apache-2.0
// Reading a document for what cannot be true in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/framework/edition.h"
#include "prongsai/lint/finding.h"
#include "prongsai/lint/manuscript.h"

namespace prongsai::lint {

/// The rules of the years a document may speak of. Borrowed: they outlive the check.
struct Catalogue {
  std::vector<const framework::Edition*> editions;  ///< any order, published ones only
  [[nodiscard]] const framework::Edition* of_year(int fiscal_year) const;
};

/// Everything that is wrong, in the order of the lines; at one line the most certain first. Nothing is told
/// twice: where one slip explains several findings, the one that names it best is kept. Never throws for what
/// stands in a document; a document that is not about an assessment at all gives no findings.
[[nodiscard]] std::vector<Finding> check(const Manuscript& manuscript, const Catalogue& catalogue);

}  // namespace prongsai::lint
