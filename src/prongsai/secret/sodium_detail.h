// SPDX-License-Identifier: Apache-2.0
// What the files of this room ask of libsodium: readiness, randomness, keyed hashes, base64 for addresses.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai::secret::detail {

/// libsodium must be woken once before it is used; any number of calls from any thread.
void ensure_ready();

[[nodiscard]] std::string random_bytes(std::size_t count);

/// BLAKE2b with a key of 32 bytes (RFC 7693), cut to `size` bytes by its own parameter. Requires: 16 <= size
/// <= 64.
[[nodiscard]] std::string keyed_hash(std::string_view key, std::string_view bytes, std::size_t size);

/// Base64 for URLs without padding (RFC 4648 §5), and back; only the one spelling is read.
[[nodiscard]] std::string to_base64url(std::string_view bytes);
[[nodiscard]] std::optional<std::string> parse_base64url(std::string_view text);

inline const unsigned char* unsigned_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* unsigned_bytes(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

}  // namespace prongsai::secret::detail
