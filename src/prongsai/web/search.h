// SPDX-License-Identifier: Apache-2.0
// Finding and ordering agencies by name the way people type and read Thai.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::web {

/// The same for every way of typing the same: blanks, zero-width characters and ASCII case do not count,
/// Thai digits are Arabic ones, two เ are แ, a decomposed sara am is composed, and อบต. อบจ. ทต. ทม. ทน.
/// stand for the words they abbreviate.
[[nodiscard]] std::string search_form(std::string_view text);

/// True when `name` contains what was typed. An empty wish finds everything.
[[nodiscard]] bool name_matches(std::string_view name, std::string_view typed);

/// A key whose byte order is close to the order of a Thai dictionary: a vowel written before its consonant
/// counts after it, and tone marks do not count.
[[nodiscard]] std::string sort_form(std::string_view name);

}  // namespace prongsai::web
