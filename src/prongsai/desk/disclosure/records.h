// SPDX-License-Identifier: Apache-2.0
// One capture as records of an archive file and as a row.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/keep.h"

namespace prongsai::desk {

/// Where the bytes of a body stand already, by their SHA-256.
using WholeBodies = std::map<std::string, store::WholeBody, std::less<>>;

struct CaptureRows {
  store::StoredCapture capture;
  std::vector<store::CaptureExchange> exchanges;
};

/// SHA-256 of the bodies, in the order of the exchanges; empty for none.
[[nodiscard]] std::vector<std::string> digests_of(const fetch::Capture& capture);

/// Puts the records, notes what binds them, and adds bodies that were new to `bodies`. The capture comes from
/// a process that may have been taken over: what does not fit into a line of text is taken out.
[[nodiscard]] CaptureRows put_records(warc::Shelf& shelf, const Fetched& fetched,
                                      const std::vector<std::string>& digests, WholeBodies& bodies);

/// The line of one exchange in what StoredCapture::records_sha256 is made of: what was asked of whom and
/// when, and the SHA-256 of the blocks of both records, heads with them. Of a request that was never sent:
/// empty.
[[nodiscard]] std::string spelled_exchange(const store::CaptureExchange& exchange,
                                           std::string_view request_sha256, std::string_view answer_sha256);

/// The value of the first header of that name (RFC 9110: in any case), without blanks at its ends.
[[nodiscard]] std::string header_of(std::string_view head, std::string_view name);

}  // namespace prongsai::desk
