// SPDX-License-Identifier: Apache-2.0
// From how many people on a figure may be shown, and from how many on an answer.
#pragma once

#include <cstdint>

namespace prongsai::suppression {

/// Requires everywhere: 2 <= floor, 1 <= small_most, small_most < floor.
struct Rules {
  /// The fewest respondents of whom anything but their number is shown: 10 for a survey of an agency's own
  /// people, 5 for one of people outside it, unless an edition says otherwise.
  std::uint32_t floor = 10;
  /// A choice taken by 1 to `small_most` people is small: how many took it stays hidden.
  std::uint32_t small_most = 4;

  friend bool operator==(const Rules&, const Rules&) = default;
};

inline constexpr Rules internal_rules{10, 4};
inline constexpr Rules external_rules{5, 4};

}  // namespace prongsai::suppression
