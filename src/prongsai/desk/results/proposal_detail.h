// SPDX-License-Identifier: Apache-2.0
// What a proposal about results says, read and written; private to this folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/desk/results/publication.h"

namespace prongsai::desk::detail {

/// The payload of a publication.
struct PublicationPlan {
  std::string edition;
  std::string province;
  std::vector<store::Publishable> versions;
};
[[nodiscard]] std::string to_payload(const PublicationPlan& plan);
[[nodiscard]] PublicationPlan publication_plan(const store::Proposal& proposal);

/// The payload of an override.
struct OverridePlan {
  store::ResultKey key;
  std::int64_t number = 0;
  std::string fingerprint;
  std::string field;
  std::string value;
};
[[nodiscard]] std::string to_payload(const OverridePlan& plan);
[[nodiscard]] OverridePlan override_plan(const store::Proposal& proposal);

/// A published version with one figure replaced.
struct Overridden {
  std::string before;  ///< the field's text in the earlier version
  std::string document;
  results_files::Results results;
};
/// `number` is that of the version to be. Problems: entry.no_such_field, entry.override_same and those of the
/// figure, with the detail "field" = "value".
[[nodiscard]] base::Result<Overridden> overridden(const Office& office, const ResultSubject& subject,
                                                  const store::ResultVersion& version,
                                                  const OverridePlan& plan, std::int64_t number);

/// The published version that a plan means, as long as it is that one and nothing waits beside it. Problems:
/// entry.not_published, entry.changed_since_proposal, entry.pending_version.
[[nodiscard]] base::Result<store::ResultVersion> overridable(db::Transaction& transaction,
                                                             const OverridePlan& plan);

}  // namespace prongsai::desk::detail
