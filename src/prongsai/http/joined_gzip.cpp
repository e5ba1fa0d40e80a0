// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/joined_gzip.h"

#include <new>

#include <zlib.h>

#include "prongsai/base/assert.h"

namespace prongsai::http {
namespace {

std::uint32_t crc_of(std::string_view plain) {
  const auto* bytes = reinterpret_cast<const Bytef*>(plain.data());
  return static_cast<std::uint32_t>(crc32_z(crc32_z(0, nullptr, 0), bytes, plain.size()));
}

void append_number(std::string& out, std::size_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((number >> (8 * i)) & 0xff);
}

}  // namespace

GzipPiece compressed_piece(std::string_view plain) {
  static constexpr int raw_window_bits = -15;
  static constexpr int memory_level = 9;
  static constexpr std::size_t flush_bytes = 16;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, raw_window_bits, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  GzipPiece out{.blocks = {}, .crc = crc_of(plain), .plain_bytes = plain.size()};
  out.blocks.resize(deflateBound(&stream, static_cast<uLong>(plain.size())) + flush_bytes);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.blocks.data());
  stream.avail_out = static_cast<uInt>(out.blocks.size());
  const int outcome = deflate(&stream, Z_FULL_FLUSH);
  out.blocks.resize(stream.total_out);
  const bool is_whole = outcome == Z_OK && stream.avail_in == 0 && stream.avail_out > 0;
  deflateEnd(&stream);
  PRONGSAI_ASSERT(is_whole);
  return out;
}

GzipPiece stored_piece(std::string_view plain) {
  PRONGSAI_ASSERT(plain.size() <= stored_bytes_max);
  GzipPiece out{.blocks = std::string(1, '\0'), .crc = crc_of(plain), .plain_bytes = plain.size()};
  append_number(out.blocks, plain.size(), 2);
  append_number(out.blocks, ~plain.size(), 2);
  out.blocks += plain;
  return out;
}

std::string joined_gzip(std::initializer_list<const GzipPiece*> pieces) {
  using std::string_view_literals::operator""sv;
  // No name, no time, no system; and at the end an empty last block.
  std::string out("\x1f\x8b\x08\0\0\0\0\0\x02\xff"sv);
  uLong crc = crc32_z(0, nullptr, 0);
  std::size_t plain_bytes = 0;
  for (const GzipPiece* piece : pieces) {
    out += piece->blocks;
    crc = crc32_combine(crc, piece->crc, static_cast<z_off_t>(piece->plain_bytes));
    plain_bytes += piece->plain_bytes;
  }
  out += "\x03\0"sv;
  append_number(out, crc, 4);
  append_number(out, plain_bytes, 4);
  return out;
}

}  // namespace prongsai::http
