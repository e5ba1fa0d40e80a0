// SPDX-License-Identifier: Apache-2.0
// SQLite in a file, its cache large enough for all of it, no index.
#include <memory>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

#include "engines.h"
#include "sql.h"

namespace prongsai::bench {
namespace {

class Database {
 public:
  explicit Database(const std::filesystem::path& file) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open(file.c_str(), &raw);
    connection_.reset(raw);
    if (code != SQLITE_OK) fail();
    run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4000000; PRAGMA "
        "temp_store=MEMORY;"
        "PRAGMA threads=2");
  }
  void run(const std::string& text) {
    if (sqlite3_exec(connection_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }
  [[noreturn]] void fail() const {
    throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(connection_.get()));
  }
  [[nodiscard]] sqlite3* get() const { return connection_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

class Statement {
 public:
  Statement(const Database& database, const std::string& text) : database_(database) {
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v2(database.get(), text.c_str(), -1, &raw, nullptr);
    statement_.reset(raw);
    if (code != SQLITE_OK) database_.fail();
  }
  void bind(int parameter, std::int64_t value) { sqlite3_bind_int64(statement_.get(), parameter, value); }
  void bind(int parameter, const std::uint8_t* bytes, std::size_t size) {
    sqlite3_bind_blob(statement_.get(), parameter, bytes, static_cast<int>(size), SQLITE_STATIC);
  }
  /// True while there is a row; starts anew after the last.
  bool step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) database_.fail();
    sqlite3_reset(statement_.get());
    return false;
  }
  [[nodiscard]] int columns() const { return sqlite3_column_count(statement_.get()); }
  [[nodiscard]] std::uint64_t number(int column) const {
    return static_cast<std::uint64_t>(sqlite3_column_int64(statement_.get(), column));
  }
  [[nodiscard]] const std::uint8_t* bytes(int column) const {
    return static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  }
  [[nodiscard]] std::size_t size(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  const Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

tally::Counts scan_and_count(Statement& select, const Nation& nation) {
  std::vector<tally::AgencyRun> runs;
  std::vector<std::uint8_t> bytes;
  bytes.reserve(nation.bytes.size());
  while (select.step()) {
    const auto agency = static_cast<std::uint32_t>(select.number(0));
    if (runs.empty() || runs.back().agency != agency) runs.push_back({.agency = agency, .sheets = 0});
    ++runs.back().sheets;
    bytes.insert(bytes.end(), select.bytes(1), select.bytes(1) + select.size(1));
  }
  return tally::count(nation.layout, tally::GroupedSheets{.runs = runs, .bytes = bytes},
                      {.agencies = nation.agencies, .threads = 1})
      .value();
}

template <class Count>
void measure(const Task& task, std::string way, Findings& findings, const Count& count) {
  Measured measured{.engine = "sqlite", .way = std::move(way), .sheets = task.nation.sheets(), .seconds = {}};
  require_equal(measured.way, count(), task.expected);
  for (int run = 0; run < task.runs; ++run) measured.seconds.push_back(seconds_of([&] { (void)count(); }));
  findings.databases.push_back(std::move(measured));
}

void load_long(Database& database, const Nation& nation) {
  database.run(
      "CREATE TABLE answer (agency INTEGER NOT NULL, box INTEGER NOT NULL, choice INTEGER NOT NULL); BEGIN");
  Statement insert(database, "INSERT INTO answer VALUES (?, ?, ?)");
  sql::for_each_sheet(nation, [&](std::uint32_t agency, const std::uint8_t* sheet) {
    for (std::size_t box = 0; box < nation.layout.boxes(); ++box) {
      insert.bind(1, agency);
      insert.bind(2, static_cast<std::int64_t>(box));
      insert.bind(3, sheet[box]);
      insert.step();
    }
  });
  database.run("COMMIT; ANALYZE");
}

void load_wide(Database& database, const Nation& nation) {
  database.run("CREATE TABLE sheet (agency INTEGER NOT NULL" +
               sql::wide_columns(nation.layout, "INTEGER NOT NULL") + "); BEGIN");
  std::string places = "?";
  for (std::size_t box = 0; box < nation.layout.boxes(); ++box) places += ", ?";
  Statement insert(database, "INSERT INTO sheet VALUES (" + places + ")");
  sql::for_each_sheet(nation, [&](std::uint32_t agency, const std::uint8_t* sheet) {
    insert.bind(1, agency);
    for (std::size_t box = 0; box < nation.layout.boxes(); ++box)
      insert.bind(static_cast<int>(box) + 2, sheet[box]);
    insert.step();
  });
  database.run("COMMIT; ANALYZE");
}

}  // namespace

void measure_sqlite_blobs(const Task& task, Findings& findings) {
  Database database(task.folder / "blobs.sqlite");
  database.run("CREATE TABLE sheet (agency INTEGER NOT NULL, answers BLOB NOT NULL); BEGIN");
  Statement insert(database, "INSERT INTO sheet VALUES (?, ?)");
  sql::for_each_sheet(task.nation, [&](std::uint32_t agency, const std::uint8_t* sheet) {
    insert.bind(1, agency);
    insert.bind(2, sheet, task.nation.layout.boxes());
    insert.step();
  });
  database.run("COMMIT");
  Statement select(database, "SELECT agency, answers FROM sheet ORDER BY rowid");
  Measured measured{.engine = "prongsai",
                    .way = "SQLite, one blob a sheet, + tally",
                    .sheets = task.nation.sheets(),
                    .seconds = {}};
  require_equal(measured.way, scan_and_count(select, task.nation), task.expected);
  for (int run = 0; run < task.runs; ++run) {
    measured.seconds.push_back(seconds_of([&] { (void)scan_and_count(select, task.nation); }));
  }
  findings.measured.push_back(std::move(measured));
}

void measure_sqlite_sql(const Task& task, Findings& findings) {
  Database database(task.folder / "answers.sqlite");
  load_long(database, task.nation);
  load_wide(database, task.nation);
  Statement by_group(database, std::string(sql::long_query()));
  measure(task, "a row an answer, GROUP BY", findings, [&] {
    sql::Answer answer(task.nation.layout, task.nation.agencies);
    while (by_group.step())
      answer.put(by_group.number(0), by_group.number(1), by_group.number(2), by_group.number(3));
    return answer.counts();
  });
  Statement by_filter(database, sql::wide_query(task.nation.layout));
  measure(task, "a row a sheet, count FILTER", findings, [&] {
    sql::Answer answer(task.nation.layout, task.nation.agencies);
    while (by_filter.step()) {
      for (int column = 1; column < by_filter.columns(); ++column) {
        answer.put_wide(by_filter.number(0), static_cast<std::size_t>(column) - 1, by_filter.number(column));
      }
    }
    return answer.counts();
  });
}

}  // namespace prongsai::bench
