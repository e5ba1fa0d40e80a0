// SPDX-License-Identifier: Apache-2.0
#include "prongsai/db/transaction.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/db/database.h"
#include "prongsai/db/pool_detail.h"
#include "prongsai/db/session_detail.h"

namespace prongsai::db {
namespace {

// Savepoints nest by name: RELEASE and ROLLBACK TO mean the innermost one of that name, on both engines.
constexpr Query begin_savepoint{"begin_attempt", "SAVEPOINT attempt"};
constexpr Query release_savepoint{"end_attempt", "RELEASE SAVEPOINT attempt"};
constexpr Query return_to_savepoint{"undo_attempt", "ROLLBACK TO SAVEPOINT attempt"};

}  // namespace

Transaction::Transaction(Database& database, Access access)
    : lease_(std::make_unique<detail::Lease>(database.pool(), access)), access_(access) {
  try {
    session().begin(access);
  } catch (...) {
    session().roll_back();
    throw;
  }
}

Transaction::~Transaction() {
  if (state_ == State::open) roll_back();
}

detail::Session& Transaction::session() noexcept {
  return lease_->session();
}
EngineKind Transaction::engine() const noexcept {
  return lease_->session().engine();
}

void Transaction::require_ready() const {
  PRONGSAI_ASSERT(state_ == State::open);
  PRONGSAI_ASSERT(!visiting_);
  PRONGSAI_ASSERT(!undoable_);
}

void Transaction::commit() {
  require_ready();
  PRONGSAI_ASSERT(attempts_ == 0);
  try {
    session().commit();
  } catch (...) {
    roll_back();
    throw;
  }
  state_ = State::committed;
  lease_.reset();
}

void Transaction::roll_back() noexcept {
  PRONGSAI_ASSERT(state_ == State::open);
  state_ = State::rolled_back;
  session().roll_back();
  lease_.reset();
}

template <class Work>
auto Transaction::guarded(Work&& work) -> std::invoke_result_t<Work&> {
  require_ready();
  visiting_ = true;
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Work&>>) {
      work();
      visiting_ = false;
    } else {
      auto value = work();
      visiting_ = false;
      return value;
    }
  } catch (const ConstraintViolated&) {
    visiting_ = false;
    if (attempts_ > 0) {
      undoable_ = true;
    } else {
      roll_back();
    }
    throw;
  } catch (...) {
    visiting_ = false;
    roll_back();
    throw;
  }
}

std::int64_t Transaction::run_whole(const Query& query, std::span<const Parameter> parameters,
                                    const std::function<void(const Row&)>& visit) {
  return guarded([&] {
    const auto cursor = session().start(query, parameters, detail::Reading::whole);
    const Row row(*cursor, query.name);
    while (cursor->step()) visit(row);
    return cursor->affected_rows();
  });
}

void Transaction::stream(const Query& query, std::span<const Parameter> parameters,
                         const std::function<void(const Row&)>& visit) {
  guarded([&] {
    const auto cursor = session().start(query, parameters, detail::Reading::row_by_row);
    const Row row(*cursor, query.name);
    while (cursor->step()) visit(row);
  });
}

void Transaction::run_script(const Query& script) {
  guarded([&] { session().run_script(script); });
}

void Transaction::fill_in_bulk(std::string_view table, std::span<const std::string> columns,
                               const std::function<void(detail::BulkInsert&)>& fill) {
  guarded([&] {
    const auto bulk = session().insert_in_bulk(table, columns);
    fill(*bulk);
    bulk->finish();
  });
}

void Transaction::add_row(detail::BulkInsert& bulk, std::span<const Parameter> row) {
  bulk.add(row);
}

void Transaction::wrong_rows(const Query& query, std::string_view what) {
  roll_back();
  throw DatabaseTrouble(DatabaseTrouble::Cause::wrong_rows, query.name, what);
}

void Transaction::begin_attempt() {
  execute(begin_savepoint);
  ++attempts_;
}

void Transaction::end_attempt() {
  execute(release_savepoint);
  --attempts_;
}

base::Problem Transaction::undo_attempt(const ConstraintViolated& violated,
                                        std::span<const OnViolation> foreseen) {
  PRONGSAI_ASSERT(undoable_);
  undoable_ = false;
  --attempts_;
  const auto expected = std::ranges::find(foreseen, violated.constraint(), &OnViolation::constraint);
  const bool is_foreseen = expected != foreseen.end();
  if (!is_foreseen && attempts_ == 0) {
    roll_back();
    throw violated;
  }
  execute(return_to_savepoint);
  execute(release_savepoint);
  if (is_foreseen) return expected->problem;
  undoable_ = true;  // by the attempt around this one
  throw violated;
}

}  // namespace prongsai::db
