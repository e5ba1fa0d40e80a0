// SPDX-License-Identifier: Apache-2.0
// What the counter is held against: the plainest counting loop, and reading the bytes at all.
#pragma once

#include <cstdint>

#include "nation.h"

namespace prongsai::bench {

/// One increment a byte, no check, agency after agency.
[[nodiscard]] tally::Counts count_plainly(const Nation& nation);
/// The same, with each sheet's agency looked up.
[[nodiscard]] tally::Counts count_plainly(const Nation& nation, const ShuffledNation& shuffled);

/// The sum of the bytes as 64-bit words: as fast as one core takes them from memory.
[[nodiscard]] std::uint64_t read_only(const Nation& nation);

}  // namespace prongsai::bench
