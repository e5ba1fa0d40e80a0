// SPDX-License-Identifier: Apache-2.0
// Both register widths against the plain loop, on the layouts where strips overlap.
#include "prongsai/tally/columns.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "prongsai/tally/counts.h"

namespace prongsai::tally {
namespace {

std::vector<Lanes> widths_of_this_processor() {
  if (widest_lanes() == Lanes::sixteen) return {Lanes::sixteen};
  return {Lanes::sixteen, Lanes::thirty_two};
}

/// 255 sheets whose bytes run through all choices of their box, in another step for each.
std::vector<std::uint8_t> sheets_of(const SheetLayout& layout) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t sheet = 0; sheet < sheets_at_once_max; ++sheet) {
    for (std::size_t box = 0; box < layout.boxes(); ++box) {
      bytes.push_back(static_cast<std::uint8_t>((sheet * (box + 1) + box) % (layout.choices(box) + 1U)));
    }
  }
  return bytes;
}

TEST(Columns, every_width_counts_what_the_plain_loop_counts) {
  for (const std::size_t boxes : {16U, 17U, 31U, 32U, 33U, 47U, 48U, 51U, 64U, 65U, 100U}) {
    std::vector<std::uint8_t> choices;
    for (std::size_t box = 0; box < boxes; ++box)
      choices.push_back(static_cast<std::uint8_t>(2 + box * 5 % 6));
    const SheetLayout layout = SheetLayout::from_choices(choices).value();
    const std::vector<std::uint8_t> bytes = sheets_of(layout);
    Counts expected(layout, 1);
    for (std::size_t i = 0; i < bytes.size(); ++i) ++expected.cells()[(i % boxes) * Counts::slots + bytes[i]];
    for (const Lanes width : widths_of_this_processor()) {
      Counts found(layout, 1);
      EXPECT_TRUE(Columns(layout, width).add(bytes.data(), sheets_at_once_max, found.cells()));
      EXPECT_EQ(found, expected) << boxes << " boxes, " << static_cast<int>(width) << " lanes";
    }
  }
}

TEST(Columns, every_width_notices_an_impossible_byte_in_any_box) {
  const SheetLayout layout = SheetLayout::from_choices(std::vector<std::uint8_t>(51, 4)).value();
  for (const Lanes width : widths_of_this_processor()) {
    for (std::size_t box = 0; box < layout.boxes(); ++box) {
      for (const int impossible : {5, 128, 255}) {
        std::vector<std::uint8_t> bytes = sheets_of(layout);
        bytes[layout.boxes() * 100 + box] = static_cast<std::uint8_t>(impossible);
        Counts counts(layout, 1);
        EXPECT_FALSE(Columns(layout, width).add(bytes.data(), sheets_at_once_max, counts.cells()))
            << "box " << box << ", byte " << impossible;
      }
    }
  }
}

TEST(Columns, a_narrow_sheet_is_copied_beside_zeros) {
  const SheetLayout layout = SheetLayout::from_choices({2, 3, 4}).value();
  const Columns columns(layout);
  ASSERT_EQ(columns.stride(), 16U);
  const std::vector<std::uint8_t> sheet{2, 3, 4};
  std::vector<std::uint8_t> copy(16, 99);
  columns.copy(sheet.data(), copy.data());
  EXPECT_EQ(copy, (std::vector<std::uint8_t>{2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace prongsai::tally
