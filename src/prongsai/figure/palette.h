// SPDX-License-Identifier: Apache-2.0
// The colour behind each ink, and the style sheet that gives it to SVG in a page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "prongsai/figure/drawing.h"

namespace prongsai::figure {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

/// For painters that need the colour itself. Requires: ink is not `none`.
[[nodiscard]] Colour colour_of(Ink ink);

/// The ink's word in class names: "now", "step-3". Requires: ink is not `none`.
[[nodiscard]] std::string_view name_of(Ink ink);

/// The ink for choice `index` of `count` ordered ones, spread over the light-to-dark steps.
/// Up to seven choices differ; among more, neighbours may share a step. Requires: index < count.
[[nodiscard]] Ink step_ink(std::size_t index, std::size_t count);

/// The ink of text standing on a step.
[[nodiscard]] Ink text_ink_on(Ink step);

/// CSS for every SVG of this room: `.figure .fill-now{fill:…}` and `.figure .line-now{stroke:…}`. Put it
/// into a style file of the page; the SVG itself carries no style, as a strict CSP wants.
[[nodiscard]] std::string stylesheet();

}  // namespace prongsai::figure
