// SPDX-License-Identifier: Apache-2.0
// How far grading is, in numbers that boards show: of an agency, of a province, of the nation.
#pragma once

#include <cstdint>

namespace prongsai::desk {

/// Only of items that are shown now, and of grades that are of what stands there now.
struct SeatCounts {
  std::int64_t seats = 0;
  std::int64_t graded = 0;     ///< of the seats
  std::int64_t to_settle = 0;  ///< items: two disagree and the third has not graded
  std::int64_t unseated = 0;   ///< of them without a third
  std::int64_t settled = 0;    ///< items: by a third
};

}  // namespace prongsai::desk
