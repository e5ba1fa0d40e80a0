// SPDX-License-Identifier: Apache-2.0
// A program killed while it writes: nothing acknowledged is lost, nothing is half done.
#include <random>
#include <sstream>
#include <thread>

#include "child_process.h"
#include "engines.h"

namespace prongsai::engines {
namespace {

using db::Transaction;

class Kills : public SharedEngines {
 protected:
  /// Numbers of all books, in order.
  std::vector<std::int64_t> numbers() {
    return database_.read([](Transaction& transaction) {
      std::vector<std::int64_t> out;
      transaction.for_each<std::tuple<std::int64_t, std::int64_t, std::string>>(
          sql::list_books, [&](const auto& book) { out.push_back(std::get<1>(book)); });
      return out;
    });
  }
};

TEST_P(Kills, lose_nothing_acknowledged_and_leave_nothing_half_done) {
  std::mt19937 random(2569);
  std::int64_t next = 1;
  int acknowledged = 0;
  constexpr int kills = 50;
  for (int kill = 0; kill < kills; ++kill) {
    ChildProcess writer(PRONGSAI_ENGINES_CHILD, {"write", address_, std::to_string(next)});
    // Every other one is killed whenever it happens to be, the rest once they have begun to write.
    std::string told = kill % 2 == 0 ? std::string() : writer.read_some();
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(5, 60)(random)));
    writer.kill_now();
    told += writer.read_all();
    std::istringstream acknowledgements(told);
    EXPECT_EQ(writer.wait(), -1) << "the writer ended before it was killed";
    std::int64_t last = next - 1;
    for (std::int64_t pair = 0; acknowledgements >> pair; ++acknowledged) last = pair;

    // On a server the last pair may still be under way for a moment; SQLite has it or not.
    const std::vector<std::int64_t> found = numbers();
    ASSERT_EQ(found.size() % 2, 0U) << "half a pair";
    const std::int64_t last_found = found.empty() ? 0 : found.back() / 2;
    ASSERT_GE(last_found, last) << "an acknowledged pair is lost";
    ASSERT_EQ(found.size(), static_cast<std::size_t>(2 * last_found)) << "a pair in between is lost";
    next = std::max(last, last_found) + 2;
    database_.perform([&](Transaction& transaction) {
      for (std::int64_t pair = last_found + 1; pair < next; ++pair) {
        for (const std::int64_t number : {2 * pair, 2 * pair + 1}) {
          transaction.execute(sql::record_book_once, 1, number, "เล่ม", std::optional<std::string>());
        }
      }
    });
  }
  EXPECT_GE(acknowledged, kills / 2) << "the writers were killed before they wrote anything";
  if (GetParam() == Place::file) {
    constexpr db::Query check("check_integrity", "PRAGMA integrity_check");
    EXPECT_EQ(database_.read([&](Transaction& t) { return t.one<std::string>(check); }), "ok");
  }
  RecordProperty("acknowledged", acknowledged);
}

PRONGSAI_ON_SHARED_ENGINES(Kills);

}  // namespace
}  // namespace prongsai::engines
