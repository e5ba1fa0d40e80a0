// SPDX-License-Identifier: Apache-2.0
// The whole content: to a file and back, from one engine to the other, while others write, and when the file
// is harmed.
#include "prongsai/db/portable.h"

#include <atomic>
#include <fstream>
#include <random>
#include <thread>

#include "engines.h"

namespace prongsai::engines {
namespace {

using db::Transaction;
using testing::ElementsAre;
namespace fs = std::filesystem;

/// Shelves that refer to later ones, books with every kind of value, a log with triggers that must not fire
/// again.
void fill(db::Database& database) {
  database.perform([](Transaction& transaction) {
    const std::optional<std::int64_t> nowhere;
    transaction.execute(sql::record_shelf, 30, "ห้องใหญ่", nowhere);
    transaction.execute(sql::record_shelf, 20, "ตู้", std::int64_t{30});
    transaction.execute(sql::record_shelf, -10, "ชั้น", std::int64_t{20});
    for (std::int64_t number = 1; number <= 40; ++number) {
      const bool bare = number % 3 == 0;
      transaction.execute(
          sql::record_whole_book, 20, "เล่ม " + std::to_string(number),
          bare ? std::nullopt : std::optional("978-" + std::to_string(number)),
          bare ? std::nullopt : std::optional(db::Bytes{std::string(static_cast<std::size_t>(number), '\0')}),
          number % 2 == 0, bare ? std::nullopt : std::optional(base::Points::whole(number)),
          std::optional<db::Moment>(), number);
    }
  });
}

class Portable : public Engines {
 protected:
  Portable() { fill(database_); }
  db::Database empty_one(Place place) {
    return *db::Database::open(fresh_address(place, scratch_), test_settings());
  }
  const fs::path file_ = scratch_ / "backup";
};

TEST_P(Portable, content_has_one_digest_on_every_engine) {
  db::Database other = open_library(fresh_address(Place::memory, scratch_));
  fill(other);
  const auto here = db::digest_content(database_);
  auto there = db::digest_content(other);
  ASSERT_EQ(here.tables.size(), 4U);
  EXPECT_EQ(here.tables[0].name, "schema_migration");
  for (std::size_t table = 1; table < here.tables.size(); ++table) {
    EXPECT_EQ(here.tables[table], there.tables[table])
        << "the ledger differs by its moments, nothing else may";
  }
  EXPECT_EQ(here.tables[1].rows, 40);
}

TEST_P(Portable, content_comes_back_from_a_backup_on_every_engine) {
  const auto saved = db::back_up(database_, file_);
  EXPECT_EQ(saved, db::digest_content(database_));
  EXPECT_EQ(*db::verify_backup(file_), saved);
  for (const Place place : {Place::memory, Place::file, Place::postgres}) {
    db::Database target = empty_one(place);
    EXPECT_EQ(*db::restore(target, sql::migrations(), file_), saved);
    EXPECT_EQ(db::digest_content(target), saved);
    // Alive, with its constraints and triggers.
    EXPECT_THROW(target.perform([](Transaction& t) { t.execute(sql::change_log, 20, "x"); }),
                 db::ConstraintViolated);
    EXPECT_THROW(target.perform([](Transaction& t) {
      t.execute(sql::record_book, 99, 1, "x", std::optional<std::string>());
    }),
                 db::ConstraintViolated);
    target.perform(
        [](Transaction& t) { t.execute(sql::record_shelf, 5, "ใหม่", std::optional<std::int64_t>()); });
    EXPECT_EQ(target.read([](Transaction& t) { return t.one<std::int64_t>(sql::count_log); }), 4);
    EXPECT_EQ(*db::migrate(target, sql::migrations()), 0);
  }
}

TEST_P(Portable, content_copied_there_and_back_is_identical) {
  const auto before = db::digest_content(database_);
  const Place far_place = GetParam() == Place::postgres ? Place::file : Place::postgres;
  db::Database far_away = empty_one(far_place);
  db::Database home_again = empty_one(GetParam());
  EXPECT_EQ(*db::copy_content(database_, far_away, sql::migrations()), before);
  EXPECT_EQ(*db::copy_content(far_away, home_again, sql::migrations()), before);
  EXPECT_EQ(db::digest_content(home_again), before);
}

TEST_P(Portable, content_longer_than_a_piece_of_the_file_comes_back) {
  add_books(1, 20'000);
  database_.perform([](Transaction& transaction) {
    const std::optional<std::string> none;
    const db::Bytes cover{std::string(3'000'000, '\x7F')};
    transaction.execute(sql::record_whole_book, 20, "ภาพ", none, cover, true, std::optional<base::Points>(),
                        std::optional<db::Moment>(), 77);
  });
  const auto saved = db::back_up(database_, file_);
  db::Database target = empty_one(Place::memory);
  EXPECT_EQ(*db::restore(target, sql::migrations(), file_), saved);
}

TEST_P(Portable, content_of_an_earlier_release_is_restored_and_then_migrated) {
  db::Database early =
      *db::Database::open(fresh_address(GetParam(), scratch_), test_settings(), sql::migrations().first(2));
  early.perform(
      [](Transaction& t) { t.execute(sql::record_shelf, 2, "เก่า", std::optional<std::int64_t>()); });
  static_cast<void>(db::back_up(early, file_));
  db::Database target = empty_one(GetParam());
  ASSERT_TRUE(db::restore(target, sql::migrations(), file_).ok());
  EXPECT_EQ(*db::migrate(target, sql::migrations()), 1);
}

TEST_P(Portable, content_goes_into_an_empty_database_only) {
  static_cast<void>(db::back_up(database_, file_));
  const auto before = db::digest_content(database_);
  EXPECT_THAT(codes(db::restore(database_, sql::migrations(), file_)), ElementsAre("db.not_empty"));
  EXPECT_EQ(db::digest_content(database_), before);
}

TEST_P(Portable, content_of_a_newer_program_is_refused_and_leaves_nothing) {
  static_cast<void>(db::back_up(database_, file_));
  db::Database target = empty_one(GetParam());
  EXPECT_THAT(codes(db::restore(target, sql::migrations().first(2), file_)), ElementsAre("db.too_new"));
  EXPECT_TRUE(db::digest_content(target).tables.empty());
  EXPECT_TRUE(db::restore(target, sql::migrations(), file_).ok()) << "it is still empty";
}

TEST_P(Portable, backup_that_cannot_be_written_harms_nothing) {
  const auto trouble = trouble_of([&] { db::back_up(database_, scratch_ / "no" / "such" / "folder"); });
  EXPECT_EQ(trouble.cause(), db::DatabaseTrouble::Cause::storage_failed);
  std::ofstream(file_) << "an older backup";
  EXPECT_THROW(db::back_up(database_, file_ / "below-a-file"), db::DatabaseTrouble);
  EXPECT_EQ(fs::file_size(file_), 15U);
}

PRONGSAI_ON_EVERY_ENGINE(Portable);

class PortableWhileWriting : public SharedEngines {};

TEST_P(PortableWhileWriting, is_of_one_moment) {
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> written = 0;
  db::Database writer = open_again();
  std::thread writing([&] {
    for (std::int64_t pair = 1; !stop; ++pair) {
      writer.perform([&](Transaction& transaction) {
        for (const std::int64_t number : {2 * pair, 2 * pair + 1}) {
          transaction.execute(sql::record_book, 1, number, std::string(500, 'x'),
                              std::optional<std::string>());
        }
      });
      written = pair;
    }
  });
  while (written < 100) std::this_thread::yield();
  for (int time = 0; time < 10; ++time) {
    const std::int64_t before = written;
    const auto saved = db::back_up(database_, scratch_ / "backup");
    const std::int64_t after = written + 1;
    const std::int64_t rows = saved.tables[1].rows;
    EXPECT_EQ(rows % 2, 0) << "half a transaction";
    EXPECT_GE(rows, 2 * before);
    EXPECT_LE(rows, 2 * after);
    EXPECT_EQ(*db::verify_backup(scratch_ / "backup"), saved);
  }
  stop = true;
  writing.join();
}
PRONGSAI_ON_SHARED_ENGINES(PortableWhileWriting);

class HarmedBackup : public testing::Test {
 protected:
  HarmedBackup() {
    db::Database database = open_library(":memory:");
    fill(database);
    static_cast<void>(db::back_up(database, file_));
    size_ = fs::file_size(file_);
  }
  void flip(std::uint64_t bit) {
    std::fstream file(file_, std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(static_cast<std::streamoff>(bit / 8));
    const auto byte = static_cast<unsigned>(file.get());
    file.seekp(static_cast<std::streamoff>(bit / 8));
    file.put(static_cast<char>(byte ^ (1U << (bit % 8))));
  }
  Scratch scratch_;
  const fs::path file_ = scratch_ / "backup";
  std::uintmax_t size_ = 0;
};

TEST_F(HarmedBackup, is_noticed_at_each_of_ten_thousand_single_bits) {
  std::mt19937_64 random(2569);
  for (int time = 0; time < 10'000; ++time) {
    const std::uint64_t bit = std::uniform_int_distribution<std::uint64_t>(0, size_ * 8 - 1)(random);
    flip(bit);
    ASSERT_FALSE(db::verify_backup(file_).ok()) << "bit " << bit;
    flip(bit);
  }
  EXPECT_TRUE(db::verify_backup(file_).ok());
}

TEST_F(HarmedBackup, is_noticed_at_every_length_it_can_be_cut_to) {
  for (std::uintmax_t size = size_; size-- > 0;) {
    fs::resize_file(file_, size);
    ASSERT_FALSE(db::verify_backup(file_).ok()) << size << " of " << size_;
  }
}

TEST_F(HarmedBackup, is_noticed_when_something_follows_its_end) {
  std::ofstream(file_, std::ios::binary | std::ios::app) << 'x';
  EXPECT_THAT(codes(db::verify_backup(file_)), ElementsAre("db.backup_damaged"));
}

TEST_F(HarmedBackup, is_called_what_it_is) {
  EXPECT_THAT(codes(db::verify_backup(scratch_ / "nothing")), ElementsAre("db.no_such_backup"));
  flip((size_ - 200) * 8);
  EXPECT_THAT(codes(db::verify_backup(file_)), ElementsAre("db.backup_damaged"));
  fs::resize_file(file_, size_ - 60);
  EXPECT_THAT(codes(db::verify_backup(file_)), ElementsAre(testing::StartsWith("db.backup_")));
  fs::resize_file(file_, 100);
  EXPECT_THAT(codes(db::verify_backup(file_)), ElementsAre("db.backup_truncated"));
  std::ofstream(file_) << "This is a letter, not a backup.";
  EXPECT_THAT(codes(db::verify_backup(file_)), ElementsAre("db.not_a_backup"));
}

TEST_F(HarmedBackup, is_not_restored) {
  flip(size_ * 4);
  db::Database target = *db::Database::open(":memory:", test_settings());
  EXPECT_FALSE(db::restore(target, sql::migrations(), file_).ok());
  EXPECT_TRUE(db::digest_content(target).tables.empty());
}

}  // namespace
}  // namespace prongsai::engines
