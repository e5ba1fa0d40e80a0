// SPDX-License-Identifier: Apache-2.0
// The one box that all surveys of a round put their ballots into.
#pragma once

#include <optional>
#include <string_view>

#include "prongsai/desk/surveys/boxes.h"

namespace prongsai::desk {

/// As look_at_box; empty while the surveys of the round are not made. Problem: desk.not_permitted.
[[nodiscard]] base::Result<std::optional<BoxView>> look_at_round_box(const Office& office,
                                                                     const access::Actor& actor,
                                                                     std::string_view round);

}  // namespace prongsai::desk
