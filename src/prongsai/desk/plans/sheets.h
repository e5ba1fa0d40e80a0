// SPDX-License-Identifier: Apache-2.0
// A whole plan as worksheets, and a worksheet that came back: looked at first, then taken in as one deed.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/plans/edit.h"

namespace prongsai::desk {

/// The largest worksheet that is taken, in bytes, and how long one is kept for its owner to look at.
inline constexpr std::size_t sheet_bytes_max = 4 * 1024 * 1024;
inline constexpr std::chrono::hours sheet_age_max{24};

struct SheetFile {
  std::string name;  ///< "prongsai-plan-cm-city-2567.xlsx"
  std::string media_type;
  std::string bytes;
};
/// Everything of the plan as a workbook. Problems: those of look_at_plan; desk.not_permitted for those who
/// see a part only.
[[nodiscard]] base::Result<SheetFile> plan_workbook(const Office& office, const access::Actor& actor,
                                                    const store::PlanKey& key, text::Language language);

struct SheetUpload {
  std::string_view file_name;
  std::string_view bytes;
};
/// Keeps the file for whoever sent it; nothing of the plan changes. An earlier one of the same person and
/// plan is forgotten. Problems, with the detail "field" = "file": plan_sheets.no_file;
/// plan_sheets.file_too_large {most}; plan_sheets.other_plan {found, expected}; plan_sheets.no_known_sheet;
/// whatever table_files says.
[[nodiscard]] base::Result<bool> take_sheet(const Office& office, const access::Actor& actor,
                                            const store::PlanKey& key, const SheetUpload& upload);

/// What becomes of a row.
enum class RowVerdict : std::uint8_t {
  added,
  changed,
  removes,  ///< the record goes, and what hangs on it
  same,
  clash,  ///< somebody else changed the same since the sheet was made
  bad,    ///< its problems tell why
};
inline constexpr std::size_t row_verdict_count = 6;
[[nodiscard]] std::string_view code_of(RowVerdict verdict);

struct SheetChange {
  std::string field;
  std::string before;  ///< canonical, as it is kept now; of a clash what somebody else wrote
  std::string after;   ///< canonical
};
struct SheetLine {
  improvement::RecordKind kind = improvement::RecordKind::measure;
  std::string number;  ///< as the sheet has it; "" for a new row
  std::string title;   ///< first words
  RowVerdict verdict = RowVerdict::same;
  std::vector<SheetChange> changes;  ///< of added, changed and clash
  base::Problems problems;           ///< of bad and clash; place: sheet, line, column
  std::string sheet;
  int line = 0;  ///< of the sheet, from 1
};
struct SheetPreview {
  PlanView view;
  std::string id;
  std::string file_name;
  std::vector<SheetLine> lines;  ///< in the order of the worksheets
  base::Problems remarks;
  std::vector<std::string> unread_sheets;

  [[nodiscard]] std::size_t count(RowVerdict verdict) const;
  /// Rows that can be taken in.
  [[nodiscard]] std::size_t count_good() const;
  [[nodiscard]] std::size_t count_in_the_way() const {
    return count(RowVerdict::clash) + count(RowVerdict::bad);
  }
};
/// Each row against the plan as it is now: what the sheet changed since it was made, merged with what others
/// changed meanwhile. Problems: those of look_at_plan; desk.not_permitted; plan_sheets.no_intake.
[[nodiscard]] base::Result<SheetPreview> preview_sheet(const Office& office, const access::Actor& actor,
                                                       const store::PlanKey& key);

struct ApplyWish {
  std::string id;               ///< of the preview
  std::int64_t version = 0;     ///< of the plan that the preview showed
  bool skips_problems = false;  ///< rows that clash or are bad stay out; without it they stop everything
};
struct Applied {
  Saved saved;
  std::size_t taken = 0;
  std::size_t skipped = 0;
};
/// Takes the good rows in as one deed, which is undone as one. Problems: those of preview_sheet;
/// plan_sheets.plan_changed; plan_sheets.rows_with_problems {count}; plan_sheets.nothing_to_take;
/// plan.too_many_records {most}.
[[nodiscard]] base::Result<Applied> apply_sheet(const Office& office, const access::Actor& actor,
                                                const store::PlanKey& key, const ApplyWish& wish);

/// Forgets the file.
[[nodiscard]] base::Result<bool> discard_sheet(const Office& office, const access::Actor& actor,
                                               const store::PlanKey& key);

}  // namespace prongsai::desk
