// SPDX-License-Identifier: Apache-2.0
// Kept in a source of their own, so that nothing is optimised away across the calls.
#include "loops.h"

#include <cstring>

namespace prongsai::bench {

tally::Counts count_plainly(const Nation& nation) {
  tally::Counts counts(nation.layout, nation.agencies);
  const std::size_t boxes = nation.layout.boxes();
  const std::uint8_t* byte = nation.bytes.data();
  for (const tally::AgencyRun& run : nation.runs) {
    std::uint32_t* const cells = &counts.cells()[run.agency * boxes * tally::Counts::slots];
    for (std::uint64_t sheet = 0; sheet < run.sheets; ++sheet) {
      for (std::size_t box = 0; box < boxes; ++box) ++cells[box * tally::Counts::slots + *byte++];
    }
  }
  return counts;
}

tally::Counts count_plainly(const Nation& nation, const ShuffledNation& shuffled) {
  tally::Counts counts(nation.layout, nation.agencies);
  const std::size_t boxes = nation.layout.boxes();
  const std::uint8_t* byte = shuffled.bytes.data();
  std::uint32_t* const cells_of_all = counts.cells().data();
  for (const std::uint32_t agency : shuffled.agency_of_sheet) {
    std::uint32_t* const cells = &cells_of_all[agency * boxes * tally::Counts::slots];
    for (std::size_t box = 0; box < boxes; ++box) ++cells[box * tally::Counts::slots + *byte++];
  }
  return counts;
}

std::uint64_t read_only(const Nation& nation) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i + sizeof sum <= nation.bytes.size(); i += sizeof sum) {
    std::uint64_t word = 0;
    std::memcpy(&word, &nation.bytes[i], sizeof word);
    sum += word;
  }
  return sum;
}

}  // namespace prongsai::bench
