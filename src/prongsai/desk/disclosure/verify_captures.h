// SPDX-License-Identifier: Apache-2.0
// Whether every sealed copy is still what it was when it was kept: the rows against the trail, the records in
// the archive files against the rows.
#pragma once

#include <cstdint>
#include <functional>

#include "prongsai/desk/office.h"

namespace prongsai::desk {

struct CapturesVerified {
  std::int64_t batches = 0;   ///< lines "capture.keep" of the trail
  std::int64_t captures = 0;  ///< rows
  std::int64_t records = 0;   ///< requests, answers and notes that were read in the archive files
  std::int64_t unbound = 0;   ///< captures of before heads were bound: their bodies are, and what rows say
  std::int64_t differing = 0;
  /// What is altered or missing; of many the first verify_told_most. captures.batch_differs {batch, line,
  /// found}; captures.no_line {batch, found}; captures.record_missing {capture, file}; captures.record_broken
  /// {capture, at}; captures.record_other {capture, at} (another record lies there); captures.records_differ
  /// {capture}; captures.body_missing {capture, sha256}; captures.line_unreadable {line}.
  base::Problems differences;

  [[nodiscard]] bool agrees() const { return differing == 0; }
};
inline constexpr std::size_t verify_told_most = 200;

/// Called now and then: captures looked at, of about how many.
using VerifyProgress = std::function<void(std::int64_t done, std::int64_t all)>;

/// Reads every record that the database names. May be run while a server keeps more: what is kept meanwhile
/// is looked at or not, never told as missing. That the trail itself was not altered is another question,
/// answered by its signed export. Problem: captures.no_folder {folder}.
[[nodiscard]] base::Result<CapturesVerified> verify_captures(const Office& office,
                                                             const VerifyProgress& progress);

}  // namespace prongsai::desk
