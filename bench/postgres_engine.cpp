// SPDX-License-Identifier: Apache-2.0
// A real PostgreSQL server, which bench/run.sh starts in a folder of its own. The timed GROUP BY is
// summed in the server, so that no time goes into sending two million rows to us.
#include <charconv>
#include <memory>
#include <stdexcept>
#include <string>

#include <fmt/core.h>
#include <libpq-fe.h>

#include "engines.h"
#include "sql.h"

namespace prongsai::bench {
namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Rows = std::unique_ptr<PGresult, Clear>;

class Server {
 public:
  explicit Server(const std::string& connection) : connection_(PQconnectdb(connection.c_str())) {
    if (PQstatus(connection_.get()) != CONNECTION_OK) fail();
  }
  Rows run(const std::string& text) {
    Rows rows(PQexec(connection_.get(), text.c_str()));
    const ExecStatusType status = PQresultStatus(rows.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN) fail();
    return rows;
  }
  void send(const std::string& lines) {
    if (PQputCopyData(connection_.get(), lines.data(), static_cast<int>(lines.size())) != 1) fail();
  }
  void end_copy() {
    if (PQputCopyEnd(connection_.get(), nullptr) != 1) fail();
    const Rows rows(PQgetResult(connection_.get()));
    if (PQresultStatus(rows.get()) != PGRES_COMMAND_OK) fail();
    while (Rows(PQgetResult(connection_.get()))) {
    }
  }
  [[noreturn]] void fail() const {
    throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection_.get()));
  }

 private:
  std::unique_ptr<PGconn, Clear> connection_;
};

std::uint64_t number(const Rows& rows, int row, int column) {
  std::uint64_t value = 0;
  const char* const text = PQgetvalue(rows.get(), row, column);
  std::from_chars(text, text + PQgetlength(rows.get(), row, column), value);
  return value;
}

/// Fills `table` by COPY with what `lines_of(agency, sheet, text)` appends for each sheet.
template <class LinesOf>
void load(Server& server, const Nation& nation, const std::string& table, LinesOf lines_of) {
  server.run("COPY " + table + " FROM STDIN");
  std::string text;
  sql::for_each_sheet(nation, [&](std::uint32_t agency, const std::uint8_t* sheet) {
    lines_of(agency, sheet, text);
    if (text.size() < 1'000'000) return;
    server.send(text);
    text.clear();
  });
  server.send(text);
  server.end_copy();
  server.run("ALTER TABLE " + table + " SET (parallel_workers = 2)");
  server.run("VACUUM ANALYZE " + table);
}

void load_long(Server& server, const Nation& nation) {
  server.run(
      "CREATE UNLOGGED TABLE answer (agency smallint NOT NULL, box smallint NOT NULL, choice smallint NOT "
      "NULL)");
  load(server, nation, "answer", [&](std::uint32_t agency, const std::uint8_t* sheet, std::string& text) {
    for (std::size_t box = 0; box < nation.layout.boxes(); ++box) {
      text += fmt::format("{}\t{}\t{}\n", agency, box, sheet[box]);
    }
  });
}

void load_wide(Server& server, const Nation& nation) {
  server.run("CREATE UNLOGGED TABLE sheet (agency smallint NOT NULL" +
             sql::wide_columns(nation.layout, "smallint NOT NULL") + ")");
  load(server, nation, "sheet", [&](std::uint32_t agency, const std::uint8_t* sheet, std::string& text) {
    text += std::to_string(agency);
    for (std::size_t box = 0; box < nation.layout.boxes(); ++box) {
      text += '\t';
      text += static_cast<char>('0' + sheet[box]);
    }
    text += '\n';
  });
}

void measure(Server& server, const Task& task, const std::string& way, const std::string& timed,
             Findings& findings) {
  Measured measured{.engine = "postgresql", .way = way, .sheets = task.nation.sheets(), .seconds = {}};
  server.run(timed);
  for (int run = 0; run < task.runs; ++run)
    measured.seconds.push_back(seconds_of([&] { server.run(timed); }));
  findings.databases.push_back(std::move(measured));
}

}  // namespace

void measure_postgres_sql(const Task& task, const std::string& connection, Findings& findings) {
  if (connection.empty()) {
    findings.absent.emplace_back("PostgreSQL (no server given: --postgres CONNECTION)");
    return;
  }
  Server server(connection);
  const std::string by_group(sql::long_query());
  const std::string by_filter = sql::wide_query(task.nation.layout);
  load_long(server, task.nation);
  load_wide(server, task.nation);

  sql::Answer grouped(task.nation.layout, task.nation.agencies);
  const Rows groups = server.run(by_group);
  for (int row = 0; row < PQntuples(groups.get()); ++row) {
    grouped.put(number(groups, row, 0), number(groups, row, 1), number(groups, row, 2),
                number(groups, row, 3));
  }
  require_equal("postgresql GROUP BY", grouped.counts(), task.expected);
  sql::Answer filtered(task.nation.layout, task.nation.agencies);
  const Rows agencies = server.run(by_filter);
  for (int row = 0; row < PQntuples(agencies.get()); ++row) {
    for (int column = 1; column < PQnfields(agencies.get()); ++column) {
      filtered.put_wide(number(agencies, row, 0), static_cast<std::size_t>(column) - 1,
                        number(agencies, row, column));
    }
  }
  require_equal("postgresql count FILTER", filtered.counts(), task.expected);

  measure(server, task, "a row an answer, GROUP BY",
          "SELECT count(*), sum(sheets) FROM (" + by_group + ") AS counted", findings);
  // Received whole: for a sum of a few columns PostgreSQL would leave out the other aggregates.
  measure(server, task, "a row a sheet, count FILTER", by_filter, findings);
}

}  // namespace prongsai::bench
