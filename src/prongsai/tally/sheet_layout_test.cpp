// SPDX-License-Identifier: Apache-2.0
// What a questionnaire may look like to be counted.
#include "prongsai/tally/sheet_layout.h"

#include <gtest/gtest.h>

namespace prongsai::tally {
namespace {

TEST(SheetLayout, keeps_the_boxes_in_their_order) {
  const SheetLayout layout = SheetLayout::from_choices({4, 2, 7}).value();
  EXPECT_EQ(layout.boxes(), 3U);
  EXPECT_EQ(layout.choices(0), 4);
  EXPECT_EQ(layout.choices(1), 2);
  EXPECT_EQ(layout.choices(2), 7);
}

TEST(SheetLayout, names_every_box_with_too_few_or_too_many_choices) {
  const auto result = SheetLayout::from_choices({4, 1, 2, 8, 0});
  ASSERT_FALSE(result);
  const base::Problems expected{{.code = "tally.choices_of_box_out_of_range",
                                 .details = {{"box", "2"}, {"found", "1"}, {"expected", "2–7"}},
                                 .place = {}},
                                {.code = "tally.choices_of_box_out_of_range",
                                 .details = {{"box", "4"}, {"found", "8"}, {"expected", "2–7"}},
                                 .place = {}},
                                {.code = "tally.choices_of_box_out_of_range",
                                 .details = {{"box", "5"}, {"found", "0"}, {"expected", "2–7"}},
                                 .place = {}}};
  EXPECT_EQ(result.problems(), expected);
}

TEST(SheetLayoutDeathTest, a_sheet_without_a_box_is_a_mistake_of_the_program) {
  EXPECT_DEATH(static_cast<void>(SheetLayout::from_choices({})), "empty");
}

}  // namespace
}  // namespace prongsai::tally
