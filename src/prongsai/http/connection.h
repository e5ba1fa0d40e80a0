// SPDX-License-Identifier: Apache-2.0
// What a worker keeps of one connection, and of one request on it. Included by the worker's sources only.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "prongsai/http/worker.h"

namespace prongsai::http {

inline constexpr std::size_t read_buffer_bytes = 16 * 1024;  // an unreserved one starts with 512-byte reads

struct Worker::Connection {
  Connection(Worker& worker, Socket stream) : owner(worker), socket(std::move(stream)) {
    buffer.reserve(read_buffer_bytes);
    owner.connections_.insert(this);
    number_open = ++owner.shared_.connections_open;
    ++owner.shared_.connections_total;
    if (owner.shared_.surface.metrics) owner.shared_.surface.metrics->connection_opened();
    boost::system::error_code ignored;
    address = socket.remote_endpoint(ignored).address().to_string();
  }
  ~Connection() {
    if (owner.shared_.surface.metrics) owner.shared_.surface.metrics->connection_closed();
    owner.connections_.erase(this);
    --owner.shared_.connections_open;
    if (owner.is_draining_ && owner.connections_.empty()) owner.sweeper_.cancel();
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void allow(std::chrono::milliseconds time) { deadline = std::chrono::steady_clock::now() + time; }
  /// More time for more bytes, so that a slow line may finish what a slow attacker may not stretch.
  void allow(std::chrono::milliseconds time, std::uint64_t bytes) {
    const auto rate = static_cast<std::uint64_t>(owner.shared_.options.limits.bytes_per_second_min);
    allow(time + std::chrono::seconds(bytes / rate));
  }
  void close() {
    boost::system::error_code ignored;
    socket.close(ignored);
  }

  Worker& owner;
  Socket socket;
  boost::beast::flat_buffer buffer;  // keeps what a pipelining client sent ahead
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  std::string address;  // of the other end
  bool is_idle = true;
  bool is_lingering = false;
  int number_open = 0;
};

/// One request with its answer. The answer may be made on another thread, which then is the only one to
/// touch this.
struct Worker::Exchange {
  explicit Exchange(Shared& of) : shared(of) { request.id = make_request_id(); }
  ~Exchange() { give_back(); }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// Takes a place among those being answered. False when all are taken.
  bool take_place() {
    is_counted = true;
    if (shared.surface.metrics) shared.surface.metrics->answering_began();
    return ++shared.answering <= shared.options.limits.answering_max;
  }
  /// Takes room for a large body. False when there is none left.
  bool take_room(std::size_t bytes) {
    if (bytes <= shared.options.limits.large_body_bytes) return true;
    body_bytes_promised = bytes;
    return (shared.large_bodies_bytes += bytes) <= shared.options.limits.large_bodies_bytes_max;
  }

  /// Gives place and room to others as soon as there is an answer: a client may take it slowly.
  void give_back() {
    if (body_bytes_promised > 0) std::string().swap(request.body);
    shared.large_bodies_bytes -= std::exchange(body_bytes_promised, 0);
    if (!std::exchange(is_counted, false)) return;
    --shared.answering;
    if (shared.surface.metrics) shared.surface.metrics->answering_ended();
  }

  Shared& shared;
  Parser parser;
  Request request;
  RouteLimits limits;
  bool is_last = false;  // the connection has had its share of requests
  bool is_counted = false;
  std::size_t body_bytes_promised = 0;
  std::chrono::microseconds duration{0};
  std::optional<Refusal> refusal;
  Afterwards afterwards = Afterwards::close;
  Wire wire;
};

}  // namespace prongsai::http
