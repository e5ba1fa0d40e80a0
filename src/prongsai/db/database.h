// SPDX-License-Identifier: Apache-2.0
// A database: opened once, by `app`, and handed to whoever must ask it something.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <type_traits>

#include "prongsai/base/result.h"
#include "prongsai/db/location.h"
#include "prongsai/db/settings.h"
#include "prongsai/db/transaction.h"

namespace prongsai::db {

namespace detail {
class Pool;

template <class T>
struct IsResult : std::false_type {};
template <class T>
struct IsResult<base::Result<T>> : std::true_type {};
}  // namespace detail

/// An SQLite file, SQLite in memory, or a PostgreSQL schema (the first of the connection's search_path). Used
/// by any number of threads at once.
class Database {
 public:
  /// Connects, so that a wrong address is noticed now. With `migrations`, brings the schema up to date (see
  /// prongsai/db/migrate.h) before anybody else gets in. Problems: `db.address_not_understood`,
  /// `db.not_ours`, and those of migrating. Throws DatabaseTrouble when the place cannot be reached or read.
  [[nodiscard]] static base::Result<Database> open(std::string_view address, const Settings& settings = {},
                                                   std::span<const Query> migrations = {});
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  [[nodiscard]] EngineKind engine() const { return location().engine; }
  [[nodiscard]] const Location& location() const;
  [[nodiscard]] const Settings& settings() const;

  /// Runs one action as a write transaction: `work(Transaction&)`. Committed when `work` returns, and then on
  /// disk; rolled back when it returns a Result with problems, or throws. When another transaction was in the
  /// way the *whole* of `work` is run again, at most Settings::attempts times in all: let it change nothing
  /// outside the transaction before it returns.
  template <class Work>
  auto perform(Work&& work) -> std::invoke_result_t<Work&, Transaction&> {
    return run(Access::write, work);
  }

  /// As above, for reading only: everything `work` reads is of one moment.
  template <class Work>
  auto read(Work&& work) -> std::invoke_result_t<Work&, Transaction&> {
    return run(Access::read, work);
  }

  /// For this room's own files.
  template <class Work>
  auto rebuild(Work&& work) -> std::invoke_result_t<Work&, Transaction&> {
    return run(Access::rebuild, work);
  }
  [[nodiscard]] detail::Pool& pool() { return *pool_; }

 private:
  explicit Database(std::unique_ptr<detail::Pool> pool);

  template <class Work>
  auto run(Access access, Work& work) -> std::invoke_result_t<Work&, Transaction&> {
    using Outcome = std::invoke_result_t<Work&, Transaction&>;
    for (int attempt = 1;; ++attempt) {
      try {
        Transaction transaction(*this, access);
        if constexpr (std::is_void_v<Outcome>) {
          work(transaction);
          if (transaction.state() == Transaction::State::open) transaction.commit();
          return;
        } else {
          Outcome outcome = work(transaction);
          bool keep = transaction.state() == Transaction::State::open;
          if constexpr (detail::IsResult<Outcome>::value) keep = keep && outcome.ok();
          if (keep) transaction.commit();
          return outcome;
        }
      } catch (const DatabaseTrouble& trouble) {
        if (!trouble.may_retry() || attempt >= settings().attempts) throw;
      }
      settings().pause(attempt);
    }
  }

  std::unique_ptr<detail::Pool> pool_;
};

}  // namespace prongsai::db
