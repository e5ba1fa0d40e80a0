// SPDX-License-Identifier: Apache-2.0
// How one respondent's answers stand in bytes: what a packed sheet is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "prongsai/base/result.h"

namespace prongsai::tally {

/// The byte of a box that was left empty. A choice is its own number, counted from 1, so a sheet of
/// zeros says nothing, whatever the questionnaire, and "no byte is above its box's number of choices" is
/// the whole test for a possible sheet.
inline constexpr std::uint8_t no_answer = 0;

inline constexpr int choices_min = 2;
inline constexpr int choices_max = 7;
inline constexpr std::size_t boxes_max = 1'000;

/// The boxes of a sheet in their order, each with how many choices it offers.
///
/// A packed sheet is exactly `boxes()` bytes: the byte of box b is `no_answer`, or the number of the
/// chosen choice, 1 to `choices(b)`. What a box or a choice means stands in the edition, not here.
class SheetLayout {
 public:
  /// Refuses, for each such box, a number of choices outside `choices_min` to `choices_max`:
  /// `tally.choices_of_box_out_of_range` {box, found, expected}, boxes counted from 1.
  /// Requires: 1 to `boxes_max` boxes.
  [[nodiscard]] static base::Result<SheetLayout> from_choices(std::vector<std::uint8_t> choices_by_box);

  [[nodiscard]] std::size_t boxes() const { return choices_by_box_.size(); }
  /// Requires: box < boxes().
  [[nodiscard]] std::uint8_t choices(std::size_t box) const {
    PRONGSAI_ASSERT(box < boxes());
    return choices_by_box_[box];
  }
  [[nodiscard]] std::span<const std::uint8_t> choices_by_box() const { return choices_by_box_; }

  friend bool operator==(const SheetLayout&, const SheetLayout&) = default;

 private:
  explicit SheetLayout(std::vector<std::uint8_t> choices_by_box)
      : choices_by_box_(std::move(choices_by_box)) {}
  std::vector<std::uint8_t> choices_by_box_;
};

}  // namespace prongsai::tally
