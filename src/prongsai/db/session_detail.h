// SPDX-License-Identifier: Apache-2.0
// What an engine must offer. Everything else in this room is written once, above this line.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/query.h"
#include "prongsai/db/settings.h"
#include "prongsai/db/stored.h"

namespace prongsai::db {
enum class Access;
}

namespace prongsai::db::detail {

/// A running statement. Not finished: its destructor ends it, and the transaction lives on only on SQLite;
/// therefore Transaction rolls back whenever a cursor is left early.
class Cursor {
 public:
  Cursor() = default;
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  virtual ~Cursor() = default;
  /// The next row is there; false after the last.
  virtual bool step() = 0;
  [[nodiscard]] virtual int column_count() const = 0;
  /// Requires: the last step() returned true. Borrowed until the next.
  [[nodiscard]] virtual Cell cell(int column) const = 0;
  /// Rows inserted, changed or removed. Requires: step() returned false.
  [[nodiscard]] virtual std::int64_t affected_rows() const = 0;
};

/// Rows on their way into one table, the fastest way the engine has.
class BulkInsert {
 public:
  BulkInsert() = default;
  BulkInsert(const BulkInsert&) = delete;
  BulkInsert& operator=(const BulkInsert&) = delete;
  virtual ~BulkInsert() = default;
  virtual void add(std::span<const Parameter> row) = 0;
  /// Everything added is in the table; constraints have been looked at.
  virtual void finish() = 0;
};

struct TableColumn {
  std::string name;
  CellKind kind;  ///< `other`: a type that the schema rules do not allow
};

struct Table {
  std::string name;
  std::vector<TableColumn> columns;  ///< as declared, without generated ones
  std::vector<std::string> primary_key;
};

enum class Reading { whole, row_by_row };

/// One connection to an engine, used by one thread at a time. Every function throws DatabaseTrouble.
class Session {
 public:
  Session() = default;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  virtual ~Session() = default;

  [[nodiscard]] virtual EngineKind engine() const = 0;
  virtual void begin(Access access) = 0;
  virtual void commit() = 0;
  /// Never throws: a session that cannot roll back is no longer usable().
  virtual void roll_back() noexcept = 0;
  /// For the rest of this transaction, statements may take as long as they need.
  virtual void lift_time_limit() = 0;
  /// False when the connection must not be used again.
  [[nodiscard]] virtual bool usable() const = 0;
  /// True when the disk below this process refused to read, write or keep something. Where the engine is a
  /// program of its own, it ends and recovers by itself, and this stays false.
  [[nodiscard]] virtual bool storage_failed() const { return false; }

  virtual std::unique_ptr<Cursor> start(const Query& query, std::span<const Parameter> parameters,
                                        Reading reading) = 0;
  /// Several statements at once, without parameters, inside the transaction that is open.
  virtual void run_script(const Query& script) = 0;
  virtual std::unique_ptr<BulkInsert> insert_in_bulk(std::string_view table,
                                                     std::span<const std::string> columns) = 0;

  /// The tables of this database, sorted by name.
  virtual std::vector<Table> tables() = 0;
  /// Marks a database that was empty as ours, where the engine has a place for that.
  virtual void sign() = 0;
  /// False when the database carries another program's mark.
  virtual bool is_signed_by_nobody_else() = 0;
  /// Empties every table; then, until the transaction ends, rows may come in any order and fire no triggers.
  virtual void prepare_for_load() = 0;
  /// Looks at all foreign keys of what was loaded.
  virtual void finish_load() = 0;
};

[[nodiscard]] std::string quote_identifier(std::string_view name);

/// Throws DatabaseTrouble (bad_text) unless the text is UTF-8 without a zero byte, so that both engines keep
/// the same.
void require_text(std::string_view text, std::string_view query);

}  // namespace prongsai::db::detail
