// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/gzip.h"

#include <new>
#include <optional>

#include <zlib.h>

#include "prongsai/base/assert.h"
#include "prongsai/http/field.h"

namespace prongsai::http {

std::string gzip(std::string_view plain) {
  static constexpr int gzip_window_bits = 15 + 16;  // zlib adds 16 to mean the gzip format
  static constexpr int memory_level = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window_bits, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int outcome = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  PRONGSAI_ASSERT(outcome == Z_STREAM_END);  // deflateBound promises the room for it
  return packed;
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<bool> named;
  bool anything = false;
  for (const std::string_view part : split_list(accept_encoding, ',')) {
    const auto pieces = split_list(part, ';');
    if (pieces.empty()) continue;
    const bool wanted = weight_thousandths(part) > 0;
    if (is_same_header(pieces.front(), "gzip") || is_same_header(pieces.front(), "x-gzip")) named = wanted;
    if (pieces.front() == "*") anything = wanted;
  }
  return named.value_or(anything);
}

bool is_compressible(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  return type.starts_with("text/") || type.ends_with("+xml") || type.ends_with("+json") ||
         type == "application/json" || type == "application/xml" || type == "application/javascript";
}

}  // namespace prongsai::http
