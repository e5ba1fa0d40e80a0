// SPDX-License-Identifier: Apache-2.0
// A text as a QR code: dark and light squares, for whoever draws them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace prongsai::secret {

/// ISO/IEC 18004. Square; around it belong four light squares on each side, which are not in `rows`.
struct QrPicture {
  std::vector<std::vector<bool>> rows;  ///< from the top, each from the left; true is dark

  [[nodiscard]] int side() const { return static_cast<int>(rows.size()); }
};

/// The smallest that holds the text with error correction "medium" (15 % may be dirt), or better where that
/// costs nothing. Empty when the text has more than 1000 bytes: screens do not show such a code large enough.
[[nodiscard]] std::optional<QrPicture> qr_picture(std::string_view text);

}  // namespace prongsai::secret
