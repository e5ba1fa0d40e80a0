// SPDX-License-Identifier: Apache-2.0
// What one route may take, decided from a request's head before its body is read.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

namespace prongsai::http {

/// Where a handler runs, and what becomes of it when there is too much to do.
enum class Running {
  /// On one of the server's handler threads, where it may wait for a database or a disk. Refused with 503
  /// beyond ServerLimits::answering_max, and while the server is busy with answers that are given later.
  pool,
  /// On the connection's own thread, never refused for load. Only for what takes microseconds and waits for
  /// nothing: the health check, a page or file that lies in memory.
  at_once,
  /// Begun on the connection's own thread, answered by another one whenever it likes (later.h), first in line
  /// of all: refused with 503 only beyond ServerLimits::waiting_later_max, or where waiting takes too long.
  later,
};

/// What is told of a route's answers.
enum class Telling {
  logged,
  /// Only the counters hear of them: no line in the access log, no request id, none in an incident either, so
  /// that nothing written down says when somebody was there.
  counted,
};

/// What a 503 says in Retry-After: a whole number of seconds between the two, drawn anew for each, so that
/// those sent away do not all come back together.
struct RetryAfter {
  std::chrono::seconds least{5};
  std::chrono::seconds most{5};
};

struct RouteLimits {
  std::optional<std::size_t> body_bytes_max;  ///< 413 beyond it; without one ServerLimits::body_bytes_max
  Running running = Running::pool;
  Telling telling = Telling::logged;
  RetryAfter retry_after{};
};

}  // namespace prongsai::http
