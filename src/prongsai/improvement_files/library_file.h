// SPDX-License-Identifier: Apache-2.0
// The only door from library/**/*.yaml to the library.
#pragma once

#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/framework/edition.h"
#include "prongsai/improvement/library.h"

namespace prongsai::improvement_files {

/// The editions that aims are held against; none may be null.
using KnownEditions = std::vector<const framework::Edition*>;

/// Reads every *.yaml below the folder, in the order of their paths, as one library; the format is told in
/// library/README.md. On success nothing in it is left open: ids are unique, bands cover 0 to 100 without gap
/// or overlap, every entry has its certainty and its sources, every aim exists in at least one edition of its
/// years (of those given), every role, band and watched activity exists. Otherwise every problem found (at
/// most a hundred), each with its line. Problems: library.*, yaml.*.
[[nodiscard]] base::Result<improvement::Library> load_library(const std::string& folder,
                                                              const KnownEditions& editions);
/// As above, of files named one by one.
[[nodiscard]] base::Result<improvement::Library> load_library_files(const std::vector<std::string>& paths,
                                                                    const KnownEditions& editions);

}  // namespace prongsai::improvement_files
