// SPDX-License-Identifier: Apache-2.0
#include "prongsai/db/database.h"

#include "prongsai/db/migrate.h"
#include "prongsai/db/pool_detail.h"

namespace prongsai::db {

Database::Database(std::unique_ptr<detail::Pool> pool) : pool_(std::move(pool)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

const Location& Database::location() const {
  return pool_->location();
}
const Settings& Database::settings() const {
  return pool_->settings();
}

base::Result<Database> Database::open(std::string_view address, const Settings& settings,
                                      std::span<const Query> migrations) {
  base::Result<Location> location = parse_location(address);
  if (!location) return location.problems();
  Database database(std::make_unique<detail::Pool>(*std::move(location), settings));
  try {
    if (!migrations.empty()) {
      if (const auto migrated = migrate(database, migrations); !migrated) return migrated.problems();
    } else if (!database.read(
                   [](Transaction& asked) { return asked.session().is_signed_by_nobody_else(); })) {
      return not_ours(database);
    }
  } catch (const DatabaseTrouble& trouble) {
    // At the very start this means "some other file was named"; later on it means a broken disk.
    if (trouble.cause() != DatabaseTrouble::Cause::damaged || database.engine() != EngineKind::sqlite) throw;
    return not_ours(database);
  }
  return database;
}

}  // namespace prongsai::db
