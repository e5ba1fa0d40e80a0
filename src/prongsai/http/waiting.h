// SPDX-License-Identifier: Apache-2.0
// Requests of a worker whose answer somebody else will give. Included by the worker's sources only.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "prongsai/http/connection.h"
#include "prongsai/http/worker.h"

namespace prongsai::http {

/// A coroutine that waits. It goes on with the exchange's `reply`, or without one when the server ends.
struct Worker::Waiting {
  explicit Waiting(Exchange& of) : exchange(of) {}
  virtual ~Waiting() = default;
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  virtual void go_on() = 0;

  Exchange& exchange;
  const std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
};

template <class Handler>
struct Worker::WaitingWith : Waiting {
  WaitingWith(Exchange& of, Handler what) : Waiting(of), handler(std::move(what)) {}
  void go_on() override { std::move(handler)(); }
  Handler handler;
};

/// Where other threads leave answers for a worker. Many that come together wake it once.
class Worker::Mailbox {
 public:
  explicit Mailbox(Worker& worker) : worker_(&worker) {}

  /// From any thread. Without a worker any more, or with nobody waiting under that ticket, it is dropped.
  void leave(std::uint64_t ticket, Response response);
  /// Nothing is taken from now on.
  void close();

 private:
  using Letters = std::vector<std::pair<std::uint64_t, Response>>;
  /// On the worker's thread.
  void empty(Worker& worker);

  std::mutex mutex_;
  Worker* worker_;
  Letters letters_;
};

}  // namespace prongsai::http
