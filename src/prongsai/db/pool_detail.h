// SPDX-License-Identifier: Apache-2.0
// Connections, lent out and taken back.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "prongsai/db/location.h"
#include "prongsai/db/session_detail.h"
#include "prongsai/db/transaction.h"

namespace prongsai::db::detail {

/// Lends sessions. SQLite in a file has one writer and several readers; in memory there is a single session
/// for all; PostgreSQL has sessions of one kind. Sessions are opened when first needed, and dropped when no
/// longer usable.
///
/// After the disk failed under one session, none is lent for writing any more: what the system says about a
/// second attempt to make something durable is not to be believed, whoever makes it. Reading goes on.
class Pool {
 public:
  Pool(Location location, Settings settings);

  /// Waits up to Settings::lock_wait for a free session, then throws DatabaseTrouble (busy). Throws
  /// storage_failed for writing after the disk has failed.
  std::unique_ptr<Session> lend(Access access);
  void take_back(Access access, std::unique_ptr<Session> session);

  [[nodiscard]] const Location& location() const { return location_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }

 private:
  struct Lane {
    int capacity;
    int lent = 0;
    std::vector<std::unique_ptr<Session>> idle = {};
  };
  Lane& lane(Access access);

  const Location location_;
  const Settings settings_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::set<std::thread::id> borrowers_;  ///< the same on both engines: one transaction a thread
  Lane writers_;
  Lane readers_;
  const bool one_lane_;
  bool storage_failed_ = false;
};

/// A session for as long as this lives.
class Lease {
 public:
  Lease(Pool& pool, Access access) : pool_(pool), access_(access), session_(pool.lend(access)) {}
  ~Lease() { pool_.take_back(access_, std::move(session_)); }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  [[nodiscard]] Session& session() { return *session_; }

 private:
  Pool& pool_;
  const Access access_;
  std::unique_ptr<Session> session_;
};

}  // namespace prongsai::db::detail
