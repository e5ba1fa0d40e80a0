// SPDX-License-Identifier: Apache-2.0
// Proves offline that an exported trail was not changed, or says where trust in it ends.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

#include "prongsai/audit/hash.h"
#include "prongsai/audit/instant.h"
#include "prongsai/audit/note.h"
#include "prongsai/base/result.h"

namespace prongsai::audit {

/// What was proven of a file.
struct Verdict {
  std::string origin;
  Verifier key;                      ///< the key all signatures are by
  std::uint64_t from = 0;            ///< the first entry of the file
  std::uint64_t to = 0;              ///< one past its last
  std::uint64_t checkpoints = 0;     ///< how many stand in the file
  Hash root{};                       ///< of the whole trail at `to`
  std::optional<Instant> first_at;   ///< of the first entry; nothing in an export without entries
  std::optional<Instant> last_at;    ///< of the last
  std::optional<Instant> signed_at;  ///< of the last checkpoint, where it says
};

/// Reads the export to its end, a line at a time, and proves by the given key, or by the one the file
/// names: that every line has its one form; that the entries are complete and in order; that every checkpoint
/// is signed for this trail and its root is the root over all entries before it, so that each later one only
/// adds to the earlier; that a checkpoint covers the last entry; that the closing note is signed over
/// every byte before it, and nothing follows.
///
/// With the file's own key this shows that the file fits together, not who made it. An older export is a
/// true export too: that the file is the newest is not shown.
///
/// Otherwise one Problem. Its place is the first line where trust ends, in the file called `name`; details
/// `noticed` (the line where the contradiction came up) and `proven` (how many entries before it are
/// proven). Codes: audit.not_an_export, audit.export_version, audit.export_header, audit.export_start,
/// audit.export_line, audit.line_too_long, audit.entry_order, audit.range_differs,
/// audit.checkpoint_size, audit.root_differs, audit.not_covered, audit.closing_differs, audit.cut_off,
/// audit.after_the_end, and those of parse_verifier, parse_entry and verify_checkpoint.
///
/// Throws when the stream breaks while it is read.
[[nodiscard]] base::Result<Verdict> verify_export(std::istream& in, const std::string& name,
                                                  const std::optional<Verifier>& key);

}  // namespace prongsai::audit
