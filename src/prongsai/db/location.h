// SPDX-License-Identifier: Apache-2.0
// Where a database lies, as somebody wrote it on a command line.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/base/result.h"
#include "prongsai/db/query.h"

namespace prongsai::db {

/// The place of a database. Its address may hold a password: it is shown with `shown` only, which has none.
struct Location {
  EngineKind engine = EngineKind::sqlite;
  bool in_memory = false;
  std::string address;  ///< a file's path, or a libpq URL. May be a secret
  std::string shown;    ///< the same for people and logs: "postgresql://host/database", or the path
};

/// "postgresql://…" (also "postgres://"), ":memory:", or the path of an SQLite file.
/// Anything that looks like another URL, or is empty, is `db.address_not_understood`.
[[nodiscard]] base::Result<Location> parse_location(std::string_view text);

}  // namespace prongsai::db
