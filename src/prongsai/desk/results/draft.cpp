// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/results/draft.h"

#include <algorithm>

#include "prongsai/base/digest.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/results/draft_detail.h"
#include "prongsai/results_sheets/entry_from_results.h"

namespace prongsai::desk {
namespace detail {

const std::string& KeptDraft::content_of(std::string_view field) const {
  static const std::string nothing;
  const auto found = texts.find(field);
  return found == texts.end() ? nothing : found->second.content;
}

results_sheets::Entry KeptDraft::entry() const {
  results_sheets::Entry out;
  for (const auto& [field, text] : texts) {
    if (!text.content.empty()) out.texts.emplace(field, text.content);
  }
  for (const store::DraftSource& source : sources)
    out.documents.push_back({source.key, source.title, source.url, {source.note_th, source.note_en}});
  return out;
}

KeptDraft read_draft(db::Transaction& transaction, const store::ResultKey& key) {
  KeptDraft out;
  out.draft = store::find_result_draft(transaction, key).value_or(store::ResultDraft{});
  for (store::DraftText& text : store::list_draft_texts(transaction, key)) {
    std::string field = text.field;
    out.texts.emplace(std::move(field), std::move(text));
  }
  out.sources = store::list_draft_sources(transaction, key);
  return out;
}

std::vector<std::string> write_draft(db::Transaction& transaction, const store::ResultKey& key,
                                     KeptDraft& kept, const Texts& texts, const std::string& person,
                                     Moment now) {
  std::vector<std::string> changed;
  kept.draft.version += 1;
  kept.draft.is_open = true;
  kept.draft.changed_by = person;
  kept.draft.changed_at = now;
  for (const auto& [field, text] : texts) {
    if (text == kept.content_of(field)) continue;
    const store::DraftText fresh{field, text, kept.draft.version, person};
    store::record_draft_text(transaction, key, fresh);
    kept.texts.insert_or_assign(field, fresh);
    changed.push_back(field);
  }
  store::record_result_draft(transaction, key, kept.draft);
  return changed;
}

std::string draft_snapshot(std::int64_t version, const std::vector<std::string>& fields,
                           const std::string& content_fingerprint) {
  constexpr std::size_t bytes_max = 4'000;
  std::string names;
  for (const std::string& field : fields) {
    if (names.size() + field.size() > bytes_max) break;
    names += (names.empty() ? "" : " ") + field;
  }
  audit::Snapshot out;
  out.number("version", version);
  if (fields.empty() && content_fingerprint.empty()) return out.str();
  out.number("count", static_cast<std::int64_t>(fields.size())).text("fields", names);
  if (!content_fingerprint.empty()) out.text("fingerprint", content_fingerprint);
  return out.str();
}

std::vector<store::DraftSource> sources_of(const std::vector<results_files::Document>& documents) {
  std::vector<store::DraftSource> out;
  for (const results_files::Document& document : documents)
    out.push_back({document.key, document.title, document.url, document.note.th, document.note.en});
  return out;
}

}  // namespace detail

namespace {

using access::Deed;
using detail::KeptDraft;

/// What everything of an entry comes to, so that the trail can tell two states apart.
std::string fingerprint_of(const results_sheets::Entry& entry) {
  std::string all;
  for (const auto& [field, text] : entry.texts) all += field + '\0' + text + '\0';
  return base::sha256_hex(all);
}

base::Problems check_texts(const detail::Texts& texts) {
  base::Problems out;
  for (const auto& [field, text] : texts) {
    const bool bad = text.size() > draft_text_bytes_max || field.size() > draft_name_bytes_max ||
                     field.empty() || text.find('\0') != std::string::npos;
    if (bad)
      out.push_back({"entry.text_too_long",
                     {{"most", std::to_string(draft_text_bytes_max / 3)}, {"field", field}},
                     {}});
  }
  return out;
}

base::Problems clashes(const KeptDraft& kept, const DraftWish& wish) {
  base::Problems out;
  for (const auto& [field, text] : wish.texts) {
    const auto found = kept.texts.find(field);
    if (found == kept.texts.end() || found->second.version <= wish.version || found->second.content == text)
      continue;
    out.push_back(
        {"entry.clash", {{"theirs", found->second.content}, {"yours", text}, {"field", field}}, {}});
  }
  return out;
}

}  // namespace

base::Result<DraftView> look_at_draft(const Office& office, const access::Actor& actor,
                                      const store::ResultKey& key) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<DraftView> {
    auto found = permitted_subject(transaction, office, actor, Deed::enter_results, key);
    if (!found) return found.problems();
    const KeptDraft kept = detail::read_draft(transaction, key);
    return DraftView{std::move(found->subject), found->role, kept.draft, kept.entry()};
  });
}

