// SPDX-License-Identifier: Apache-2.0
// DuckDB, loaded at run time from the library of its npm package, which brings no header: the six
// functions needed are declared here as its C interface documents them.
#include <array>
#include <charconv>
#include <fstream>
#include <stdexcept>
#include <string>

#include <dlfcn.h>
#include <fmt/core.h>

#include "engines.h"
#include "sql.h"

namespace prongsai::bench {
namespace {

/// Larger than the library's duckdb_result, whose fields nobody here looks at.
struct alignas(16) ResultRoom {
  std::array<std::byte, 256> bytes{};
};

class DuckDb {
 public:
  explicit DuckDb(const std::string& library) : library_(dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (library_ == nullptr) throw std::runtime_error(fmt::format("DuckDB: {} cannot be loaded", library));
    const auto open = find<int (*)(const char*, void**)>("duckdb_open");
    const auto connect = find<int (*)(void*, void**)>("duckdb_connect");
    query_ = find<int (*)(void*, const char*, ResultRoom*)>("duckdb_query");
    error_ = find<const char* (*)(ResultRoom*)>("duckdb_result_error");
    destroy_ = find<void (*)(ResultRoom*)>("duckdb_destroy_result");
    version_ = find<const char* (*)()>("duckdb_library_version")();
    if (open(nullptr, &database_) != 0 || connect(database_, &connection_) != 0) {
      throw std::runtime_error("DuckDB: no database in memory could be opened");
    }
  }
  void run(const std::string& text) const {
    ResultRoom result;
    const int code = query_(connection_, text.c_str(), &result);
    const std::string error = code == 0 ? "" : error_(&result);
    destroy_(&result);
    if (code != 0) throw std::runtime_error("DuckDB: " + error);
  }
  [[nodiscard]] const std::string& version() const { return version_; }

 private:
  template <class Function>
  Function find(const char* name) const {
    void* const symbol = dlsym(library_, name);
    if (symbol == nullptr) throw std::runtime_error(fmt::format("DuckDB: the library has no {}", name));
    return reinterpret_cast<Function>(symbol);
  }
  // The library and its one database live to the end of the program.
  void* library_;
  void* database_ = nullptr;
  void* connection_ = nullptr;
  int (*query_)(void*, const char*, ResultRoom*) = nullptr;
  const char* (*error_)(ResultRoom*) = nullptr;
  void (*destroy_)(ResultRoom*) = nullptr;
  std::string version_;
};

void load(const DuckDb& duckdb, const Task& task) {
  const std::filesystem::path file = task.folder / "sheets.csv";
  std::ofstream csv(file, std::ios::binary);
  sql::for_each_sheet(task.nation, [&](std::uint32_t agency, const std::uint8_t* sheet) {
    std::string line = std::to_string(agency);
    for (std::size_t box = 0; box < task.nation.layout.boxes(); ++box) {
      line += ',';
      line += static_cast<char>('0' + sheet[box]);
    }
    csv << line << '\n';
  });
  csv.close();
  duckdb.run("CREATE TABLE sheet (agency USMALLINT NOT NULL" +
             sql::wide_columns(task.nation.layout, "UTINYINT NOT NULL") + ")");
  duckdb.run("COPY sheet FROM '" + file.string() + "' (FORMAT csv, HEADER false)");
  std::filesystem::remove(file);
  duckdb.run(
      "CREATE TABLE answer AS SELECT agency, CAST(substr(name, 2) AS UTINYINT) AS box, choice "
      "FROM (UNPIVOT sheet ON COLUMNS('b.*') INTO NAME name VALUE choice)");
  duckdb.run(
      fmt::format("CREATE TABLE cell AS "
                  "SELECT CAST((agency::UINTEGER * {} + box) * {} + choice AS UINTEGER) AS cell FROM answer",
                  task.nation.layout.boxes(), tally::Counts::slots));
  duckdb.run("ANALYZE");
}

std::vector<std::uint64_t> numbers(const std::string& line) {
  std::vector<std::uint64_t> result;
  for (const char* at = line.data(); at < line.data() + line.size(); ++at) {
    std::uint64_t value = 0;
    at = std::from_chars(at, line.data() + line.size(), value).ptr;
    result.push_back(value);
  }
  return result;
}

/// Measures `query` and hands each row of its answer to `put(numbers of the row, answer)`.
template <class Put>
void measure(const DuckDb& duckdb, const Task& task, std::string way, const std::string& query,
             Findings& findings, Put put) {
  Measured measured{.engine = "duckdb", .way = std::move(way), .sheets = task.nation.sheets(), .seconds = {}};
  const std::string timed = "CREATE OR REPLACE TEMP TABLE counted AS " + query;
  duckdb.run(timed);
  for (int run = 0; run < task.runs; ++run)
    measured.seconds.push_back(seconds_of([&] { duckdb.run(timed); }));

  const std::filesystem::path file = task.folder / "counted.csv";
  duckdb.run("COPY counted TO '" + file.string() + "' (FORMAT csv, HEADER false)");
  sql::Answer answer(task.nation.layout, task.nation.agencies);
  std::ifstream csv(file);
  for (std::string line; std::getline(csv, line);) put(numbers(line), answer);
  require_equal(measured.way, answer.counts(), task.expected);
  findings.databases.push_back(std::move(measured));
}

}  // namespace

void measure_duckdb_sql(const Task& task, const std::string& library, Findings& findings) {
  if (library.empty()) {
    findings.absent.emplace_back("DuckDB (no library given: bench/setup.sh fetches it)");
    return;
  }
  const DuckDb duckdb(library);
  duckdb.run("SET threads = 2");
  load(duckdb, task);
  const auto put_group = [](const std::vector<std::uint64_t>& row, sql::Answer& answer) {
    answer.put(row.at(0), row.at(1), row.at(2), row.at(3));
  };
  const std::string by_group(sql::long_query());
  measure(duckdb, task, "a row an answer, GROUP BY", by_group, findings, put_group);
  measure(duckdb, task, "a row a sheet, count FILTER", sql::wide_query(task.nation.layout), findings,
          [](const std::vector<std::uint64_t>& row, sql::Answer& answer) {
            for (std::size_t at = 1; at < row.size(); ++at) answer.put_wide(row.at(0), at - 1, row.at(at));
          });
  // Lets DuckDB address its groups directly, which it does by itself only for up to 4,096 of them.
  duckdb.run("SET perfect_ht_threshold = 26");
  measure(duckdb, task, "a row an answer, GROUP BY, tuned", by_group, findings, put_group);
  measure(duckdb, task, "a row a sheet, GROUP BY a box, tuned", sql::query_box_by_box(task.nation.layout),
          findings, put_group);
  measure(duckdb, task, "a cell number an answer, GROUP BY, tuned",
          "SELECT cell, count(*) FROM cell GROUP BY cell", findings,
          [&](const std::vector<std::uint64_t>& row, sql::Answer& answer) {
            const std::uint64_t box = row.at(0) / tally::Counts::slots;
            answer.put(box / task.nation.layout.boxes(), box % task.nation.layout.boxes(),
                       row.at(0) % tally::Counts::slots, row.at(1));
          });
}

}  // namespace prongsai::bench
