// SPDX-License-Identifier: Apache-2.0
// What was typed, made easy to read: used wherever this room reads people's words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::improvement::detail {

/// Arabic digits for Thai ones, small Latin letters, ordinary blanks, no zero-width signs, and the vowel อำ
/// in one sign.
[[nodiscard]] std::string plain_text(std::string_view typed);

/// Without blanks, tabs and line breaks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Between any of the separators, trimmed, empty parts left out.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view text,
                                                     const std::vector<std::string_view>& separators);

/// The first line of a text, for a sentence that names a record: at most about 60 letters, cut at a
/// letter with "…".
[[nodiscard]] std::string short_text(std::string_view text);

}  // namespace prongsai::improvement::detail
