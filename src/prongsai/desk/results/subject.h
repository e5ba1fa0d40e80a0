// SPDX-License-Identifier: Apache-2.0
// Whose results, of which year: looked up before anything is decided about them.
#pragma once

#include <memory>
#include <string>

#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/results_sheets/check_entry.h"
#include "prongsai/store/results.h"

namespace prongsai::desk {

/// An agency of the register and an edition of the rules.
struct ResultSubject {
  store::ResultKey key;
  store::ResultAgency agency;
  std::shared_ptr<const results_files::PlannedEdition> rules;

  [[nodiscard]] access::Area area() const { return {agency.province, agency.id, ""}; }
  /// "cm-province/ita/2565": how trail and proposals name it.
  [[nodiscard]] std::string id() const { return key.agency + "/" + key.edition; }
};

/// What can be done there, and in which role.
struct PermittedSubject {
  ResultSubject subject;
  access::Role role;
};

/// Problems: entry.no_such_agency, entry.no_such_edition; desk.not_permitted.
[[nodiscard]] base::Result<PermittedSubject> permitted_subject(db::Transaction& transaction,
                                                               const Office& office,
                                                               const access::Actor& actor, access::Deed deed,
                                                               const store::ResultKey& key);

/// The head of a results file for this agency. `made_up` as the figures are.
[[nodiscard]] results_sheets::Occasion occasion_of(const ResultSubject& subject, bool made_up,
                                                   access::Role role, const std::string& document_title);

/// What a version says of itself, from its document read and scored.
void tell_outcome(const results_files::Results& results, store::ResultVersion& version);

}  // namespace prongsai::desk
