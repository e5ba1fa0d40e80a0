// SPDX-License-Identifier: Apache-2.0
// One thread of the server with the connections that live on it. Included by server.cpp only.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <set>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "prongsai/http/answer.h"
#include "prongsai/http/peer.h"
#include "prongsai/http/server.h"

namespace prongsai::http {

// The executor's own type in place of any_io_executor, and errors as values: both measurably faster, and
// a client that goes away is no exception.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;
using Timer =
    boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                      boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;
constexpr auto as_values = boost::asio::as_tuple(boost::asio::use_awaitable_t<Executor>{});

/// What all threads share. The atomics are the only things that change while they run.
struct Shared {
  ServerOptions options;
  Surface surface;
  std::atomic<bool> is_stopping{false};
  std::atomic<int> connections_open{0};
  std::atomic<std::uint64_t> connections_total{0};
  std::atomic<std::uint64_t> requests_total{0};
  std::atomic<int> answering{0};                   ///< on the handlers' threads or waiting for one
  std::atomic<std::size_t> large_bodies_bytes{0};  ///< promised to large bodies
  TrustedProxies proxies{};                        // set before the first thread starts, as is the next
  boost::asio::thread_pool* handlers = nullptr;
};

/// Runs connections on one io_context and one thread, so that nothing of a connection needs a lock.
///
/// Instead of a timer for every operation, each connection has a deadline, and one sweeper closes those
/// past theirs; a closed socket ends its coroutine with an error.
class Worker {
 public:
  explicit Worker(Shared& shared) : shared_(shared) {}

  [[nodiscard]] boost::asio::io_context& context() { return context_; }
  /// Takes a fresh connection; from any thread.
  void adopt(Socket socket);
  /// Serves until `drain` was called and the last connection has ended. Called once, on its own thread.
  void run();
  /// Closes idle connections; the others end with their present request. From any thread.
  void drain();

 private:
  struct Connection;
  struct Exchange;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  /// How reading a request ended: the connection is over, or why it is refused, or neither for fine.
  struct Reading {
    bool is_over = false;
    std::optional<Refusal> refusal{};
  };

  Task<void> sweep();
  Task<void> converse(Socket socket);
  Task<void> turn_away(Connection& connection);
  Task<bool> await_request(Connection& connection);
  Task<bool> exchange(Connection& connection, int number);
  Task<Reading> read_request(Connection& connection, Exchange& exchange);
  [[nodiscard]] std::optional<Refusal> admit(const Connection& connection, Exchange& exchange) const;
  [[nodiscard]] std::size_t body_bytes_max(const Exchange& exchange) const;
  Task<void> answer_on_pool(Exchange& exchange);
  void make_answer(Exchange& exchange) const;
  void make_refusal(Exchange& exchange, Refusal refusal) const;
  void tell(const Exchange& exchange) const;
  Task<bool> send(Connection& connection, const Exchange& exchange);
  Task<void> linger(Connection& connection);

  Shared& shared_;
  std::set<Connection*> connections_;  // before context_, whose end may still end connections
  boost::asio::io_context context_{1};
  Timer sweeper_{context_.get_executor()};
  bool is_draining_ = false;
  std::chrono::steady_clock::time_point drain_deadline_{};
};

}  // namespace prongsai::http
