// SPDX-License-Identifier: Apache-2.0
// The lines of an export other than its entries: how each is written, and the only way each is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/audit/hash.h"

namespace prongsai::audit {

constexpr std::uint64_t export_version = 1;

/// Begins the first line of every export, of whatever version.
constexpr std::string_view export_mark = "{\"prongsai_audit_export\":";

/// The first line: what the file says it is.
struct ExportHeader {
  std::string origin;
  std::string key;         ///< the verifier, as a word
  std::uint64_t from = 0;  ///< the first entry of the file
  std::uint64_t to = 0;    ///< one past its last

  friend bool operator==(const ExportHeader&, const ExportHeader&) = default;
};

[[nodiscard]] std::string header_line(const ExportHeader& header);
/// Nothing for a line of another version or another spelling. Asks nothing of the values.
[[nodiscard]] std::optional<ExportHeader> parse_header_line(std::string_view line);

/// Stands second in an export that does not begin with the first entry: the state of the tree there.
[[nodiscard]] std::string frontier_line(const std::vector<Hash>& subtrees);
[[nodiscard]] std::optional<std::vector<Hash>> parse_frontier_line(std::string_view line);

/// A line that holds a signed note: {"checkpoint":"…"} and, as the last line, {"closing":"…"}.
enum class NoteKind : std::uint8_t { checkpoint, closing };
[[nodiscard]] std::string note_line(NoteKind kind, std::string_view note);
[[nodiscard]] std::optional<std::string> parse_note_line(NoteKind kind, std::string_view line);

/// What the closing note says: which entries the file holds, and the hash of every byte before its line.
/// Never to be taken for a checkpoint: its third line is no root.
[[nodiscard]] std::string closing_text(const ExportHeader& header, const Hash& file);

}  // namespace prongsai::audit
