// SPDX-License-Identifier: Apache-2.0
// What PostgreSQL's SQLSTATEs mean (its manual, appendix A).
#include <fmt/core.h>

#include "prongsai/db/postgres/session_detail.h"

namespace prongsai::db::detail {
namespace {

using Cause = DatabaseTrouble::Cause;

Cause cause_of(std::string_view state) {
  const std::string_view family = state.substr(0, 2);
  if (state == "40001" || state == "40P01" || state == "55P03" || state == "53300") return Cause::busy;
  if (state == "57014") return Cause::too_slow;
  if (state == "0A000" || state == "26000") return Cause::stale;  // "cached plan must not change result type"
  if (state == "53100") return Cause::storage_full;
  if (state == "XX001" || state == "XX002") return Cause::damaged;
  if (family == "58" || family == "53") return Cause::storage_failed;
  return Cause::statement;
}

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

std::string violated_constraint(const PGresult* result, std::string_view state) {
  if (state == "23503") return "foreign_key";
  if (state == "23502") {
    return field(result, PG_DIAG_TABLE_NAME) + "_" + field(result, PG_DIAG_COLUMN_NAME) + "_not_null";
  }
  // A trigger of ours: its message is the constraint's name.
  if (state == "P0001") return field(result, PG_DIAG_MESSAGE_PRIMARY);
  return field(result, PG_DIAG_CONSTRAINT_NAME);
}

}  // namespace

void PostgresSession::fail(const PGresult* result, std::string_view where) {
  const std::string state = field(result, PG_DIAG_SQLSTATE);
  const bool server_goes_away =
      state.starts_with("08") || state == "57P01" || state == "57P02" || state == "57P03";
  if (state.empty() || server_goes_away || PQstatus(connection()) != CONNECTION_OK) {
    usable_ = false;
    throw DatabaseTrouble(Cause::connection_lost, where, "the server ended the connection");
  }
  if (state.starts_with("23") || state == "P0001") {
    throw ConstraintViolated(where, violated_constraint(result, state));
  }
  const Cause cause = cause_of(state);
  if (cause == Cause::stale) usable_ = false;
  // The server's own sentence quotes values ("invalid input syntax for …"); about names and syntax it quotes
  // our SQL.
  const std::string sentence = state.starts_with("42") ? ": " + field(result, PG_DIAG_MESSAGE_PRIMARY) : "";
  throw DatabaseTrouble(cause, where, fmt::format("SQLSTATE {}{}", state, sentence));
}

}  // namespace prongsai::db::detail
