// SPDX-License-Identifier: Apache-2.0
// What SQLite knows about the schema, and how a whole database is loaded.
#include <fmt/core.h>

#include "prongsai/db/sqlite/open_detail.h"
#include "prongsai/db/sqlite/session_detail.h"
#include "prongsai/db/transaction.h"

namespace prongsai::db::detail {
namespace {

CellKind kind_of_declared(std::string_view type) {
  if (type == "INTEGER" || type == "INT") return CellKind::integer;
  if (type == "TEXT") return CellKind::text;
  if (type == "BLOB") return CellKind::bytes;
  return CellKind::other;
}

constexpr const char* list_tables =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY "
    "name";

}  // namespace

std::vector<Table> SqliteSession::tables() {
  std::vector<Table> out;
  for (const std::string& name : ask_texts(list_tables, {}, 0)) {
    Table table{.name = name, .columns = {}, .primary_key = {}};
    const auto names = ask_texts("SELECT name FROM pragma_table_info($1) ORDER BY cid", name, 0);
    const auto types = ask_texts("SELECT type FROM pragma_table_info($1) ORDER BY cid", name, 0);
    for (std::size_t index = 0; index < names.size(); ++index) {
      table.columns.push_back({.name = names[index], .kind = kind_of_declared(types[index])});
    }
    table.primary_key = ask_texts("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk", name, 0);
    out.push_back(std::move(table));
  }
  return out;
}

void SqliteSession::sign() {
  run_plainly(fmt::format("PRAGMA application_id = {}", sqlite_application_id).c_str());
}

bool SqliteSession::is_signed_by_nobody_else() {
  const std::int64_t mark = ask_integer("PRAGMA application_id");
  return mark == 0 || mark == sqlite_application_id;
}

void SqliteSession::prepare_for_load() {
  sqlite3_db_config(connection(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  for (const std::string& name : ask_texts(list_tables, {}, 0)) {
    run_plainly(("DELETE FROM " + quote_identifier(name)).c_str());
  }
}

void SqliteSession::finish_load() {
  const std::vector<std::string> orphans =
      ask_texts("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", {}, 0);
  if (!orphans.empty()) throw ConstraintViolated("foreign keys of " + orphans.front(), "foreign_key");
}

}  // namespace prongsai::db::detail
