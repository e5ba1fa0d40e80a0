// SPDX-License-Identifier: Apache-2.0
// Five bits a letter: RFC 4648 for programs, Crockford's alphabet for people.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::secret::detail {

inline constexpr std::string_view rfc_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// Without i, l, o and u, which are read as 1, 1, 0 and v.
inline constexpr std::string_view crockford_alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/// The bytes from their first bit on, five at a time; the last letter is filled up with zero bits.
[[nodiscard]] inline std::string to_base32_letters(std::string_view bytes, std::string_view alphabet) {
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[held >> (bits - 5) & 31U];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) out += alphabet[held << (5 - bits) & 31U];
  return out;
}

}  // namespace prongsai::secret::detail
