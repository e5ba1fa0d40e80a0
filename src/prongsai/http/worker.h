// SPDX-License-Identifier: Apache-2.0
// One thread of the server with the connections that live on it. Included by server.cpp only.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
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
#include "prongsai/http/load_watch.h"
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
  std::atomic<int> waiting_later{0};               ///< for an answer that is given later
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
  explicit Worker(Shared& shared);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

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
  class Mailbox;
  struct Waiting;
  template <class Handler>
  struct WaitingWith;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  /// How reading a request ended: the connection is over, or why it is refused, or neither for fine.
  struct Reading {
    bool is_over = false;
    std::optional<Refusal> refusal{};
  };

  Task<void> sweep();
  Task<void> converse(Socket socket);
  /// Ends the connection that has been idle longest. False when none is.
  bool make_room();
  Task<void> turn_away(Connection& connection);
  Task<bool> await_request(Connection& connection);
  Task<bool> exchange(Connection& connection, int number);
  Task<Reading> read_request(Connection& connection, Exchange& exchange);
  [[nodiscard]] std::optional<Refusal> admit(const Connection& connection, Exchange& exchange) const;
  [[nodiscard]] std::size_t body_bytes_max(const Exchange& exchange) const;
  Task<void> answer_on_pool(Exchange& exchange);
  /// False when it was given up: the server ends.
  Task<bool> answer_later(Exchange& exchange);
  [[nodiscard]] std::optional<Refusal> refusal_for_load(const Connection& connection, Exchange& exchange);
  void hand_out(std::uint64_t ticket, std::optional<Response> response);
  void give_up_waiting(std::chrono::steady_clock::time_point now);
  void make_wire(Exchange& exchange, Response response) const;
  [[nodiscard]] Afterwards after_an_answer(const Exchange& exchange) const;
  void make_refusal(Exchange& exchange, Refusal refusal, Afterwards afterwards) const;
  void tell(const Exchange& exchange) const;
  Task<bool> send(Connection& connection, const Exchange& exchange);
  Task<void> linger(Connection& connection);

  Shared& shared_;
  std::set<Connection*> connections_;  // before context_, whose end may still end connections
  std::list<Connection*> idle_;        // between requests; the first one has been longest
  boost::asio::io_context context_{1};
  Timer sweeper_{context_.get_executor()};
  // Those whose answer is given later, by ticket: the first one has waited longest.
  std::map<std::uint64_t, std::unique_ptr<Waiting>> waiting_;
  std::uint64_t last_ticket_ = 0;
  LoadWatch watch_;
  std::shared_ptr<Mailbox> mailbox_;  // outlives the worker: an answer may come when all is over
  bool is_draining_ = false;
  std::chrono::steady_clock::time_point drain_deadline_{};
};

}  // namespace prongsai::http
