// SPDX-License-Identifier: Apache-2.0
// Figures from a file or a pasted table: read, looked at, and only then taken into the draft.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "prongsai/desk/results/draft.h"
#include "prongsai/results_sheets/read_tables.h"

namespace prongsai::desk {

/// The largest file that can be handed in, and the longest paste, in bytes.
inline constexpr std::size_t intake_file_bytes_max = 5 * 1024 * 1024;
inline constexpr std::size_t intake_paste_bytes_max = 1024 * 1024;
/// How long something read and not taken in is kept.
inline constexpr std::chrono::hours intake_age_max{24};

struct Upload {
  std::string_view file_name;
  std::string_view bytes;
};
/// Reads an XLSX or CSV table, or a results file (.yaml, .yml, .json), and keeps it for the person to look
/// at. Problems, with the detail "field" = "file": those of permitted_subject; entry.no_file;
/// entry.file_too_large {most}; entry.other_agency and entry.other_edition of a results file; whatever
/// table_files and results_files say.
[[nodiscard]] base::Result<bool> take_upload(const Office& office, const access::Actor& actor,
                                             const store::ResultKey& key, const Upload& upload);
/// The same for text pasted from a spreadsheet or a document. Field: "table".
[[nodiscard]] base::Result<bool> take_paste(const Office& office, const access::Actor& actor,
                                            const store::ResultKey& key, std::string_view text);

/// What was understood of it, beside the draft it would go into.
struct IntakeView {
  DraftView draft;
  std::string id;
  bool is_file = false;
  std::string file_name;
  bool is_results_file = false;  ///< YAML or JSON: there are no cells to account for
  bool made_up = false;
  results_sheets::Reading reading;
};
/// Problems: those of permitted_subject; entry.no_intake.
[[nodiscard]] base::Result<IntakeView> look_at_intake(const Office& office, const access::Actor& actor,
                                                      const store::ResultKey& key);

struct IntakeWish {
  std::string id;
  std::int64_t version = 0;      ///< of the draft that the page showed beside it
  std::set<std::size_t> doubts;  ///< those said yes to, by their place in the reading
  bool replaces_all = false;     ///< what else was typed is emptied
};
/// Takes the figures into the draft; gives its version. Problems: those of permitted_subject;
/// entry.no_intake; entry.draft_changed.
[[nodiscard]] base::Result<std::int64_t> accept_intake(const Office& office, const access::Actor& actor,
                                                       const store::ResultKey& key, const IntakeWish& wish);

}  // namespace prongsai::desk
