// SPDX-License-Identifier: Apache-2.0
#include "prongsai/warc/member.h"

#include <algorithm>
#include <array>
#include <new>

#include <zlib.h>

#include "prongsai/base/assert.h"

namespace prongsai::warc {
namespace {

constexpr int gzip_window = 15 + 16;
constexpr int memory_level = 8;
constexpr int level = 6;

Bytef* readable(std::string_view bytes) {
  // zlib's interface is older than const.
  return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

}  // namespace

std::string pack_member(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = readable(text);
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  PRONGSAI_ASSERT(ended == Z_STREAM_END);  // the bound is what zlib promises
  return out;
}

Member unpack_member(std::string_view bytes, std::size_t text_bytes_max) {
  constexpr std::size_t most_at_once = 1U << 30U;
  z_stream stream{};
  if (inflateInit2(&stream, gzip_window) != Z_OK) throw std::bad_alloc();
  Member out;
  stream.next_in = readable(bytes);
  stream.avail_in = static_cast<uInt>(std::min(bytes.size(), most_at_once));
  std::array<char, 64U * 1024> piece;
  int state = Z_OK;
  while (state == Z_OK && !out.is_too_large) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.text.append(piece.data(), piece.size() - stream.avail_out);
    out.is_too_large = out.text.size() > text_bytes_max;
  }
  if (state == Z_STREAM_END && !out.is_too_large) out.used = stream.total_in;
  inflateEnd(&stream);
  return out;
}

}  // namespace prongsai::warc
