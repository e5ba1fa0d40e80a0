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

// Most requests whole; an unreserved buffer starts with reads of 512 bytes.
inline constexpr std::size_t read_buffer_bytes = std::size_t{4} * 1024;

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
    become_busy();
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
  void become_idle() {
    is_idle = true;
    if (!idle_place) idle_place = owner.idle_.insert(owner.idle_.end(), this);
  }
  void become_busy() {
    is_idle = false;
    if (idle_place) owner.idle_.erase(*idle_place);
    idle_place.reset();
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
  std::optional<std::list<Connection*>::iterator> idle_place;
  bool is_lingering = false;
  std::chrono::milliseconds request_age{0};  // how long the present request lay before it was read
  int number_open = 0;
};

/// One request with its answer. The answer may be made on another thread, which then is the only one to
/// touch this.
struct Worker::Exchange {
  explicit Exchange(Shared& of) : shared(of) {}
  ~Exchange() { give_back(); }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// Takes a place among those being answered. False when all are taken.
  bool take_place() {
    is_counted = true;
    if (shared.surface.metrics) shared.surface.metrics->answering_began();
    return ++shared.answering <= shared.options.limits.answering_max;
  }
  /// The same among those whose answer is given later.
  bool take_place_later() {
    is_waiting = true;
    if (shared.surface.metrics) shared.surface.metrics->waiting_began();
    return ++shared.waiting_later <= shared.options.limits.waiting_later_max;
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
    if (std::exchange(is_counted, false)) {
      --shared.answering;
      if (shared.surface.metrics) shared.surface.metrics->answering_ended();
    }
    if (std::exchange(is_waiting, false)) {
      --shared.waiting_later;
      if (shared.surface.metrics) shared.surface.metrics->waiting_ended();
    }
  }

  Shared& shared;
  Parser parser;
  Request request;
  RouteLimits limits;
  bool is_last = false;  // the connection has had its share of requests
  bool is_counted = false;
  bool is_waiting = false;
  std::size_t body_bytes_promised = 0;
  std::chrono::microseconds duration{0};
  std::optional<Refusal> refusal;
  std::optional<Response> reply;  // an answer given later, when it has come
  Afterwards afterwards = Afterwards::close;
  Wire wire;
};

}  // namespace prongsai::http
