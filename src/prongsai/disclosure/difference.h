// SPDX-License-Identifier: Apache-2.0
// What was taken out of a text and what came in, line by line, for people to read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::disclosure {

/// A line of which something is another. Where a line took the place of another one, what both begin and end
/// with stands in `begins` and `ends`, shortened to its part beside the change; else all of it is in
/// `removed` or in `added`.
struct ChangedLine {
  std::string begins;
  std::string removed;
  std::string added;
  std::string ends;

  friend bool operator==(const ChangedLine&, const ChangedLine&) = default;
};

struct TextDifference {
  std::vector<ChangedLine> lines;  ///< in the order of the texts
  bool is_cut = false;             ///< there is more
};

inline constexpr std::size_t changed_lines_most = 60;
inline constexpr std::size_t changed_line_letters_most = 300;  ///< of each of the parts

/// The fewest lines that make `before` into `after`, for texts whose differing parts have up to 1,500 lines
/// each; beyond, which lines of one are not in the other, the removed ones first. Blank lines do not count.
[[nodiscard]] TextDifference difference_between(std::string_view before, std::string_view after);

}  // namespace prongsai::disclosure
