// SPDX-License-Identifier: Apache-2.0
#include "prongsai/figure/palette.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "prongsai/base/assert.h"

namespace prongsai::figure {
namespace {

struct Pigment {
  Ink ink;
  std::string_view name;
  Colour colour;
};

// Series colours differ for the three common colour blindnesses and in lightness (grey printing); text
// inks have a contrast of at least 4.5 on paper.
constexpr std::array pigments = {
    Pigment{Ink::paper, "paper", {0xff, 0xff, 0xff}},
    Pigment{Ink::text, "text", {0x1f, 0x2a, 0x37}},
    Pigment{Ink::text_muted, "text-muted", {0x56, 0x61, 0x6e}},
    Pigment{Ink::text_on_dark, "text-on-dark", {0xff, 0xff, 0xff}},
    Pigment{Ink::axis, "axis", {0x9a, 0xa4, 0xae}},
    Pigment{Ink::grid, "grid", {0xe5, 0xe9, 0xed}},
    Pigment{Ink::reference, "reference", {0x4a, 0x55, 0x61}},
    Pigment{Ink::now, "now", {0x1f, 0x6a, 0xa5}},
    Pigment{Ink::now_soft, "now-soft", {0x1f, 0x6a, 0xa5}},
    Pigment{Ink::before, "before", {0xb3, 0x6a, 0x0f}},
    Pigment{Ink::series_1, "series-1", {0x1f, 0x6a, 0xa5}},
    Pigment{Ink::series_2, "series-2", {0xbe, 0x4f, 0x28}},
    Pigment{Ink::series_3, "series-3", {0x1a, 0x7d, 0x63}},
    Pigment{Ink::series_4, "series-4", {0x9c, 0x6b, 0x00}},
    Pigment{Ink::series_5, "series-5", {0x8a, 0x52, 0x93}},
    Pigment{Ink::series_6, "series-6", {0x4a, 0x50, 0x58}},
    Pigment{Ink::step_1, "step-1", {0xdc, 0xe9, 0xf4}},
    Pigment{Ink::step_2, "step-2", {0xbd, 0xd7, 0xec}},
    Pigment{Ink::step_3, "step-3", {0x95, 0xbf, 0xe0}},
    Pigment{Ink::step_4, "step-4", {0x6a, 0xa3, 0xcf}},
    Pigment{Ink::step_5, "step-5", {0x33, 0x72, 0xa5}},
    Pigment{Ink::step_6, "step-6", {0x20, 0x57, 0x85}},
    Pigment{Ink::step_7, "step-7", {0x10, 0x3a, 0x5e}},
    Pigment{Ink::band_1, "band-1", {0xd3, 0xd9, 0xdf}},
    Pigment{Ink::band_2, "band-2", {0xe0, 0xe5, 0xe9}},
    Pigment{Ink::band_3, "band-3", {0xea, 0xee, 0xf1}},
    Pigment{Ink::band_4, "band-4", {0xf3, 0xf5, 0xf7}},
};

const Pigment& pigment_of(Ink ink) {
  const auto found =
      std::find_if(pigments.begin(), pigments.end(), [&](const Pigment& p) { return p.ink == ink; });
  PRONGSAI_ASSERT(found != pigments.end());
  return *found;
}

}  // namespace

Colour colour_of(Ink ink) {
  return pigment_of(ink).colour;
}
std::string_view name_of(Ink ink) {
  return pigment_of(ink).name;
}

Ink step_ink(std::size_t index, std::size_t count) {
  static constexpr std::array<Ink, 7> steps = {Ink::step_1, Ink::step_2, Ink::step_3, Ink::step_4,
                                               Ink::step_5, Ink::step_6, Ink::step_7};
  PRONGSAI_ASSERT(index < count);
  return count == 1 ? steps.back() : steps[index * (steps.size() - 1) / (count - 1)];
}

Ink text_ink_on(Ink step) {
  return step >= Ink::step_5 && step <= Ink::step_7 ? Ink::text_on_dark : Ink::text;
}

std::string stylesheet() {
  std::string css =
      ".figure{display:block;max-width:100%;height:auto}\n"
      ".figure text{font-family:inherit;font-variant-numeric:tabular-nums}\n"
      ".figure a{text-decoration:none}\n"
      ".figure a:hover text,.figure a:focus text{text-decoration:underline}\n"
      ".figure .fill-none{fill:none}\n";
  for (const Pigment& pigment : pigments) {
    const Colour& c = pigment.colour;
    css += fmt::format(
        ".figure .fill-{0}{{fill:#{1:02x}{2:02x}{3:02x}}}.figure "
        ".line-{0}{{stroke:#{1:02x}{2:02x}{3:02x}}}\n",
        pigment.name, c.red, c.green, c.blue);
  }
  css +=
      ".figure .fill-now-soft{fill-opacity:.14}\n"
      "@media print{.figure{print-color-adjust:exact;-webkit-print-color-adjust:exact;break-inside:avoid}}\n";
  return css;
}

}  // namespace prongsai::figure
