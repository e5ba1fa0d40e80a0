// SPDX-License-Identifier: Apache-2.0
// Built instead of sqlite_engine.cpp where SQLite's header is missing.
#include "engines.h"

namespace prongsai::bench {

void measure_sqlite_blobs(const Task&, Findings& findings) {
  findings.absent.emplace_back("SQLite (built without it: libsqlite3-dev is missing)");
}
void measure_sqlite_sql(const Task&, Findings&) {}

}  // namespace prongsai::bench
