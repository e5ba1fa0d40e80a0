// SPDX-License-Identifier: Apache-2.0
// What goes into a column comes out of it, the same on every engine.
#include <limits>

#include "engines.h"

namespace prongsai::engines {
namespace {

using base::Points;
using db::Bytes;
using db::Moment;
using db::Transaction;

struct WholeBook {
  std::string title;
  std::optional<std::string> isbn;
  std::optional<Bytes> cover;
  bool lent;
  std::optional<Points> price;
  std::optional<Moment> bought_at;

  static WholeBook read(const db::Row& row) {
    row.expect_columns(6);
    return {.title = row.get<std::string>(0),
            .isbn = row.get<std::optional<std::string>>(1),
            .cover = row.get<std::optional<Bytes>>(2),
            .lent = row.get<bool>(3),
            .price = row.get<std::optional<Points>>(4),
            .bought_at = row.get<std::optional<Moment>>(5)};
  }
  friend bool operator==(const WholeBook&, const WholeBook&) = default;
};

class Values : public Engines {
 protected:
  WholeBook there_and_back(const WholeBook& book, std::int64_t number = 1) {
    database_.perform([&](Transaction& transaction) {
      transaction.execute(sql::record_whole_book, 1, book.title, book.isbn, book.cover, book.lent, book.price,
                          book.bought_at, number);
    });
    return database_.read([&](Transaction& transaction) {
      return transaction.one<WholeBook>(sql::find_whole_book, 1, number);
    });
  }
};

TEST_P(Values, of_every_type_come_back_as_they_were_put_in) {
  using namespace std::chrono;
  const WholeBook book{.title = "โปร่งใส",
                       .isbn = "978-616-0",
                       .cover = Bytes{std::string("\0\xFF\x89PNG\0", 7)},
                       .lent = true,
                       .price = base::parse_points("129.95"),
                       .bought_at = Moment(sys_days(2026y / November / 21) + 8h + 59min + 12s + 345678us)};
  EXPECT_EQ(there_and_back(book), book);
}

TEST_P(Values, may_be_absent_and_absence_is_not_emptiness) {
  const WholeBook nothing{.title = "x"};
  EXPECT_EQ(there_and_back(nothing, 1), nothing);
  const WholeBook empty{.title = "x", .isbn = "", .cover = Bytes{}, .price = Points{}};
  EXPECT_EQ(there_and_back(empty, 2), empty);
}

TEST_P(Values, of_64_bits_keep_every_bit) {
  using Limits = std::numeric_limits<std::int64_t>;
  std::int64_t number = 0;
  for (const std::int64_t count : {Limits::min(), Limits::min() + 1, std::int64_t{-1}, std::int64_t{0},
                                   (std::int64_t{1} << 53) + 1, Limits::max()}) {
    const WholeBook book{.title = "x", .price = Points::from_ten_thousandths(count)};
    EXPECT_EQ(there_and_back(book, ++number), book) << count;
  }
}

TEST_P(Values, in_text_may_be_any_character_there_is) {
  const std::string all_planes = "น้ำ ก็ ๙ é 😀 \U0010FFFF \x01\x7F '\"\\$1%_\n\r\t";
  EXPECT_EQ(there_and_back({.title = all_planes}).title, all_planes);
}

TEST_P(Values, in_text_that_is_no_text_are_refused_on_every_engine_alike) {
  for (const std::string& text :
       {std::string("a\0b", 3), std::string("\xFF"), std::string("\xC0\xAF"), std::string("\xED\xA0\x80"),
        std::string("\xF4\x90\x80\x80"), std::string("\xE0\xB8")}) {
    const auto trouble = trouble_of([&] { static_cast<void>(there_and_back({.title = text})); });
    EXPECT_EQ(trouble.cause(), db::DatabaseTrouble::Cause::bad_text) << testing::PrintToString(text);
  }
  EXPECT_EQ(count_books(), 0);
}

TEST_P(Values, may_be_tens_of_megabytes_long) {
  std::string bytes;
  bytes.resize(32'000'000);
  for (std::size_t at = 0; at < bytes.size(); at += 4'093) bytes[at] = static_cast<char>(at % 251);
  const WholeBook book{.title = std::string(3'000'000, 'x') + "ก", .cover = Bytes{bytes}};
  EXPECT_TRUE(there_and_back(book) == book);
}

TEST_P(Values, in_text_sort_by_their_bytes) {
  database_.perform([&](Transaction& transaction) {
    int number = 0;
    for (const char* title : {"ข", "b", "B", "a", "é", "เก", "_", "Z"}) {
      transaction.execute(sql::record_book, 1, ++number, title, std::optional<std::string>());
    }
  });
  const auto titles =
      database_.read([](Transaction& transaction) { return transaction.all<std::string>(sql::list_titles); });
  EXPECT_THAT(titles, testing::ElementsAre("B", "Z", "_", "a", "b", "é", "ข", "เก"));
}

TEST_P(Values, are_bound_by_the_number_of_their_parameter_not_by_its_place) {
  const auto swapped = database_.read([](Transaction& transaction) {
    return transaction.one<std::tuple<std::string, std::string>>(sql::swap_texts, "first", "second");
  });
  EXPECT_EQ(swapped, std::tuple("second", "first"));
}

TEST_P(Values, that_are_computed_have_the_same_type_everywhere) {
  static_cast<void>(there_and_back({.title = "x", .price = Points::whole(3)}, 1));
  static_cast<void>(there_and_back({.title = "y", .price = Points::whole(4)}, 2));
  const auto [sum, positive] = database_.read(
      [](Transaction& transaction) { return transaction.one<std::tuple<Points, bool>>(sql::sum_prices); });
  EXPECT_EQ(sum, Points::whole(7));
  EXPECT_TRUE(positive);
}

class ValuesDeathTest : public EnginesDeathTest {
 protected:
  template <class Ask>
  void ask(const Ask& question) {
    open_in_child().perform([&](Transaction& transaction) {
      transaction.execute(sql::record_book, 1, 1, "x", std::optional<std::string>());
      question(transaction);
    });
  }
};

TEST_P(ValuesDeathTest, read_as_another_type_stop_the_program) {
  EXPECT_DEATH(ask([](Transaction& t) { return t.all<std::int64_t>(sql::list_titles); }),
               "query list_titles, column 0: found text, expected an integer");
}

TEST_P(ValuesDeathTest, that_are_null_are_not_read_as_if_they_were_there) {
  EXPECT_DEATH(ask([](Transaction& t) { return t.one<Points>(sql::find_price, 1, 1); }),
               "query find_price, column 0: found NULL, expected an integer");
}

TEST_P(ValuesDeathTest, more_or_fewer_than_the_columns_stop_the_program) {
  using Pair = std::tuple<std::int64_t, std::int64_t>;
  EXPECT_DEATH(ask([](Transaction& t) { return t.one<Pair>(sql::count_books); }),
               "query count_books: found 1 columns, expected 2");
  EXPECT_DEATH(ask([](Transaction& t) { return t.optional<Points>(sql::find_price, 1); }),
               "query_gets_the_parameters_it_names");
}

PRONGSAI_ON_EVERY_ENGINE(Values);
PRONGSAI_IN_CHILDREN(ValuesDeathTest);

}  // namespace
}  // namespace prongsai::engines
