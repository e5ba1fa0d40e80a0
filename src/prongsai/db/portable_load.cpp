// SPDX-License-Identifier: Apache-2.0
// From the portable form into an empty database.
#include <algorithm>

#include "prongsai/db/portable_detail.h"
#include "prongsai/db/sql.h"

namespace prongsai::db::detail {

Loader::Loader(Transaction& transaction, std::span<const Query> migrations, Moment now)
    : transaction_(transaction), migrations_(migrations), now_(now) {
  if (!transaction.session().tables().empty() || !transaction.session().is_signed_by_nobody_else()) {
    refuse("db.not_empty", {});
  }
}

void Loader::refuse(std::string code, std::string_view table) {
  problems_.push_back({.code = std::move(code), .details = {{"table", std::string(table)}}, .place = {}});
}

void Loader::begin_table(const Table& table) {
  if (!problems_.empty()) return;
  if (!has_schema_) {
    const std::vector<std::string_view> expected = {"applied_at", "digest", "duration_us", "name", "number"};
    if (table.name != ledger_table || !std::ranges::equal(table.columns, expected, {}, &TableColumn::name)) {
      refuse("db.not_a_backup", table.name);
    }
    return;
  }
  const auto ours = std::ranges::find(schema_, table.name, &Table::name);
  std::vector<std::string> columns;
  bool fits = ours != schema_.end();
  for (const TableColumn& column : table.columns) {
    columns.push_back(column.name);
    fits = fits && std::ranges::any_of(ours->columns, [&](const TableColumn& each) {
             return each.name == column.name && each.kind == column.kind;
           });
  }
  if (!fits) return refuse("db.backup_damaged", table.name);
  table_ = table;
  rows_ = transaction_.session().insert_in_bulk(table.name, columns);
}

void Loader::row(std::span<const Cell> cells) {
  if (!problems_.empty()) return;
  if (!has_schema_) return take_ledger_line(cells);
  parameters_.clear();
  for (std::size_t index = 0; index < cells.size(); ++index) {
    const Cell& cell = cells[index];
    parameters_.push_back({.kind = table_.columns[index].kind,
                           .is_null = cell.kind == CellKind::null,
                           .integer = cell.integer,
                           .bytes = cell.bytes});
  }
  rows_->add(parameters_);
}

void Loader::end_table() {
  if (!problems_.empty()) return;
  if (!has_schema_) return make_schema();
  rows_->finish();
  rows_.reset();
}

void Loader::take_ledger_line(std::span<const Cell> cells) {
  using enum CellKind;
  if (!std::ranges::equal(cells, std::array{integer, text, integer, text, integer}, {}, &Cell::kind)) {
    return refuse("db.not_a_backup", ledger_table);
  }
  ledger_.push_back({.number = cells[4].integer,
                     .name = std::string(cells[3].bytes),
                     .digest = std::string(cells[1].bytes),
                     .applied_at = StoredAs<Moment>::load(cells[0].integer),
                     .duration = std::chrono::microseconds(cells[2].integer)});
}

void Loader::make_schema() {
  const auto next = first_pending(ledger_, migrations_);
  if (!next) {
    problems_ = next.problems();
    return;
  }
  if (ledger_.empty()) return refuse("db.not_a_backup", ledger_table);
  for (std::size_t index = 0; index < *next; ++index) {
    apply_migration(transaction_, migrations_[index], static_cast<std::int64_t>(index) + 1, now_);
  }
  // The migrations have put rows there too; the backup's are the ones that count.
  transaction_.session().prepare_for_load();
  for (const AppliedMigration& each : ledger_) {
    transaction_.execute(sql::record_migration, each.number, each.name, each.digest, each.applied_at,
                         std::int64_t{each.duration.count()});
  }
  schema_ = transaction_.session().tables();
  std::erase_if(schema_, [](const Table& table) { return table.name == ledger_table; });
  has_schema_ = true;
}

base::Result<ContentDigest> Loader::finish(const ContentDigest& sent) {
  if (problems_.empty() && !has_schema_) refuse("db.not_a_backup", {});
  if (!problems_.empty()) return problems_;
  transaction_.session().finish_load();
  Encoder again([](std::string_view) {});
  send_content(transaction_, again);
  const ContentDigest loaded = again.finish();
  if (loaded == sent) return loaded;
  for (const ContentDigest::Table& table : loaded.tables) {
    if (std::ranges::find(sent.tables, table) == sent.tables.end()) refuse("db.content_differs", table.name);
  }
  if (problems_.empty()) refuse("db.content_differs", {});
  return problems_;
}

}  // namespace prongsai::db::detail
