// SPDX-License-Identifier: Apache-2.0
// The trail as files that anybody can verify without us.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"

namespace prongsai::desk {

/// Lines `from` to `to` - 1; both are sizes of checkpoints (`from` may be 0).
struct ExportPart {
  std::uint64_t from = 0;
  std::uint64_t to = 0;

  friend bool operator==(const ExportPart&, const ExportPart&) = default;
};

/// Lines in a part, as near as the checkpoints allow: about 40 MB.
inline constexpr std::uint64_t export_part_lines = 100'000;

/// The whole trail cut into parts at its checkpoints, oldest first; signs what is not signed yet. One part of
/// no lines when there are none. `part_lines` is for tests.
[[nodiscard]] std::vector<ExportPart> export_parts(const Office& office,
                                                   std::uint64_t part_lines = export_part_lines);

/// Writes the file of docs/reference/audit-export.md, reading a thousand lines at a time. What the stream
/// makes of it, the stream knows. Requires: a part of export_parts, or from 0 to the newest checkpoint.
void write_export(const Office& office, const ExportPart& part, std::ostream& out);

/// The whole trail in one file. Returns how many lines it holds.
std::uint64_t export_trail(const Office& office, std::ostream& out);

/// As write_export, by somebody: leaves the line "trail.export", which the file itself does not hold.
/// Problems: desk.not_permitted; trail.no_such_part when the part is none of export_parts.
[[nodiscard]] base::Result<bool> export_part(const Office& office, const access::Actor& actor,
                                             const ExportPart& part, std::ostream& out);

}  // namespace prongsai::desk
