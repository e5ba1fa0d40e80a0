// SPDX-License-Identifier: Apache-2.0
// Runs one piece of work a thread and waits for all of them.
#pragma once

#include <cstddef>
#include <thread>
#include <vector>

namespace prongsai::tally {

/// Calls work(0) to work(threads - 1), the first on this thread. The work must not throw. Throws
/// std::system_error when a thread cannot be had, after those that were have ended.
template <class Work>
void in_parallel(std::size_t threads, const Work& work) {
  std::vector<std::jthread> others;  // joins in its destructor
  others.reserve(threads - 1);
  for (std::size_t thread = 1; thread < threads; ++thread)
    others.emplace_back([&work, thread] { work(thread); });
  work(0);
}

}  // namespace prongsai::tally
