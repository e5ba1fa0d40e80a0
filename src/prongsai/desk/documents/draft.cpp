// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/draft.h"

#include <algorithm>
#include <set>

#include "prongsai/desk/documents/documents_detail.h"
#include "prongsai/desk/documents/issue_detail.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using report::Kind;

void add_name(db::Transaction& transaction, const std::string& person,
              std::map<std::string, std::string>& names) {
  if (person.empty() || names.contains(person)) return;
  if (const auto found = store::find_person(transaction, person)) names.emplace(person, found->name);
}

bool may(const access::Actor& actor, Deed deed, const store::ResultAgency& agency) {
  return access::role_for(actor, deed, {agency.province, agency.id, ""}).has_value();
}

std::vector<Obstacle> obstacles_of(const GatheredDocument& gathered) {
  std::vector<Obstacle> out;
  const YearResults* results = gathered.results();
  if (results != nullptr && results->state != store::ResultState::published)
    out.push_back(Obstacle::results_unpublished);
  if (gathered.needs_approved_plan() && gathered.plan && gathered.plan_number == 0)
    out.push_back(Obstacle::plan_not_approved);
  return out;
}

std::vector<int> years_of(db::Transaction& transaction, const Office& office, const std::string& agency) {
  std::set<int> years;
  for (const YearResults& year : results_of_years(transaction, office, agency))
    years.insert(year.results->year());
  for (const store::PlanHead& head : store::list_plans_of_agency(transaction, agency))
    years.insert(static_cast<int>(head.key.year) - 1);
  return {years.rbegin(), years.rend()};
}

/// What is published is written again from what there is now, as that version.
bool has_changed(const Office& office, const GatheredDocument& gathered,
                 const store::DocumentVersion& published) {
  const report::Template* pattern = office.patterns->find(gathered.kind);
  if (pattern == nullptr) return false;
  return detail::fingerprint_of_issue(office, *pattern, gathered,
                                      {.version = static_cast<int>(published.number),
                                       .day = published.day,
                                       .address = {},
                                       .software = published.software}) != published.document_fingerprint;
}

}  // namespace

std::size_t DocumentDraft::blocking_gaps() const {
  return static_cast<std::size_t>(
      std::count_if(draft.gaps.begin(), draft.gaps.end(),
                    [](const report::Gap& gap) { return gap.weight == report::GapWeight::blocks; }));
}

std::size_t DocumentDraft::certain_findings() const {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(),
      [](const TypedFinding& one) { return one.finding.certainty == lint::Certainty::certain; }));
}

bool has_substance(const GatheredDocument& gathered) {
  return report::is_of_plan(gathered.kind) ? gathered.plan != nullptr : gathered.results() != nullptr;
}

lint::Catalogue catalogue_of(const GatheredDocument& gathered) {
  lint::Catalogue out;
  for (const YearResults& year : gathered.years) out.editions.push_back(&year.results->edition());
  return out;
}

DocumentDraft write_draft(const Office& office, GatheredDocument gathered) {
  DocumentDraft out{.gathered = std::move(gathered)};
  out.obstacles = obstacles_of(out.gathered);
  const report::Template* pattern = office.patterns->find(out.gathered.kind);
  if (pattern == nullptr) {
    out.obstacles.insert(out.obstacles.begin(), Obstacle::no_template);
    return out;
  }
  out.draft = report::write(*pattern, office.patterns->wording, out.gathered.input());
  // One thing is told once: where the document says itself that its figures wait, that is the sentence.
  const bool is_told = std::any_of(out.draft.gaps.begin(), out.draft.gaps.end(),
                                   [](const report::Gap& gap) { return gap.code == "scores.unpublished"; });
  if (is_told) std::erase(out.obstacles, Obstacle::results_unpublished);
  out.findings = detail::check_typed_texts(office, out.gathered);
  return out;
}

base::Result<DocumentView> look_at_document(const Office& office, const access::Actor& actor,
                                            const store::DocumentKey& key) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<DocumentView> {
    const auto found = detail::permitted_agency(transaction, actor, Deed::see_plans, key.agency);
    if (!found) return found.problems();
    auto gathered = gather_document(transaction, office, key);
    if (!gathered) return gathered.problems();
    DocumentView out{.written = write_draft(office, std::move(gathered).value())};
    out.versions = store::list_document_versions(transaction, key);
    for (const store::DocumentField& field : out.written.gathered.fields)
      add_name(transaction, field.changed_by, out.names);
    for (const store::DocumentVersion& version : out.versions)
      add_name(transaction, version.published_by, out.names);
    if (!out.versions.empty())
      out.has_changed = has_changed(office, out.written.gathered, out.versions.front());
    out.may_change = may(actor, Deed::change_plans, found->agency);
    out.may_publish = may(actor, Deed::publish_plans, found->agency);
    return out;
  });
}

base::Result<AgencyDocuments> look_at_documents(const Office& office, const access::Actor& actor,
                                                const std::string& agency, int results_year) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<AgencyDocuments> {
    auto found = detail::permitted_agency(transaction, actor, Deed::see_plans, agency);
    if (!found) return found.problems();
    AgencyDocuments out{.agency = std::move(found->agency)};
    out.may_change = may(actor, Deed::change_plans, out.agency);
    out.years = years_of(transaction, office, agency);
    const bool is_known = std::find(out.years.begin(), out.years.end(), results_year) != out.years.end();
    if (out.years.empty()) return out;
    out.year = is_known ? results_year : out.years.front();
    for (const Kind kind : report::kinds) {
      DocumentLine line{.key = document_of_results(agency, kind, out.year), .kind = kind};
      auto gathered = gather_document(transaction, office, line.key);
      if (!gathered) return gathered.problems();
      for (store::DocumentVersion& version : store::list_document_versions(transaction, line.key)) {
        if (!version.is_replaced) line.published = std::move(version);
      }
      if (line.published) line.has_changed = has_changed(office, *gathered, *line.published);
      line.missing = write_draft(office, std::move(gathered).value()).missing();
      out.lines.push_back(std::move(line));
    }
    return out;
  });
}

}  // namespace prongsai::desk
