// SPDX-License-Identifier: Apache-2.0
// Reads the figures of a results file; private to this room.
#pragma once

#include "prongsai/results_files/load_results.h"
#include "prongsai/yaml/fields.h"

namespace prongsai::results_files {

/// The sections published, parts, percents, counts, grades, answers and deductions. Codes are those of the
/// edition, upper or lower case; whatever is not is a problem with the nearest code.
[[nodiscard]] scoring::Known read_known(yaml::Fields& fields, const PlannedEdition& rules,
                                        base::Problems& problems);

}  // namespace prongsai::results_files
