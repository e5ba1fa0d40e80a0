// SPDX-License-Identifier: Apache-2.0
// The hot loop: counts the choices of up to 255 sheets of one agency, 16 or 32 boxes at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "prongsai/tally/sheet_layout.h"

namespace prongsai::tally {

/// Boxes side by side fill a vector register, a byte each, and "how many sheets took choice 3" is a
/// compare and a subtract for all of them at once. A counter is a byte wide, hence:
inline constexpr std::size_t sheets_at_once_max = 255;

/// How many boxes a register holds.
enum class Lanes : std::uint8_t { sixteen = 16, thirty_two = 32 };

/// Thirty-two where this processor has AVX2, else sixteen, which every x86-64 and ARM64 has.
[[nodiscard]] Lanes widest_lanes();

/// A layout cut into strips as wide as a register. The last strip ends at the last box and overlaps the
/// one before (of 51 boxes, 19 to 50 after 0 to 31), so that no load reaches beyond a sheet. Layouts
/// with fewer boxes than lanes take sixteen lanes. Immutable, shared between threads.
///
/// A layout of fewer than sixteen boxes must be copied into sheets of `stride()` bytes first, the bytes
/// after its boxes being 0.
class Columns {
 public:
  /// The counts do not depend on `widest`. Requires: widest <= widest_lanes().
  explicit Columns(const SheetLayout& layout, Lanes widest = widest_lanes());

  /// The bytes from a sheet's first to the next one's: its boxes, but at least sixteen.
  [[nodiscard]] std::size_t stride() const { return boxes_ < lanes_ ? lanes_ : boxes_; }

  /// Adds `sheets` sheets, `stride()` bytes apart, to an agency's cells ([box][8 slots]). False when a
  /// byte was above its box's number of choices; the cells are then worthless.
  /// Requires: sheets <= sheets_at_once_max, cells of exactly this layout.
  [[nodiscard]] bool add(const std::uint8_t* first, std::size_t sheets, std::span<std::uint32_t> cells) const;

  /// Copies one sheet to a place of `stride()` bytes.
  void copy(const std::uint8_t* sheet, std::uint8_t* to) const;

 private:
  static constexpr std::size_t lanes_max = 32;
  struct Strip {
    std::size_t box;         ///< the first box under its lanes
    std::size_t lane_begin;  ///< lanes before this one belong to the strip before
    std::size_t lane_end;
    int choices;  ///< the most that any of its boxes offers
    std::array<std::uint8_t, lanes_max> highest;
  };
  template <class SomeStripCounts>
  static bool add_strip(const Strip& strip, const SomeStripCounts& counts, std::size_t sheets,
                        std::span<std::uint32_t> cells);

  std::size_t boxes_;
  std::size_t lanes_;
  std::vector<Strip> strips_;
};

}  // namespace prongsai::tally
