// SPDX-License-Identifier: Apache-2.0
// The other program of the tests:
//   engines_child migrate ADDRESS        brings the schema up to date; prints how many steps it applied
//   engines_child count ADDRESS          prints how many books there are
//   engines_child write ADDRESS FIRST    writes pairs of books from number FIRST on, for ever; prints a
//   pair's number
//                                        when, and only when, its transaction is committed
#include <cstdint>
#include <cstdio>
#include <string>

#include <fmt/core.h>
#include <unistd.h>

#include "prongsai/db/database.h"
#include "prongsai/db/migrate.h"

#include "engines/sql.h"

namespace prongsai::engines {
namespace {

int migrate(const std::string& address) {
  auto database = db::Database::open(address);
  const auto applied = db::migrate(*database, sql::migrations());
  if (!applied) return 1;
  fmt::print("{}\n", *applied);
  return 0;
}

int count_books(const std::string& address) {
  auto database = db::Database::open(address);
  fmt::print("{}\n",
             database->read([](db::Transaction& t) { return t.one<std::int64_t>(sql::count_books); }));
  return 0;
}

[[noreturn]] void write_pairs(const std::string& address, std::int64_t first) {
  auto database = db::Database::open(address);
  for (std::int64_t pair = first;; ++pair) {
    database->perform([&](db::Transaction& transaction) {
      for (const std::int64_t number : {2 * pair, 2 * pair + 1}) {
        transaction.execute(sql::record_book, 1, number, "เล่ม", std::optional<std::string>());
      }
    });
    const std::string line = std::to_string(pair) + "\n";
    if (write(1, line.data(), line.size()) < 0) _exit(1);
  }
}

}  // namespace
}  // namespace prongsai::engines

int main(int count, char** words) {
  const std::string verb = count > 2 ? words[1] : "";
  if (verb == "migrate") return prongsai::engines::migrate(words[2]);
  if (verb == "count") return prongsai::engines::count_books(words[2]);
  if (verb == "write" && count == 4) prongsai::engines::write_pairs(words[2], std::stoll(words[3]));
  return 2;
}
