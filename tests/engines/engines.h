// SPDX-License-Identifier: Apache-2.0
// The same test on every engine: SQLite in memory, SQLite in a file, PostgreSQL.
#pragma once

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/db/database.h"
#include "prongsai/db/migrate.h"

#include "engines/sql.h"

namespace prongsai::engines {

enum class Place { memory, file, postgres };

/// Retries at once: tests do not sleep.
[[nodiscard]] db::Settings test_settings();

/// A folder for one test, removed with it.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return folder_ / name; }

 private:
  std::filesystem::path folder_;
};

/// An empty place of the kind asked for.
[[nodiscard]] std::string fresh_address(Place place, const Scratch& scratch);

/// Opens with the schema of sql/. Ends the test with the problem's code where it cannot.
[[nodiscard]] db::Database open_library(const std::string& address,
                                        const db::Settings& settings = test_settings());

/// The codes of the problems, in order; empty when there are none.
template <class T>
[[nodiscard]] std::vector<std::string> codes(const base::Result<T>& result) {
  std::vector<std::string> out;
  if (result) return out;
  for (const base::Problem& problem : result.problems()) out.push_back(problem.code);
  return out;
}

/// What was thrown by `work`; a failure when nothing was.
template <class Work>
[[nodiscard]] db::DatabaseTrouble trouble_of(Work&& work) {
  try {
    work();
  } catch (const db::DatabaseTrouble& trouble) {
    return trouble;
  }
  ADD_FAILURE() << "expected DatabaseTrouble, but nothing was thrown";
  return {db::DatabaseTrouble::Cause::statement, "", "nothing was thrown"};
}

/// A database of each kind, with the schema of sql/.
class Engines : public testing::TestWithParam<Place> {
 protected:
  Engines() : address_(fresh_address(GetParam(), scratch_)), database_(open_library(address_)) {}

  /// Another program that has the same database open. Requires: not in memory.
  [[nodiscard]] db::Database open_again(const db::Settings& settings = test_settings()) const {
    return open_library(address_, settings);
  }
  void add_shelf(std::int64_t number) {
    database_.perform([&](db::Transaction& transaction) {
      transaction.execute(sql::record_shelf, number, "ชั้น", std::optional<std::int64_t>());
    });
  }
  void add_books(std::int64_t shelf, std::int64_t count);
  [[nodiscard]] std::int64_t count_books() {
    return database_.read(
        [](db::Transaction& transaction) { return transaction.one<std::int64_t>(sql::count_books); });
  }

  Scratch scratch_;
  const std::string address_;
  db::Database database_;
};

/// As above, where a second connection from outside is possible.
class SharedEngines : public Engines {};

/// What stops the program is tried in a copy of this process, which must not touch the connections of the
/// original.
class EnginesDeathTest : public testing::TestWithParam<Place> {
 protected:
  [[nodiscard]] db::Database open_in_child() const { return open_library(address_); }
  Scratch scratch_;
  const std::string address_ = fresh_address(GetParam(), scratch_);
};

[[nodiscard]] std::string name_of(const testing::TestParamInfo<Place>& info);

}  // namespace prongsai::engines

#define PRONGSAI_ON_EVERY_ENGINE(suite)                                                     \
  INSTANTIATE_TEST_SUITE_P(                                                                 \
      On, suite,                                                                            \
      testing::Values(::prongsai::engines::Place::memory, ::prongsai::engines::Place::file, \
                      ::prongsai::engines::Place::postgres),                                \
      ::prongsai::engines::name_of)
#define PRONGSAI_IN_CHILDREN(suite)                                                                         \
  INSTANTIATE_TEST_SUITE_P(                                                                                 \
      On, suite, testing::Values(::prongsai::engines::Place::memory, ::prongsai::engines::Place::postgres), \
      ::prongsai::engines::name_of)
#define PRONGSAI_ON_SHARED_ENGINES(suite)                                                                 \
  INSTANTIATE_TEST_SUITE_P(                                                                               \
      On, suite, testing::Values(::prongsai::engines::Place::file, ::prongsai::engines::Place::postgres), \
      ::prongsai::engines::name_of)
