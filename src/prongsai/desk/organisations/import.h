// SPDX-License-Identifier: Apache-2.0
// Taking over a register file: first what it would change, then all of it or nothing.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/access/decide.h"
#include "prongsai/agency/compare_register.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/jobs.h"
#include "prongsai/desk/office.h"

namespace prongsai::desk {

/// The largest register file, in bytes.
inline constexpr std::size_t register_file_bytes_max = 5U * 1024U * 1024U;
/// A file that nobody took over is forgotten after a day.
inline constexpr std::chrono::hours register_draft_age_max{24};
/// The sheet that is read where a workbook has several.
inline constexpr std::string_view register_sheet = "ทะเบียนหน่วยงาน";

struct RegisterFile {
  std::string name;
  std::string bytes;
};

/// What a file would do to the register as it was at one moment. Not changed once made.
struct ImportPreview {
  std::string draft;
  std::string file_name;
  std::string digest;                 ///< SHA-256 of the file, in hexadecimal
  std::int64_t register_version = 0;  ///< of the register it was compared with
  std::vector<std::string> unread_sheets;
  agency::Preview preview;
  /// What stood in the register, of the rows that are changed, and of which version.
  struct Before {
    agency::AgencyRecord record;
    std::int64_t version = 0;
  };
  std::map<std::string, Before, std::less<>> before;
  std::map<std::string, std::string, std::less<>> missing_names;  ///< Thai names of Preview::missing
};

/// Previews of the last files looked at, so that turning its pages does not read a file again. What is not
/// here any more is made anew from the draft. From any thread.
class PreviewShelf {
 public:
  static constexpr std::size_t previews_max = 4;

  void put(std::shared_ptr<const ImportPreview> preview);
  /// Null when it is not here, or of another version of the register.
  [[nodiscard]] std::shared_ptr<const ImportPreview> find(std::string_view draft,
                                                          std::int64_t register_version) const;
  void remove(std::string_view draft);

 private:
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<const ImportPreview>> previews_;
};

/// Reads the file, compares it with the register, and keeps it as this person's one draft. Returns the
/// draft's id. What is wrong with single rows stands in the preview; problems: desk.not_permitted;
/// organisations.no_file; organisations.file_too_large; those of table_files::read_table;
/// organisations.several_sheets; job.cancelled.
[[nodiscard]] base::Result<std::string> prepare_import(const Office& office, PreviewShelf& shelf,
                                                       const access::Actor& actor, const RegisterFile& file,
                                                       JobProgress& progress);

/// What the draft would change. Problems: desk.not_permitted; organisations.no_draft when there is none, it
/// is another person's, or a day has passed; organisations.register_changed when the register has changed
/// since: then compare_again makes a new one.
[[nodiscard]] base::Result<std::shared_ptr<const ImportPreview>> import_preview(const Office& office,
                                                                                PreviewShelf& shelf,
                                                                                const access::Actor& actor,
                                                                                std::string_view draft);

/// Compares the draft with the register as it is now. Problems: desk.not_permitted, organisations.no_draft,
/// job.cancelled.
[[nodiscard]] base::Result<std::string> compare_again(const Office& office, PreviewShelf& shelf,
                                                      const access::Actor& actor, std::string_view draft,
                                                      JobProgress& progress);

struct ImportDone {
  std::size_t added = 0;
  std::size_t changed = 0;
};
/// Records every row that is new or changed, with an audit line each, in one transaction; removes the draft.
/// Problems, each with nothing changed: desk.not_permitted; organisations.no_draft;
/// organisations.register_changed; organisations.not_importable when a row is refused or the file has
/// problems; organisations.nothing_to_import; organisations.no_reason; organisations.reason_too_long;
/// job.cancelled.
[[nodiscard]] base::Result<ImportDone> commit_import(const Office& office, PreviewShelf& shelf,
                                                     const access::Actor& actor, std::string_view draft,
                                                     std::string_view reason, JobProgress& progress);

/// Forgets the draft; does nothing when it is not this person's.
void discard_import(const Office& office, PreviewShelf& shelf, const access::Actor& actor,
                    std::string_view draft);

}  // namespace prongsai::desk
