// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/organisations/import.h"

#include <algorithm>
#include <optional>

#include "prongsai/base/digest.h"
#include "prongsai/desk/organisations/record_detail.h"
#include "prongsai/desk/permit.h"
#include "prongsai/secret/token.h"
#include "prongsai/table_files/read_table.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using agency::RowPreview;
using agency::Verdict;
using Shared = std::shared_ptr<const ImportPreview>;

/// A reader who wants to stop is heard every so many agencies.
constexpr std::int64_t steps_between_questions = 200;

base::Problem no_draft() {
  return {"organisations.no_draft", {}, {}};
}

base::Problem register_changed() {
  return {"organisations.register_changed", {}, {}};
}

bool is_empty(const table_files::Sheet& sheet) {
  return sheet.rows.empty();
}

struct Chosen {
  std::size_t sheet = 0;
  std::vector<std::string> unread;
};

/// The one sheet that holds anything, or the one that bears the register's name.
base::Result<Chosen> choose_sheet(const table_files::Workbook& workbook) {
  Chosen out;
  std::vector<std::size_t> filled;
  std::optional<std::size_t> named;
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    if (workbook.sheets[i].name == register_sheet) named = i;
    if (!is_empty(workbook.sheets[i])) filled.push_back(i);
  }
  if (!named && filled.size() > 1) {
    std::string names;
    for (const std::size_t i : filled) names += (names.empty() ? "" : ", ") + workbook.sheets[i].name;
    return base::Problem{"organisations.several_sheets",
                         {{"found", names}, {"expected", std::string(register_sheet)}},
                         {workbook.file_name, 0, 0}};
  }
  out.sheet = named ? *named : (filled.empty() ? 0 : filled.front());
  for (const std::size_t i : filled) {
    if (i != out.sheet) out.unread.push_back(workbook.sheets[i].name);
  }
  out.unread.insert(out.unread.end(), workbook.hidden_sheets.begin(), workbook.hidden_sheets.end());
  return out;
}

struct ReadFile {
  agency::RegisterReading reading;
  std::vector<std::string> unread_sheets;
};

base::Result<ReadFile> read_file(const Office& office, const std::string& name, std::string_view bytes) {
  auto workbook = table_files::read_table(bytes, name);
  if (!workbook) return workbook.problems();
  auto chosen = choose_sheet(*workbook);
  if (!chosen) return chosen.problems();
  agency::TextTable table{
      .file = name, .first_row = 1, .rows = std::move(workbook->sheets[chosen->sheet].rows)};
  ReadFile out{agency::read_register(table, office.reference), std::move(chosen->unread)};
  // A formula without its value is a cell that nobody read.
  out.reading.problems.insert(out.reading.problems.end(), workbook->remarks.begin(), workbook->remarks.end());
  return out;
}

void keep_before(ImportPreview& out, const std::vector<store::RegisteredAgency>& current) {
  std::map<std::string_view, const store::RegisteredAgency*> by_id;
  for (const store::RegisteredAgency& one : current) by_id.emplace(one.record.id, &one);
  for (const RowPreview& row : out.preview.rows) {
    if (row.verdict != Verdict::changed) continue;
    const store::RegisteredAgency& was = *by_id.at(row.record.id);
    out.before.emplace(row.record.id, ImportPreview::Before{was.record, was.version});
  }
  for (const std::string& id : out.preview.missing)
    out.missing_names.emplace(id, by_id.at(id)->record.name_th);
}

/// `draft` without its content does: the bytes are handed in.
Shared compare(const Office& office, const store::RegisterDraft& draft, ReadFile file,
               const std::vector<store::RegisteredAgency>& current) {
  auto out = std::make_shared<ImportPreview>();
  out->draft = draft.id;
  out->file_name = draft.file_name;
  out->digest = draft.digest;
  out->register_version = draft.register_version;
  out->unread_sheets = std::move(file.unread_sheets);
  out->preview =
      agency::compare_register(organisations_detail::records_of(current), file.reading, office.reference);
  organisations_detail::settle_days(out->preview, organisations_detail::thai_day(office.now()));
  keep_before(*out, current);
  return out;
}

struct Register {
  std::int64_t version = 0;
  std::vector<store::RegisteredAgency> agencies;
};
Register whole_register(db::Transaction& transaction) {
  return {store::register_version(transaction), store::list_agencies_whole(transaction)};
}

