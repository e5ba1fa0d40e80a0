// SPDX-License-Identifier: Apache-2.0
// What a transaction promises: all or nothing, the number of rows asked for, and problems for what was
// foreseen.
#include "engines.h"

namespace prongsai::engines {
namespace {

using db::Access;
using db::ConstraintViolated;
using db::DatabaseTrouble;
using db::Transaction;
using Cause = DatabaseTrouble::Cause;

constexpr std::optional<std::string> no_isbn;

class Transactions : public Engines {
 protected:
  static std::int64_t add_book(Transaction& transaction, std::int64_t number,
                               const std::optional<std::string>& isbn = no_isbn,
                               std::string_view title = "เล่ม") {
    return transaction.execute(sql::record_book, 1, number, title, isbn);
  }
  /// The constraint that `work` violates.
  template <class Work>
  std::string constraint_of(Work&& work) {
    try {
      database_.perform(work);
    } catch (const ConstraintViolated& violated) {
      return violated.constraint();
    }
    return "nothing";
  }
};

TEST_P(Transactions, keep_nothing_unless_committed) {
  {
    Transaction transaction(database_, Access::write);
    add_book(transaction, 1);
    EXPECT_EQ(transaction.one<std::int64_t>(sql::count_books), 1);
    EXPECT_EQ(transaction.state(), Transaction::State::open);
  }
  EXPECT_EQ(count_books(), 0);
  {
    Transaction transaction(database_, Access::write);
    add_book(transaction, 1);
    transaction.commit();
    EXPECT_EQ(transaction.state(), Transaction::State::committed);
  }
  EXPECT_EQ(count_books(), 1);
}

TEST_P(Transactions, keep_nothing_when_the_action_throws_or_returns_problems) {
  EXPECT_THROW(database_.perform([](Transaction& transaction) {
    add_book(transaction, 1);
    throw std::logic_error("a case was forgotten");
  }),
               std::logic_error);
  const auto refused = database_.perform([](Transaction& transaction) -> base::Result<int> {
    add_book(transaction, 2);
    return base::Problem{.code = "library.closed"};
  });
  EXPECT_THAT(codes(refused), testing::ElementsAre("library.closed"));
  EXPECT_EQ(count_books(), 0);
}

TEST_P(Transactions, say_how_many_rows_they_changed) {
  database_.perform([](Transaction& transaction) {
    EXPECT_EQ(add_book(transaction, 1), 1);
    EXPECT_EQ(add_book(transaction, 2), 1);
    EXPECT_EQ(transaction.execute(sql::set_price, 1, 3, base::Points::whole(1)), 0);
    EXPECT_EQ(transaction.execute(sql::count_books), 0);
    EXPECT_EQ(transaction.execute(sql::remove_books, 1), 2);
    EXPECT_EQ(transaction.execute(sql::record_book_once, 1, 1, "x", no_isbn), 1);
    EXPECT_EQ(transaction.execute(sql::record_book_once, 1, 1, "x", no_isbn), 0);
  });
}

TEST_P(Transactions, recognise_a_resend_and_live_on) {
  database_.perform([](Transaction& transaction) {
    EXPECT_EQ(transaction.optional<std::int64_t>(sql::record_book_once, 1, 7, "x", no_isbn), 7);
    EXPECT_EQ(transaction.optional<std::int64_t>(sql::record_book_once, 1, 7, "x", no_isbn), std::nullopt);
    add_book(transaction, 8);
  });
  EXPECT_EQ(count_books(), 2);
}

TEST_P(Transactions, insist_on_the_number_of_rows_said_at_the_call) {
  add_books(1, 2);
  const auto ask = [&](auto question) {
    return trouble_of([&] { database_.read([&](Transaction& transaction) { question(transaction); }); })
        .cause();
  };
  EXPECT_EQ(ask([](Transaction& t) { static_cast<void>(t.one<db::Row>(sql::find_price, 1, 3)); }),
            Cause::wrong_rows);
  EXPECT_EQ(ask([](Transaction& t) { static_cast<void>(t.one<std::string>(sql::list_titles)); }),
            Cause::wrong_rows);
  EXPECT_EQ(ask([](Transaction& t) { static_cast<void>(t.optional<std::string>(sql::list_titles)); }),
            Cause::wrong_rows);
}

TEST_P(Transactions, name_the_constraint_that_was_violated_alike_everywhere) {
  database_.perform([](Transaction& transaction) { add_book(transaction, 1, "978"); });
  EXPECT_EQ(constraint_of([](Transaction& t) { add_book(t, 1); }), "book_pkey");
  EXPECT_EQ(constraint_of([](Transaction& t) { add_book(t, 2, "978"); }), "book_isbn_unique");
  EXPECT_EQ(constraint_of([](Transaction& t) { add_book(t, 2, no_isbn, ""); }), "book_title_not_empty");
  EXPECT_EQ(constraint_of([](Transaction& t) {
              t.execute(sql::record_book, 1, 2, std::optional<std::string>(), no_isbn);
            }),
            "book_title_not_null");
  EXPECT_EQ(constraint_of([](Transaction& t) { t.execute(sql::record_book, 99, 1, "x", no_isbn); }),
            "foreign_key");
  EXPECT_EQ(constraint_of(
                [](Transaction& t) { t.execute(sql::record_shelf, 1, "x", std::optional<std::int64_t>()); }),
            "shelf_pkey");
  add_shelf(2);
  EXPECT_EQ(constraint_of([](Transaction& t) { t.execute(sql::change_log, 2, "nothing happened"); }),
            "log_is_append_only");
}

TEST_P(Transactions, turn_a_foreseen_violation_into_its_problem_and_live_on) {
  database_.perform([](Transaction& transaction) { add_book(transaction, 1, "978"); });
  const base::Problem taken{.code = "library.isbn_taken", .details = {{"found", "978"}}};
  database_.perform([&](Transaction& transaction) {
    add_book(transaction, 2);
    const auto refused = transaction.attempt({{"book_isbn_unique", taken}}, [&] {
      add_book(transaction, 3);
      return add_book(transaction, 4, "978");
    });
    EXPECT_EQ(refused.problems(), base::Problems{taken});
    const auto done =
        transaction.attempt({{"book_isbn_unique", taken}}, [&] { return add_book(transaction, 5, "979"); });
    EXPECT_EQ(*done, 1);
  });
  EXPECT_EQ(count_books(), 3) << "books 1, 2 and 5: what the refused attempt did before is undone";
}

TEST_P(Transactions, attempt_within_an_attempt) {
  const base::Problem inner{.code = "library.inner"};
  const base::Problem outer{.code = "library.outer"};
  database_.perform([&](Transaction& transaction) {
    add_book(transaction, 1, "978");
    const auto refused = transaction.attempt({{"book_isbn_unique", outer}}, [&] {
      add_book(transaction, 2);
      const auto again =
          transaction.attempt({{"book_pkey", inner}}, [&] { return add_book(transaction, 2); });
      EXPECT_THAT(codes(again), testing::ElementsAre("library.inner"));
      return transaction.attempt({{"book_pkey", inner}}, [&] { return add_book(transaction, 3, "978"); })
          .ok();
    });
    EXPECT_THAT(codes(refused), testing::ElementsAre("library.outer"));
  });
  EXPECT_EQ(count_books(), 1);
}

TEST_P(Transactions, are_over_after_a_violation_that_nobody_foresaw) {
  Transaction transaction(database_, Access::write);
  add_book(transaction, 1);
  EXPECT_THROW(add_book(transaction, 1), ConstraintViolated);
  EXPECT_EQ(transaction.state(), Transaction::State::rolled_back);
  EXPECT_EQ(count_books(), 0);
}

TEST_P(Transactions, for_reading_change_nothing) {
  const auto trouble =
      trouble_of([&] { database_.read([](Transaction& transaction) { add_book(transaction, 1); }); });
  EXPECT_EQ(trouble.cause(), Cause::statement);
  add_books(1, 1);
  EXPECT_EQ(count_books(), 1) << "the connection that refused is as good as before";
}

TEST_P(Transactions, visit_a_million_rows_one_by_one) {
  std::int64_t rows = 0;
  std::int64_t sum = 0;
  database_.read([&](Transaction& transaction) {
    transaction.for_each<std::int64_t>(
        sql::count_up, [&](std::int64_t number) { ++rows, sum += number; }, 1'000'000);
  });
  EXPECT_EQ(rows, 1'000'000);
  EXPECT_EQ(sum, std::int64_t{1'000'000} * 1'000'001 / 2);
}

TEST_P(Transactions, end_when_a_visitor_throws_and_leave_the_connection_well) {
  add_books(1, 3);
  for (int time = 0; time < 10; ++time) {
    EXPECT_THROW(database_.perform([&](Transaction& transaction) {
      add_book(transaction, 10 + time);
      transaction.for_each<std::int64_t>(
          sql::count_up,
          [](std::int64_t number) {
            if (number == 100) throw std::runtime_error("enough");
          },
          1'000'000);
    }),
                 std::runtime_error);
  }
  EXPECT_EQ(count_books(), 3);
}

TEST_P(Transactions, tell_of_a_wrong_query_without_its_values) {
  constexpr db::Query wrong("find_nothing", "SELECT secret FROM book WHERE title = $1");
  const auto trouble = trouble_of([&] {
    database_.read([&](Transaction& t) { return t.all<std::string>(wrong, "confidential").size(); });
  });
  EXPECT_EQ(trouble.cause(), Cause::statement);
  EXPECT_THAT(trouble.what(), testing::HasSubstr("find_nothing"));
  EXPECT_THAT(trouble.what(), testing::HasSubstr("secret"));
  EXPECT_THAT(trouble.what(), testing::Not(testing::HasSubstr("confidential")));
}

class TransactionsDeathTest : public EnginesDeathTest {};

TEST_P(TransactionsDeathTest, do_not_nest_in_one_thread) {
  const auto nest = [&] {
    db::Database database = open_in_child();
    database.perform([&](Transaction&) { database.read([](Transaction&) {}); });
  };
  EXPECT_DEATH(nest(), "thread_has_no_other_transaction");
}

TEST_P(TransactionsDeathTest, answer_nothing_after_they_are_over) {
  const auto go_on = [&] {
    db::Database database = open_in_child();
    Transaction transaction(database, Access::write);
    transaction.commit();
    transaction.execute(sql::count_books);
  };
  EXPECT_DEATH(go_on(), "state_ == State::open");
}

TEST_P(TransactionsDeathTest, answer_no_second_question_while_rows_are_visited) {
  const auto ask_within = [&] {
    open_in_child().read([](Transaction& transaction) {
      transaction.for_each<std::int64_t>(
          sql::count_up,
          [&](std::int64_t) { static_cast<void>(transaction.one<std::int64_t>(sql::count_books)); }, 3);
    });
  };
  EXPECT_DEATH(ask_within(), "!visiting_");
}

PRONGSAI_ON_EVERY_ENGINE(Transactions);
PRONGSAI_IN_CHILDREN(TransactionsDeathTest);

}  // namespace
}  // namespace prongsai::engines
