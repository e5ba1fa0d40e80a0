// SPDX-License-Identifier: Apache-2.0
// Paints a drawing as SVG to stand inside an HTML page.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/figure/drawing.h"

namespace prongsai::figure {

/// One <svg> element with <title> and <desc>, without any style attribute or script: colours come from
/// `stylesheet()` through class names, the rest are presentation attributes. Equal drawings give equal
/// bytes.
///
/// `id` makes the ids of title and description unique on the page; letters, digits and '-'. `classes`
/// is added to the class "figure". A drawing without links is one picture to a screen reader
/// (role="img"); one with links is a group, so that its links can be reached.
[[nodiscard]] std::string to_svg(const Drawing& drawing, std::string_view id, std::string_view classes = {});

/// A length as SVG writes it: 1250 is "12.5", -5 is "-0.05".
[[nodiscard]] std::string to_string(Units units);

}  // namespace prongsai::figure
