// SPDX-License-Identifier: Apache-2.0
// About how wide a line will be, where the program that opens the file does the typesetting.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace prongsai::doc_writers {

/// Where TH Sarabun New is missing, Laksaman or Sarabun takes its place: lines are up to this much wider and,
/// with marks above and below, this many ems high.
inline constexpr double substitute_width = 1.37;
inline constexpr double substitute_height = 1.66;
/// Bold letters to regular ones.
inline constexpr double bold_width = 1.08;

/// In ems of TH Sarabun New, on the safe side: marks above and below letters take no room. Requires: UTF-8
/// (markup_detail.h, clean).
[[nodiscard]] double ems(std::string_view text);

/// Of the mark of a line. Signs such as ● are written smaller.
[[nodiscard]] double ems_of_mark(std::string_view mark);
[[nodiscard]] bool is_sign(std::string_view mark);
inline constexpr double sign_size = 0.625;

/// The widest of the pieces that do not break: words, numbers with their signs, `names`.
[[nodiscard]] double ems_of_longest_word(std::string_view text, std::span<const std::string> names);

}  // namespace prongsai::doc_writers
