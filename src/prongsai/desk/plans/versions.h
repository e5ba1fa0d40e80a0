// SPDX-License-Identifier: Apache-2.0
// From a plan being written to one that everybody may read: handed in, decided by the executive, published.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/plans/view.h"
#include "prongsai/improvement_files/plan_file.h"

namespace prongsai::desk {

/// A point the executive must have seen, as "code node record"; told by `PlanFinding`s of weight acknowledge.
[[nodiscard]] std::string point_of(const improvement::PlanFinding& finding);

struct HandInWish {
  std::int64_t version = 0;  ///< of the plan that was looked at
  std::string note;          ///< needed where there are points to acknowledge
};
/// Freezes the plan as a version that waits for the executive; one that waited before is replaced. Gives its
/// number. Problems: plan.changed_since; plan.not_sound {count}; plan.note_needed {count};
/// plan.note_too_long; plan.nothing_new; plan.empty; desk.not_permitted.
[[nodiscard]] base::Result<std::int64_t> hand_in_plan(const Office& office, const access::Actor& actor,
                                                      const store::PlanKey& key, const HandInWish& wish);

struct DecideWish {
  std::int64_t number = 0;
  std::string fingerprint;  ///< of the document that was looked at
  bool approve = false;
  std::vector<std::string> acknowledged;  ///< points ticked
  std::string note;                       ///< needed to send back
};
/// The executive's word. Never by whoever handed it in. Problems: plan.no_such_version; plan.version_changed;
/// plan.second_person; plan.point_not_acknowledged {count}; plan.reason_to_send_back; plan.note_too_long.
[[nodiscard]] base::Result<bool> decide_plan(const Office& office, const access::Actor& actor,
                                             const store::PlanKey& key, const DecideWish& wish);

/// For everybody to read; the one published before stays readable as replaced. Problems:
/// plan.no_such_version; plan.not_approved.
[[nodiscard]] base::Result<bool> publish_plan(const Office& office, const access::Actor& actor,
                                              const store::PlanKey& key, std::int64_t number);

/// A version as it was handed in.
struct PlanVersionView {
  store::ResultAgency agency;
  store::PlanVersion version;
  improvement_files::PlanFile file;
  std::map<std::string, std::string> names;
  bool may_approve = false;
  bool may_publish = false;
  /// What changed from the version approved or published before it: records by id; empty for the first.
  std::vector<std::string> changed;
};
/// Problems: plan.no_such_version.
[[nodiscard]] base::Result<PlanVersionView> look_at_plan_version(const Office& office,
                                                                 const access::Actor& actor,
                                                                 const store::PlanKey& key,
                                                                 std::int64_t number);

/// The published plan of an agency and year, for everybody; nothing about who wrote it. Empty without one.
struct PublicPlan {
  store::ResultAgency agency;
  store::PlanVersion version;
  improvement_files::PlanFile file;
  std::vector<store::StoredUnit> units;
};
[[nodiscard]] std::optional<PublicPlan> find_public_plan(const Office& office, const store::PlanKey& key);
/// Years with a published plan, latest first.
[[nodiscard]] std::vector<std::int64_t> list_public_plans(const Office& office, const std::string& agency);

/// Takes over a plan file as the agency's plan of its year, which must not be there yet: for whoever runs the
/// machine. Published at once where `is_published`. Problems: those of parse_plan; plan.no_such_agency;
/// plan.is_there; desk.not_permitted.
[[nodiscard]] base::Result<bool> import_plan_file(const Office& office, const access::Actor& actor,
                                                  std::string_view text, const std::string& file,
                                                  bool is_published);

}  // namespace prongsai::desk
