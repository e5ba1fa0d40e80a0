// SPDX-License-Identifier: Apache-2.0
// Web archive records as other tools read them: WARC 1.1 (ISO 28500:2017), one gzip member a record.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/base/result.h"

namespace prongsai::warc {

enum class Type : std::uint8_t { warcinfo, request, response, revisit, metadata, resource };
[[nodiscard]] std::string_view word_of(Type type);

/// One record. Named fields that every record needs are members; others stand in `fields`.
struct Record {
  Type type = Type::response;
  std::string id;  ///< "urn:uuid:…" without brackets; make_id() gives one
  std::chrono::system_clock::time_point date;
  std::string target;        ///< WARC-Target-URI; empty for warcinfo
  std::string content_type;  ///< "application/http;msgtype=response"
  std::string
      payload_sha256;  ///< WARC-Payload-Digest, lower-case hex here ("sha256:" + base 32 or hex in the file)
  std::vector<std::pair<std::string, std::string>>
      fields;         ///< in file order: "WARC-IP-Address", "WARC-Refers-To"…
  std::string block;  ///< HTTP head and body, or what the type holds
};

/// Whole gzip member with the record, its block digest and length filled in. Requires: no line breaks in
/// fields.
[[nodiscard]] std::string packed(const Record& record);

/// The record of one gzip member at the beginning of `bytes`; `used` is how long the member was.
/// Problems: warc.broken {at} (no gzip, no record, lengths or digests that do not hold), warc.too_large
/// {most}.
struct Unpacked {
  Record record;
  std::size_t used = 0;
};
inline constexpr std::size_t record_bytes_max = 64U * 1024 * 1024;
[[nodiscard]] base::Result<Unpacked> unpacked(std::string_view bytes);

/// From 16 unpredictable bytes: "urn:uuid:4f3c…" (version 4).
[[nodiscard]] std::string make_id(std::string_view sixteen_bytes);

}  // namespace prongsai::warc
