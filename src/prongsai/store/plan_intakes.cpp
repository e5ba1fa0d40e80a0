// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/plan_intakes.h"

#include "prongsai/store/sql.h"

namespace prongsai::store {

PlanIntake PlanIntake::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<db::Bytes>(2), row.get<db::Moment>(3)};
}

void record_plan_intake(db::Transaction& transaction, const PlanKey& key, std::string_view person,
                        const PlanIntake& intake) {
  transaction.execute(sql::record_plan_intake, key.agency, key.year, person, intake.id, intake.file_name,
                      intake.content, intake.created_at);
}

std::optional<PlanIntake> find_plan_intake(db::Transaction& transaction, const PlanKey& key,
                                           std::string_view person) {
  return transaction.optional<PlanIntake>(sql::find_plan_intake, key.agency, key.year, person);
}

void remove_plan_intake(db::Transaction& transaction, const PlanKey& key, std::string_view person) {
  transaction.execute(sql::remove_plan_intake, key.agency, key.year, person);
}

void remove_old_plan_intakes(db::Transaction& transaction, db::Moment before) {
  transaction.execute(sql::remove_old_plan_intakes, before);
}

}  // namespace prongsai::store
