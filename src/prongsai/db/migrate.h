// SPDX-License-Identifier: Apache-2.0
// The schema, brought up to date step by step, and a ledger of the steps in the database itself.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/db/query.h"
#include "prongsai/db/row.h"
#include "prongsai/db/stored.h"

namespace prongsai::db {

class Database;
class Transaction;

/// A step that this database has had.
struct AppliedMigration {
  std::int64_t number;
  std::string name;    ///< "0001_agency"
  std::string digest;  ///< SHA-256 of the step's texts, the same on both engines
  Moment applied_at;
  std::chrono::microseconds duration;

  static AppliedMigration read(const Row& row);
  friend bool operator==(const AppliedMigration&, const AppliedMigration&) = default;
};

/// Where a database stands with respect to a program.
struct MigrationStatus {
  std::vector<AppliedMigration> applied;
  std::vector<std::string> pending;  ///< names, in order
};

/// What the ledger keeps of a migration: SHA-256 over its texts for both engines.
[[nodiscard]] std::string digest_of(const Query& migration);

/// Applies the migrations that the database has not had, each in a transaction of its own together with its
/// line in the ledger, under a lock: of several processes one migrates, the others wait and then find nothing
/// to do. Returns how many were applied here.
///
/// `migrations` are named NNNN_what, numbered from 0001 without gaps, in order (a mistake of the program
/// otherwise). Problems, with the database left as it was found: `db.migration_changed` when a step already
/// applied reads differently now, `db.too_new` when the database has had steps this program does not know,
/// `db.not_ours` when it holds tables but no ledger, or another program's mark. Throws DatabaseTrouble when a
/// step fails; the steps before it stay.
[[nodiscard]] base::Result<int> migrate(Database& database, std::span<const Query> migrations);

/// Looks without changing anything. Problems as above.
[[nodiscard]] base::Result<MigrationStatus> migration_status(Database& database,
                                                             std::span<const Query> migrations);

/// "This is not a database of ours", with the place as people may see it.
[[nodiscard]] base::Problem not_ours(const Database& database);

namespace detail {

/// The table that holds the ledger.
inline constexpr std::string_view ledger_table = "schema_migration";

/// Compares the ledger with the program's list: the first of these that the database has not had, or a
/// problem.
[[nodiscard]] base::Result<std::size_t> first_pending(std::span<const AppliedMigration> applied,
                                                      std::span<const Query> migrations);
/// Runs one step and writes its line. Requires: the ledger exists, or this is step 1 in an empty database.
void apply_migration(Transaction& transaction, const Query& migration, std::int64_t number, Moment now);

}  // namespace detail
}  // namespace prongsai::db
