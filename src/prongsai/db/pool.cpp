// SPDX-License-Identifier: Apache-2.0
#include "prongsai/base/assert.h"
#include "prongsai/db/pool_detail.h"
#include "prongsai/db/postgres/open_detail.h"
#include "prongsai/db/sqlite/open_detail.h"

namespace prongsai::db::detail {
namespace {

bool has_one_writer_beside_readers(const Location& location) {
  return location.engine == EngineKind::sqlite && !location.in_memory;
}

std::unique_ptr<Session> open_session(const Location& location, const Settings& settings) {
  return location.engine == EngineKind::sqlite ? open_sqlite(location, settings)
                                               : open_postgres(location, settings);
}

}  // namespace

Pool::Pool(Location location, Settings settings)
    : location_(std::move(location)),
      settings_(std::move(settings)),
      writers_{.capacity = location_.engine == EngineKind::sqlite ? 1 : settings_.connections},
      readers_{.capacity = settings_.connections},
      one_lane_(!has_one_writer_beside_readers(location_)) {
  PRONGSAI_ASSERT(settings_.connections > 0 && settings_.attempts > 0);
}

Pool::Lane& Pool::lane(Access access) {
  return access == Access::read && !one_lane_ ? readers_ : writers_;
}

std::unique_ptr<Session> Pool::lend(Access access) {
  std::unique_lock lock(mutex_);
  const bool thread_has_no_other_transaction = borrowers_.insert(std::this_thread::get_id()).second;
  PRONGSAI_ASSERT(thread_has_no_other_transaction);
  Lane& from = lane(access);
  if (storage_failed_ && access != Access::read) {
    borrowers_.erase(std::this_thread::get_id());
    throw DatabaseTrouble(DatabaseTrouble::Cause::storage_failed, "begin",
                          "the disk has failed before; begin anew when it is well");
  }
  if (!returned_.wait_for(lock, settings_.lock_wait, [&] { return from.lent < from.capacity; })) {
    borrowers_.erase(std::this_thread::get_id());
    throw DatabaseTrouble(DatabaseTrouble::Cause::busy, "begin", "every connection is in use");
  }
  ++from.lent;
  if (!from.idle.empty()) {
    std::unique_ptr<Session> session = std::move(from.idle.back());
    from.idle.pop_back();
    return session;
  }
  lock.unlock();
  try {
    return open_session(location_, settings_);
  } catch (...) {
    take_back(access, nullptr);
    throw;
  }
}

void Pool::take_back(Access access, std::unique_ptr<Session> session) {
  const bool keep = session && session->usable();
  std::vector<std::unique_ptr<Session>> ended;
  {
    const std::lock_guard lock(mutex_);
    borrowers_.erase(std::this_thread::get_id());
    storage_failed_ = storage_failed_ || (session && session->storage_failed());
    Lane& to = lane(access);
    --to.lent;
    if (keep) {
      to.idle.push_back(std::move(session));
    } else if (session) {
      // What ended one connection (a server that restarts) has most likely ended those that were idle
      // meanwhile.
      ended.swap(to.idle);
    }
  }
  returned_.notify_all();
}

}  // namespace prongsai::db::detail
