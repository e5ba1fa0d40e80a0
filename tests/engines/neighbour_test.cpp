// SPDX-License-Identifier: Apache-2.0
// Another program that comes and goes while ours has the database open: a command beside the server.
#include <filesystem>
#include <thread>

#include "child_process.h"
#include "engines.h"

namespace prongsai::engines {
namespace {

using db::Transaction;

class Neighbours : public SharedEngines {
 protected:
  void write(std::int64_t number) {
    database_.perform([&](Transaction& transaction) {
      transaction.execute(sql::record_book, 1, number, "เล่ม", std::optional<std::string>());
    });
  }
  /// What another program finds.
  [[nodiscard]] std::string counted_elsewhere() const {
    ChildProcess child(PRONGSAI_ENGINES_CHILD, {"count", address_});
    const std::string said = child.read_all();
    EXPECT_EQ(child.wait(), 0);
    return said;
  }
};

TEST_P(Neighbours, see_what_was_written_and_leave_the_log_of_the_others_alone) {
  write(1);
  // A second session beside the first one: opening it must not drop the locks that the first one holds.
  database_.read([&](Transaction& reading) {
    EXPECT_EQ(reading.one<std::int64_t>(sql::count_books), 1);
    std::thread([&] { write(2); }).join();
    return true;
  });
  EXPECT_EQ(counted_elsewhere(), "2\n");
  if (GetParam() == Place::file) {
    EXPECT_TRUE(std::filesystem::exists(address_ + "-wal"))
        << "the other program took itself for the last one";
  }
  write(3);
  EXPECT_EQ(counted_elsewhere(), "3\n");
  write(4);
  EXPECT_EQ(counted_elsewhere(), "4\n");
}

PRONGSAI_ON_SHARED_ENGINES(Neighbours);

}  // namespace
}  // namespace prongsai::engines
