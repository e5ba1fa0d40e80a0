// SPDX-License-Identifier: Apache-2.0
// The schema, step by step: fresh, upgraded, changed, too new, and by two programs at once.
#include <fstream>

#include "child_process.h"
#include "engines.h"

namespace prongsai::engines {
namespace {

using db::Query;
using db::Transaction;
using testing::ElementsAre;

constexpr Query first("0001_fruit", "CREATE TABLE fruit (name TEXT NOT NULL PRIMARY KEY)");
constexpr Query second("0002_more", "INSERT INTO fruit VALUES ('ทุเรียน'); INSERT INTO fruit VALUES ('มะม่วง')");
constexpr Query second_changed("0002_more", "INSERT INTO fruit VALUES ('ทุเรียน')");
constexpr Query second_renamed("0002_less", second.sqlite);
constexpr Query third_fails("0003_broken",
                            "INSERT INTO fruit VALUES ('เงาะ'); INSERT INTO nowhere VALUES (1)");
constexpr Query third_ends_its_transaction("0003_commit", "INSERT INTO fruit VALUES ('เงาะ'); COMMIT");
constexpr Query count_fruit("count_fruit", "SELECT count(*) FROM fruit");

class Migrations : public testing::TestWithParam<Place> {
 protected:
  static db::Settings settings() {
    db::Settings out = test_settings();
    out.now = [] { return db::Moment(std::chrono::microseconds(1'795'000'000'000'000)); };
    return out;
  }
  static std::int64_t count(db::Database& database) {
    return database.read([](Transaction& transaction) { return transaction.one<std::int64_t>(count_fruit); });
  }

  Scratch scratch_;
  const std::string address_ = fresh_address(GetParam(), scratch_);
  db::Database database_ = *db::Database::open(address_, settings());
};

TEST_P(Migrations, bring_an_empty_database_up_to_date_once) {
  EXPECT_EQ(*db::migrate(database_, std::vector{first, second}), 2);
  EXPECT_EQ(count(database_), 2);
  EXPECT_EQ(*db::migrate(database_, std::vector{first, second}), 0);
  EXPECT_EQ(count(database_), 2);
}

TEST_P(Migrations, go_on_where_an_earlier_release_stopped_and_keep_its_rows) {
  EXPECT_EQ(*db::migrate(database_, std::vector{first}), 1);
  database_.perform(
      [](Transaction& t) { t.execute(Query("plant", "INSERT INTO fruit VALUES ($1)"), "มังคุด"); });
  const auto before = *db::migration_status(database_, std::vector{first, second});
  EXPECT_THAT(before.pending, ElementsAre("0002_more"));
  EXPECT_EQ(*db::migrate(database_, std::vector{first, second}), 1);
  EXPECT_EQ(count(database_), 3);
}

TEST_P(Migrations, are_written_down_with_name_digest_moment_and_duration) {
  ASSERT_TRUE(db::migrate(database_, std::vector{first}).ok());
  const auto status = *db::migration_status(database_, std::vector{first, second});
  ASSERT_EQ(status.applied.size(), 1U);
  EXPECT_EQ(status.applied[0].number, 1);
  EXPECT_EQ(status.applied[0].name, "0001_fruit");
  EXPECT_EQ(status.applied[0].digest, db::digest_of(first));
  EXPECT_EQ(status.applied[0].digest.size(), 64U);
  EXPECT_EQ(status.applied[0].applied_at, settings().now());
  EXPECT_GT(status.applied[0].duration.count(), 0);
  EXPECT_NE(db::digest_of(second), db::digest_of(second_changed));
}

TEST_P(Migrations, that_read_differently_now_are_refused) {
  ASSERT_TRUE(db::migrate(database_, std::vector{first, second}).ok());
  for (const Query& changed : {second_changed, second_renamed}) {
    const auto refused = db::migrate(database_, std::vector{first, changed, third_fails});
    EXPECT_THAT(codes(refused), ElementsAre("db.migration_changed"));
    EXPECT_EQ(base::detail(refused.problems()[0], "found"), changed.name);
  }
}

TEST_P(Migrations, of_a_newer_program_are_not_touched_by_an_older_one) {
  ASSERT_TRUE(db::migrate(database_, std::vector{first, second}).ok());
  const auto refused = db::migrate(database_, std::vector{first});
  EXPECT_THAT(codes(refused), ElementsAre("db.too_new"));
  EXPECT_EQ(base::detail(refused.problems()[0], "found"), "0002_more");
}

TEST_P(Migrations, that_fail_leave_the_steps_before_them_and_nothing_of_themselves) {
  for (const Query& failing : {third_fails, third_ends_its_transaction}) {
    if (failing.name == third_ends_its_transaction.name && GetParam() == Place::memory) continue;
    EXPECT_THROW(static_cast<void>(db::migrate(database_, std::vector{first, second, failing})),
                 db::DatabaseTrouble);
  }
  EXPECT_EQ(db::migration_status(database_, std::vector{first, second, third_fails})->pending.size(), 1U);
}

TEST_P(Migrations, stay_away_from_tables_that_are_not_ours) {
  database_.perform([](Transaction& t) { t.execute(Query("build", "CREATE TABLE other (x TEXT)")); });
  EXPECT_THAT(codes(db::migrate(database_, std::vector{first})), ElementsAre("db.not_ours"));
}

TEST_P(Migrations, hold_the_foreign_keys_before_they_commit) {
  constexpr Query orphan("0002_orphan",
                         "CREATE TABLE tree (name TEXT PRIMARY KEY, fruit TEXT REFERENCES fruit (name));"
                         "INSERT INTO tree VALUES ('a', 'nothing')");
  const auto trouble =
      trouble_of([&] { static_cast<void>(db::migrate(database_, std::vector{first, orphan})); });
  EXPECT_EQ(trouble.cause(), db::DatabaseTrouble::Cause::violation);
  EXPECT_EQ(db::migration_status(database_, std::vector{first, orphan})->applied.size(), 1U);
}

using MigrationsDeathTest = Migrations;

TEST_P(MigrationsDeathTest, without_their_numbers_stop_the_program) {
  EXPECT_DEATH(static_cast<void>(db::migrate(database_, std::vector{second})), "numbered_without_gaps");
}

PRONGSAI_ON_EVERY_ENGINE(Migrations);
INSTANTIATE_TEST_SUITE_P(On, MigrationsDeathTest, testing::Values(Place::memory), name_of);

class TwoPrograms : public testing::TestWithParam<Place> {};

TEST_P(TwoPrograms, migrate_once_between_them) {
  for (int time = 0; time < 5; ++time) {
    const Scratch scratch;
    const std::string address = fresh_address(GetParam(), scratch);
    std::vector<std::unique_ptr<ChildProcess>> programs;
    for (int program = 0; program < 4; ++program) {
      programs.push_back(std::make_unique<ChildProcess>(PRONGSAI_ENGINES_CHILD,
                                                        std::vector<std::string>{"migrate", address}));
    }
    int applied = 0;
    for (const auto& program : programs) {
      applied += std::stoi(program->read_all());
      EXPECT_EQ(program->wait(), 0);
    }
    EXPECT_EQ(applied, 3) << "each of the three steps was applied by one of the four";
  }
}
PRONGSAI_ON_SHARED_ENGINES(TwoPrograms);

TEST(SqliteFile, that_belongs_to_another_program_is_not_opened) {
  const Scratch scratch;
  const std::string text = scratch / "letter.txt";
  std::ofstream(text) << std::string(5'000, 'x');
  EXPECT_THAT(codes(db::Database::open(text, test_settings())), ElementsAre("db.not_ours"));

  const std::string marked = scratch / "marked.db";
  ASSERT_TRUE(db::Database::open(marked, test_settings(), std::vector{first}).ok());
  std::fstream file(marked, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(68);  // the application id in an SQLite file's header (fileformat2.html, 1.3)
  file.write("\x01\x02\x03\x04", 4);
  file.close();
  EXPECT_THAT(codes(db::Database::open(marked, test_settings())), ElementsAre("db.not_ours"));
}

TEST(SqliteFile, can_be_read_by_its_owner_only) {
  using std::filesystem::perms;
  const Scratch scratch;
  const std::string address = scratch / "private.db";
  db::Database database = open_library(address);
  for (const char* ending : {"", "-wal", "-shm"}) {
    EXPECT_EQ(std::filesystem::status(address + ending).permissions(), perms::owner_read | perms::owner_write)
        << ending;
  }
}

TEST(SqliteFile, in_a_folder_that_is_not_there_is_trouble) {
  const auto trouble =
      trouble_of([] { static_cast<void>(db::Database::open("/nonexistent/x.db", test_settings())); });
  EXPECT_EQ(trouble.cause(), db::DatabaseTrouble::Cause::storage_failed);
}

}  // namespace
}  // namespace prongsai::engines
