// SPDX-License-Identifier: Apache-2.0
// Smaller bodies for slow connections.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::http {

/// Bodies below this are sent as they are: the saving is less than one packet.
inline constexpr std::size_t gzip_bytes_min = 1024;

/// `plain` in the gzip format, without a time or file name, so that equal input gives equal output.
/// Throws std::bad_alloc when zlib has no memory.
[[nodiscard]] std::string gzip(std::string_view plain);

/// What an Accept-Encoding header says about gzip: named with a weight above 0, or covered by "*".
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// True for text, JSON, XML, SVG and JavaScript; false for what is compressed already.
[[nodiscard]] bool is_compressible(std::string_view content_type);

}  // namespace prongsai::http
