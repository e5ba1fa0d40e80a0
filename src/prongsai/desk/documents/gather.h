// SPDX-License-Identifier: Apache-2.0
// From the database to everything one document is made from, read in one moment.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/report/write.h"
#include "prongsai/store/documents.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/plans.h"

namespace prongsai::desk {

/// Holds what its input points at; may be copied and moved.
struct GatheredDocument {
  store::DocumentKey key;
  report::Kind kind = report::Kind::analysis;
  store::ResultAgency agency;
  std::vector<YearResults> years;  ///< oldest first, no year twice
  store::PlanKey plan_key;         ///< of the plan that it speaks of, whether it is there or not
  std::shared_ptr<const improvement::Plan> plan;
  std::shared_ptr<const improvement::Plan> earlier_plan;  ///< as it was approved; null where it was not
  std::int64_t plan_number = 0;  ///< of the version whose frozen records are used; 0: the plan as it is now
  std::vector<store::DocumentField> fields;
  std::string mark;  ///< SHA-256 of everything above and of the patterns: tells whether anything changed

  /// Fiscal year of the results that the document speaks of.
  [[nodiscard]] int results_year() const;
  /// Null where there are none.
  [[nodiscard]] const YearResults* results() const;
  /// True where the document prints a plan that the executive must have approved.
  [[nodiscard]] bool needs_approved_plan() const;
  [[nodiscard]] const std::string& typed(std::string_view field) const;
  /// For report::write. Requires: this outlives it.
  [[nodiscard]] report::Input input() const;

  report::Input base;  ///< without what points into this
};

/// "2565" as a year of documents; 0 for what is none.
[[nodiscard]] bool is_document_year(std::int64_t year);
/// True where the kind of `key` is called by the year in which the plan is carried out.
[[nodiscard]] store::DocumentKey document_of_results(std::string_view agency, report::Kind kind,
                                                     int results_year);

/// Asks no permission: that is for whoever calls. The issue is a draft of today. Problems:
/// document.no_such_kind {found}, document.no_such_year {found}; plan.no_such_agency {found}.
[[nodiscard]] base::Result<GatheredDocument> gather_document(db::Transaction& transaction,
                                                             const Office& office,
                                                             const store::DocumentKey& key);

/// "https://…/th/document/cm-city/analysis/2566/2"; empty without a public address.
[[nodiscard]] std::string address_of(const Office& office, const store::DocumentKey& key,
                                     std::int64_t number);

}  // namespace prongsai::desk
