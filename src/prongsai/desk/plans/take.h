// SPDX-License-Identifier: Apache-2.0
// Words that come from somewhere else: the library, an earlier plan, another agency's published plan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/plans/edit.h"
#include "prongsai/improvement/library.h"

namespace prongsai::desk {

/// The library as one agency sees it: everybody's and its own, and how often each entry stands in plans.
struct LibraryView {
  std::shared_ptr<const improvement::Library> shared;
  std::vector<store::OwnEntry> own;
  std::map<std::string, std::int64_t> uses;  ///< by origin: "library:<id>"
};
/// Problems: plan.no_such_agency; desk.not_permitted for those who see no whole agency.
[[nodiscard]] base::Result<LibraryView> look_at_library(const Office& office, const access::Actor& actor,
                                                        const std::string& agency);

struct TakeWish {
  std::vector<std::string> entries;  ///< ids; of an agency's own: "own/<id>"
  std::string about;   ///< canonical: what a measure or recommendation answers; empty: as the entry has it
  std::string parent;  ///< of a guideline: the measure whose steps it becomes; empty: a measure of its own
};
/// Puts entries into the plan as records of their own: a measure with its steps, a recommendation, an
/// activity with its period in this year. An activity that stands in the plan already is left out. The id is
/// that of the first record. Problems: plan.no_such_entry {found}; plan.too_many_records; plan.nothing_taken.
[[nodiscard]] base::Result<Saved> take_entries(const Office& office, const access::Actor& actor,
                                               const store::PlanKey& key, const TakeWish& wish);

struct CarryWish {
  store::PlanKey from;
  std::vector<std::string>
      kinds;  ///< codes: "measure" (with its steps), "activity", "constraint", "group", "statement", "target"
};
/// Copies records of an earlier plan of the agency, or of the published plan of another one. Days move by the
/// years between; what was followed up stays behind. Every record is marked until somebody confirms it.
/// Problems: plan.nothing_to_carry; plan.not_published {agency}; plan.too_many_records.
[[nodiscard]] base::Result<Saved> carry_over(const Office& office, const access::Actor& actor,
                                             const store::PlanKey& key, const CarryWish& wish);

/// Keeps a measure of the plan, with its steps, as the agency's own entry of the library. Problem:
/// plan.no_such_record.
[[nodiscard]] base::Result<bool> keep_in_library(const Office& office, const access::Actor& actor,
                                                 const store::PlanKey& key, std::string_view measure);
[[nodiscard]] base::Result<bool> remove_from_library(const Office& office, const access::Actor& actor,
                                                     const std::string& agency, const std::string& entry);

}  // namespace prongsai::desk
