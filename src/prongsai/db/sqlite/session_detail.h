// SPDX-License-Identifier: Apache-2.0
// A connection to an SQLite file. SQLite is included here and in this folder only.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "prongsai/db/session_detail.h"
#include "prongsai/db/trouble.h"

namespace prongsai::db::detail {

struct CloseSqlite {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
struct FinalizeSqlite {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// A prepared statement, and which of its parameters is $1, $2, …: SQLite numbers them by their first
/// appearance.
struct SqliteStatement {
  std::unique_ptr<sqlite3_stmt, FinalizeSqlite> handle;
  std::vector<int> parameter_of_position;  ///< [0] is the number that stands first in the text
  int parameters = 0;                      ///< the highest number used
};

class SqliteSession final : public Session {
 public:
  SqliteSession(std::unique_ptr<sqlite3, CloseSqlite> connection, const Settings& settings);

  [[nodiscard]] EngineKind engine() const override { return EngineKind::sqlite; }
  void begin(Access access) override;
  void commit() override;
  void roll_back() noexcept override;
  void lift_time_limit() override;
  [[nodiscard]] bool usable() const override { return usable_; }
  [[nodiscard]] bool storage_failed() const override { return storage_failed_; }
  std::unique_ptr<Cursor> start(const Query& query, std::span<const Parameter> parameters,
                                Reading reading) override;
  void run_script(const Query& script) override;
  std::unique_ptr<BulkInsert> insert_in_bulk(std::string_view table,
                                             std::span<const std::string> columns) override;
  std::vector<Table> tables() override;
  void sign() override;
  bool is_signed_by_nobody_else() override;
  void prepare_for_load() override;
  void finish_load() override;

  /// Throws what the result code of SQLite means. Notes that the session is broken where it is.
  [[noreturn]] void fail(int code, std::string_view where);
  /// Binds and begins the time limit.
  void bind(SqliteStatement& statement, std::span<const Parameter> parameters, std::string_view where);
  [[nodiscard]] SqliteStatement prepare(const Query& query);
  /// Runs a statement of this room's own; throws on failure.
  void run_plainly(const char* text);
  [[nodiscard]] std::int64_t ask_integer(const char* text);
  [[nodiscard]] std::vector<std::string> ask_texts(const char* text, std::string_view argument, int column);
  [[nodiscard]] sqlite3* connection() const { return connection_.get(); }

 private:
  [[nodiscard]] std::string violated_constraint(int code);
  [[nodiscard]] std::string unique_constraint_of(std::string_view columns);
  void leave_access() noexcept;
  static int is_over_time(void* session);

  std::unique_ptr<sqlite3, CloseSqlite> connection_;
  const Settings settings_;
  std::map<std::string, SqliteStatement, std::less<>> prepared_;  ///< by the SQL
  std::chrono::steady_clock::time_point limit_{};
  Access access_{};
  bool usable_ = true;
  bool storage_failed_ = false;
};

/// True where SQLite calls an I/O error what is merely a full disk: the index of the write-ahead log could
/// not grow. A sync that says so is none of these: what it should have kept may be gone.
[[nodiscard]] bool is_full_disk(int code, sqlite3* connection);

/// The cursor and the bulk insert of this engine.
[[nodiscard]] std::unique_ptr<Cursor> make_sqlite_cursor(SqliteSession& session, SqliteStatement& statement,
                                                         std::string_view query);
[[nodiscard]] std::unique_ptr<BulkInsert> make_sqlite_bulk_insert(SqliteSession& session,
                                                                  std::string_view table,
                                                                  std::span<const std::string> columns);

}  // namespace prongsai::db::detail
