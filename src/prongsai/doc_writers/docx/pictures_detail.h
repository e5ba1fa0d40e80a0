// SPDX-License-Identifier: Apache-2.0
// Pictures in a DOCX.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/docx/runs_detail.h"

namespace prongsai::doc_writers {

/// A run with the drawing as PNG, as wide as told; no taller than `most_height`. Twips.
[[nodiscard]] std::string drawing_run(const figure::Drawing& drawing, int width, int most_height,
                                      Surroundings& around);

/// Twips that the drawing must be wide for its smallest words to be read.
[[nodiscard]] int legible_width(const figure::Drawing& drawing);

/// A run with the image in a box of this size at most, proportions kept; "" where its size cannot be read.
[[nodiscard]] std::string image_run(const doc::Image& image, int width, int height, Surroundings& around);

/// Pixels of a PNG or JPEG file; 0 × 0 where it is neither.
struct PixelSize {
  int width = 0;
  int height = 0;
};
[[nodiscard]] PixelSize pixel_size(std::string_view bytes);

/// The drawing as a PNG file of `scale` dots a CSS pixel.
[[nodiscard]] std::string png_of(const figure::Drawing& drawing, double scale);

}  // namespace prongsai::doc_writers
