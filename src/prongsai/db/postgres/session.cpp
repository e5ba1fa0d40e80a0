// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/core.h>

#include "prongsai/base/assert.h"
#include "prongsai/db/postgres/session_detail.h"
#include "prongsai/db/transaction.h"

namespace prongsai::db::detail {
namespace {

/// One number for every Prongsai: whoever holds it migrates or restores this database ("Prongsai" in ASCII).
constexpr std::int64_t rebuild_lock = 0x50726F6E67736169;

Oid type_of(CellKind kind) {
  switch (kind) {
    case CellKind::integer:
      return postgres_int8;
    case CellKind::bytes:
      return postgres_bytea;
    default:
      return postgres_text;
  }
}

char letter_of(CellKind kind) {
  return kind == CellKind::integer ? 'i' : kind == CellKind::bytes ? 'b' : 't';
}

}  // namespace

std::string to_network_order(std::int64_t value, int bytes) {
  std::string out;
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
    out += static_cast<char>((static_cast<std::uint64_t>(value) >> shift) & 0xFFU);
  }
  return out;
}

std::int64_t from_network_order(std::string_view bytes) {
  PRONGSAI_ASSERT(!bytes.empty() && bytes.size() <= 8);
  const bool negative = (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0;
  std::uint64_t value = negative ? ~std::uint64_t{0} : 0;
  for (const char byte : bytes) value = (value << 8U) | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(value);
}

PostgresSession::PostgresSession(std::unique_ptr<PGconn, ClosePostgres> connection, const Settings& settings)
    : connection_(std::move(connection)), settings_(settings) {}

PostgresResult PostgresSession::run_plainly(const std::string& text, std::string_view where) {
  PostgresResult result(PQexec(connection(), text.c_str()));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get(), where);
  return result;
}

void PostgresSession::begin(Access access) {
  switch (access) {
    case Access::read:
      run_plainly("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "begin");
      break;
    case Access::write:
      run_plainly("BEGIN ISOLATION LEVEL SERIALIZABLE", "begin");
      break;
    case Access::rebuild:
      // Read committed: what is looked at after the lock was granted must include what its last holder did.
      run_plainly(fmt::format("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = {}; "
                              "SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock({})",
                              settings_.migration_wait.count(), rebuild_lock),
                  "begin");
      break;
  }
}

void PostgresSession::commit() {
  const PostgresResult result(PQexec(connection(), "COMMIT"));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
    const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    const bool refused = state != nullptr && std::string_view(state).substr(0, 2) != "57";
    if (refused && PQstatus(connection()) == CONNECTION_OK) fail(result.get(), "commit");
    usable_ = false;
    throw DatabaseTrouble(DatabaseTrouble::Cause::outcome_unknown, "commit",
                          "the connection broke during the commit");
  }
  // A transaction that had failed is ended by COMMIT too, with success, and with this word.
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
    throw DatabaseTrouble(DatabaseTrouble::Cause::statement, "commit", "the transaction had already failed");
  }
}

void PostgresSession::roll_back() noexcept {
  if (PQtransactionStatus(connection()) == PQTRANS_ACTIVE) abandon();
  if (PQtransactionStatus(connection()) != PQTRANS_IDLE) {
    const PostgresResult result(PQexec(connection(), "ROLLBACK"));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) usable_ = false;
  }
  after_load_.clear();
}

void PostgresSession::lift_time_limit() {
  run_plainly("SET LOCAL statement_timeout = 0", "begin");
}

const std::string& PostgresSession::prepare(const Query& query, std::span<const Parameter> parameters) {
  std::string key;
  std::vector<Oid> types;
  for (const Parameter& parameter : parameters) {
    key += letter_of(parameter.kind);
    types.push_back(type_of(parameter.kind));
  }
  (key += ' ') += query.postgres;
  const auto found = prepared_.find(key);
  if (found != prepared_.end()) return found->second;

  std::string name = fmt::format("q{}", prepared_.size());
  const std::string text(query.postgres);
  const PostgresResult result(
      PQprepare(connection(), name.c_str(), text.c_str(), static_cast<int>(types.size()), types.data()));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get(), query.name);
  const PostgresResult described(PQdescribePrepared(connection(), name.c_str()));
  if (PQresultStatus(described.get()) != PGRES_COMMAND_OK) fail(described.get(), query.name);
  const bool query_gets_the_parameters_it_names =
      PQnparams(described.get()) == static_cast<int>(types.size());
  PRONGSAI_ASSERT(query_gets_the_parameters_it_names);
  return prepared_.emplace(std::move(key), std::move(name)).first->second;
}

std::unique_ptr<Cursor> PostgresSession::start(const Query& query, std::span<const Parameter> parameters,
                                               Reading reading) {
  const std::string& name = prepare(query, parameters);
  const auto count = parameters.size();
  std::vector<std::string> integers(count);
  std::vector<const char*> values(count);
  std::vector<int> lengths(count);
  const std::vector<int> formats(count, 1);
  for (std::size_t index = 0; index < count; ++index) {
    const Parameter& parameter = parameters[index];
    if (parameter.is_null) continue;
    std::string_view bytes = parameter.bytes;
    if (parameter.kind == CellKind::integer) bytes = integers[index] = to_network_order(parameter.integer, 8);
    if (parameter.kind == CellKind::text) require_text(bytes, query.name);
    values[index] = bytes.data() == nullptr ? "" : bytes.data();
    lengths[index] = static_cast<int>(bytes.size());
  }
  if (PQsendQueryPrepared(connection(), name.c_str(), static_cast<int>(count), values.data(), lengths.data(),
                          formats.data(), 1) != 1) {
    fail(nullptr, query.name);
  }
  if (reading == Reading::row_by_row) PQsetSingleRowMode(connection());
  return make_postgres_cursor(*this, query.name);
}

void PostgresSession::run_script(const Query& script) {
  run_plainly(std::string(script.postgres), script.name);
  if (PQtransactionStatus(connection()) != PQTRANS_INTRANS) {
    throw DatabaseTrouble(DatabaseTrouble::Cause::statement, script.name,
                          "a script must not end its transaction");
  }
}

std::unique_ptr<BulkInsert> PostgresSession::insert_in_bulk(std::string_view table,
                                                            std::span<const std::string> columns) {
  return make_postgres_bulk_insert(*this, table, columns);
}

PostgresResult PostgresSession::next_result() {
  return PostgresResult(PQgetResult(connection()));
}

void PostgresSession::abandon() noexcept {
  PGcancel* cancel = PQgetCancel(connection());
  if (cancel != nullptr) {
    char error[256];
    PQcancel(cancel, error, sizeof error);
    PQfreeCancel(cancel);
  }
  while (const PostgresResult rest{PQgetResult(connection())}) {
    if (PQresultStatus(rest.get()) == PGRES_COPY_IN) PQputCopyEnd(connection(), "abandoned");
  }
}

}  // namespace prongsai::db::detail
