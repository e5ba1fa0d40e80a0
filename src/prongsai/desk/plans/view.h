// SPDX-License-Identifier: Apache-2.0
// A plan as somebody may see it: what stands in it, what it answers, what is missing, what may be done.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/plans/typed.h"
#include "prongsai/improvement/checks.h"
#include "prongsai/improvement/progress.h"
#include "prongsai/store/plans.h"

namespace prongsai::desk {

/// How much of an agency's plans somebody sees.
struct PlanSight {
  access::Role role = access::Role::observer;
  bool is_whole = false;           ///< everything; false: what is a unit's own
  std::vector<std::string> units;  ///< ids, where it is not everything
};

/// Everything about one plan, read in one moment.
struct PlanView {
  store::ResultAgency agency;
  store::PlanHead head;
  improvement::Plan plan;                      ///< what may be seen of it
  std::map<std::string, std::string> numbers;  ///< of records, as they are numbered in the whole plan
  PlanSight sight;
  bool may_change = false;
  bool may_report = false;
  bool may_approve = false;
  bool may_publish = false;
  std::vector<store::StoredUnit> units;
  std::vector<store::PlanVersion> versions;  ///< newest first; none for those who see a unit's part
  std::map<std::string, std::string> names;  ///< of the people in `head` and `versions`
  std::vector<YearResults> years;            ///< the agency's figures, oldest first
  /// Of `years`: what the plan answers, the year before that, and the year in which it is carried out.
  ScoredShelf::Scored results;
  ScoredShelf::Scored earlier;
  ScoredShelf::Scored after;
  std::optional<improvement::Plan> earlier_plan;
  std::vector<improvement::PlanFinding> findings;  ///< of the whole plan; none for those who see a part
  std::string content_mark;                        ///< of what would be handed in now
  improvement::Day today{};

  [[nodiscard]] access::Area area() const { return {agency.province, agency.id, ""}; }
  [[nodiscard]] const framework::Edition* edition() const {
    return results ? &results->edition() : rules ? &rules->edition : nullptr;
  }
  [[nodiscard]] FieldContext context() const { return {plan.year, edition(), units}; }
  [[nodiscard]] improvement::CheckedAgainst against() const;
  /// The newest version that was handed in, whatever became of it; null without one.
  [[nodiscard]] const store::PlanVersion* newest() const {
    return versions.empty() ? nullptr : &versions.front();
  }
  /// True when the plan is not what was handed in last.
  [[nodiscard]] bool has_changed_since() const {
    return versions.empty() || versions.front().content_mark != content_mark;
  }
  std::shared_ptr<const results_files::PlannedEdition> rules;  ///< of head.edition; null where it is gone
};

/// Problems: plan.no_such_agency; plan.no_such_plan; desk.not_permitted.
[[nodiscard]] base::Result<PlanView> look_at_plan(const Office& office, const access::Actor& actor,
                                                  const store::PlanKey& key);

/// The same within a transaction that goes on to change it.
[[nodiscard]] base::Result<PlanView> read_plan(db::Transaction& transaction, const Office& office,
                                               const access::Actor& actor, const store::PlanKey& key);

/// A plan among others of an agency.
struct PlanLine {
  store::PlanHead head;
  std::optional<store::PlanState> state;  ///< of the newest version
  improvement::Summary summary;           ///< of what may be seen
};
struct AgencyPlans {
  store::ResultAgency agency;
  PlanSight sight;
  bool may_change = false;
  std::vector<PlanLine> plans;     ///< latest year first
  std::vector<YearResults> years;  ///< oldest first; empty for those who see a unit's part
};
/// Problems: plan.no_such_agency; desk.not_permitted.
[[nodiscard]] base::Result<AgencyPlans> look_at_plans(const Office& office, const access::Actor& actor,
                                                      const std::string& agency);

/// Agencies whose plans the actor writes or sees as an insider, by name: those of the actor's own grants.
[[nodiscard]] std::vector<store::ResultAgency> own_agencies(const Office& office, const access::Actor& actor);

/// What the actor may see of the agency's plans; empty for nothing.
[[nodiscard]] std::optional<PlanSight> sight_of(const access::Actor& actor,
                                                const store::ResultAgency& agency);

/// Today in Thailand.
[[nodiscard]] improvement::Day today_of(const Office& office);

}  // namespace prongsai::desk
