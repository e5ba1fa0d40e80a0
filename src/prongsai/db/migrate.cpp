// SPDX-License-Identifier: Apache-2.0
#include "prongsai/db/migrate.h"

#include <algorithm>

#include <fmt/core.h>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/db/database.h"
#include "prongsai/db/session_detail.h"
#include "prongsai/db/sql.h"

namespace prongsai::db {
namespace {

void require_numbered(std::span<const Query> migrations) {
  int number = 0;
  for (const Query& migration : migrations) {
    const bool migrations_are_numbered_without_gaps =
        migration.name.starts_with(fmt::format("{:04}_", ++number));
    PRONGSAI_ASSERT(migrations_are_numbered_without_gaps);
  }
}

bool has_ledger(const std::vector<detail::Table>& tables) {
  return std::ranges::any_of(tables,
                             [](const detail::Table& table) { return table.name == detail::ledger_table; });
}

/// What the database has had; empty when there is nothing in it at all.
base::Result<std::vector<AppliedMigration>> read_ledger(Transaction& transaction, const Database& database) {
  const std::vector<detail::Table> tables = transaction.session().tables();
  if (!transaction.session().is_signed_by_nobody_else()) return not_ours(database);
  if (has_ledger(tables)) return transaction.all<AppliedMigration>(sql::list_migrations);
  if (!tables.empty()) return not_ours(database);
  return std::vector<AppliedMigration>{};
}

/// One step at most, so that each is a transaction of its own. The ledger is read again every time, under the
/// lock.
base::Result<bool> apply_next(Transaction& transaction, const Database& database,
                              std::span<const Query> migrations) {
  const auto applied = read_ledger(transaction, database);
  if (!applied) return applied.problems();
  const auto next = detail::first_pending(*applied, migrations);
  if (!next) return next.problems();
  if (*next == migrations.size()) return false;
  detail::apply_migration(transaction, migrations[*next], static_cast<std::int64_t>(*next) + 1,
                          database.settings().now());
  return true;
}

}  // namespace

AppliedMigration AppliedMigration::read(const Row& row) {
  row.expect_columns(5);
  return {.number = row.get<std::int64_t>(0),
          .name = row.get<std::string>(1),
          .digest = row.get<std::string>(2),
          .applied_at = row.get<Moment>(3),
          .duration = std::chrono::microseconds(row.get<std::int64_t>(4))};
}

std::string digest_of(const Query& migration) {
  return base::sha256_hex(
      fmt::format("{}\n{}\n{}", migration.sqlite.size(), migration.sqlite, migration.postgres));
}

base::Problem not_ours(const Database& database) {
  return {.code = "db.not_ours", .details = {{"found", database.location().shown}}, .place = {}};
}

base::Result<int> migrate(Database& database, std::span<const Query> migrations) {
  require_numbered(migrations);
  // Most starts find nothing to do; they need not wait for anybody.
  const auto status = migration_status(database, migrations);
  if (!status) return status.problems();
  if (status->pending.empty()) return 0;
  for (int count = 0;; ++count) {
    const auto applied = database.rebuild(
        [&](Transaction& transaction) { return apply_next(transaction, database, migrations); });
    if (!applied) return applied.problems();
    if (!*applied) return count;
  }
}

base::Result<MigrationStatus> migration_status(Database& database, std::span<const Query> migrations) {
  require_numbered(migrations);
  auto applied = database.read([&](Transaction& transaction) { return read_ledger(transaction, database); });
  if (!applied) return applied.problems();
  const auto next = detail::first_pending(*applied, migrations);
  if (!next) return next.problems();
  MigrationStatus out{.applied = *std::move(applied), .pending = {}};
  for (const Query& migration : migrations.subspan(*next)) out.pending.emplace_back(migration.name);
  return out;
}

namespace detail {

base::Result<std::size_t> first_pending(std::span<const AppliedMigration> applied,
                                        std::span<const Query> migrations) {
  if (applied.size() > migrations.size()) {
    return base::Problem{
        .code = "db.too_new",
        .details = {{"found", applied.back().name}, {"expected", std::to_string(migrations.size())}},
        .place = {}};
  }
  for (std::size_t index = 0; index < applied.size(); ++index) {
    const AppliedMigration& was = applied[index];
    const Query& is = migrations[index];
    if (was.number == static_cast<std::int64_t>(index) + 1 && was.name == is.name &&
        was.digest == digest_of(is)) {
      continue;
    }
    return base::Problem{.code = "db.migration_changed",
                         .details = {{"found", std::string(is.name)}, {"expected", was.name}},
                         .place = {}};
  }
  return applied.size();
}

void apply_migration(Transaction& transaction, const Query& migration, std::int64_t number, Moment now) {
  const auto began = std::chrono::steady_clock::now();
  if (number == 1) {
    transaction.session().sign();
    transaction.run_script(sql::create_migration_ledger);
  }
  transaction.run_script(migration);
  const auto duration =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
  transaction.execute(sql::record_migration, number, migration.name, digest_of(migration), now,
                      std::int64_t{duration.count()});
}

}  // namespace detail
}  // namespace prongsai::db
