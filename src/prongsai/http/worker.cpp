// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/worker.h"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include "prongsai/http/target.h"

namespace prongsai::http {
namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr std::size_t read_buffer_bytes = 16 * 1024;  // an unreserved buffer starts with 512-byte reads
constexpr std::size_t linger_bytes_max = 1024 * 1024;
constexpr int turned_away_max = 64;  // beyond the limit of connections; further ones are just closed

/// The status for what Beast could not read; 0 when there is nobody left to tell.
int refusal_of(const error_code& error, bool has_request_line) {
  using beast_http::error;
  if (error == error::header_limit || error == error::buffer_overflow) return has_request_line ? 431 : 414;
  if (error == error::body_limit) return 413;
  if (error == error::bad_version) return 505;
  if (error == error::end_of_stream || error == error::partial_message) return 0;
  return error.category() == beast_http::make_error_code(error::bad_method).category() ? 400 : 0;
}

std::string to_text(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

/// Fills `request` from the head; the status to refuse it with, or 0.
template <class Message>
int read_head(const Message& message, bool is_chunked, const ServerLimits& limits, Request& request) {
  if (message.version() != 10 && message.version() != 11) return 505;
  if (message.target().size() > limits.target_bytes_max) return 414;
  request.method = to_text(message.method_string());
  request.target = to_text(message.target());
  int hosts = 0;
  for (const auto& field : message) {
    request.headers.push_back({to_text(field.name_string()), to_text(field.value())});
    if (field.name() == beast_http::field::host) ++hosts;
  }
  if (hosts > 1 || (hosts == 0 && message.version() == 11)) return 400;
  // A length that two readers could understand differently lets one request hide in another.
  const bool has_coding = message.count(beast_http::field::transfer_encoding) > 0;
  if (has_coding && (!is_chunked || message.version() == 10)) return 400;
  auto target = parse_target(request.target);
  if (!target) return 400;
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  return 0;
}

}  // namespace

struct Worker::Connection {
  Connection(Worker& worker, Socket stream) : owner(worker), socket(std::move(stream)) {
    buffer.reserve(read_buffer_bytes);
    owner.connections_.insert(this);
    number_open = ++owner.shared_.connections_open;
    ++owner.shared_.connections_total;
  }
  ~Connection() {
    owner.connections_.erase(this);
    --owner.shared_.connections_open;
    if (owner.is_draining_ && owner.connections_.empty()) owner.sweeper_.cancel();
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void allow(std::chrono::milliseconds time) { deadline = Clock::now() + time; }
  /// More time for more bytes, so that a slow line may finish what a slow attacker may not stretch.
  void allow(std::chrono::milliseconds time, std::uint64_t bytes) {
    const auto rate = static_cast<std::uint64_t>(owner.shared_.options.limits.bytes_per_second_min);
    allow(time + std::chrono::seconds(bytes / rate));
  }
  void close() {
    error_code ignored;
    socket.close(ignored);
  }

  Worker& owner;
  Socket socket;
  boost::beast::flat_buffer buffer;  // keeps what a pipelining client sent ahead
  Clock::time_point deadline = Clock::time_point::max();
  bool is_idle = true;
  int number_open = 0;
};

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
    for (Connection* connection : connections_) {
      if (connection->deadline <= now || (is_draining_ && drain_deadline_ <= now)) connection->close();
    }
  }
}

Task<void> Worker::converse(Socket socket) {
  Connection connection(*this, std::move(socket));
  error_code ignored;
  connection.socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  if (connection.number_open > shared_.options.limits.connections_max) {
    co_await turn_away(connection);
    co_return;
  }
  for (int number = 1;; ++number) {
    if (!co_await await_request(connection)) co_return;
    Parser parser;
    Request request;
    const Reading reading = co_await read_request(connection, parser, request);
    if (reading.is_over) co_return;
    ++shared_.requests_total;
    if (reading.refusal != 0) {
      Response refusal = error_answer(shared_.surface, reading.refusal, Request{});
      if (co_await send(connection, request, std::move(refusal), Afterwards::close))
        co_await linger(connection);
      co_return;
    }
    connection.deadline = Clock::time_point::max();  // the handler's time is not the client's fault
    Response response = answer(shared_.surface, request);
    auto afterwards = parser.get().version() == 10 ? Afterwards::keep_http_1_0 : Afterwards::keep;
    if (!parser.keep_alive() || shared_.is_stopping ||
        number >= shared_.options.limits.requests_per_connection_max) {
      afterwards = Afterwards::close;
    }
    if (!co_await send(connection, request, std::move(response), afterwards)) co_return;
    if (afterwards == Afterwards::close || is_draining_) {
      co_await linger(connection);
      co_return;
    }
  }
}

