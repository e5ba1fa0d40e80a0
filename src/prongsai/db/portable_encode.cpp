// SPDX-License-Identifier: Apache-2.0
// From a database to the portable form.
#include <algorithm>

#include <fmt/core.h>

#include "prongsai/base/assert.h"
#include "prongsai/db/portable_detail.h"

namespace prongsai::db::detail {
namespace {

void append_number(std::string& out, std::uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
    out += static_cast<char>((value >> shift) & 0xFFU);
}

void append_text(std::string& out, std::string_view text) {
  append_number(out, text.size(), 8);
  out += text;
}

/// The ledger first, because restoring begins with the schema; then by name.
std::vector<Table> in_portable_order(std::vector<Table> tables) {
  for (Table& table : tables) std::ranges::sort(table.columns, {}, &TableColumn::name);
  std::ranges::sort(tables, {},
                    [](const Table& table) { return std::pair(table.name != ledger_table, table.name); });
  return tables;
}

void require_portable(const Table& table) {
  const auto fails = [&](std::string_view what) {
    throw DatabaseTrouble(DatabaseTrouble::Cause::statement, "table " + table.name, what);
  };
  if (table.primary_key.empty()) fails("it has no primary key");
  for (const TableColumn& column : table.columns) {
    if (column.kind == CellKind::other)
      fails("a column is neither {integer} nor {text} nor {bytes}: " + column.name);
  }
}

std::string select_of(const Table& table, EngineKind engine) {
  std::string columns;
  for (const TableColumn& column : table.columns) {
    columns += (columns.empty() ? "" : ", ") + quote_identifier(column.name);
  }
  std::string order;
  for (const std::string& name : table.primary_key) {
    order += (order.empty() ? "" : ", ") + quote_identifier(name);
    const auto column = std::ranges::find(table.columns, name, &TableColumn::name);
    const bool is_text = column != table.columns.end() && column->kind == CellKind::text;
    if (is_text && engine == EngineKind::postgres) order += " COLLATE \"C\"";
  }
  return fmt::format("SELECT {} FROM {} ORDER BY {}", columns, quote_identifier(table.name), order);
}

}  // namespace

void RunningDigest::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string RunningDigest::value() const {
  crypto_hash_sha256_state copy = state_;
  std::string out(portable_digest_bytes, '\0');
  crypto_hash_sha256_final(&copy, reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return out;
}

Encoder::Encoder(std::function<void(std::string_view)> write) : write_(std::move(write)) {
  whole_.add(portable_magic);
  write_(portable_magic);
}

void Encoder::begin_table(const Table& table) {
  content_.tables.push_back({.name = table.name, .rows = 0, .sha256 = {}});
  table_ = {};
  line_ = "T";
  append_text(line_, table.name);
  append_number(line_, table.columns.size(), 4);
  for (const TableColumn& column : table.columns) {
    append_text(line_, column.name);
    append_number(line_, static_cast<std::uint64_t>(column.kind), 1);
  }
  table_.add(line_);
  write_(line_);
}

void Encoder::row(std::span<const Cell> cells) {
  ++content_.tables.back().rows;
  line_ = "R";
  for (const Cell& cell : cells) {
    append_number(line_, static_cast<std::uint64_t>(cell.kind), 1);
    if (cell.kind == CellKind::integer) append_number(line_, static_cast<std::uint64_t>(cell.integer), 8);
    if (cell.kind == CellKind::text || cell.kind == CellKind::bytes) append_text(line_, cell.bytes);
  }
  table_.add(line_);
  write_(line_);
}

void Encoder::end_table() {
  ContentDigest::Table& table = content_.tables.back();
  const std::string digest = table_.value();
  table.sha256 = hexadecimal(digest);
  line_ = "E";
  append_number(line_, static_cast<std::uint64_t>(table.rows), 8);
  line_ += digest;
  whole_.add(line_);
  write_(line_);
}

ContentDigest Encoder::finish() {
  const std::string digest = whole_.value();
  content_.sha256 = hexadecimal(digest);
  line_ = "Z";
  append_number(line_, content_.tables.size(), 8);
  write_(line_ + digest);
  return std::move(content_);
}

void send_content(Transaction& transaction, ContentSink& sink) {
  transaction.session().lift_time_limit();
  for (const Table& table : in_portable_order(transaction.session().tables())) {
    require_portable(table);
    sink.begin_table(table);
    const std::string name = "read all of " + table.name;
    const std::string text = select_of(table, transaction.engine());
    std::vector<Cell> cells(table.columns.size());
    transaction.stream(Query(name, text), {}, [&](const Row& row) {
      for (std::size_t index = 0; index < cells.size(); ++index) {
        cells[index] = row.cell(static_cast<int>(index));
        const bool is_of_its_column = cells[index].kind == table.columns[index].kind;
        if (is_of_its_column || cells[index].kind == CellKind::null) continue;
        throw DatabaseTrouble(DatabaseTrouble::Cause::statement, name, "a value is not of its column's type");
      }
      sink.row(cells);
    });
    sink.end_table();
  }
}

}  // namespace prongsai::db::detail
