// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/desk/record.h"
#include "prongsai/desk/results/draft_detail.h"

namespace prongsai::desk::detail {
namespace {

constexpr std::size_t title_bytes_max = 600;

base::Problems what_stands_against(const Handing& handing,
                                   const std::vector<store::ResultVersion>& versions) {
  base::Problems out;
  const results_sheets::Checked& checked = handing.checked;
  if (!checked.sound())
    out.push_back({"entry.not_sound", {{"count", std::to_string(checked.problems.size())}}, {}});
  const bool corrects = std::any_of(versions.begin(), versions.end(), [](const store::ResultVersion& one) {
    return one.state == store::ResultState::published;
  });
  if (handing.wish.document_title.size() > title_bytes_max)
    out.push_back({"entry.reason_too_long",
                   {{"most", std::to_string(title_bytes_max / 3)}, {"field", "document_title"}},
                   {}});
  if (handing.wish.reason.size() > reason_bytes_max) {
    out.push_back(
        {"entry.reason_too_long", {{"most", std::to_string(reason_bytes_max / 3)}, {"field", "reason"}}, {}});
  } else if (handing.wish.reason.empty() && !checked.findings.empty()) {
    out.push_back({"entry.reason_for_findings",
                   {{"count", std::to_string(checked.findings.size())}, {"field", "reason"}},
                   {}});
  } else if (handing.wish.reason.empty() && corrects) {
    out.push_back({"entry.reason_for_correction", {{"field", "reason"}}, {}});
  }
  return out;
}

void empty_draft(db::Transaction& transaction, const Handing& handing, KeptDraft& kept) {
  const store::ResultKey& key = handing.subject.key;
  kept.draft.version += 1;
  kept.draft.begun_version = kept.draft.version;
  kept.draft.is_open = false;
  kept.draft.changed_by = handing.actor.person;
  kept.draft.changed_at = handing.now;
  store::record_result_draft(transaction, key, kept.draft);
  store::remove_draft_texts(transaction, key);
  store::replace_draft_sources(transaction, key, {});
}

}  // namespace

std::string version_snapshot(const store::ResultVersion& version) {
  audit::Snapshot out;
  out.number("number", version.number)
      .text("state", store::code_of(version.state))
      .text("fingerprint", version.fingerprint);
  if (version.total) out.text("total", base::to_shortest_string(*version.total, 2));
  return out.number("findings", version.findings).str();
}

base::Result<std::int64_t> hand_in(db::Transaction& transaction, const Handing& handing) {
  const ResultSubject& subject = handing.subject;
  KeptDraft kept = read_draft(transaction, subject.key);
  if (kept.draft.version != handing.draft_version || kept.draft.version != handing.wish.version)
    return base::Problem{"entry.draft_changed", {}, {}};
  const auto versions = store::list_result_versions(transaction, subject.key);
  const std::int64_t newest = versions.empty() ? 0 : versions.front().number;
  if (handing.after && *handing.after != newest) return base::Problem{"entry.draft_changed", {}, {}};
  base::Problems problems = what_stands_against(handing, versions);
  if (!problems.empty()) return problems;
  store::ResultVersion version;
  version.key = subject.key;
  version.number = newest + 1;
  version.document = handing.checked.document;
  tell_outcome(*handing.checked.results, version);
  version.reason = handing.wish.reason;
  version.entered_by = handing.actor.person;
  version.entered_at = handing.now;
  store::mark_pending_replaced(transaction, subject.key);
  store::record_result_version(transaction, version);
  empty_draft(transaction, handing, kept);
  record(transaction, handing.actor, handing.role, handing.now,
         {.action = "result.commit",
          .subject_kind = "result",
          .subject = subject.id(),
          .agency = subject.key.agency,
          .before = versions.empty() ? "" : version_snapshot(versions.front()),
          .after = version_snapshot(version),
          .reason = handing.wish.reason});
  return version.number;
}

}  // namespace prongsai::desk::detail
