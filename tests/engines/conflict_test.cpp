// SPDX-License-Identifier: Apache-2.0
// Two at once: on connections of their own, in threads, and after the connection broke.
#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include "engines.h"
#include "postgres_server.h"

namespace prongsai::engines {
namespace {

using base::Points;
using db::Access;
using db::DatabaseTrouble;
using db::Transaction;
using Cause = DatabaseTrouble::Cause;

class Conflicts : public SharedEngines {
 protected:
  Conflicts() { add_books(1, 1); }
  static std::optional<Points> price(Transaction& transaction) {
    return transaction.one<std::optional<Points>>(sql::find_price, 1, 1);
  }
  static void add_to_price(Transaction& transaction, Points more) {
    transaction.execute(sql::set_price, 1, 1, price(transaction).value_or(Points{}) + more);
  }
};

/// Read, think, write: the pattern that loses updates where isolation is weak.
TEST_P(Conflicts, lose_no_update_of_eight_threads_in_two_programs) {
  db::Settings patient = test_settings();
  patient.attempts = 500;
  patient.lock_wait = std::chrono::seconds(20);
  db::Database here = open_again(patient);
  db::Database there = open_again(patient);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int time = 0; time < 25; ++time) {
        (thread % 2 == 0 ? here : there).perform([](Transaction& t) { add_to_price(t, Points::whole(1)); });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(here.read(price), Points::whole(200));
}

TEST_P(Conflicts, run_the_whole_action_again) {
  db::Settings settings = test_settings();
  settings.lock_wait = std::chrono::milliseconds(20);
  std::optional<Transaction> in_the_way;
  db::Database other = open_again();
  int pauses = 0;
  settings.pause = [&](int attempt) {
    EXPECT_EQ(attempt, ++pauses);
    if (in_the_way && attempt == 3) {
      in_the_way->commit();
      in_the_way.reset();
    }
  };
  db::Database waiting = open_again(settings);
  in_the_way.emplace(other, Access::write);
  add_to_price(*in_the_way, Points::whole(5));
  int runs = 0;
  waiting.perform([&](Transaction& transaction) {
    ++runs;
    add_to_price(transaction, Points::whole(1));
  });
  EXPECT_EQ(database_.read(price), Points::whole(6)) << "the second action saw what the first had done";
  EXPECT_EQ(pauses, 3);
  EXPECT_GE(runs, 1);
}

TEST_P(Conflicts, give_up_after_the_attempts_allowed) {
  db::Settings settings = test_settings();
  settings.lock_wait = std::chrono::milliseconds(10);
  settings.attempts = 3;
  int pauses = 0;
  settings.pause = [&](int) { ++pauses; };
  db::Database waiting = open_again(settings);
  Transaction in_the_way(database_, Access::write);
  add_to_price(in_the_way, Points::whole(5));
  const auto trouble =
      trouble_of([&] { waiting.perform([](Transaction& t) { add_to_price(t, Points::whole(1)); }); });
  EXPECT_EQ(trouble.cause(), Cause::busy);
  EXPECT_TRUE(trouble.may_retry());
  EXPECT_EQ(pauses, 2);
}

TEST_P(Conflicts, do_not_reach_a_reader_who_sees_one_moment) {
  db::Database writer = open_again();
  Transaction reading(database_, Access::read);
  EXPECT_EQ(price(reading), std::nullopt);
  writer.perform([](Transaction& t) { add_to_price(t, Points::whole(9)); });
  EXPECT_EQ(price(reading), std::nullopt);
  reading.commit();
  EXPECT_EQ(database_.read(price), Points::whole(9));
}

TEST_P(Conflicts, for_a_connection_are_waited_for_and_then_told) {
  db::Settings settings = test_settings();
  settings.connections = 1;
  settings.attempts = 1;
  for (const bool is_given_back : {false, true}) {
    settings.lock_wait = std::chrono::milliseconds(is_given_back ? 20'000 : 30);
    db::Database narrow = open_again(settings);
    std::optional<Cause> trouble;
    auto taken = std::make_unique<Transaction>(narrow, Access::read);
    std::thread asking([&] {
      try {
        static_cast<void>(narrow.read(price));
      } catch (const DatabaseTrouble& met) {
        trouble = met.cause();
      }
    });
    if (is_given_back) taken.reset();
    asking.join();
    EXPECT_EQ(trouble, is_given_back ? std::nullopt : std::optional(Cause::busy));
  }
}

TEST_P(Conflicts, with_a_clock_stop_a_statement_that_takes_too_long) {
  db::Settings settings = test_settings();
  settings.statement_limit = std::chrono::milliseconds(50);
  db::Database hasty = open_again(settings);
  const auto trouble = trouble_of([&] {
    hasty.read(
        [](Transaction& t) { return t.all<std::int64_t>(sql::count_up, std::int64_t{100'000'000}).size(); });
  });
  EXPECT_EQ(trouble.cause(), Cause::too_slow);
  EXPECT_FALSE(trouble.may_retry());
}

TEST_P(Conflicts, with_the_schema_are_noticed_on_every_connection) {
  db::Database second = open_again();
  EXPECT_THROW(second.perform([](Transaction& transaction) {
    transaction.execute(sql::record_book, 99, 1, "x", std::optional<std::string>());
  }),
               db::ConstraintViolated);
}

PRONGSAI_ON_SHARED_ENGINES(Conflicts);

/// Without BEGIN IMMEDIATE the second one would read, find its moment overtaken, and fail at once.
TEST(SqliteFile, lets_a_writer_wait_for_its_turn_instead_of_failing) {
  const Scratch scratch;
  db::Settings settings = test_settings();
  settings.attempts = 1;
  settings.lock_wait = std::chrono::seconds(20);
  db::Database first = open_library(scratch / "library.db", settings);
  db::Database second = open_library(scratch / "library.db", settings);
  const auto add = [](Transaction& transaction) {
    const auto count = transaction.one<std::int64_t>(sql::count_books);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    transaction.execute(sql::record_book, 1, count + 1, "x", std::optional<std::string>());
  };
  std::thread other([&] {
    for (int time = 0; time < 20; ++time) EXPECT_NO_THROW(second.perform(add));
  });
  for (int time = 0; time < 20; ++time) EXPECT_NO_THROW(first.perform(add));
  other.join();
  EXPECT_EQ(first.read([](Transaction& t) { return t.one<std::int64_t>(sql::count_books); }), 40);
}

/// What only a server can do to us.
class Server : public testing::Test {
 protected:
  Scratch scratch_;
  const std::string address_ = fresh_address(Place::postgres, scratch_);
};

TEST_F(Server, that_ends_our_connections_is_asked_again_on_a_new_one) {
  constexpr db::Query end_others("end_others",
                                 "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                 "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
  db::Database database = open_library(address_);
  db::Database enemy = open_library(address_);
  int runs = 0;
  database.perform([&](Transaction& transaction) {
    transaction.execute(sql::record_book, 1, 1, "x", std::optional<std::string>());
    if (++runs == 1) {
      std::thread([&] {
        EXPECT_GE(enemy.read([&](Transaction& t) { return t.one<std::int64_t>(end_others); }), 1);
      }).join();
    }
    return transaction.one<std::int64_t>(sql::count_books);
  });
  EXPECT_EQ(runs, 2);
}

TEST_F(Server, that_crashes_and_comes_back_loses_nothing_acknowledged) {
  db::Database database = open_library(address_);
  for (int number = 1; number <= 50; ++number) {
    if (number % 10 == 0) crash_and_restart_postgres();
    database.perform([&](Transaction& transaction) {
      transaction.execute(sql::record_book, 1, number, "x", std::optional<std::string>());
    });
  }
  EXPECT_EQ(database.read([](Transaction& t) { return t.one<std::int64_t>(sql::count_books); }), 50);
}

TEST_F(Server, that_cannot_be_reached_is_told_without_the_password) {
  const std::string nowhere =
      "postgresql://tester:Very-Secret-Word@/postgres?host=/nonexistent&password=Other-Secret";
  const auto trouble = trouble_of([&] { static_cast<void>(db::Database::open(nowhere, test_settings())); });
  EXPECT_EQ(trouble.cause(), Cause::connection_lost);
  EXPECT_THAT(trouble.what(), testing::HasSubstr("/nonexistent"));
  EXPECT_THAT(trouble.what(), testing::Not(testing::HasSubstr("Secret")));
}

TEST_F(Server, whose_tables_change_under_a_prepared_statement_is_asked_again) {
  constexpr db::Query all_of_shelf("list_shelf", "SELECT * FROM shelf");
  db::Database database = open_library(address_);
  db::Database other = open_library(address_);
  const auto columns = [&](db::Database& asked) {
    return asked.read([&](Transaction& t) {
      int count = 0;
      t.for_each<db::Row>(all_of_shelf, [&](const db::Row& row) { count = row.column_count(); });
      return count;
    });
  };
  EXPECT_EQ(columns(database), 3);
  other.perform(
      [](Transaction& t) { t.execute(db::Query("widen", "ALTER TABLE shelf ADD COLUMN extra BIGINT")); });
  EXPECT_EQ(columns(database), 4);
}

}  // namespace
}  // namespace prongsai::engines
