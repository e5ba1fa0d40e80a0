// SPDX-License-Identifier: Apache-2.0
// Written with the vector types that clang and g++ share: one source for every processor and both widths.
#include "prongsai/tally/columns.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "prongsai/tally/counts.h"

namespace prongsai::tally {
namespace {

/// What one strip of some sheets came to. Slot 0, the empty boxes, follows from the others.
template <std::size_t lanes>
struct StripCounts {
  std::uint8_t by_slot[Counts::slots][lanes] = {};
  std::uint8_t highest[lanes] = {};
};

template <std::size_t lanes>
struct Register {
  using Type [[gnu::vector_size(lanes)]] = std::uint8_t;
};

/// A running maximum a box costs one instruction a strip and finds every impossible byte; which sheet it
/// was is looked up only when there is one. The choices are a pack, not a loop, so that g++ keeps the
/// counters in registers too. Always inlined: its instructions are those its caller may use.
template <std::size_t lanes, std::uint8_t... choices_from_0>
[[gnu::always_inline]] inline void count_strip(std::integer_sequence<std::uint8_t, choices_from_0...>,
                                               const std::uint8_t* sheet, std::size_t stride,
                                               std::size_t sheets, StripCounts<lanes>& counts) {
  using Boxes = typename Register<lanes>::Type;
  Boxes found[sizeof...(choices_from_0)] = {};
  Boxes highest = {};
  for (std::size_t i = 0; i < sheets; ++i, sheet += stride) {
    Boxes boxes;
    std::memcpy(&boxes, sheet, lanes);
    highest = boxes > highest ? boxes : highest;
    // A true lane is -1: subtracting it counts it.
    ((found[choices_from_0] -=
      reinterpret_cast<Boxes>(boxes == static_cast<std::uint8_t>(choices_from_0 + 1))),
     ...);
  }
  std::memcpy(counts.by_slot[1], found, sizeof found);
  std::memcpy(counts.highest, &highest, lanes);
}

template <std::uint8_t choices>
using UpTo = std::make_integer_sequence<std::uint8_t, choices>;

template <std::size_t lanes>
[[gnu::always_inline]] inline void count_strip(int choices, const std::uint8_t* sheet, std::size_t stride,
                                               std::size_t sheets, StripCounts<lanes>& counts) {
  switch (choices) {
    case 2:
      return count_strip<lanes>(UpTo<2>{}, sheet, stride, sheets, counts);
    case 3:
      return count_strip<lanes>(UpTo<3>{}, sheet, stride, sheets, counts);
    case 4:
      return count_strip<lanes>(UpTo<4>{}, sheet, stride, sheets, counts);
    case 5:
      return count_strip<lanes>(UpTo<5>{}, sheet, stride, sheets, counts);
    case 6:
      return count_strip<lanes>(UpTo<6>{}, sheet, stride, sheets, counts);
    default:
      return count_strip<lanes>(UpTo<choices_max>{}, sheet, stride, sheets, counts);
  }
}

void count_16(int choices, const std::uint8_t* sheet, std::size_t stride, std::size_t sheets,
              StripCounts<16>& counts) {
  count_strip<16>(choices, sheet, stride, sheets, counts);
}

#ifdef __x86_64__
[[gnu::target("avx2")]]
#endif
void count_32(int choices, const std::uint8_t* sheet, std::size_t stride, std::size_t sheets,
              StripCounts<32>& counts) {
  count_strip<32>(choices, sheet, stride, sheets, counts);
}

}  // namespace

Lanes widest_lanes() {
#ifdef __x86_64__
  return __builtin_cpu_supports("avx2") ? Lanes::thirty_two : Lanes::sixteen;
#else
  return Lanes::sixteen;
#endif
}

Columns::Columns(const SheetLayout& layout, Lanes widest)
    : boxes_(layout.boxes()),
      lanes_(boxes_ < static_cast<std::size_t>(widest) ? 16 : static_cast<std::size_t>(widest)) {
  PRONGSAI_ASSERT(widest <= widest_lanes());
  for (std::size_t box = 0; box < boxes_; box += lanes_) {
    const std::size_t first = boxes_ < lanes_ ? 0 : std::min(box, boxes_ - lanes_);
    Strip strip{.box = first,
                .lane_begin = box - first,
                .lane_end = std::min(lanes_, boxes_ - first),
                .choices = choices_min,
                .highest = {}};
    for (std::size_t lane = 0; lane < strip.lane_end; ++lane) {
      strip.highest[lane] = layout.choices(first + lane);
      strip.choices = std::max<int>(strip.choices, strip.highest[lane]);
    }
    strips_.push_back(strip);
  }
}

/// Adds a strip's bytes to the cells of the boxes that are its own.
template <class SomeStripCounts>
bool Columns::add_strip(const Strip& strip, const SomeStripCounts& counts, std::size_t sheets,
                        std::span<std::uint32_t> cells) {
  bool possible = true;
  for (std::size_t lane = strip.lane_begin; lane < strip.lane_end; ++lane) {
    std::uint32_t* const cell = &cells[(strip.box + lane) * Counts::slots];
    std::uint32_t answered = 0;
    for (std::size_t slot = 1; slot < Counts::slots; ++slot) {
      cell[slot] += counts.by_slot[slot][lane];
      answered += counts.by_slot[slot][lane];
    }
    cell[0] += static_cast<std::uint32_t>(sheets) - answered;
    possible &= counts.highest[lane] <= strip.highest[lane];
  }
  return possible;
}

bool Columns::add(const std::uint8_t* first, std::size_t sheets, std::span<std::uint32_t> cells) const {
  PRONGSAI_ASSERT(sheets <= sheets_at_once_max && cells.size() == boxes_ * Counts::slots);
  bool possible = true;
  for (const Strip& strip : strips_) {
    if (lanes_ == 16) {
      StripCounts<16> counts;
      count_16(strip.choices, first + strip.box, stride(), sheets, counts);
      possible &= add_strip(strip, counts, sheets, cells);
    } else {
      StripCounts<32> counts;
      count_32(strip.choices, first + strip.box, stride(), sheets, counts);
      possible &= add_strip(strip, counts, sheets, cells);
    }
  }
  return possible;
}

void Columns::copy(const std::uint8_t* sheet, std::uint8_t* to) const {
  if (boxes_ < lanes_) {
    std::memcpy(to, sheet, boxes_);
    std::memset(to + boxes_, 0, lanes_ - boxes_);
    return;
  }
  // Of a size the compiler knows: a call of memcpy for each of two million sheets costs more than the copy.
  for (std::size_t box = 0; box < boxes_; box += 16) {
    const std::size_t from = std::min(box, boxes_ - 16);
    std::memcpy(to + from, sheet + from, 16);
  }
}

}  // namespace prongsai::tally
