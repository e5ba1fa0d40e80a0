// SPDX-License-Identifier: Apache-2.0
// A connection to a PostgreSQL server. libpq is included here and in this folder only.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libpq-fe.h>

#include "prongsai/db/session_detail.h"
#include "prongsai/db/trouble.h"

namespace prongsai::db::detail {

struct ClosePostgres {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearPostgres {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearPostgres>;

/// Types by their object id, which PostgreSQL never changes (catalog/pg_type.dat).
enum PostgresType : Oid {
  postgres_bool = 16,
  postgres_bytea = 17,
  postgres_name = 19,
  postgres_int8 = 20,
  postgres_int2 = 21,
  postgres_int4 = 23,
  postgres_text = 25,
  postgres_varchar = 1043,
};

class PostgresSession final : public Session {
 public:
  PostgresSession(std::unique_ptr<PGconn, ClosePostgres> connection, const Settings& settings);

  [[nodiscard]] EngineKind engine() const override { return EngineKind::postgres; }
  void begin(Access access) override;
  void commit() override;
  void roll_back() noexcept override;
  void lift_time_limit() override;
  [[nodiscard]] bool usable() const override { return usable_; }
  std::unique_ptr<Cursor> start(const Query& query, std::span<const Parameter> parameters,
                                Reading reading) override;
  void run_script(const Query& script) override;
  std::unique_ptr<BulkInsert> insert_in_bulk(std::string_view table,
                                             std::span<const std::string> columns) override;
  std::vector<Table> tables() override;
  void sign() override {}
  bool is_signed_by_nobody_else() override { return true; }
  void prepare_for_load() override;
  void finish_load() override;

  /// Throws what the result means. Without a result, the connection is gone.
  [[noreturn]] void fail(const PGresult* result, std::string_view where);
  /// The next result of what was sent, or null after the last.
  [[nodiscard]] PostgresResult next_result();
  /// Puts aside whatever is still to come, telling the server to stop.
  void abandon() noexcept;
  /// Runs statements of this room's own, without parameters; throws on failure.
  PostgresResult run_plainly(const std::string& text, std::string_view where);
  [[nodiscard]] PGconn* connection() const { return connection_.get(); }

 private:
  const std::string& prepare(const Query& query, std::span<const Parameter> parameters);

  std::unique_ptr<PGconn, ClosePostgres> connection_;
  const Settings settings_;
  std::map<std::string, std::string, std::less<>> prepared_;  ///< kinds of the parameters and SQL -> its name
  std::vector<std::string> after_load_;                       ///< undoes what prepare_for_load changed
  bool usable_ = true;
};

[[nodiscard]] std::unique_ptr<Cursor> make_postgres_cursor(PostgresSession& session, std::string_view query);
[[nodiscard]] std::unique_ptr<BulkInsert> make_postgres_bulk_insert(PostgresSession& session,
                                                                    std::string_view table,
                                                                    std::span<const std::string> columns);

/// An integer as the protocol carries it: most significant byte first.
[[nodiscard]] std::string to_network_order(std::int64_t value, int bytes);
[[nodiscard]] std::int64_t from_network_order(std::string_view bytes);

}  // namespace prongsai::db::detail
