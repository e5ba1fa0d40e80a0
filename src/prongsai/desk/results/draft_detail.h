// SPDX-License-Identifier: Apache-2.0
// Reading and changing a draft inside a transaction; private to this folder.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/audit/snapshot.h"
#include "prongsai/desk/results/draft.h"

namespace prongsai::desk::detail {

/// A draft with the version of each of its texts.
struct KeptDraft {
  store::ResultDraft draft;
  std::map<std::string, store::DraftText, std::less<>> texts;
  std::vector<store::DraftSource> sources;

  [[nodiscard]] const std::string& content_of(std::string_view field) const;
  [[nodiscard]] results_sheets::Entry entry() const;
};
[[nodiscard]] KeptDraft read_draft(db::Transaction& transaction, const store::ResultKey& key);

using Texts = std::map<std::string, std::string, std::less<>>;

/// Writes what differs, and the draft's next version; gives the names of the fields that changed.
std::vector<std::string> write_draft(db::Transaction& transaction, const store::ResultKey& key,
                                     KeptDraft& kept, const Texts& texts, const std::string& person,
                                     Moment now);

/// {"version":…,"count":…,"fields":"indicator:1 indicator:2"}: names of fields, cut where they are many.
[[nodiscard]] std::string draft_snapshot(std::int64_t version, const std::vector<std::string>& fields,
                                         const std::string& content_fingerprint = {});

[[nodiscard]] std::vector<store::DraftSource> sources_of(
    const std::vector<results_files::Document>& documents);

/// A draft on its way to becoming a version: checked outside of the transaction that keeps it.
struct Handing {
  const access::Actor& actor;
  access::Role role;
  const ResultSubject& subject;
  const results_sheets::Checked& checked;
  std::int64_t draft_version = 0;  ///< of the draft that was checked
  CommitWish wish;
  Moment now;
  /// The newest version that was seen (0: none); not looked at where it is not given.
  std::optional<std::int64_t> after{};
};
/// Makes the version, empties the draft and writes the line of the trail. Problems: those of commit_draft
/// that concern what was typed; entry.draft_changed also where another version came in between.
[[nodiscard]] base::Result<std::int64_t> hand_in(db::Transaction& transaction, const Handing& handing);

/// {"number":…,"state":…,"fingerprint":…,"total":…,"findings":…}
[[nodiscard]] std::string version_snapshot(const store::ResultVersion& version);

}  // namespace prongsai::desk::detail
