// SPDX-License-Identifier: Apache-2.0
#include "bare_commit.h"

#include <chrono>
#include <memory>
#include <stdexcept>

#include <arpa/inet.h>
#include <libpq-fe.h>
#include <sqlite3.h>

namespace prongsai::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// Each ballot is written once, whatever the length of the run: the list is long enough, or the run ends with
/// it.
template <class WriteBatch>
double rate(std::size_t batch, double seconds, std::size_t count, const WriteBatch& write_batch) {
  const auto begin = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  std::size_t written = 0;
  while (written + batch <= count && elapsed() < seconds) {
    write_batch(written);
    written += batch;
  }
  return static_cast<double>(written) / elapsed();
}

class SqliteFile {
 public:
  explicit SqliteFile(const std::string& path) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open(path.c_str(), &raw);
    connection_.reset(raw);
    if (code != SQLITE_OK) fail();
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("CREATE TABLE bare (digests BLOB PRIMARY KEY, survey INTEGER, sealed BLOB) WITHOUT ROWID");
    sqlite3_stmt* insert = nullptr;
    if (sqlite3_prepare_v2(raw, "INSERT INTO bare VALUES (?1, ?2, ?3)", -1, &insert, nullptr) != SQLITE_OK)
      fail();
    insert_.reset(insert);
  }
  void run(const char* text) {
    if (sqlite3_exec(connection_.get(), text, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }
  void insert(const BareBallot& ballot) {
    sqlite3_stmt* statement = insert_.get();
    sqlite3_bind_blob(statement, 1, ballot.digests.data(), static_cast<int>(ballot.digests.size()),
                      SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, ballot.survey);
    sqlite3_bind_blob(statement, 3, ballot.sealed.data(), static_cast<int>(ballot.sealed.size()),
                      SQLITE_STATIC);
    if (sqlite3_step(statement) != SQLITE_DONE) fail();
    sqlite3_reset(statement);
  }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  [[noreturn]] void fail() const {
    throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(connection_.get()));
  }
  std::unique_ptr<sqlite3, Close> connection_;
  std::unique_ptr<sqlite3_stmt, Close> insert_;
};

struct Clear {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
};

void require(PGconn* connection, PGresult* raw) {
  const std::unique_ptr<PGresult, Clear> result(raw);
  if (PQresultStatus(raw) != PGRES_COMMAND_OK && PQresultStatus(raw) != PGRES_COPY_IN)
    throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection));
}

void append(std::string& copy, std::uint32_t number) {
  const std::uint32_t bytes = htonl(number);
  copy.append(reinterpret_cast<const char*>(&bytes), sizeof bytes);
}
void append(std::string& copy, std::uint16_t number) {
  const std::uint16_t bytes = htons(number);
  copy.append(reinterpret_cast<const char*>(&bytes), sizeof bytes);
}
void append(std::string& copy, const std::string& field) {
  append(copy, static_cast<std::uint32_t>(field.size()));
  copy += field;
}

}  // namespace

double commit_to_sqlite(const std::string& address, std::size_t batch, double seconds,
                        const std::vector<BareBallot>& ballots) {
  SqliteFile file(address);
  return rate(batch, seconds, ballots.size(), [&](std::size_t from) {
    file.run("BEGIN IMMEDIATE");
    for (std::size_t at = from; at < from + batch; ++at) file.insert(ballots[at]);
    file.run("COMMIT");
  });
}

double commit_to_postgres(const std::string& address, std::size_t batch, double seconds,
                          const std::vector<BareBallot>& ballots) {
  const std::unique_ptr<PGconn, Clear> connection(PQconnectdb(address.c_str()));
  PGconn* raw = connection.get();
  require(raw, PQexec(raw, "CREATE TABLE bare (digests bytea PRIMARY KEY, survey integer, sealed bytea)"));
  const double found = rate(batch, seconds, ballots.size(), [&](std::size_t from) {
    // COPY in binary is the fastest way in; by itself it is a transaction.
    std::string copy("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
    for (std::size_t at = from; at < from + batch; ++at) {
      append(copy, std::uint16_t{3});
      append(copy, ballots[at].digests);
      append(copy, std::uint32_t{4});
      append(copy, static_cast<std::uint32_t>(ballots[at].survey));
      append(copy, ballots[at].sealed);
    }
    append(copy, std::uint16_t{0xffff});
    require(raw, PQexec(raw, "COPY bare FROM STDIN (FORMAT binary)"));
    if (PQputCopyData(raw, copy.data(), static_cast<int>(copy.size())) != 1 ||
        PQputCopyEnd(raw, nullptr) != 1)
      throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(raw));
    require(raw, PQgetResult(raw));
    PQclear(PQgetResult(raw));
  });
  require(raw, PQexec(raw, "DROP TABLE bare"));
  return found;
}

void make_postgres_database(const std::string& address, const std::string& name) {
  const std::unique_ptr<PGconn, Clear> connection(PQconnectdb(address.c_str()));
  require(connection.get(), PQexec(connection.get(), ("CREATE DATABASE " + name).c_str()));
}

}  // namespace prongsai::bench
