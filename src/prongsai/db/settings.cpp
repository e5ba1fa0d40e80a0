// SPDX-License-Identifier: Apache-2.0
#include "prongsai/db/settings.h"

#include <algorithm>
#include <random>
#include <thread>

namespace prongsai::db {

void pause_between_attempts(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const auto limit_ms = std::min(250, 2 << std::clamp(attempt - 1, 0, 10));
  std::this_thread::sleep_for(
      std::chrono::microseconds(std::uniform_int_distribution<int>(0, limit_ms * 1'000)(random)));
}

Moment moment_by_the_machine() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace prongsai::db
