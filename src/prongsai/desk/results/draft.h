// SPDX-License-Identifier: Apache-2.0
// Figures being typed: kept word for word, right or wrong, until they are handed in.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "prongsai/desk/results/subject.h"

namespace prongsai::desk {

/// The draft of one agency and year as it stands.
struct DraftView {
  ResultSubject subject;
  access::Role role;  ///< in which the actor may enter
  store::ResultDraft draft;
  results_sheets::Entry entry;  ///< empty where nothing is being typed
};
/// Problems: those of permitted_subject.
[[nodiscard]] base::Result<DraftView> look_at_draft(const Office& office, const access::Actor& actor,
                                                    const store::ResultKey& key);

/// What a page sends: the fields it showed, as they are now.
struct DraftWish {
  std::int64_t version = 0;  ///< of the draft when the page was made
  std::map<std::string, std::string, std::less<>> texts;
};
/// The longest text of one field, and the longest name of one, in bytes.
inline constexpr std::size_t draft_text_bytes_max = 16'000;
inline constexpr std::size_t draft_name_bytes_max = 200;

/// Keeps every text exactly as it is; gives the version after it. Nothing of it is kept when somebody else
/// changed one of the same fields meanwhile: each such field is a problem entry.clash {theirs, yours}.
/// Problems besides: those of permitted_subject; entry.draft_renewed when the draft was handed in since;
/// entry.text_too_long.
[[nodiscard]] base::Result<std::int64_t> save_draft(const Office& office, const access::Actor& actor,
                                                    const store::ResultKey& key, const DraftWish& wish);

/// Puts the figures of a version into the draft, to be corrected there. Problems: those of permitted_subject;
/// entry.no_such_version; entry.draft_open when something is being typed already.
[[nodiscard]] base::Result<std::int64_t> begin_correction(const Office& office, const access::Actor& actor,
                                                          const store::ResultKey& key, std::int64_t number);

/// Checks what is typed against the rules. Problems of fields are in the outcome, not problems of this.
struct DraftCheck {
  DraftView view;
  results_sheets::Checked checked;
};
[[nodiscard]] base::Result<DraftCheck> check_draft(const Office& office, const access::Actor& actor,
                                                   const store::ResultKey& key,
                                                   const std::string& document_title = {});

struct CommitWish {
  std::int64_t version = 0;  ///< of the draft that was looked at
  std::string reason;        ///< needed where there are findings, or a published version is corrected
  std::string document_title;
};
/// Hands the draft in as a new version, state "entered"; gives its number. The draft is empty afterwards; a
/// version that was still pending is replaced. Problems: those of permitted_subject; entry.nothing_entered;
/// entry.draft_changed; entry.not_sound {count}; entry.reason_for_findings {count};
/// entry.reason_for_correction; entry.reason_too_long.
[[nodiscard]] base::Result<std::int64_t> commit_draft(const Office& office, const access::Actor& actor,
                                                      const store::ResultKey& key, const CommitWish& wish);

}  // namespace prongsai::desk
