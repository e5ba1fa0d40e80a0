// SPDX-License-Identifier: Apache-2.0
// A question to the database: a name for people and logs, and its SQL for each engine.
#pragma once

#include <string_view>

namespace prongsai::db {

/// The two engines. What a caller sees is the same on both; see
/// docs/decisions/two-databases-one-behaviour.md.
enum class EngineKind { sqlite, postgres };

/// One named SQL text, made at build time from a file `verb_noun.sql` (cmake/sql.cmake), or from the pair
/// `verb_noun.sqlite.sql` and `verb_noun.postgres.sql` where one text cannot serve both. Parameters are
/// written $1, $2, … and may be used in any order and more than once. The views must outlive the query: they
/// are literals.
struct Query {
  constexpr Query(std::string_view query_name, std::string_view text)
      : name(query_name), sqlite(text), postgres(text) {}
  constexpr Query(std::string_view query_name, std::string_view sqlite_text, std::string_view postgres_text)
      : name(query_name), sqlite(sqlite_text), postgres(postgres_text) {}

  [[nodiscard]] constexpr std::string_view text(EngineKind engine) const {
    return engine == EngineKind::sqlite ? sqlite : postgres;
  }

  std::string_view name;  ///< stands in logs and errors instead of the values
  std::string_view sqlite;
  std::string_view postgres;
};

}  // namespace prongsai::db
