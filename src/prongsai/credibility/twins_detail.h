// SPDX-License-Identifier: Apache-2.0
// Sheets that are too much alike; private to this room.
#pragma once

#include <cstdint>
#include <span>

#include "prongsai/credibility/form.h"

namespace prongsai::credibility {

struct Twins {
  std::uint32_t seen = 0;
  double dealt = 0;
};

/// Two sheets are twins when they share at least `shared_least` answers and one in `boxes_a_share` boxes that
/// are not the best choice, and these are at least `percent_least` of all boxes in which one of the two has
/// such an answer. As in examinations, it is the shared uncommon answers that tell of copying: that many
/// content people agree on the best choice tells nothing.
inline constexpr int shared_least = 3;
inline constexpr std::size_t boxes_a_share = 10;
inline constexpr int percent_least = 60;

[[nodiscard]] Twins find_twins(const Form& form, std::span<const std::uint8_t> sheets);

}  // namespace prongsai::credibility
