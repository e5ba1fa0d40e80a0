// SPDX-License-Identifier: Apache-2.0
// What became of a ballot, for whoever has its receipt.
#pragma once

#include <cstdint>
#include <string>

#include "prongsai/desk/office.h"

namespace prongsai::desk {

enum class ReceiptStanding : std::uint8_t {
  unknown,
  received,  ///< in a sealed box
  counted,   ///< the box was opened, and the ballot was in it
};

/// Anybody may ask. Says nothing of which survey or what was answered. `digest` is survey::receipt_digest.
/// Throws when the database cannot be asked.
[[nodiscard]] ReceiptStanding find_receipt(const Office& office, const std::string& digest);

}  // namespace prongsai::desk
