// SPDX-License-Identifier: Apache-2.0
// What the fetcher brought goes into the archive files first, then into rows, with one line in the trail that
// vouches for all of it.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>

#include "prongsai/desk/office.h"
#include "prongsai/fetch/capture.h"
#include "prongsai/store/captures.h"
#include "prongsai/warc/shelf.h"

namespace prongsai::desk {

/// An order, and what came of it.
struct Fetched {
  store::CaptureOrder order;
  fetch::Capture capture;
};

/// How long a link rests before it is tried once more: after a first, second and third try that failed in a
/// way that may pass (no connection, too slow, 5xx, 429). After the last one what came last stays.
inline constexpr std::array<std::chrono::minutes, 3> capture_rests = {
    std::chrono::minutes(10), std::chrono::hours(1), std::chrono::hours(6)};

struct Kept {
  std::int64_t captures = 0;  ///< rows written, one a try
  std::int64_t again = 0;     ///< of them those tried once more later
  std::int64_t given_up = 0;  ///< of them those that failed for the last time
  std::string batch;          ///< the trail's line; empty when nothing was kept
};

/// Puts request, answer (or a note why there is none) into the shelf, bytes that are there already as a
/// revisit; waits until they are on disk; writes the rows of all and the line "capture.keep" in one
/// transaction. An order that does not wait any more is passed over: no capture is kept twice. A page that
/// was asked for at the close of disclosing, or by hand, is ordered once more for a second reader. Throws
/// what the shelf and the database throw; then nothing is kept, and the orders still wait.
Kept keep_captures(const Office& office, warc::Shelf& shelf, std::span<const Fetched> fetched);

/// What the line "capture.keep" says: SHA-256 over one line of JSON a capture, in the order of their places,
/// with what was asked, when, what came and its digest, and the digest of all heads and bodies where one was
/// noted (StoredCapture::records_sha256); not where it lies, for archive files may move.
[[nodiscard]] std::string digest_of_batch(std::span<const store::StoredCapture> captures);

/// Whether the captures of a batch are what the trail's line says of them. Requires: `digest` is what the
/// line has as "sha256".
[[nodiscard]] bool batch_holds(db::Transaction& transaction, const std::string& batch,
                               const std::string& digest);

}  // namespace prongsai::desk
