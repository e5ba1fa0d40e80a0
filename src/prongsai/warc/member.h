// SPDX-License-Identifier: Apache-2.0
// One gzip member (RFC 1952): what holds a record, and keeps any text small.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prongsai::warc {

/// The same text gives the same bytes with the same zlib: no time, no name in it.
[[nodiscard]] std::string pack_member(std::string_view text);

struct Member {
  std::string text;
  std::size_t used = 0;  ///< of the bytes; 0: no whole member stands there
  bool is_too_large = false;
};
[[nodiscard]] Member unpack_member(std::string_view bytes, std::size_t text_bytes_max);

}  // namespace prongsai::warc
