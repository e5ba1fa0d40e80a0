// SPDX-License-Identifier: Apache-2.0
// A signed statement of how long the trail was at a moment, and what its root was then.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/audit/hash.h"
#include "prongsai/audit/instant.h"
#include "prongsai/audit/note.h"

namespace prongsai::audit {

/// Whoever keeps one checkpoint can later show that the trail was rewritten before its size, without having
/// kept any entry. As a text (the form of C2SP tlog-checkpoint): origin, size, root in base64, and where
/// known "time 2026-11-06T03:00:00.000000Z", a line each.
struct Checkpoint {
  std::string origin;         ///< which trail: a name that no other trail has
  std::uint64_t size = 0;     ///< entries, below 2^63
  Hash root{};                ///< over entries 0 to size - 1
  std::optional<Instant> at;  ///< when it was signed, as the signer says

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Requires: the origin is one line of at least one character, without control characters.
[[nodiscard]] std::string to_text(const Checkpoint& checkpoint);

/// Problem: audit.checkpoint_form for any other text than `to_text` writes.
[[nodiscard]] base::Result<Checkpoint> parse_checkpoint(std::string_view text);

/// The signed note. A trail's key bears the trail's name; `checkpoint.origin` must be that name.
/// Requires: checkpoint.origin == key.verifier().name.
[[nodiscard]] std::string sign(const Checkpoint& checkpoint, const SigningKey& key);

/// The checkpoint in a note, when the note is signed by that key and is about that trail.
/// Problems: those of open_note and parse_checkpoint, and audit.wrong_origin.
[[nodiscard]] base::Result<Checkpoint> verify_checkpoint(std::string_view note, const Verifier& verifier,
                                                         std::string_view origin);

}  // namespace prongsai::audit
