// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "prongsai/base/assert.h"
#include "prongsai/db/sqlite/open_detail.h"
#include "prongsai/db/sqlite/session_detail.h"
#include "prongsai/db/transaction.h"

namespace prongsai::db::detail {
namespace {

constexpr int steps_between_looks_at_the_clock = 10'000;

int number_of_parameter(const char* name, std::string_view query) {
  int number = 0;
  const std::string_view digits = name != nullptr && name[0] == '$' ? std::string_view(name).substr(1) : "";
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number < 1 || digits.front() == '0') {
    throw DatabaseTrouble(DatabaseTrouble::Cause::statement, query, "parameters are written $1, $2, …");
  }
  return number;
}

}  // namespace

SqliteSession::SqliteSession(std::unique_ptr<sqlite3, CloseSqlite> connection, const Settings& settings)
    : connection_(std::move(connection)), settings_(settings) {
  sqlite3_busy_timeout(connection_.get(), static_cast<int>(settings.lock_wait.count()));
}

int SqliteSession::is_over_time(void* session) {
  return std::chrono::steady_clock::now() > static_cast<SqliteSession*>(session)->limit_ ? 1 : 0;
}

void SqliteSession::begin(Access access) {
  access_ = access;
  const bool limited = access != Access::rebuild && settings_.statement_limit.count() > 0;
  sqlite3_progress_handler(connection(), steps_between_looks_at_the_clock, limited ? is_over_time : nullptr,
                           this);
  limit_ = std::chrono::steady_clock::time_point::max();
  switch (access) {
    case Access::read:
      run_plainly("PRAGMA query_only = ON");
      run_plainly("BEGIN");
      break;
    case Access::write:
      // A transaction that reads first and writes later fails at once when another wrote in between, whatever
      // the busy timeout says; so it asks for the write lock before anything else.
      run_plainly("BEGIN IMMEDIATE");
      break;
    case Access::rebuild:
      sqlite3_busy_timeout(connection(), static_cast<int>(settings_.migration_wait.count()));
      run_plainly(
          "PRAGMA foreign_keys = OFF");  // a table is rebuilt by copying it; looked at before the commit
      run_plainly("BEGIN EXCLUSIVE");
      break;
  }
}

void SqliteSession::commit() {
  if (access_ == Access::rebuild) finish_load();
  limit_ = std::chrono::steady_clock::time_point::max();
  run_plainly("COMMIT");
  leave_access();
}

void SqliteSession::roll_back() noexcept {
  try {
    if (sqlite3_get_autocommit(connection()) == 0) run_plainly("ROLLBACK");
  } catch (const DatabaseTrouble&) {
    usable_ = false;
  }
  leave_access();
}

