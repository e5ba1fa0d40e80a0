// SPDX-License-Identifier: Apache-2.0
// The whole content of a database, apart from its engine: to a file and back, and from one engine to the
// other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/db/query.h"

namespace prongsai::db {

class Database;

/// What a database holds, by its digests. Equal on both engines for equal content: tables, columns and rows
/// are put in one order, and values into one form.
struct ContentDigest {
  struct Table {
    std::string name;
    std::int64_t rows = 0;
    std::string sha256;  ///< 64 hexadecimal digits
    friend bool operator==(const Table&, const Table&) = default;
  };
  std::vector<Table> tables;
  std::string sha256;  ///< of everything
  friend bool operator==(const ContentDigest&, const ContentDigest&) = default;
};

/// Of one moment, while writing goes on. Throws DatabaseTrouble (statement) where the schema breaks the
/// rules: each table has a primary key, and columns of {integer}, {text} or {bytes} only.
[[nodiscard]] ContentDigest digest_content(Database& database);

/// Writes everything, of one moment and while writing goes on, into a file that can be restored on either
/// engine. The file appears under its name when it is whole and on disk; one that was there before is
/// replaced then. Throws DatabaseTrouble (storage_failed, storage_full) when it cannot be written.
ContentDigest back_up(Database& database, const std::filesystem::path& file);

/// Reads a backup from its first to its last byte, and checks every digest in it. Problems:
/// `db.not_a_backup`, `db.backup_truncated`, `db.backup_damaged`.
[[nodiscard]] base::Result<ContentDigest> verify_backup(const std::filesystem::path& file);

/// Fills an empty database from a backup, all or nothing: the schema is made by the same migrations that the
/// backup's database had had, the rows are read back afterwards, and nothing is kept unless their digest is
/// the backup's. Later migrations of `migrations` are left to `migrate`. Problems: those of `verify_backup`;
/// `db.not_empty`; `db.too_new`, `db.migration_changed` when the backup's schema is not one of this
/// program's.
[[nodiscard]] base::Result<ContentDigest> restore(Database& database, std::span<const Query> migrations,
                                                  const std::filesystem::path& file);

/// As a backup restored at once, without the file: `to` must be empty. Problems as for `restore`.
[[nodiscard]] base::Result<ContentDigest> copy_content(Database& from, Database& to,
                                                       std::span<const Query> migrations);

}  // namespace prongsai::db
