// SPDX-License-Identifier: Apache-2.0
// One thread of the server with the connections that live on it. Included by server.cpp only.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <set>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "prongsai/http/answer.h"
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

/// What all threads share. The atomics are the only things that change.
struct Shared {
  ServerOptions options;
  Surface surface;
  std::atomic<bool> is_stopping{false};
  std::atomic<int> connections_open{0};
  std::atomic<std::uint64_t> connections_total{0};
  std::atomic<std::uint64_t> requests_total{0};
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
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  /// How reading a request ended: the connection is over, or a status to refuse it with, or 0 for fine.
  struct Reading {
    bool is_over = false;
    int refusal = 0;
  };

  Task<void> sweep();
  Task<void> converse(Socket socket);
  Task<void> turn_away(Connection& connection);
  Task<bool> await_request(Connection& connection);
  Task<Reading> read_request(Connection& connection, Parser& parser, Request& request);
  Task<bool> send(Connection& connection, const Request& request, Response response, Afterwards afterwards);
  Task<void> linger(Connection& connection);

  Shared& shared_;
  std::set<Connection*> connections_;  // before context_, whose end may still end connections
  boost::asio::io_context context_{1};
  Timer sweeper_{context_.get_executor()};
  bool is_draining_ = false;
  std::chrono::steady_clock::time_point drain_deadline_{};
};

}  // namespace prongsai::http
