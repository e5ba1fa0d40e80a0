// SPDX-License-Identifier: Apache-2.0
// Writes a stretch of the trail as one file that anyone can verify without us.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include "prongsai/audit/hash.h"
#include "prongsai/audit/merkle.h"
#include "prongsai/audit/note.h"

namespace prongsai::audit {

/// Entries `start.size()` to `to` - 1. A stretch that does not begin with the first entry needs the
/// tree's state at its beginning and the checkpoint signed there.
struct ExportRange {
  Frontier start;
  std::string start_checkpoint;  ///< the signed note of size start.size(); empty when that is 0
  std::uint64_t to = 0;
};

/// Writes the file described in docs/reference/audit-export.md, in the order of the calls, holding no more
/// than a line at once. It copies what it is given and judges nothing: an export of a trail that
/// somebody has damaged is written as it is, and does not verify.
///
/// Call `add_entry` for each entry in order and `add_checkpoint` for each checkpoint right after the last
/// entry it covers; one must cover the last entry of all. Then `close`, once.
class ExportWriter {
 public:
  /// `out` and `key` must outlive the writer. The origin is the key's name.
  /// Requires: start.size() <= to; a start checkpoint exactly when start.size() > 0.
  ExportWriter(std::ostream& out, const SigningKey& key, const ExportRange& range);

  /// A line as `to_line` made it. Requires: it holds no line end.
  void add_entry(std::string_view line);
  /// A note as `sign` made it.
  void add_checkpoint(std::string_view note);
  /// The last line: which entries the file holds and the hash of all its bytes, signed. Whether everything
  /// reached the disk, the stream knows.
  void close();

 private:
  void add_line(std::string_view line);

  std::ostream& out_;
  const SigningKey& key_;
  std::uint64_t from_;
  std::uint64_t to_;
  RunningHash hash_;
};

}  // namespace prongsai::audit