/// Empty when it is not this person's.
std::optional<store::RegisterDraft> own_draft(db::Transaction& transaction, const Office& office,
                                              const access::Actor& actor, std::string_view id) {
  auto found = store::find_register_draft(transaction, id, office.now() - register_draft_age_max);
  if (found && found->person != actor.person) found.reset();
  return found;
}

/// Reads, compares with the register as it is now, and puts the preview on the shelf.
base::Result<Shared> preview_of(const Office& office, PreviewShelf& shelf, store::RegisterDraft& draft,
                                JobProgress* progress) {
  const auto phase = [&](const char* code) {
    if (progress != nullptr) progress->begin(code);
    return progress == nullptr || !progress->is_cancelled();
  };
  if (!phase("read")) return cancelled_problem();
  auto file = read_file(office, draft.file_name, draft.content.value);
  if (!file) return file.problems();
  if (!phase("compare")) return cancelled_problem();
  const Register now = office.database.read(whole_register);
  draft.register_version = now.version;
  Shared out = compare(office, draft, *std::move(file), now.agencies);
  if (progress != nullptr && progress->is_cancelled()) return cancelled_problem();
  shelf.put(out);
  return out;
}

bool is_to_record(const RowPreview& row) {
  return row.verdict == Verdict::added || row.verdict == Verdict::changed;
}

base::Problems check_commit(const ImportPreview& shown, std::string_view reason) {
  const agency::PreviewCounts& counts = shown.preview.counts;
  if (!shown.preview.may_commit()) {
    return {{"organisations.not_importable",
             {{"found", std::to_string(counts.refused + shown.preview.problems.size())}},
             {}}};
  }
  if (counts.added + counts.changed == 0) return {{"organisations.nothing_to_import", {}, {}}};
  return organisations_detail::check_reason(reason);
}

struct Writing {
  std::vector<store::NewAgencyVersion> versions;
  std::vector<store::NewEntry> lines;
  ImportDone done;
};

/// Empty when it was asked to stop.
std::optional<Writing> write_all(const ImportPreview& shown, const access::Actor& actor, access::Role role,
                                 Moment now, const std::string& reason, JobProgress& progress) {
  Writing out;
  const agency::PreviewCounts& counts = shown.preview.counts;
  out.done = {counts.added, counts.changed};
  const std::size_t total = counts.added + counts.changed;
  out.versions.reserve(total);
  out.lines.reserve(total + 1);
  progress.begin("write", static_cast<std::int64_t>(total));
  out.lines.push_back(line_of(actor, role, now,
                              {.action = "register.import",
                               .subject_kind = "register_file",
                               .subject = shown.draft,
                               .after = audit::Snapshot()
                                            .text("sha256", shown.digest)
                                            .number("added", static_cast<std::int64_t>(counts.added))
                                            .number("changed", static_cast<std::int64_t>(counts.changed))
                                            .number("same", static_cast<std::int64_t>(counts.same))
                                            .str(),
                               .reason = reason}));
  for (const RowPreview& row : shown.preview.rows) {
    if (!is_to_record(row)) continue;
    const auto before = shown.before.find(row.record.id);
    const bool is_new = before == shown.before.end();
    out.versions.push_back({row.record, is_new ? 0 : before->second.version});
    out.lines.push_back(line_of(
        actor, role, now,
        organisations_detail::agency_line(is_new ? nullptr : &before->second.record, row.record, reason)));
    const auto steps = static_cast<std::int64_t>(out.versions.size());
    progress.done(steps);
    if (steps % steps_between_questions == 0 && progress.is_cancelled()) return std::nullopt;
  }
  return out;
}

}  // namespace

void PreviewShelf::put(std::shared_ptr<const ImportPreview> preview) {
  const std::lock_guard lock(mutex_);
  std::erase_if(previews_, [&](const Shared& one) { return one->draft == preview->draft; });
  previews_.push_back(std::move(preview));
  if (previews_.size() > previews_max) previews_.pop_front();
}

Shared PreviewShelf::find(std::string_view draft, std::int64_t register_version) const {
  const std::lock_guard lock(mutex_);
  for (const Shared& one : previews_) {
    if (one->draft == draft && one->register_version == register_version) return one;
  }
  return nullptr;
}

void PreviewShelf::remove(std::string_view draft) {
  const std::lock_guard lock(mutex_);
  std::erase_if(previews_, [&](const Shared& one) { return one->draft == draft; });
}

