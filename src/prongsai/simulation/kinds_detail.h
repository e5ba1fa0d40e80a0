// SPDX-License-Identifier: Apache-2.0
// Kinds of agencies with their number in the country and their sizes; private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "prongsai/agency/organisation.h"

namespace prongsai::simulation {

/// One type and size group. `agencies` and `external` of the lines that docs/reference/credibility.md marks
/// come from the printed table of 2567; the others fill the country up to about 8,300 and are made up.
struct Kind {
  std::string_view type;
  std::optional<agency::SizeGroup> size;
  std::string_view name_th;
  std::uint32_t agencies;
  std::uint32_t external;  ///< answers wanted of visitors (EIT part 1)
  std::uint32_t staff_min;
  std::uint32_t staff_max;
  std::uint32_t visitors_max;
};
[[nodiscard]] std::span<const Kind> kinds();
/// Index of the kind of agency `number` among `agencies`, each kind in its share of the country.
[[nodiscard]] std::uint32_t kind_of(std::uint32_t number, std::uint32_t agencies);

}  // namespace prongsai::simulation