base::Result<std::int64_t> save_draft(const Office& office, const access::Actor& actor,
                                      const store::ResultKey& key, const DraftWish& wish) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto found = permitted_subject(transaction, office, actor, Deed::enter_results, key);
    if (!found) return found.problems();
    base::Problems problems = check_texts(wish.texts);
    if (!problems.empty()) return problems;
    KeptDraft kept = detail::read_draft(transaction, key);
    const std::int64_t before = kept.draft.version;
    if (wish.version < kept.draft.begun_version) return base::Problem{"entry.draft_renewed", {}, {}};
    problems = clashes(kept, wish);
    if (!problems.empty()) return problems;
    const bool same = std::all_of(wish.texts.begin(), wish.texts.end(),
                                  [&](const auto& one) { return one.second == kept.content_of(one.first); });
    if (same) return before;
    const auto changed = detail::write_draft(transaction, key, kept, wish.texts, actor.person, now);
    record(transaction, actor, found->role, now,
           {.action = "result.save_draft",
            .subject_kind = "result",
            .subject = found->subject.id(),
            .agency = key.agency,
            .before = detail::draft_snapshot(before, {}),
            .after = detail::draft_snapshot(kept.draft.version, changed, fingerprint_of(kept.entry()))});
    return kept.draft.version;
  });
}

base::Result<std::int64_t> begin_correction(const Office& office, const access::Actor& actor,
                                            const store::ResultKey& key, std::int64_t number) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto found = permitted_subject(transaction, office, actor, Deed::enter_results, key);
    if (!found) return found.problems();
    const auto version = store::find_result_version(transaction, key, number);
    if (!version) return base::Problem{"entry.no_such_version", {{"found", std::to_string(number)}}, {}};
    KeptDraft kept = detail::read_draft(transaction, key);
    if (kept.draft.is_open) return base::Problem{"entry.draft_open", {}, {}};
    const auto results = results_files::parse_results(version->document, "version.yaml", office.editions);
    if (!results) return results.problems();
    const auto shape = results_sheets::make_form_shape(found->subject.rules);
    const results_sheets::Entry entry = results_sheets::entry_from_results(shape, *results);
    const std::int64_t before = kept.draft.version;
    kept.draft.made_up = version->made_up;
    kept.draft.begun_version = before + 1;
    kept.sources = detail::sources_of(entry.documents);
    const auto changed = detail::write_draft(transaction, key, kept, entry.texts, actor.person, now);
    store::replace_draft_sources(transaction, key, kept.sources);
    record(transaction, actor, found->role, now,
           {.action = "result.begin_correction",
            .subject_kind = "result",
            .subject = found->subject.id(),
            .agency = key.agency,
            .before = detail::version_snapshot(*version),
            .after = detail::draft_snapshot(kept.draft.version, changed, fingerprint_of(kept.entry()))});
    return kept.draft.version;
  });
}

base::Result<DraftCheck> check_draft(const Office& office, const access::Actor& actor,
                                     const store::ResultKey& key, const std::string& document_title) {
  auto view = look_at_draft(office, actor, key);
  if (!view) return view.problems();
  const auto shape = results_sheets::make_form_shape(view->subject.rules);
  const auto occasion = occasion_of(view->subject, view->draft.made_up, view->role, document_title);
  results_sheets::Checked checked =
      results_sheets::check_entry(shape, view->entry, occasion, office.editions);
  return DraftCheck{std::move(view).value(), std::move(checked)};
}

base::Result<std::int64_t> commit_draft(const Office& office, const access::Actor& actor,
                                        const store::ResultKey& key, const CommitWish& wish) {
  // Checked before the transaction, which then only makes sure that nothing was typed meanwhile: nobody else
  // waits for the scoring.
  const auto check = check_draft(office, actor, key, wish.document_title);
  if (!check) return check.problems();
  if (check->view.entry.texts.empty()) return base::Problem{"entry.nothing_entered", {}, {}};
  const detail::Handing handing{.actor = actor,
                                .role = check->view.role,
                                .subject = check->view.subject,
                                .checked = check->checked,
                                .draft_version = check->view.draft.version,
                                .wish = wish,
                                .now = office.now()};
  return office.database.perform(
      [&](db::Transaction& transaction) { return detail::hand_in(transaction, handing); });
}

}  // namespace prongsai::desk
