// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/system/state.h"

#include "prongsai/db/migrate.h"
#include "prongsai/store/mail_queue.h"
#include "prongsai/store/people.h"
#include "prongsai/store/schema.h"
#include "prongsai/store/trail.h"

namespace prongsai::desk {

base::Result<SystemState> look_at_system(const Office& office, const access::Actor& actor) {
  const auto role = permit(actor, access::Deed::see_system, {});
  if (!role) return role.problems();
  const auto schema = db::migration_status(office.database, store::migrations());
  if (!schema) return schema.problems();
  SystemState out = office.database.read([&](db::Transaction& transaction) {
    SystemState state;
    state.trail_size = store::trail_frontier(transaction).size();
    if (const auto checkpoint = store::find_latest_checkpoint(transaction)) {
      state.signed_size = static_cast<std::uint64_t>(checkpoint->size);
      state.signed_at = checkpoint->signed_at;
    }
    state.mail = store::count_mail(transaction);
    state.people = store::count_people(transaction);
    return state;
  });
  out.engine = office.database.engine();
  out.place = office.database.location().shown;
  out.schema_steps = static_cast<std::int64_t>(schema->applied.size());
  if (!schema->applied.empty()) out.schema_step = schema->applied.back().name;
  return out;
}

}  // namespace prongsai::desk
