// SPDX-License-Identifier: Apache-2.0
// Built instead of postgres_engine.cpp where libpq's header is missing.
#include "engines.h"

namespace prongsai::bench {

void measure_postgres_sql(const Task&, const std::string&, Findings& findings) {
  findings.absent.emplace_back("PostgreSQL (built without it: libpq-dev is missing)");
}

}  // namespace prongsai::bench
