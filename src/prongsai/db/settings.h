// SPDX-License-Identifier: Apache-2.0
// Limits and patience of a database.
#pragma once

#include <chrono>
#include <functional>

#include "prongsai/db/stored.h"

namespace prongsai::db {

/// Waits a little longer after each attempt, by a random share, so that two that collided do not collide
/// again: at most 2 ms after the first, doubling up to 250 ms.
void pause_between_attempts(int attempt);

/// The machine's clock, in UTC.
[[nodiscard]] Moment moment_by_the_machine();

struct Settings {
  int connections = 6;  ///< SQLite: readers beside the one writer. PostgreSQL: all. A waiting caller queues
  std::chrono::milliseconds lock_wait{5'000};         ///< for a connection, and for a lock of the engine
  std::chrono::milliseconds statement_limit{30'000};  ///< one statement; 0 means none
  std::chrono::milliseconds migration_wait{600'000};  ///< for another process that is migrating
  int attempts = 8;                                   ///< runs of one action, the first included
  std::function<void(int attempt)> pause = pause_between_attempts;
  std::function<Moment()> now = moment_by_the_machine;
};

}  // namespace prongsai::db
