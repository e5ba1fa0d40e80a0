// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/publish.h"

#include "prongsai/base/digest.h"
#include "prongsai/desk/documents/documents_detail.h"
#include "prongsai/desk/documents/issue_detail.h"
#include "prongsai/desk/documents/render.h"
#include "prongsai/doc_writers/html.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;

const store::DocumentVersion* newest(const std::vector<store::DocumentVersion>& versions) {
  return versions.empty() ? nullptr : &versions.front();
}

/// What was looked at, and what would become of it.
struct Prepared {
  GatheredDocument gathered;
  store::DocumentVersion version;
  std::optional<store::DocumentVersion> before;
};

base::Result<Prepared> prepare(db::Transaction& transaction, const Office& office, const access::Actor& actor,
                               const store::DocumentKey& key) {
  const auto found = detail::permitted_agency(transaction, actor, Deed::publish_plans, key.agency);
  if (!found) return found.problems();
  auto gathered = gather_document(transaction, office, key);
  if (!gathered) return gathered.problems();
  Prepared out{.gathered = std::move(gathered).value()};
  const auto versions = store::list_document_versions(transaction, key);
  if (const auto* last = newest(versions)) out.before = *last;
  out.version.key = key;
  out.version.number = out.before ? out.before->number + 1 : 1;
  return out;
}

base::Problems obstacles_of(const DocumentDraft& draft) {
  base::Problems out;
  for (const Obstacle obstacle : draft.obstacles) {
    if (obstacle == Obstacle::no_template)
      out.push_back({"document.no_template", {{"found", draft.gathered.key.kind}}, {}});
    if (obstacle == Obstacle::results_unpublished)
      out.push_back(
          {"document.results_not_published", {{"year", std::to_string(draft.gathered.results_year())}}, {}});
    if (obstacle == Obstacle::plan_not_approved)
      out.push_back(
          {"document.plan_not_approved", {{"year", std::to_string(draft.gathered.plan_key.year)}}, {}});
  }
  if (const std::size_t count = draft.blocking_gaps(); count > 0)
    out.push_back({"document.has_gaps", {{"count", std::to_string(count)}}, {}});
  if (const std::size_t count = draft.certain_findings(); count > 0)
    out.push_back({"document.typed_findings", {{"count", std::to_string(count)}}, {}});
  return out;
}

base::Problems check_note(const Prepared& prepared, const PublishWish& wish) {
  if (prepared.before && wish.note.empty()) return {{"document.note_needed", {{"field", "note"}}, {}}};
  if (wish.note.size() > note_bytes_max || detail::has_control(wish.note))
    return {
        {"document.field_too_long", {{"most", std::to_string(note_bytes_max / 3)}, {"field", "note"}}, {}}};
  return {};
}

/// The same as the version before in everything but its number, day and address.
bool is_nothing_new(const Office& office, const report::Template& pattern, const Prepared& prepared) {
  if (!prepared.before) return false;
  const store::DocumentVersion& before = *prepared.before;
  return detail::fingerprint_of_issue(office, pattern, prepared.gathered,
                                      {.version = static_cast<int>(before.number),
                                       .day = before.day,
                                       .address = {},
                                       .software = before.software}) == before.document_fingerprint;
}

std::string data_of(const GatheredDocument& gathered) {
  // A report on measures ends with what they brought, in the plan's own year.
  const int last = gathered.results_year() + (gathered.kind == report::Kind::measures_report ? 1 : 0);
  std::string out;
  for (const YearResults& year : gathered.years) {
    if (year.results->year() > last) continue;
    out += year.results->edition().id + " " + year.results->fingerprint + "\n";
  }
  return out;
}

/// Trouble of ours: the findings go to the log, and the person is told that it is no fault of theirs.
base::Problems our_faults(const Office& office, const Prepared& prepared, const doc::Document& document) {
  std::vector<std::string> faults = doc::flaws(document);
  for (const lint::Finding& finding : detail::check_own(office, document)) {
    if (finding.certainty != lint::Certainty::certain) continue;
    faults.push_back(finding.code + " line " + std::to_string(finding.line) + ": " + finding.printed +
                     (finding.expected.empty() ? "" : " for " + finding.expected));
  }
  for (const std::string& fault : faults)
    office.tell_fault("document " + detail::subject_of(prepared.gathered.key), fault);
  if (faults.empty()) return {};
  return {{"document.our_fault", {{"count", std::to_string(faults.size())}}, {}}};
}