Task<void> Worker::turn_away(Connection& connection) {
  connection.is_idle = false;
  if (connection.number_open > shared_.options.limits.connections_max + turned_away_max) co_return;
  Response busy = error_answer(shared_.surface, 503, Request{});
  busy.header("Retry-After", "5");
  const Request unread;
  if (co_await send(connection, unread, std::move(busy), Afterwards::close)) co_await linger(connection);
}

/// Waits for a request's first byte. False when the client has gone or its time is up.
Task<bool> Worker::await_request(Connection& connection) {
  if (connection.buffer.size() == 0) {
    connection.is_idle = true;
    connection.allow(shared_.options.limits.idle_timeout);
    const auto [error, count] =
        co_await connection.socket.async_read_some(connection.buffer.prepare(read_buffer_bytes), as_values);
    if (error) co_return false;
    connection.buffer.commit(count);
  }
  connection.is_idle = false;
  co_return true;
}

Task<Worker::Reading> Worker::read_request(Connection& connection, Parser& parser, Request& request) {
  const ServerLimits& limits = shared_.options.limits;
  parser.header_limit(static_cast<std::uint32_t>(limits.head_bytes_max));
  parser.body_limit(limits.body_bytes_max);
  connection.allow(limits.head_timeout);
  const auto [head_error, head_count] =
      co_await beast_http::async_read_header(connection.socket, connection.buffer, parser, as_values);
  if (head_error) {
    const auto rest = connection.buffer.data();
    const std::string_view unread(static_cast<const char*>(rest.data()), rest.size());
    const bool has_request_line =
        !parser.get().target().empty() || unread.find('\n') < std::min(unread.size(), limits.head_bytes_max);
    const int refusal = refusal_of(head_error, has_request_line);
    co_return Reading{.is_over = refusal == 0, .refusal = refusal};
  }
  if (const int refusal = read_head(parser.get(), parser.chunked(), limits, request); refusal != 0) {
    co_return Reading{.is_over = false, .refusal = refusal};
  }

  if (const auto expect = request.header("Expect"); !expect.empty() && parser.get().version() == 11) {
    if (!is_same_header(expect, "100-continue")) co_return Reading{.is_over = false, .refusal = 417};
    if (connection.buffer.size() == 0 && !parser.is_done()) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      connection.allow(limits.write_timeout);
      const auto [error, count] =
          co_await asio::async_write(connection.socket, asio::buffer(go_on.data(), go_on.size()), as_values);
      if (error) co_return Reading{.is_over = true, .refusal = 0};
    }
  }

  if (!parser.is_done()) {
    connection.allow(limits.body_timeout, parser.content_length().value_or(limits.body_bytes_max));
    const auto [body_error, body_count] =
        co_await beast_http::async_read(connection.socket, connection.buffer, parser, as_values);
    if (body_error) {
      const int refusal = refusal_of(body_error, true);
      co_return Reading{.is_over = refusal == 0, .refusal = refusal};
    }
  }
  request.body = std::move(parser.get().body());
  co_return Reading{};
}

Task<bool> Worker::send(Connection& connection, const Request& request, Response response,
                        Afterwards afterwards) {
  const Wire wire = to_wire(request, std::move(response), shared_.surface.default_headers, afterwards,
                            std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
  connection.allow(shared_.options.limits.write_timeout, wire.body.size());
  const std::array<asio::const_buffer, 2> parts = {asio::buffer(wire.head), asio::buffer(wire.body)};
  const auto [error, count] = co_await asio::async_write(connection.socket, parts, as_values);
  co_return !error;
}

/// Lets the client read the last answer: closing over bytes we have not read would make the kernel throw
/// the answer away (a reset), so the rest is read and dropped, up to a time and an amount.
Task<void> Worker::linger(Connection& connection) {
  error_code ignored;
  connection.socket.shutdown(Socket::shutdown_send, ignored);
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
