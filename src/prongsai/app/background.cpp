// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/background.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace prongsai::app {

using Clock = std::chrono::steady_clock;

Background::Background(std::vector<Chore> chores, ChoreFailed failed)
    : chores_(std::move(chores)), failed_(std::move(failed)), thread_([this] { work(); }) {}

Background::~Background() {
  {
    const std::lock_guard lock(mutex_);
    stop_.request_stop();
  }
  stopped_.notify_all();
  thread_.join();
}

void Background::work() {
  std::vector<Clock::time_point> due(chores_.size(), Clock::now());
  std::unique_lock lock(mutex_);
  while (!stop_.stop_requested() && !chores_.empty()) {
    const auto next = std::min_element(due.begin(), due.end());
    if (stopped_.wait_until(lock, *next, [this] { return stop_.stop_requested(); })) return;
    const Chore& chore = chores_[static_cast<std::size_t>(next - due.begin())];
    lock.unlock();
    try {
      chore.run(stop_.get_token());
    } catch (const std::exception& trouble) {
      failed_(chore.name, trouble.what());
    }
    *next = Clock::now() + chore.every;
    lock.lock();
  }
}

}  // namespace prongsai::app
