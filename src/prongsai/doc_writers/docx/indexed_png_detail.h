// SPDX-License-Identifier: Apache-2.0
// Pixels as a PNG file with a palette: charts have few colours, so it is small and quick.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace prongsai::doc_writers {

/// Pixels are 0xRRGGBB, the upper byte is not looked at; each row has `stride` of them, `width` of which are
/// seen. Colours that look alike become the most frequent of them; where there are still more than 256, the
/// rare ones (edges of letters) become the nearest of the frequent. Equal pixels give equal bytes. Throws
/// std::bad_alloc.
[[nodiscard]] std::string indexed_png(std::span<const std::uint32_t> pixels, int width, int height,
                                      int stride);

}  // namespace prongsai::doc_writers
