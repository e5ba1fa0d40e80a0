// SPDX-License-Identifier: Apache-2.0
// The checks that read the text; for this room alone.
#pragma once

#include "prongsai/disclosure/check.h"
#include "prongsai/disclosure/plain_detail.h"

namespace prongsai::disclosure {

[[nodiscard]] Noticed right_year(const Seen& seen, const Plain& plain, YearDemand demand, int fiscal_year);
[[nodiscard]] Noticed part_present(const Seen& seen, const Plain& plain, const PartDemand& part);
[[nodiscard]] Noticed contact_works(const Seen& seen, const Plain& plain);

}  // namespace prongsai::disclosure
