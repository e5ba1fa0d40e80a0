// SPDX-License-Identifier: Apache-2.0
// prongsai db status | migrate | backup FILE | restore FILE | copy FROM TO
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/db/database.h"
#include "prongsai/db/migrate.h"
#include "prongsai/db/portable.h"
#include "prongsai/store/schema.h"

namespace prongsai::cli {

namespace json = boost::json;
using text::say;

namespace {

constexpr const char* usage =
    "prongsai db status | migrate | backup FILE | restore FILE | copy FROM TO  [--db ADDRESS]";

json::object digest_json(const db::ContentDigest& digest) {
  json::array tables;
  for (const db::ContentDigest::Table& table : digest.tables)
    tables.push_back(json::object{{"table", table.name}, {"rows", table.rows}, {"sha256", table.sha256}});
  return {{"sha256", digest.sha256}, {"tables", std::move(tables)}};
}

std::int64_t rows_of(const db::ContentDigest& digest) {
  std::int64_t out = 0;
  for (const db::ContentDigest::Table& table : digest.tables) out += table.rows;
  return out;
}

Exit tell_digest(const Arguments& arguments, const Surroundings& to, const char* key,
                 const db::ContentDigest& digest) {
  if (arguments.json) {
    print_json(to.out, digest_json(digest));
  } else {
    to.out << say(arguments.language, key,
                  {{"tables", std::to_string(digest.tables.size())},
                   {"rows", std::to_string(rows_of(digest))},
                   {"sha256", digest.sha256}})
           << "\n";
  }
  return Exit::done;
}

Exit refuse(const Arguments& arguments, const Surroundings& to, const base::Problems& problems) {
  tell(problems, arguments, to.out, to.err);
  return Exit::not_usable;
}

Exit status(const Arguments& arguments, const Surroundings& to, db::Database& database) {
  const auto found = db::migration_status(database, store::migrations());
  if (!found) return refuse(arguments, to, found.problems());
  if (arguments.json) {
    json::array applied;
    for (const db::AppliedMigration& each : found->applied) applied.push_back(json::value(each.name));
    json::array pending;
    for (const std::string& each : found->pending) pending.push_back(json::value(each));
    print_json(to.out,
               json::object{{"database", database.location().shown},
                            {"engine", database.engine() == db::EngineKind::sqlite ? "sqlite" : "postgresql"},
                            {"applied", std::move(applied)},
                            {"pending", std::move(pending)}});
    return Exit::done;
  }
  to.out << say(arguments.language, "command.db_place", {{"place", database.location().shown}}) << "\n";
  for (const db::AppliedMigration& each : found->applied) {
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(each.duration).count();
    to.out << "  ✓ " << each.name << "  " << milliseconds << " ms\n";
  }
  for (const std::string& each : found->pending) to.out << "  … " << each << "\n";
  to.out << say(arguments.language, found->pending.empty() ? "command.db_current" : "command.db_pending",
                {{"count", std::to_string(found->pending.size())}})
         << "\n";
  return Exit::done;
}

Exit migrate(const Arguments& arguments, const Surroundings& to, db::Database& database) {
  const auto done = db::migrate(database, store::migrations());
  if (!done) return refuse(arguments, to, done.problems());
  to.out << say(arguments.language, "command.db_migrated", {{"count", std::to_string(*done)}}) << "\n";
  return Exit::done;
}

Exit restore(const Arguments& arguments, const Surroundings& to, db::Database& database) {
  const auto done = db::restore(database, store::migrations(), arguments.words[1]);
  if (!done) return refuse(arguments, to, done.problems());
  return tell_digest(arguments, to, "command.db_restored", *done);
}

Exit copy(const Arguments& arguments, const Surroundings& to) {
  auto from = db::Database::open(arguments.words[1]);
  if (!from) return refuse(arguments, to, from.problems());
  auto target = db::Database::open(arguments.words[2]);
  if (!target) return refuse(arguments, to, target.problems());
  const auto done = db::copy_content(*from, *target, store::migrations());
  if (!done) return refuse(arguments, to, done.problems());
  return tell_digest(arguments, to, "command.db_copied", *done);
}

}  // namespace

Exit run_db(const Arguments& arguments, const Surroundings& to) {
  const std::vector<std::string>& words = arguments.words;
  const std::string verb = words.empty() ? "" : words.front();
  if (verb == "copy" && words.size() == 3) return copy(arguments, to);
  const bool alone = (verb == "status" || verb == "migrate") && words.size() == 1;
  const bool with_file = (verb == "backup" || verb == "restore") && words.size() == 2;
  if (!alone && !with_file) return refuse_words(arguments, to, usage);
  auto database = db::Database::open(arguments.db.empty() ? default_database : arguments.db);
  if (!database) return refuse(arguments, to, database.problems());
  if (verb == "status") return status(arguments, to, *database);
  if (verb == "migrate") return migrate(arguments, to, *database);
  if (verb == "backup")
    return tell_digest(arguments, to, "command.db_backed_up", db::back_up(*database, words[1]));
  return restore(arguments, to, *database);
}

}  // namespace prongsai::cli
