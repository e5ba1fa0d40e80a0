// SPDX-License-Identifier: Apache-2.0
// A QR code as a picture that every writer of documents can draw.
#pragma once

#include <optional>
#include <string>

#include "prongsai/figure/drawing.h"

namespace prongsai::desk {

/// Squares on paper, with the light edge that readers need. Empty for an address that no code can hold.
[[nodiscard]] std::optional<figure::Drawing> qr_drawing(const std::string& address);

}  // namespace prongsai::desk
