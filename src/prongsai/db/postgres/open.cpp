// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <fmt/core.h>

#include "prongsai/db/postgres/open_detail.h"
#include "prongsai/db/postgres/session_detail.h"

namespace prongsai::db::detail {
namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

}  // namespace

std::optional<std::string> shown_postgres_address(const std::string& url) {
  // The error text is not asked for: it quotes the URL with its password.
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(url.c_str(), nullptr));
  if (!options) return std::nullopt;
  std::string host;
  std::string port;
  std::string database;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    const std::string_view keyword = option->keyword;
    const std::string value = option->val == nullptr ? "" : option->val;
    if (keyword == "host") host = value;
    if (keyword == "port" && !value.empty()) port = ":" + value;
    if (keyword == "dbname") database = value;
  }
  return fmt::format("postgresql://{}{}/{}", host, port, database);
}

std::unique_ptr<Session> open_postgres(const Location& location, const Settings& settings) {
  // What stands later wins; the URL may name an application of its own.
  const std::array keywords = {"fallback_application_name", "connect_timeout", "dbname", "client_encoding",
                               static_cast<const char*>(nullptr)};
  const std::array values = {"prongsai", "10", location.address.c_str(), "UTF8",
                             static_cast<const char*>(nullptr)};
  std::unique_ptr<PGconn, ClosePostgres> connection(PQconnectdbParams(keywords.data(), values.data(), 1));
  if (!connection) throw std::bad_alloc();
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    throw DatabaseTrouble(DatabaseTrouble::Cause::connection_lost, "open",
                          "cannot connect to " + location.shown);
  }
  PQsetNoticeProcessor(connection.get(), [](void*, const char*) {}, nullptr);
  auto session = std::make_unique<PostgresSession>(std::move(connection), settings);
  session->run_plainly(
      fmt::format(
          "SET statement_timeout = {}; SET lock_timeout = {}; SET idle_in_transaction_session_timeout = 0;"
          "SET standard_conforming_strings = on; SET TimeZone = 'UTC'",
          settings.statement_limit.count(), settings.lock_wait.count()),
      "open");
  const PostgresResult encoding = session->run_plainly("SHOW server_encoding", "open");
  if (std::string_view(PQgetvalue(encoding.get(), 0, 0)) != "UTF8") {
    throw DatabaseTrouble(DatabaseTrouble::Cause::statement, "open", "the database's encoding is not UTF8");
  }
  return session;
}

}  // namespace prongsai::db::detail
