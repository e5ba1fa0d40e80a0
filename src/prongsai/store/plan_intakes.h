// SPDX-License-Identifier: Apache-2.0
// Worksheets of plans that are being looked at, as the database keeps them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "prongsai/store/plans.h"

namespace prongsai::store {

struct PlanIntake {
  std::string id;
  std::string file_name;
  db::Bytes content;
  db::Moment created_at{};

  static PlanIntake read(const db::Row& row);
};
/// Takes the place of the person's earlier one of that plan.
void record_plan_intake(db::Transaction& transaction, const PlanKey& key, std::string_view person,
                        const PlanIntake& intake);
[[nodiscard]] std::optional<PlanIntake> find_plan_intake(db::Transaction& transaction, const PlanKey& key,
                                                         std::string_view person);
void remove_plan_intake(db::Transaction& transaction, const PlanKey& key, std::string_view person);
void remove_old_plan_intakes(db::Transaction& transaction, db::Moment before);

}  // namespace prongsai::store
