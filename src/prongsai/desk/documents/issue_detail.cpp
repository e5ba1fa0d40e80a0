// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/issue_detail.h"

#include "prongsai/desk/documents/issue_shelf.h"
#include "prongsai/desk/documents/qr_drawing.h"
#include "prongsai/desk/documents/render.h"
#include "prongsai/doc_writers/plain.h"
#include "prongsai/lint/check.h"
#include "prongsai/lint/manuscript.h"
#include "prongsai/lint/typed.h"

namespace prongsai::desk::detail {
namespace {

lint::Catalogue catalogue_of(const Office& office) {
  lint::Catalogue out;
  for (const auto& planned : office.editions.all()) out.editions.push_back(&planned->edition);
  return out;
}

/// What words of this document may say: the figures up to the year it is about, and what the plan sets
/// itself.
lint::Known known_to(const GatheredDocument& gathered) {
  const report::Input input = gathered.input();
  const int last = gathered.results_year() + (gathered.kind == report::Kind::measures_report ? 1 : 0);
  std::vector<analysis::Scored> years;
  for (const report::YearFigures& year : input.years) {
    if (year.scored.edition->fiscal_year <= last) years.push_back(year.scored);
  }
  lint::Known out = lint::known_of(years);
  out.results_year = gathered.results_year();
  out.years.insert({gathered.results_year(), static_cast<int>(gathered.plan_key.year)});
  for (const improvement::Plan* plan : {gathered.plan.get(), gathered.earlier_plan.get()}) {
    if (plan == nullptr) continue;
    for (const improvement::Record* record : plan->of(improvement::RecordKind::target)) {
      if (const auto target = improvement::target_of(*record)) {
        out.numbers.push_back(base::to_shortest_string(target->value, 0));
        out.numbers.push_back(base::to_string(target->value, 2));
      }
    }
  }
  return out;
}

/// An analysis speaks of results: of the plan it prints what was advised, and the causes.
bool is_printed(report::Kind kind, improvement::RecordKind record) {
  return kind != report::Kind::analysis || record == improvement::RecordKind::recommendation ||
         record == improvement::RecordKind::cause;
}

}  // namespace

report::Draft write_issue(const Office& office, const report::Template& pattern,
                          const GatheredDocument& gathered, const report::Issue& issue) {
  report::Input input = gathered.input();
  input.issue = issue;
  input.qr = qr_drawing(issue.address);
  return report::write(pattern, office.patterns->wording, input);
}

std::string fingerprint_of_issue(const Office& office, const report::Template& pattern,
                                 const GatheredDocument& gathered, report::Issue issue) {
  issue.address.clear();
  const std::string made_of =
      gathered.mark + " " + std::to_string(issue.version) + " " + issue.day + " " + issue.software;
  if (auto known = office.issues->find(made_of)) return *std::move(known);
  std::string out = fingerprint_of(write_issue(office, pattern, gathered, issue).document);
  office.issues->keep(made_of, out);
  return out;
}

std::vector<lint::Finding> check_own(const Office& office, const doc::Document& document) {
  const lint::Manuscript manuscript = lint::read_text(doc_writers::plain(document), document.title);
  std::vector<lint::Finding> out = lint::check(manuscript, catalogue_of(office));
  std::erase_if(out, [](const lint::Finding& one) { return one.certainty == lint::Certainty::hint; });
  return out;
}

std::vector<TypedFinding> check_typed_texts(const Office& office, const GatheredDocument& gathered) {
  const lint::Known known = known_to(gathered);
  const lint::Catalogue catalogue = catalogue_of(office);
  std::vector<TypedFinding> out;
  const auto check = [&](const std::string& field, const std::string& record, const std::string& text) {
    for (lint::Finding& finding : lint::check_typed(text, known, catalogue)) {
      if (finding.certainty != lint::Certainty::hint) out.push_back({field, record, std::move(finding)});
    }
  };
  for (const report::FieldSpec& spec : report::fields_of(gathered.kind)) {
    const std::string code(spec.code);
    if (!spec.is_day && !gathered.typed(code).empty()) check(code, "", gathered.typed(code));
  }
  if (!gathered.plan) return out;
  for (const improvement::Record& record : gathered.plan->records) {
    if (!is_printed(gathered.kind, record.kind)) continue;
    for (const improvement::FieldSpec& spec : improvement::spec_of(record.kind).fields) {
      const bool is_free =
          spec.type == improvement::FieldType::line || spec.type == improvement::FieldType::paragraphs;
      const std::string& text = record.field(spec.code);
      if (is_free && !text.empty()) check(std::string(spec.code), record.id, text);
    }
  }
  return out;
}

}  // namespace prongsai::desk::detail
