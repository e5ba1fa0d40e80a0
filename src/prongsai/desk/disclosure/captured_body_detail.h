// SPDX-License-Identifier: Apache-2.0
// The bytes of a body, from the archive files.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/desk/office.h"
#include "prongsai/store/captures.h"
#include "prongsai/warc/shelf.h"

namespace prongsai::desk::detail {

[[nodiscard]] inline warc::Spot spot_of(const store::RecordSpot& stored) {
  return {stored.file, static_cast<std::uint64_t>(stored.offset), static_cast<std::uint64_t>(stored.length)};
}

/// Exactly those bytes that have this digest. Problems: captures.no_such_body; captures.altered {file}
/// (what lies there has another digest); warc.no_such_file, warc.broken.
[[nodiscard]] base::Result<std::string> body_of(const Office& office, const warc::Shelf& shelf,
                                                std::string_view sha256);

}  // namespace prongsai::desk::detail
