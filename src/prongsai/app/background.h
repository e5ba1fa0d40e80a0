// SPDX-License-Identifier: Apache-2.0
// What is done without anybody asking: mail, the clock of the rounds, checkpoints of the trail.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace prongsai::app {

/// Something small that is done again and again. It must be safe when another server does the same.
struct Chore {
  std::string name;  ///< stands in the log when it fails
  std::chrono::milliseconds every;
  std::function<void(const std::stop_token& stop)> run;  ///< ends early when asked to stop
};

/// Told when a chore threw: its name and what was said.
using ChoreFailed = std::function<void(const std::string& name, const std::string& what)>;

/// Runs the chores on one thread until it ends: each at once, then `every` so long after its last end. One
/// that throws is told, and tried again at its next time. Ending waits for the chore that runs.
class Background {
 public:
  Background(std::vector<Chore> chores, ChoreFailed failed);
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

 private:
  void work();

  std::vector<Chore> chores_;
  ChoreFailed failed_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  std::stop_source stop_;
  std::thread thread_;
};

}  // namespace prongsai::app
