// SPDX-License-Identifier: Apache-2.0
// What PostgreSQL knows about the schema, and how a whole database is loaded.
#include <algorithm>

#include <fmt/core.h>

#include "prongsai/db/postgres/session_detail.h"

namespace prongsai::db::detail {
namespace {

CellKind kind_of_type(std::string_view type) {
  if (type == "20") return CellKind::integer;
  if (type == "25") return CellKind::text;
  if (type == "17") return CellKind::bytes;
  return CellKind::other;
}

std::string value(const PostgresResult& result, int row, int column) {
  return {PQgetvalue(result.get(), row, column),
          static_cast<std::size_t>(PQgetlength(result.get(), row, column))};
}

// Ordinary and partitioned tables of the connection's own schema; a partition is part of its table. The order
// is that of bytes, as SQLite's is.
constexpr const char* list_columns = R"(
  SELECT c.relname, a.attname, a.atttypid,
         coalesce(array_position(i.indkey::int2[], a.attnum), -1) AS position_in_key
  FROM pg_class c
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  ORDER BY c.relname COLLATE "C", a.attnum)";

constexpr const char* list_foreign_keys = R"(
  SELECT conrelid::regclass, quote_ident(conname) FROM pg_constraint
  WHERE contype = 'f' AND NOT condeferrable AND conparentid = 0
    AND connamespace = current_schema()::regnamespace)";

constexpr const char* list_triggers = R"(
  SELECT tgrelid::regclass, quote_ident(tgname) FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
  WHERE NOT tgisinternal AND tgenabled = 'O' AND c.relnamespace = current_schema()::regnamespace)";

}  // namespace

std::vector<Table> PostgresSession::tables() {
  const PostgresResult rows = run_plainly(list_columns, "list tables");
  std::vector<Table> out;
  std::vector<std::pair<int, std::string>> key;
  for (int row = 0; row < PQntuples(rows.get()); ++row) {
    const std::string name = value(rows, row, 0);
    if (out.empty() || out.back().name != name) {
      key.clear();
      out.push_back({.name = name, .columns = {}, .primary_key = {}});
    }
    if (PQgetisnull(rows.get(), row, 1) != 0) continue;
    const std::string column = value(rows, row, 1);
    out.back().columns.push_back({.name = column, .kind = kind_of_type(value(rows, row, 2))});
    const int position = std::stoi(value(rows, row, 3));
    if (position < 0) continue;
    key.emplace_back(position, column);
    std::sort(key.begin(), key.end());
    out.back().primary_key.clear();
    for (const auto& [at, part] : key) out.back().primary_key.push_back(part);
  }
  return out;
}

void PostgresSession::prepare_for_load() {
  std::string all;
  for (const Table& table : tables()) all += (all.empty() ? "" : ", ") + quote_identifier(table.name);
  const PostgresResult keys = run_plainly(list_foreign_keys, "list foreign keys");
  const PostgresResult triggers = run_plainly(list_triggers, "list triggers");
  for (int row = 0; row < PQntuples(triggers.get()); ++row) {
    const std::string table = value(triggers, row, 0);
    const std::string trigger = value(triggers, row, 1);
    run_plainly(fmt::format("ALTER TABLE {} DISABLE TRIGGER {}", table, trigger), "disable trigger");
    after_load_.push_back(fmt::format("ALTER TABLE {} ENABLE TRIGGER {}", table, trigger));
  }
  if (!all.empty()) run_plainly("TRUNCATE " + all, "empty all tables");
  for (int row = 0; row < PQntuples(keys.get()); ++row) {
    const std::string change =
        fmt::format("ALTER TABLE {} ALTER CONSTRAINT {} ", value(keys, row, 0), value(keys, row, 1));
    run_plainly(change + "DEFERRABLE INITIALLY DEFERRED", "defer foreign key");
    after_load_.push_back(change + "NOT DEFERRABLE");
  }
}

void PostgresSession::finish_load() {
  run_plainly("SET CONSTRAINTS ALL IMMEDIATE", "check foreign keys");
  for (const std::string& each : after_load_) run_plainly(each, "after loading");
  after_load_.clear();
}

}  // namespace prongsai::db::detail
