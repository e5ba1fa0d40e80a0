// SPDX-License-Identifier: Apache-2.0
// The only door from frameworks/**/*.yaml to framework values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/framework/edition.h"

namespace prongsai::framework_files {

/// Reads one edition from its folder (edition.yaml and the instrument files it names). On success nothing
/// in it is left open: every key was known, every code it mentions exists, every fact has its certainty,
/// every certainty but `unknown` has its source. Otherwise all problems found, in the order of the files.
[[nodiscard]] base::Result<framework::Edition> load_edition(const std::string& folder);

/// Every edition below a folder, those that are broken left out and told about.
struct Shelf {
  std::vector<framework::Edition> editions;  ///< ordered by id
  base::Problems problems;

  /// Null when there is no edition of that id.
  [[nodiscard]] const framework::Edition* find(std::string_view id) const;
};

/// Looks two folders deep (frameworks/<framework>/<edition>/edition.yaml) and checks that lineage points at
/// items that exist, where the earlier edition is on the shelf too.
[[nodiscard]] Shelf load_shelf(const std::string& root);

}  // namespace prongsai::framework_files
