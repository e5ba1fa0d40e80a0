// SPDX-License-Identifier: Apache-2.0
// Names nobody can guess: tokens that open a session or a link, and ids for what the database holds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prongsai::secret {

/// Uniformly distributed bytes that nobody can guess: what codes and links of other rooms are made from.
/// Throws when the system has no random numbers.
[[nodiscard]] std::string unpredictable_bytes(std::size_t count);

/// 256 random bits in base64 for URLs: 43 characters. Given away once; only its digest is kept.
[[nodiscard]] std::string new_token();

/// True for the form of a token; says nothing about whether it was ever given out.
[[nodiscard]] bool is_token(std::string_view text);

/// SHA-256 of the token's text, 32 bytes: what the database holds and looks up. Whoever reads it there cannot
/// go back to the token, and a look-up by digest tells nothing through its time.
[[nodiscard]] std::string token_digest(std::string_view token);

/// Compares without telling by its time where two texts differ. Their lengths are no secret.
[[nodiscard]] bool is_equal(std::string_view a, std::string_view b);

/// "p-" and 128 random bits in Crockford's base32, lower case: 26 characters that survive being read out. No
/// secret, but nobody can walk through them either. Requires: a prefix of 1 to 8 letters a to z.
[[nodiscard]] std::string new_id(std::string_view prefix);

}  // namespace prongsai::secret
