// SPDX-License-Identifier: Apache-2.0
#include "prongsai/db/sqlite/session_detail.h"

namespace prongsai::db::detail {
namespace {

class SqliteCursor final : public Cursor {
 public:
  SqliteCursor(SqliteSession& session, SqliteStatement& statement, std::string_view query)
      : session_(session), statement_(statement.handle.get()), query_(query) {}
  SqliteCursor(const SqliteCursor&) = delete;
  SqliteCursor& operator=(const SqliteCursor&) = delete;
  ~SqliteCursor() override {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

  bool step() override {
    if (!started_) changes_before_ = sqlite3_total_changes64(session_.connection());
    started_ = true;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) session_.fail(code, query_);
    // sqlite3_changes would still tell of an earlier statement when this one changed nothing.
    const bool changed = sqlite3_total_changes64(session_.connection()) != changes_before_;
    affected_ = changed ? sqlite3_changes64(session_.connection()) : 0;
    return false;
  }

  [[nodiscard]] int column_count() const override { return sqlite3_column_count(statement_); }

  [[nodiscard]] Cell cell(int column) const override {
    switch (sqlite3_column_type(statement_, column)) {
      case SQLITE_NULL:
        return {};
      case SQLITE_INTEGER:
        return {.kind = CellKind::integer, .integer = sqlite3_column_int64(statement_, column)};
      case SQLITE_TEXT:
        return {
            .kind = CellKind::text,
            .bytes = bytes(reinterpret_cast<const char*>(sqlite3_column_text(statement_, column)), column)};
      case SQLITE_BLOB:
        return {.kind = CellKind::bytes,
                .bytes = bytes(static_cast<const char*>(sqlite3_column_blob(statement_, column)), column)};
      default:
        return {.kind = CellKind::other};
    }
  }

  [[nodiscard]] std::int64_t affected_rows() const override { return affected_; }

 private:
  [[nodiscard]] std::string_view bytes(const char* start, int column) const {
    return {start == nullptr ? "" : start,
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

  SqliteSession& session_;
  sqlite3_stmt* statement_;
  const std::string_view query_;
  sqlite3_int64 changes_before_ = 0;
  std::int64_t affected_ = 0;
  bool started_ = false;
};

class SqliteBulkInsert final : public BulkInsert {
 public:
  SqliteBulkInsert(SqliteSession& session, std::string_view table, std::span<const std::string> columns)
      : session_(session), name_("insert in bulk into " + std::string(table)) {
    std::string names;
    std::string values;
    int number = 0;
    for (const std::string& column : columns) {
      names += (number == 0 ? "" : ", ") + quote_identifier(column);
      values += (number == 0 ? "$" : ", $") + std::to_string(number + 1);
      ++number;
    }
    const std::string text =
        "INSERT INTO " + quote_identifier(table) + " (" + names + ") VALUES (" + values + ")";
    statement_ = session.prepare(Query(name_, text));
  }

  void add(std::span<const Parameter> row) override {
    session_.bind(statement_, row, name_);
    const int code = sqlite3_step(statement_.handle.get());
    if (code != SQLITE_DONE) session_.fail(code, name_);
    sqlite3_reset(statement_.handle.get());
  }
  void finish() override { sqlite3_clear_bindings(statement_.handle.get()); }

 private:
  SqliteSession& session_;
  const std::string name_;
  SqliteStatement statement_;
};

}  // namespace

std::unique_ptr<Cursor> make_sqlite_cursor(SqliteSession& session, SqliteStatement& statement,
                                           std::string_view query) {
  return std::make_unique<SqliteCursor>(session, statement, query);
}

std::unique_ptr<BulkInsert> make_sqlite_bulk_insert(SqliteSession& session, std::string_view table,
                                                    std::span<const std::string> columns) {
  return std::make_unique<SqliteBulkInsert>(session, table, columns);
}

}  // namespace prongsai::db::detail
