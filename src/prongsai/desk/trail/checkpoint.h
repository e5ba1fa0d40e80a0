// SPDX-License-Identifier: Apache-2.0
// Signing how long the trail is and what its root is, and showing that a line is in it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/audit/hash.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/trail/lines.h"
#include "prongsai/store/trail.h"

namespace prongsai::desk {

/// The checkpoint of the trail as it is now: signed and kept, unless one of that size is there. For the
/// clock, the export and whoever looks; it is no deed of anybody, and leaves no line. Several servers may
/// sign at once: they end with the same note.
store::SignedCheckpoint sign_checkpoint(const Office& office);

/// The newest checkpoint as the page shows it.
struct CheckpointShown {
  std::uint64_t size = 0;
  audit::Hash root{};
  Moment signed_at{};
  std::string note;      ///< the signed text
  std::string verifier;  ///< the public key, one word
};
[[nodiscard]] CheckpointShown newest_checkpoint(const Office& office);

/// A line and what leads from it to a signed root.
struct Inclusion {
  std::uint64_t sequence = 0;
  FoundLine line;
  audit::Hash leaf{};
  std::vector<audit::Hash> proof;  ///< from the leaf upwards
  CheckpointShown checkpoint;
};
/// For a line that the actor may see (see desk/trail/lines.h). Problem: trail.no_such_line, also for lines
/// that the actor may not see.
[[nodiscard]] base::Result<Inclusion> prove_inclusion(const Office& office, const access::Actor& actor,
                                                      std::uint64_t sequence);

}  // namespace prongsai::desk
