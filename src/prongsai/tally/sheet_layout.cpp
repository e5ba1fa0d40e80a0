// SPDX-License-Identifier: Apache-2.0
// Refuses the boxes that no cell of a count could hold.
#include "prongsai/tally/sheet_layout.h"

#include <string>

namespace prongsai::tally {

base::Result<SheetLayout> SheetLayout::from_choices(std::vector<std::uint8_t> choices_by_box) {
  PRONGSAI_ASSERT(!choices_by_box.empty() && choices_by_box.size() <= boxes_max);
  base::Problems problems;
  for (std::size_t box = 0; box < choices_by_box.size(); ++box) {
    const int choices = choices_by_box[box];
    if (choices >= choices_min && choices <= choices_max) continue;
    problems.push_back(
        {.code = "tally.choices_of_box_out_of_range",
         .details = {{"box", std::to_string(box + 1)},
                     {"found", std::to_string(choices)},
                     {"expected", std::to_string(choices_min) + "–" + std::to_string(choices_max)}},
         .place = {}});
  }
  if (!problems.empty()) return problems;
  return SheetLayout(std::move(choices_by_box));
}

}  // namespace prongsai::tally
