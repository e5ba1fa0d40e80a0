// SPDX-License-Identifier: Apache-2.0
// One action against the database: everything it does is kept, or nothing.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/db/query.h"
#include "prongsai/db/row.h"
#include "prongsai/db/stored.h"
#include "prongsai/db/trouble.h"

namespace prongsai::db {

class Database;
namespace detail {
class BulkInsert;
class Lease;
class Session;
}  // namespace detail

/// What a transaction may do. `read` sees one unchanging state of the database. `write` behaves as if no
/// other write ran at the same time. `rebuild` is for migrations and restoring: alone in the database,
/// foreign keys looked at once, when it commits (SQLite), no time limit.
enum class Access { read, write, rebuild };

/// Which constraint was foreseen, and what to tell whoever ran into it.
struct OnViolation {
  std::string_view constraint;  ///< as ConstraintViolated names it
  base::Problem problem;
};

/// A transaction, normally handed in by `Database::perform` or `Database::read`. It stays with the thread
/// that began it, and a thread has one at a time (a second one would wait for the first for ever: it stops
/// the program instead).
///
/// Invariants: 1. Open until committed or rolled back; an open one is rolled back by its destructor. 2. When
/// a statement throws, everything is rolled back at once and the transaction is over, on both engines; only
/// `attempt` survives a violation. 3. Nothing else may be asked while `for_each` is visiting rows.
class Transaction {
 public:
  enum class State { open, committed, rolled_back };

  /// Throws DatabaseTrouble (busy) when nothing becomes free within Settings::lock_wait.
  Transaction(Database& database, Access access);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  [[nodiscard]] State state() const noexcept { return state_; }
  [[nodiscard]] Access access() const noexcept { return access_; }
  [[nodiscard]] EngineKind engine() const noexcept;

  /// On return everything is on disk. Throws with the transaction rolled back; with the cause outcome_unknown
  /// when the connection broke at the very moment. Requires: open.
  void commit();
  /// Requires: open.
  void roll_back() noexcept;

  // In what follows `Value` is a type with StoredAs, an optional of one, a std::tuple of those, or a type
  // with a function `static Value read(const Row&)`; the columns must be exactly those. The arguments are $1,
  // $2, …

  /// The only row. Throws wrong_rows when there are none or several.
  template <class Value, class... Arguments>
  [[nodiscard]] Value one(const Query& query, const Arguments&... arguments) {
    std::optional<Value> found = optional<Value>(query, arguments...);
    if (!found) wrong_rows(query, "found no row, expected one");
    return *std::move(found);
  }

  /// The only row, or none. Throws wrong_rows when there are several.
  template <class Value, class... Arguments>
  [[nodiscard]] std::optional<Value> optional(const Query& query, const Arguments&... arguments) {
    std::optional<Value> out;
    bool several = false;
    run(query, arguments..., [&](const Row& row) {
      several = several || out.has_value();
      if (!out) out.emplace(detail::WholeRow<Value>::read(row));
    });
    if (several) wrong_rows(query, "found several rows, expected at most one");
    return out;
  }

  /// Every row, in the order of the query.
  template <class Value, class... Arguments>
  [[nodiscard]] std::vector<Value> all(const Query& query, const Arguments&... arguments) {
    std::vector<Value> out;
    run(query, arguments..., [&](const Row& row) { out.push_back(detail::WholeRow<Value>::read(row)); });
    return out;
  }

  /// As above, a row at a time and without keeping them: `visit(Value)`. An exception from `visit` rolls
  /// everything back, because a half-read answer cannot be put aside on both engines.
  template <class Value, class Visit, class... Arguments>
  void for_each(const Query& query, Visit&& visit, const Arguments&... arguments) {
    const std::tuple<detail::Argument<Arguments>...> kept{detail::Argument<Arguments>(arguments)...};
    stream(query, parameters(kept),
           [&](const Row& row) { std::invoke(visit, detail::WholeRow<Value>::read(row)); });
  }

