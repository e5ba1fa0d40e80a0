// SPDX-License-Identifier: Apache-2.0
// One line of the audit trail: who did what, on what, when and why; and the bytes that stand for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "prongsai/audit/hash.h"
#include "prongsai/audit/instant.h"
#include "prongsai/base/result.h"

namespace prongsai::audit {

struct Actor {
  std::string id;    ///< opaque: says nothing about the person without the register of accounts
  std::string role;  ///< a code, the role in which it was done: "assessor"

  friend bool operator==(const Actor&, const Actor&) = default;
};

struct Subject {
  std::string kind;  ///< a code: "grade"
  std::string id;    ///< "round-2569/agency-0412/o18"

  friend bool operator==(const Subject&, const Subject&) = default;
};

/// What one write did. Must never name a respondent, nor hold anything that leads to one.
///
/// Codes (role, action, kind) are 1 to 64 of `a-z 0-9 _ . -`, beginning with a letter. Ids are 1 to 200
/// bytes of UTF-8 without control characters. `before` and `after` are JSON objects in the canonical
/// spelling (see docs/reference/audit-export.md), or empty where there was or is nothing.
struct Entry {
  std::uint64_t sequence = 0;  ///< place in the trail, from 0; below 2^63
  Instant at;
  Actor actor;
  std::string action;  ///< a code: "grade.override"
  Subject subject;
  std::string before;
  std::string after;
  std::string reason;   ///< any text; empty where none is asked for
  std::string request;  ///< id of the request that caused it; empty where there was none

  friend bool operator==(const Entry&, const Entry&) = default;
};

/// The longest line that stands for an entry, without its line end.
constexpr std::size_t entry_bytes_max = 65'536;

/// The one line of canonical JSON that stands for the entry, without a line end: the bytes that are stored,
/// hashed and exported. The same entry gives the same bytes, always.
/// Problems: audit.code_form, audit.id_form, audit.text_form, audit.snapshot_form, audit.time_range,
/// audit.sequence_range, audit.entry_too_long.
[[nodiscard]] base::Result<std::string> to_line(const Entry& entry);

/// The entry of such a line. Only what `to_line` could have written is read, so that writing it again gives
/// the same bytes. Problems: audit.entry_version for a version this program does not know,
/// audit.entry_form for anything else.
[[nodiscard]] base::Result<Entry> parse_entry(std::string_view line);

}  // namespace prongsai::audit
