// SPDX-License-Identifier: Apache-2.0
// A document as it would be published now, and everything that stands in its way.
#pragma once

#include <string>
#include <vector>

#include "prongsai/desk/documents/gather.h"
#include "prongsai/desk/permit.h"
#include "prongsai/doc/document.h"
#include "prongsai/lint/check.h"
#include "prongsai/lint/finding.h"

namespace prongsai::desk {

/// Something that is wrong in words that a person typed and the document prints.
struct TypedFinding {
  std::string field;   ///< code of the document's own field, or of the record's
  std::string record;  ///< of the plan; empty for the document's own fields
  lint::Finding finding;
};

/// Why it may not be published, besides the draft's own gaps.
enum class Obstacle : std::uint8_t {
  no_template,          ///< documents/ has none of this kind
  results_unpublished,  ///< the figures wait for publication
  plan_not_approved,    ///< what it prints was not approved by the executive
};

struct DocumentDraft {
  GatheredDocument gathered;
  report::Draft draft;
  std::vector<Obstacle> obstacles;
  std::vector<TypedFinding> findings;

  [[nodiscard]] std::size_t blocking_gaps() const;
  [[nodiscard]] std::size_t certain_findings() const;
  /// How much stands in the way.
  [[nodiscard]] std::size_t missing() const {
    return obstacles.size() + blocking_gaps() + certain_findings();
  }
};

/// The rules of the years it was gathered from: names for what was found in it.
[[nodiscard]] lint::Catalogue catalogue_of(const GatheredDocument& gathered);

/// Writes what was gathered. Pure but for the patterns of the office.
[[nodiscard]] DocumentDraft write_draft(const Office& office, GatheredDocument gathered);

/// One document for an officer. Deed see_plans. Problems: those of gather_document; desk.not_permitted.
struct DocumentView {
  DocumentDraft written;
  std::vector<store::DocumentVersion> versions;  ///< newest first
  std::map<std::string, std::string> names;      ///< of those who typed and published
  bool may_change = false;
  bool may_publish = false;
  bool has_changed = false;  ///< the newest version would read otherwise now; false where there is none
};
[[nodiscard]] base::Result<DocumentView> look_at_document(const Office& office, const access::Actor& actor,
                                                          const store::DocumentKey& key);

/// The documents that an agency's results of one year lead to.
struct DocumentLine {
  store::DocumentKey key;
  report::Kind kind = report::Kind::analysis;
  std::size_t missing = 0;   ///< what still prevents publication
  bool has_changed = false;  ///< what is published would read otherwise now
  std::optional<store::DocumentVersion> published;
};
struct AgencyDocuments {
  store::ResultAgency agency;
  std::vector<int> years;  ///< of results and of results that plans answer, latest first
  int year = 0;            ///< the one that is shown
  std::vector<DocumentLine> lines;
  bool may_change = false;
};
/// `results_year` 0: the latest. Deed see_plans. Problems: plan.no_such_agency; desk.not_permitted.
[[nodiscard]] base::Result<AgencyDocuments> look_at_documents(const Office& office,
                                                              const access::Actor& actor,
                                                              const std::string& agency, int results_year);

/// False where there is nothing to begin with: no plan of that year for those that are called by it, no
/// figures for the others.
[[nodiscard]] bool has_substance(const GatheredDocument& gathered);

}  // namespace prongsai::desk
