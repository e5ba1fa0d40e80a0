// SPDX-License-Identifier: Apache-2.0
// How often each choice was taken, for each agency and each box.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "prongsai/tally/sheet_layout.h"

namespace prongsai::tally {

/// A dense table of whole numbers, [agency][box][8 slots]: slot 0 counts the sheets that left the box
/// empty, slot n those that took choice n. A value: copy it, compare it, share it between threads that
/// only read.
///
/// Invariants: (1) for each agency, the slots of every box sum to the same number, its sheets; (2) the
/// slots above a box's number of choices are 0; (3) no agency has more than 4,294,967,295 sheets.
class Counts {
 public:
  static constexpr std::size_t slots = 8;

  /// All zero. Requires: agencies >= 1.
  Counts(SheetLayout layout, std::uint32_t agencies);

  [[nodiscard]] const SheetLayout& layout() const { return layout_; }
  [[nodiscard]] std::uint32_t agencies() const { return agencies_; }

  /// One number a choice, in the order of the choices. Requires: agency < agencies(), box < boxes.
  [[nodiscard]] std::span<const std::uint32_t> choices(std::uint32_t agency, std::size_t box) const {
    return cells().subspan(first_cell(agency, box) + 1, layout_.choices(box));
  }
  /// The sheets that left the box empty. Requires: as `choices`.
  [[nodiscard]] std::uint32_t empty(std::uint32_t agency, std::size_t box) const {
    return cells_[first_cell(agency, box)];
  }
  /// The sheets of an agency, answered or not. Requires: agency < agencies().
  [[nodiscard]] std::uint32_t sheets(std::uint32_t agency) const;

  /// The whole table, for storing it and for comparing it with another engine's.
  [[nodiscard]] std::span<const std::uint32_t> cells() const { return cells_; }
  [[nodiscard]] std::span<std::uint32_t> cells() { return cells_; }

  friend bool operator==(const Counts&, const Counts&) = default;

 private:
  [[nodiscard]] std::size_t first_cell(std::uint32_t agency, std::size_t box) const {
    PRONGSAI_ASSERT(agency < agencies_ && box < layout_.boxes());
    return (agency * layout_.boxes() + box) * slots;
  }
  SheetLayout layout_;
  std::uint32_t agencies_;
  std::vector<std::uint32_t> cells_;
};

}  // namespace prongsai::tally
