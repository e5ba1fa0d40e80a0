// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/results/subject.h"

#include "prongsai/text/language.h"

namespace prongsai::desk {

base::Result<PermittedSubject> permitted_subject(db::Transaction& transaction, const Office& office,
                                                 const access::Actor& actor, access::Deed deed,
                                                 const store::ResultKey& key) {
  auto agency = store::find_result_agency(transaction, key.agency);
  if (!agency) return base::Problem{"entry.no_such_agency", {{"found", key.agency}}, {}};
  ResultSubject subject{key, *std::move(agency), office.editions.find(key.edition)};
  const auto role = permit(actor, deed, subject.area());
  if (!role) return role.problems();
  if (subject.rules == nullptr) return base::Problem{"entry.no_such_edition", {{"found", key.edition}}, {}};
  return PermittedSubject{std::move(subject), *role};
}

results_sheets::Occasion occasion_of(const ResultSubject& subject, bool made_up, access::Role role,
                                     const std::string& document_title) {
  results_sheets::Occasion out;
  out.agency = {.id = subject.agency.id,
                .name_th = subject.agency.name_th,
                .name_en = subject.agency.name_en,
                .type = subject.agency.type,
                .province = subject.agency.province};
  out.made_up = made_up;
  // The office and never the person: this stands in what everybody may read.
  out.entered_by = text::say(text::Language::th, "role." + std::string(access::code_of(role)));
  out.document_title = document_title;
  return out;
}

void tell_outcome(const results_files::Results& results, store::ResultVersion& version) {
  const scoring::PlanNode& total = results.plan().nodes[results.plan().total()];
  const scoring::NodeScore& score = results.assessment.sheet.nodes[results.plan().total()];
  if (score.basis != scoring::Basis::missing)
    version.total = base::round_half_up(score.value, total.places.value_or(base::Points::places_max));
  if (const auto level = results.assessment.level.sure())
    version.level = results.edition().levels[*level].code;
  version.passed = results.assessment.level.passed;
  version.findings = static_cast<std::int64_t>(results.assessment.findings.size());
  version.fingerprint = results.fingerprint;
  version.made_up = results.made_up;
}

}  // namespace prongsai::desk
