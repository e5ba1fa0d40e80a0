// SPDX-License-Identifier: Apache-2.0
// The databases that count the same sheets. Loading and a first, warming run are not timed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "measured.h"

namespace prongsai::bench {

/// What each engine is given and what must come out.
struct Task {
  const Nation& nation;
  const tally::Counts& expected;
  int runs;
  std::filesystem::path folder;  ///< for database files, removed by the caller
};

/// Each adds its measurements, or a sentence to `absent` saying why there are none. Throws
/// std::runtime_error when an engine that is there fails or counts wrongly.
///
/// One blob a sheet, read by our program and counted by tally.
void measure_sqlite_blobs(const Task& task, Findings& findings);
/// SQL only, in the long and in the wide form.
void measure_sqlite_sql(const Task& task, Findings& findings);
/// `connection` as libpq takes it; empty when there is no server.
void measure_postgres_sql(const Task& task, const std::string& connection, Findings& findings);
/// `library` is the path of libduckdb.so; empty when there is none.
void measure_duckdb_sql(const Task& task, const std::string& library, Findings& findings);

}  // namespace prongsai::bench
