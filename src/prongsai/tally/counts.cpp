// SPDX-License-Identifier: Apache-2.0
// The table itself; who fills it is in count.cpp.
#include "prongsai/tally/counts.h"

#include <numeric>
#include <utility>

namespace prongsai::tally {

static_assert(Counts::slots == static_cast<std::size_t>(choices_max) + 1);

Counts::Counts(SheetLayout layout, std::uint32_t agencies)
    : layout_(std::move(layout)), agencies_(agencies), cells_(agencies * layout_.boxes() * slots) {
  PRONGSAI_ASSERT(agencies >= 1);
}

std::uint32_t Counts::sheets(std::uint32_t agency) const {
  const auto box = cells().subspan(first_cell(agency, 0), slots);
  return std::accumulate(box.begin(), box.end(), std::uint32_t{0});
}

}  // namespace prongsai::tally