base::Result<std::string> prepare_import(const Office& office, PreviewShelf& shelf,
                                         const access::Actor& actor, const RegisterFile& file,
                                         JobProgress& progress) {
  const auto role = permit(actor, Deed::import_organisations, {});
  if (!role) return role.problems();
  if (file.bytes.empty()) return base::Problem{"organisations.no_file", {{"field", "file"}}, {}};
  if (file.bytes.size() > register_file_bytes_max) {
    constexpr std::size_t megabyte = 1024UL * 1024UL;
    return base::Problem{
        "organisations.file_too_large",
        {{"expected", std::to_string(register_file_bytes_max / megabyte)}, {"field", "file"}},
        {}};
  }
  const Moment now = office.now();
  store::RegisterDraft draft;
  draft.id = secret::new_id("d");
  draft.person = actor.person;
  draft.file_name = file.name;
  draft.content.value = file.bytes;
  draft.digest = base::sha256_hex(file.bytes);
  draft.created_at = now;
  const auto shown = preview_of(office, shelf, draft, &progress);
  if (!shown) return shown.problems();
  office.database.perform([&](db::Transaction& transaction) {
    store::remove_old_register_drafts(transaction, now - register_draft_age_max, actor.person);
    store::record_register_draft(transaction, draft);
  });
  return draft.id;
}

base::Result<Shared> import_preview(const Office& office, PreviewShelf& shelf, const access::Actor& actor,
                                    std::string_view draft) {
  const auto role = permit(actor, Deed::import_organisations, {});
  if (!role) return role.problems();
  std::int64_t version = 0;
  auto own = office.database.read([&](db::Transaction& transaction) {
    version = store::register_version(transaction);
    return own_draft(transaction, office, actor, draft);
  });
  if (!own) return no_draft();
  if (own->register_version != version) return register_changed();
  if (Shared kept = shelf.find(draft, version)) return kept;
  auto made = preview_of(office, shelf, *own, nullptr);
  if (!made) return made.problems();
  if (made.value()->register_version != version) return register_changed();
  return made;
}

base::Result<std::string> compare_again(const Office& office, PreviewShelf& shelf, const access::Actor& actor,
                                        std::string_view draft, JobProgress& progress) {
  const auto role = permit(actor, Deed::import_organisations, {});
  if (!role) return role.problems();
  auto own = office.database.read(
      [&](db::Transaction& transaction) { return own_draft(transaction, office, actor, draft); });
  if (!own) return no_draft();
  const auto made = preview_of(office, shelf, *own, &progress);
  if (!made) return made.problems();
  office.database.perform([&](db::Transaction& transaction) {
    store::refresh_register_draft(transaction, own->id, own->register_version);
  });
  return own->id;
}

base::Result<ImportDone> commit_import(const Office& office, PreviewShelf& shelf, const access::Actor& actor,
                                       std::string_view draft, std::string_view reason,
                                       JobProgress& progress) {
  const auto role = permit(actor, Deed::import_organisations, {});
  if (!role) return role.problems();
  progress.begin("compare");
  const auto shown = import_preview(office, shelf, actor, draft);
  if (!shown) return shown.problems();
  const ImportPreview& preview = **shown;
  base::Problems problems = check_commit(preview, reason);
  if (!problems.empty()) return problems;
  const Moment now = office.now();
  auto done = office.database.perform([&](db::Transaction& transaction) -> base::Result<ImportDone> {
    // Looked at again where it counts: between the preview and here somebody may have been faster.
    if (!own_draft(transaction, office, actor, draft)) return no_draft();
    if (store::register_version(transaction) != preview.register_version) return register_changed();
    auto writing = write_all(preview, actor, *role, now, std::string(reason), progress);
    if (!writing) return cancelled_problem();
    progress.begin("keep");
    store::record_agencies(transaction, writing->versions, {actor.person, now, std::string(reason)});
    store::append_entries(transaction, writing->lines);
    store::remove_register_draft(transaction, draft);
    if (progress.is_cancelled()) return cancelled_problem();
    return writing->done;
  });
  if (done) shelf.remove(draft);
  return done;
}

void discard_import(const Office& office, PreviewShelf& shelf, const access::Actor& actor,
                    std::string_view draft) {
  const bool removed = office.database.perform([&](db::Transaction& transaction) {
    if (!own_draft(transaction, office, actor, draft)) return false;
    store::remove_register_draft(transaction, draft);
    return true;
  });
  if (removed) shelf.remove(draft);
}

}  // namespace prongsai::desk
