// SPDX-License-Identifier: Apache-2.0
// A gzip body joined from pieces: those that never change are compressed once, and its length can be chosen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace prongsai::http {

/// Part of a gzip stream (RFC 1951 blocks that end on a whole byte and look back at nothing before them).
struct GzipPiece {
  std::string blocks;
  std::uint32_t crc = 0;  ///< of the plain bytes
  std::size_t plain_bytes = 0;
};

/// As small as can be. Throws std::bad_alloc when zlib has no memory.
[[nodiscard]] GzipPiece compressed_piece(std::string_view plain);

/// As it is, for a piece that differs from answer to answer or fills one up: exactly plain.size() +
/// stored_overhead bytes. Requires: at most stored_bytes_max bytes.
inline constexpr std::size_t stored_overhead = 5;
inline constexpr std::size_t stored_bytes_max = 65'535;
[[nodiscard]] GzipPiece stored_piece(std::string_view plain);

/// How many bytes the whole is longer than its pieces.
inline constexpr std::size_t joined_overhead = 10 + 2 + 8;
/// The gzip file (RFC 1952) of all pieces one after the other.
[[nodiscard]] std::string joined_gzip(std::initializer_list<const GzipPiece*> pieces);

}  // namespace prongsai::http
