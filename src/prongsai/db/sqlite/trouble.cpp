// SPDX-License-Identifier: Apache-2.0
// What SQLite's result codes mean, and the names of violated constraints that SQLite does not say.
#include <algorithm>
#include <cerrno>
#include <new>

#include "prongsai/db/sqlite/session_detail.h"

namespace prongsai::db::detail {
namespace {

using Cause = DatabaseTrouble::Cause;

Cause cause_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Cause::busy;
    case SQLITE_INTERRUPT:
      return Cause::too_slow;
    case SQLITE_FULL:
      return Cause::storage_full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Cause::damaged;
    case SQLITE_READONLY:
      // The plain code is a write in a read transaction; the extended ones speak of the file.
      return code == SQLITE_READONLY ? Cause::statement : Cause::storage_failed;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
      return Cause::storage_failed;
    case SQLITE_SCHEMA:
      return Cause::stale;
    default:
      return Cause::statement;
  }
}

/// "UNIQUE constraint failed: " and its like.
std::string_view after_colon(std::string_view message) {
  const std::size_t colon = message.find(": ");
  return colon == std::string_view::npos ? message : message.substr(colon + 2);
}

std::string join(std::string_view table, const std::vector<std::string>& columns) {
  std::string out;
  for (const std::string& column : columns) {
    out.append(out.empty() ? "" : ", ").append(table).append(".").append(column);
  }
  return out;
}

}  // namespace

bool is_full_disk(int code, sqlite3* connection) {
  const int reason = sqlite3_system_errno(connection);
  return (code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_WRITE) &&
         (reason == ENOSPC || reason == EDQUOT);
}

void SqliteSession::fail(int code, std::string_view where) {
  if ((code & 0xFF) == SQLITE_NOMEM) throw std::bad_alloc();
  if ((code & 0xFF) == SQLITE_CONSTRAINT && code != SQLITE_CONSTRAINT_DATATYPE) {
    throw ConstraintViolated(where, violated_constraint(code));
  }
  const Cause cause = code == SQLITE_CONSTRAINT_DATATYPE ? Cause::statement
                      : is_full_disk(code, connection()) ? Cause::storage_full
                                                         : cause_of(code);
  if (cause == Cause::storage_failed || cause == Cause::damaged) usable_ = false;
  if (cause == Cause::storage_failed && (code & 0xFF) == SQLITE_IOERR) storage_failed_ = true;
  // SQLite's messages name tables and columns, never a parameter; those of a function of SQL might.
  const bool from_function = (code & 0xFF) == SQLITE_ERROR && sqlite3_error_offset(connection()) < 0 &&
                             !std::string_view(sqlite3_errmsg(connection())).starts_with("no such ");
  throw DatabaseTrouble(cause, where, from_function ? sqlite3_errstr(code) : sqlite3_errmsg(connection()));
}

std::string SqliteSession::violated_constraint(int code) {
  std::string message = sqlite3_errmsg(connection());
  switch (code) {
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return "foreign_key";
    case SQLITE_CONSTRAINT_TRIGGER:
      return message;
    case SQLITE_CONSTRAINT_NOTNULL: {
      std::string name(after_colon(message));
      std::ranges::replace(name, '.', '_');
      return name + "_not_null";
    }
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return unique_constraint_of(after_colon(message));
    default:
      return std::string(after_colon(message));
  }
}

std::string SqliteSession::unique_constraint_of(std::string_view columns) {
  constexpr std::string_view index = "index '";
  if (columns.starts_with(index))
    return std::string(columns.substr(index.size(), columns.size() - index.size() - 1));
  const std::string table(columns.substr(0, columns.find('.')));
  if (join(table, ask_texts("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk", table, 0)) ==
      columns) {
    return table + "_pkey";
  }
  for (const std::string& name :
       ask_texts("SELECT name FROM pragma_index_list($1) WHERE \"unique\" = 1 ORDER BY name", table, 0)) {
    if (join(table, ask_texts("SELECT name FROM pragma_index_info($1) ORDER BY seqno", name, 0)) == columns)
      return name;
  }
  return std::string(columns);
}

}  // namespace prongsai::db::detail
