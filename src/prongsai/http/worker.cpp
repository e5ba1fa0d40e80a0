// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/worker.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <exception>
#include <optional>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "prongsai/http/connection.h"
#include "prongsai/http/waiting.h"

namespace prongsai::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr std::size_t linger_bytes_max = 1024 * 1024;
constexpr int turned_away_max = 64;  // beyond the limit of connections; further ones are just closed

int status_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::not_understood:
      return 400;
    case Refusal::target_too_long:
      return 414;
    case Refusal::head_too_large:
      return 431;
    case Refusal::body_too_large:
      return 413;
    case Refusal::unknown_version:
      return 505;
    case Refusal::unknown_expectation:
      return 417;
    case Refusal::too_many_connections:
    case Refusal::too_many_requests:
    case Refusal::too_many_waiting:
    case Refusal::too_many_bodies:
      return 503;
    case Refusal::too_slow:
      return 408;
  }
  return 400;
}

/// How long ago the last bytes came in: while many connections have something to say, the kernel keeps it for
/// us.
std::chrono::milliseconds age_of_data(Socket& socket) {
  tcp_info info{};
  socklen_t size = sizeof info;
  if (getsockopt(socket.native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return {};
  return std::chrono::milliseconds(info.tcpi_last_data_recv);
}

}  // namespace

Worker::Worker(Shared& shared)
    : shared_(shared),
      watch_(shared.options.limits.request_age_max, shared.options.limits.request_age_patience),
      mailbox_(std::make_shared<Mailbox>(*this)) {}

Worker::~Worker() {
  mailbox_->close();
}

void Worker::adopt(Socket socket) {
  asio::co_spawn(context_.get_executor(), converse(std::move(socket)), [this](std::exception_ptr trouble) {
    if (!trouble || !shared_.surface.incident_log) return;
    try {
      std::rethrow_exception(trouble);
    } catch (const std::exception& error) {
      shared_.surface.incident_log({"connection_failed", "", "", error.what()});
    }
  });
}

void Worker::run() {
  asio::co_spawn(context_.get_executor(), sweep(), asio::detached);
  context_.run();
}

void Worker::drain() {
  asio::post(context_.get_executor(), [this] {
    is_draining_ = true;
    drain_deadline_ = Clock::now() + shared_.options.limits.drain_timeout;
    for (Connection* connection : connections_) {
      if (connection->is_idle) connection->close();
    }
    if (connections_.empty()) sweeper_.cancel();
  });
}

Task<void> Worker::sweep() {
  while (!is_draining_ || !connections_.empty()) {
    sweeper_.expires_after(shared_.options.limits.sweep_interval);
    co_await sweeper_.async_wait(as_values);
    const auto now = Clock::now();
    give_up_waiting(now);
    for (Connection* connection : connections_) {
      const bool is_late = connection->deadline <= now;
      if (!is_late && !(is_draining_ && drain_deadline_ <= now)) continue;
      connection->close();
      connection->deadline = Clock::time_point::max();  // said once
      const bool counts = is_late && !connection->is_idle && !connection->is_lingering;
      if (counts && shared_.surface.metrics) shared_.surface.metrics->count(Refusal::too_slow);
    }
  }
}

Task<void> Worker::converse(Socket socket) {
  Connection connection(*this, std::move(socket));
  error_code ignored;
  connection.socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  if (connection.number_open > shared_.options.limits.connections_max && !make_room()) {
    co_await turn_away(connection);
    co_return;
  }
  for (int number = 1;; ++number) {
    if (!co_await await_request(connection)) co_return;
    if (!co_await exchange(connection, number)) co_return;
  }
}

/// Reads one request and answers it. False when the connection is over.
Task<bool> Worker::exchange(Connection& connection, int number) {
  Exchange exchange(shared_);
  exchange.is_last = number >= shared_.options.limits.requests_per_connection_max;
  const Reading reading = co_await read_request(connection, exchange);
  if (reading.is_over) co_return false;
  ++shared_.requests_total;
  if (exchange.limits.telling == Telling::logged) exchange.request.id = make_request_id();
  connection.deadline = Clock::time_point::max();  // the handler's time is not the client's fault
  const auto began = Clock::now();
  const Running running = exchange.limits.running;
  if (reading.refusal) {
    make_refusal(exchange, *reading.refusal, Afterwards::close);
  } else if (running == Running::at_once) {
    make_wire(exchange, answer(shared_.surface, exchange.request));
  } else if (const auto refusal = refusal_for_load(connection, exchange)) {
    make_refusal(exchange, *refusal, after_an_answer(exchange));
  } else if (running == Running::later && shared_.surface.begin) {
    if (!co_await answer_later(exchange)) co_return false;
  } else {
    co_await answer_on_pool(exchange);
  }
  exchange.duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
  exchange.give_back();
  if (!co_await send(connection, exchange)) co_return false;
  if (exchange.afterwards != Afterwards::close && !is_draining_) co_return true;
  co_await linger(connection);
  co_return false;
}

/// Runs the handler, and what compresses its answer, on a thread of the pool and comes back to this one.
Task<void> Worker::answer_on_pool(Exchange& exchange) {
  auto begin = [this, &exchange](auto handler) {
    asio::post(shared_.handlers->get_executor(), [this, &exchange, handler = std::move(handler)]() mutable {
      std::exception_ptr trouble;
      try {
        make_wire(exchange, answer(shared_.surface, exchange.request));
      } catch (...) {
        trouble = std::current_exception();  // memory, most likely: this connection ends, the others do not
      }
      asio::post(context_.get_executor(),
                 [handler = std::move(handler), trouble]() mutable { std::move(handler)(trouble); });
    });
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(std::exception_ptr)>(
      std::move(begin), asio::use_awaitable_t<Executor>{});
}

void Worker::make_wire(Exchange& exchange, Response response) const {
  add_retry_after(response, exchange.limits.retry_after);
  exchange.afterwards = after_an_answer(exchange);
  exchange.wire = to_wire(exchange.request, std::move(response), shared_.surface.default_headers,
                          exchange.afterwards, std::time(nullptr));
}

/// Asked after the handler: the server may have been told to stop meanwhile.
Afterwards Worker::after_an_answer(const Exchange& exchange) const {
  if (!exchange.parser.keep_alive() || shared_.is_stopping || exchange.is_last) return Afterwards::close;
  return exchange.parser.get().version() == 10 ? Afterwards::keep_http_1_0 : Afterwards::keep;
}

/// A request that meets no handler. Where something of it was left unread, the connection has to close.
/// Packing the page would take longer than all the rest, when there is the least time.
void Worker::make_refusal(Exchange& exchange, Refusal refusal, Afterwards afterwards) const {
  Response page = error_answer(shared_.surface, status_of(refusal), exchange.request);
  page.compression = Compression::refused;
  add_retry_after(page, exchange.limits.retry_after);
  exchange.afterwards = afterwards;
  exchange.wire = to_wire(exchange.request, std::move(page), shared_.surface.default_headers, afterwards,
                          std::time(nullptr));
  exchange.refusal = refusal;
}

bool Worker::make_room() {
  if (idle_.empty()) return false;
  Connection& longest = *idle_.front();
  longest.become_busy();  // its coroutine ends it: nobody should find it idle until then
  longest.close();
  longest.deadline = Clock::time_point::max();
  return true;
}

Task<void> Worker::turn_away(Connection& connection) {
  connection.is_idle = false;
  if (connection.number_open > shared_.options.limits.connections_max + turned_away_max) {
    if (shared_.surface.metrics) shared_.surface.metrics->count(Refusal::too_many_connections);
    co_return;
  }
  Exchange unread(shared_);
  make_refusal(unread, Refusal::too_many_connections, Afterwards::close);
  if (co_await send(connection, unread)) co_await linger(connection);
}

/// Waits for a request's first byte. False when the client has gone or its time is up.
Task<bool> Worker::await_request(Connection& connection) {
  if (connection.buffer.size() == 0) {
    connection.become_idle();
    connection.allow(shared_.options.limits.idle_timeout);
    const auto [error, count] =
        co_await connection.socket.async_read_some(connection.buffer.prepare(read_buffer_bytes), as_values);
    if (error) co_return false;
    connection.buffer.commit(count);
    connection.request_age = age_of_data(connection.socket);
  } else {
    connection.request_age =
        std::chrono::milliseconds(0);  // sent ahead: it lay with us by its client's choice
  }
  connection.become_busy();
  co_return true;
}

Task<bool> Worker::send(Connection& connection, const Exchange& exchange) {
  const Wire& wire = exchange.wire;
  connection.allow(shared_.options.limits.write_timeout, wire.body.size());
  const std::array<asio::const_buffer, 2> parts = {asio::buffer(wire.head), asio::buffer(wire.body)};
  const auto [error, count] = co_await asio::async_write(connection.socket, parts, as_values);
  tell(exchange);
  co_return !error;
}

/// To the counters and the log.
void Worker::tell(const Exchange& exchange) const {
  const Surface& surface = shared_.surface;
  const bool is_logged = surface.access_log && exchange.limits.telling == Telling::logged;
  if (!surface.metrics && !is_logged) return;
  const Answered answered{.request_id = exchange.request.id,
                          .method = std::string(known_method(exchange.request.method)),
                          .route = exchange.request.route,
                          .status = exchange.wire.status,
                          .duration = exchange.duration,
                          .bytes = exchange.wire.body.size()};
  if (surface.metrics && exchange.refusal) surface.metrics->count(*exchange.refusal);
  if (surface.metrics && !exchange.refusal) surface.metrics->count(answered);
  if (is_logged) surface.access_log(answered);
}

/// Lets the client read the last answer: closing over bytes we have not read would make the kernel throw
/// the answer away (a reset), so the rest is read and dropped, up to a time and an amount.
Task<void> Worker::linger(Connection& connection) {
  error_code ignored;
  connection.socket.shutdown(Socket::shutdown_send, ignored);
  connection.is_lingering = true;
  connection.allow(shared_.options.limits.linger_timeout);
  connection.buffer.clear();
  for (std::size_t dropped = 0; dropped < linger_bytes_max;) {
    const auto [error, count] =
        co_await connection.socket.async_read_some(connection.buffer.prepare(read_buffer_bytes), as_values);
    if (error) co_return;
    dropped += count;
  }
}

}  // namespace prongsai::http