void SqliteSession::leave_access() noexcept {
  try {
    sqlite3_progress_handler(connection(), 0, nullptr, nullptr);
    if (access_ == Access::read) run_plainly("PRAGMA query_only = OFF");
    if (access_ == Access::rebuild) {
      sqlite3_busy_timeout(connection(), static_cast<int>(settings_.lock_wait.count()));
      sqlite3_db_config(connection(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
      run_plainly("PRAGMA foreign_keys = ON");
    }
  } catch (const DatabaseTrouble&) {
    usable_ = false;
  }
}

void SqliteSession::lift_time_limit() {
  sqlite3_progress_handler(connection(), 0, nullptr, nullptr);
}

SqliteStatement SqliteSession::prepare(const Query& query) {
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  const int code =
      sqlite3_prepare_v3(connection(), query.sqlite.data(), static_cast<int>(query.sqlite.size()),
                         SQLITE_PREPARE_PERSISTENT, &raw, &rest);
  SqliteStatement out{.handle = std::unique_ptr<sqlite3_stmt, FinalizeSqlite>(raw),
                      .parameter_of_position = {}};
  if (code != SQLITE_OK) fail(code, query.name);
  const std::string_view after(rest,
                               static_cast<std::size_t>(query.sqlite.data() + query.sqlite.size() - rest));
  if (raw == nullptr || after.find_first_not_of(" \n\t\r") != std::string_view::npos) {
    throw DatabaseTrouble(DatabaseTrouble::Cause::statement, query.name, "a query is one statement");
  }
  const int count = sqlite3_bind_parameter_count(raw);
  for (int position = 1; position <= count; ++position) {
    out.parameter_of_position.push_back(
        number_of_parameter(sqlite3_bind_parameter_name(raw, position), query.name));
    out.parameters = std::max(out.parameters, out.parameter_of_position.back());
  }
  return out;
}

void SqliteSession::bind(SqliteStatement& statement, std::span<const Parameter> parameters,
                         std::string_view where) {
  const bool query_gets_the_parameters_it_names = statement.parameters == static_cast<int>(parameters.size());
  PRONGSAI_ASSERT(query_gets_the_parameters_it_names);
  sqlite3_stmt* handle = statement.handle.get();
  int position = 0;
  for (const int number : statement.parameter_of_position) {
    const Parameter& value = parameters[static_cast<std::size_t>(number - 1)];
    ++position;
    int code = SQLITE_OK;
    // Borrowed: the statement is reset before the caller gets its arguments back. Never a null pointer, which
    // would be NULL.
    const char* bytes = value.bytes.data() == nullptr ? "" : value.bytes.data();
    if (value.is_null) {
      code = sqlite3_bind_null(handle, position);
    } else if (value.kind == CellKind::integer) {
      code = sqlite3_bind_int64(handle, position, value.integer);
    } else if (value.kind == CellKind::text) {
      require_text(value.bytes, where);
      code = sqlite3_bind_text64(handle, position, bytes, value.bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
    } else {
      code = sqlite3_bind_blob64(handle, position, bytes, value.bytes.size(), SQLITE_STATIC);
    }
    if (code != SQLITE_OK) fail(code, where);
  }
  if (settings_.statement_limit.count() > 0)
    limit_ = std::chrono::steady_clock::now() + settings_.statement_limit;
}

std::unique_ptr<Cursor> SqliteSession::start(const Query& query, std::span<const Parameter> parameters,
                                             Reading) {
  auto found = prepared_.find(query.sqlite);
  if (found == prepared_.end()) found = prepared_.emplace(std::string(query.sqlite), prepare(query)).first;
  auto cursor = make_sqlite_cursor(*this, found->second, query.name);
  bind(found->second, parameters, query.name);
  return cursor;
}

void SqliteSession::run_script(const Query& script) {
  const std::string text(script.sqlite);
  const int code = sqlite3_exec(connection(), text.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, script.name);
  if (sqlite3_get_autocommit(connection()) != 0) {
    throw DatabaseTrouble(DatabaseTrouble::Cause::statement, script.name,
                          "a script must not end its transaction");
  }
}

std::unique_ptr<BulkInsert> SqliteSession::insert_in_bulk(std::string_view table,
                                                          std::span<const std::string> columns) {
  return make_sqlite_bulk_insert(*this, table, columns);
}

void SqliteSession::run_plainly(const char* text) {
  const int code = sqlite3_exec(connection(), text, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, text);
}

std::int64_t SqliteSession::ask_integer(const char* text) {
  const Query query(text, text);
  SqliteStatement statement = prepare(query);
  const int code = sqlite3_step(statement.handle.get());
  if (code != SQLITE_ROW) fail(code, text);
  return sqlite3_column_int64(statement.handle.get(), 0);
}

std::vector<std::string> SqliteSession::ask_texts(const char* text, std::string_view argument, int column) {
  const Query query(text, text);
  SqliteStatement statement = prepare(query);
  const Parameter parameter{.kind = CellKind::text, .bytes = argument};
  bind(statement, std::span(&parameter, statement.parameters == 0 ? 0 : 1), text);
  std::vector<std::string> out;
  int code = sqlite3_step(statement.handle.get());
  for (; code == SQLITE_ROW; code = sqlite3_step(statement.handle.get())) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement.handle.get(), column));
    out.emplace_back(bytes == nullptr ? "" : bytes,
                     static_cast<std::size_t>(sqlite3_column_bytes(statement.handle.get(), column)));
  }
  if (code != SQLITE_DONE) fail(code, text);
  return out;
}

}  // namespace prongsai::db::detail
