// SPDX-License-Identifier: Apache-2.0
// Codes on paper, for the day the telephone with the one-time codes is lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::secret {

inline constexpr int recovery_codes_count = 10;

/// Ten codes "4f7k-9zq2-mx", each 50 random bits in Crockford's base32 and good for one use. Shown once; only
/// their digests are kept.
[[nodiscard]] std::vector<std::string> new_recovery_codes();

/// What somebody typed, as it stands above: without blanks, hyphens anywhere, in lower case, o read as 0 and
/// i and l as 1. Empty when that is no code.
[[nodiscard]] std::optional<std::string> normalise_recovery_code(std::string_view typed);

/// 32 bytes for the database. Argon2id over the code with the person's id as salt and few resources (a few
/// milliseconds, 8 MiB): 50 bits are too few for a fast hash, should the database be stolen, and the same
/// code of two persons has two digests. Requires: a code as new_recovery_codes or normalise_recovery_code
/// gives it.
[[nodiscard]] std::string recovery_digest(std::string_view code, std::string_view person);

}  // namespace prongsai::secret