std::vector<store::DocumentFile> files_of(const Office& office, const doc::Document& document) {
  std::vector<store::DocumentFile> out;
  const auto add = [&](std::string_view format, std::string bytes) {
    store::DocumentFile file{.format = std::string(format), .content = {std::move(bytes)}};
    file.sha256 = base::sha256_hex(file.content.value);
    out.push_back(std::move(file));
  };
  for (const Format format : formats) add(code_of(format), render(office, document, format));
  add("part", doc_writers::html_fragment(document));
  return out;
}

std::string snapshot_of(const store::DocumentVersion& version) {
  return audit::Snapshot()
      .number("number", version.number)
      .text("title", version.title)
      .text("day", version.day)
      .text("fingerprint", version.document_fingerprint)
      .text("plan", version.plan_mark)
      .str();
}

/// Everything of the version but its fingerprint, who and when.
void describe(const Office& office, const doc::Document& document, Prepared& prepared,
              const PublishWish& wish) {
  store::DocumentVersion& version = prepared.version;
  const GatheredDocument& gathered = prepared.gathered;
  version.title = document.title;
  version.edition = gathered.results() != nullptr ? gathered.results()->results->edition().id
                    : gathered.plan               ? gathered.plan->edition
                                                  : "";
  version.data = data_of(gathered);
  version.plan_mark = gathered.base.plan_mark;
  version.template_fingerprint = office.patterns->wording.fingerprint;
  version.note = wish.note;
}

base::Result<std::int64_t> keep(const Office& office, const access::Actor& actor, Prepared prepared,
                                const std::vector<store::DocumentFile>& files) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const store::DocumentKey& key = prepared.version.key;
    const auto found = detail::permitted_agency(transaction, actor, Deed::publish_plans, key.agency);
    if (!found) return found.problems();
    // It was typeset outside of this transaction, so that nobody had to wait for it.
    const auto now = prepare(transaction, office, actor, key);
    if (!now) return now.problems();
    if (now->gathered.mark != prepared.gathered.mark || now->version.number != prepared.version.number)
      return Problem{"document.changed_since", {}, {}};
    prepared.version.published_by = actor.person;
    prepared.version.published_at = office.now();
    store::replace_document_versions(transaction, key);
    store::record_document_version(transaction, prepared.version);
    for (const store::DocumentFile& file : files)
      store::record_document_file(transaction, key, prepared.version.number, file);
    record(transaction, actor, found->role, prepared.version.published_at,
           {.action = "document.publish",
            .subject_kind = "document",
            .subject = detail::subject_of(key),
            .agency = key.agency,
            .before = prepared.before ? snapshot_of(*prepared.before) : "",
            .after = snapshot_of(prepared.version),
            .reason = prepared.version.note});
    return prepared.version.number;
  });
}

}  // namespace

base::Result<std::int64_t> publish_document(const Office& office, const access::Actor& actor,
                                            const store::DocumentKey& key, const PublishWish& wish) {
  auto prepared = office.database.read(
      [&](db::Transaction& transaction) { return prepare(transaction, office, actor, key); });
  if (!prepared) return prepared.problems();
  if (prepared->gathered.mark != wish.mark) return Problem{"document.changed_since", {}, {}};
  const DocumentDraft draft = write_draft(office, prepared->gathered);
  if (base::Problems problems = obstacles_of(draft); !problems.empty()) return problems;
  if (base::Problems problems = check_note(*prepared, wish); !problems.empty()) return problems;
  const report::Template& pattern = *office.patterns->find(draft.gathered.kind);
  if (is_nothing_new(office, pattern, *prepared)) return Problem{"document.nothing_new", {}, {}};
  store::DocumentVersion& version = prepared->version;
  version.day = draft.gathered.base.issue.day;
  version.software = office.software;
  const report::Issue issue{.version = static_cast<int>(version.number),
                            .day = version.day,
                            .address = address_of(office, key, version.number),
                            .software = version.software};
  const report::Draft issued = detail::write_issue(office, pattern, prepared->gathered, issue);
  if (base::Problems problems = our_faults(office, *prepared, issued.document); !problems.empty())
    return problems;
  describe(office, issued.document, *prepared, wish);
  version.document_fingerprint = detail::fingerprint_of_issue(office, pattern, prepared->gathered, issue);
  return keep(office, actor, std::move(prepared).value(), files_of(office, issued.document));
}

}  // namespace prongsai::desk
