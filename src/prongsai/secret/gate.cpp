// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/gate.h"

#include "prongsai/base/assert.h"

namespace prongsai::secret {

// No std::counting_semaphore: the one of libstdc++ 12 can sleep on after a release (GCC bug 104928).
Gate::Gate(int places) : free_(places) {
  PRONGSAI_ASSERT(places >= 1);
}

void Gate::enter() {
  std::unique_lock lock(mutex_);
  freed_.wait(lock, [this] { return free_ > 0; });
  --free_;
}

void Gate::leave() {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
  }
  freed_.notify_one();
}

}  // namespace prongsai::secret