  /// How many rows were inserted, changed or removed. Rows that the statement returns are not looked at.
  template <class... Arguments>
  std::int64_t execute(const Query& query, const Arguments&... arguments) {
    return run(query, arguments..., [](const Row&) {});
  }

  /// Runs `work`; if it violates one of the constraints foreseen, what it did is undone and the problem is
  /// returned, and the transaction goes on. A violation nobody foresaw, and any other exception, ends the
  /// transaction and is thrown on.
  template <class Work>
  auto attempt(std::initializer_list<OnViolation> foreseen, Work&& work)
      -> base::Result<std::invoke_result_t<Work&>> {
    begin_attempt();
    try {
      auto value = std::invoke(work);
      end_attempt();
      return value;
    } catch (const ConstraintViolated& violated) {
      return undo_attempt(violated, foreseen);
    } catch (...) {
      if (state_ == State::open) roll_back();
      throw;
    }
  }

  /// Puts many rows into one table the fastest way the engine has (COPY on PostgreSQL): `fill(add)` calls
  /// `add(values...)` for each row, the values in the order of `columns` and of exactly their types.
  template <class Fill>
  void insert_in_bulk(std::string_view table, std::span<const std::string> columns, Fill&& fill) {
    const auto add = [&](detail::BulkInsert& bulk) {
      std::invoke(fill, [&](const auto&... values) {
        PRONGSAI_ASSERT(sizeof...(values) == columns.size());
        const std::tuple kept{detail::Argument<std::remove_cvref_t<decltype(values)>>(values)...};
        add_row(bulk, parameters(kept));
      });
    };
    fill_in_bulk(table, columns, add);
  }

  /// For this room's own files: the session below.
  [[nodiscard]] detail::Session& session() noexcept;
  /// As insert_in_bulk, with rows that are cells already.
  void fill_in_bulk(std::string_view table, std::span<const std::string> columns,
                    const std::function<void(detail::BulkInsert&)>& fill);
  /// As run, for parameters that are made already; rows come one at a time.
  void stream(const Query& query, std::span<const Parameter> parameters,
              const std::function<void(const Row&)>& visit);
  /// Several statements at once, without parameters: a migration.
  void run_script(const Query& script);

 private:
  template <class... Ts>
  static std::array<Parameter, sizeof...(Ts)> parameters(const std::tuple<detail::Argument<Ts>...>& kept) {
    return std::apply(
        [](const auto&... each) { return std::array<Parameter, sizeof...(Ts)>{each.parameter()...}; }, kept);
  }

  /// The last argument is the visitor.
  template <class... Arguments>
  std::int64_t run(const Query& query, const Arguments&... arguments_and_visit) {
    return run_split(query, std::forward_as_tuple(arguments_and_visit...),
                     std::make_index_sequence<sizeof...(Arguments) - 1>{});
  }
  template <class All, std::size_t... indexes>
  std::int64_t run_split(const Query& query, const All& all, std::index_sequence<indexes...>) {
    const std::tuple kept{
        detail::Argument<std::remove_cvref_t<std::tuple_element_t<indexes, All>>>(std::get<indexes>(all))...};
    return run_whole(query, parameters(kept), std::get<sizeof...(indexes)>(all));
  }

  std::int64_t run_whole(const Query& query, std::span<const Parameter> parameters,
                         const std::function<void(const Row&)>& visit);
  static void add_row(detail::BulkInsert& bulk, std::span<const Parameter> row);
  [[noreturn]] void wrong_rows(const Query& query, std::string_view what);
  void begin_attempt();
  void end_attempt();
  base::Problem undo_attempt(const ConstraintViolated& violated, std::span<const OnViolation> foreseen);
  void require_ready() const;
  template <class Work>
  auto guarded(Work&& work) -> std::invoke_result_t<Work&>;

  std::unique_ptr<detail::Lease> lease_;
  Access access_;
  State state_ = State::open;
  bool visiting_ = false;
  int attempts_ = 0;       ///< how many `attempt`s we are inside
  bool undoable_ = false;  ///< a violation was thrown inside an attempt and not yet undone
};

}  // namespace prongsai::db
