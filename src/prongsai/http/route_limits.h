// SPDX-License-Identifier: Apache-2.0
// What one route may take, decided from a request's head before its body is read.
#pragma once

#include <cstddef>
#include <optional>

namespace prongsai::http {

/// Where a handler runs. `pool`: on one of the server's handler threads, where it may wait for a database
/// or a disk; beyond ServerLimits::answering_max requests at once the server says 503 instead.
/// `at_once`: on the connection's own thread, never refused for load. Only for what takes microseconds and
/// waits for nothing: the health check, a page or file that lies in memory.
enum class Running { pool, at_once };

struct RouteLimits {
  std::optional<std::size_t> body_bytes_max;  ///< 413 beyond it; without one ServerLimits::body_bytes_max
  Running running = Running::pool;
};

}  // namespace prongsai::http
