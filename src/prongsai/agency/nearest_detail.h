// SPDX-License-Identifier: Apache-2.0
// The word most likely meant, counted in letters and not in bytes; private to this room.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prongsai::agency {

/// Pairs of the search form of a word and what to show for it.
using Candidates = std::vector<std::pair<std::string, std::string>>;

/// What to show for the candidate whose form is nearest to that of `text`: at most a third of its
/// letters may differ, and a text of digits alone is no misspelling. "" when none is near.
[[nodiscard]] std::string nearest_of(std::string_view text, const Candidates& candidates);

}  // namespace prongsai::agency
