// SPDX-License-Identifier: Apache-2.0
// Fitting words into a chart without a font at hand: estimated widths, and lines that break where Thai may.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/figure/drawing.h"

namespace prongsai::figure {

/// About how wide `text` is at that size, a little more rather than less, for the sans-serif fonts pages
/// use. Marks above and below Thai letters take no width.
[[nodiscard]] Units estimate_width(std::string_view text, Units size);

/// Breaks `text` into lines no wider than `width` by estimate. It breaks best at blanks and at zero-width
/// spaces (U+200B, which a caller with a dictionary may put in; they are never drawn), then where a Thai
/// word surely starts (before การ, ความ, ของ, และ, ที่ …), then where a Thai syllable starts (before a vowel
/// written first: เ แ โ ใ ไ), and only if nothing else fits between two letters, never before a mark. The
/// last line ends with "…" when there are more than `lines_max`. Always gives at least one line.
/// Requires: lines_max >= 1.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, Units size, Units width, int lines_max);

/// The distance between the baselines of two lines: room for the marks of Thai above and below.
[[nodiscard]] constexpr Units line_height(Units size) {
  return size * 3 / 2;
}

}  // namespace prongsai::figure
