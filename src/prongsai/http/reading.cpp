// SPDX-License-Identifier: Apache-2.0
// The first half of an exchange: a request comes in, or is refused as early as can be.
#include <algorithm>
#include <optional>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include "prongsai/http/connection.h"
#include "prongsai/http/target.h"
#include "prongsai/http/worker.h"

namespace prongsai::http {
namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;
using boost::system::error_code;

/// Why Beast could not read it; empty when there is nobody left to tell.
std::optional<Refusal> refusal_of(const error_code& error, bool has_request_line) {
  using beast_http::error;
  if (error == error::header_limit || error == error::buffer_overflow) {
    return has_request_line ? Refusal::head_too_large : Refusal::target_too_long;
  }
  if (error == error::body_limit) return Refusal::body_too_large;
  if (error == error::bad_version) return Refusal::unknown_version;
  if (error == error::end_of_stream || error == error::partial_message) return std::nullopt;
  const bool is_ours = error.category() == beast_http::make_error_code(error::bad_method).category();
  return is_ours ? std::optional(Refusal::not_understood) : std::nullopt;
}

std::string to_text(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

/// Fills `request` from the head; why it is refused, or nothing.
template <class Message>
std::optional<Refusal> read_head(const Message& message, bool is_chunked, const ServerLimits& limits,
                                 Request& request) {
  if (message.version() != 10 && message.version() != 11) return Refusal::unknown_version;
  if (message.target().size() > limits.target_bytes_max) return Refusal::target_too_long;
  request.method = to_text(message.method_string());
  request.target = to_text(message.target());
  static constexpr std::size_t usual_headers = 24;
  request.headers.reserve(usual_headers);
  int hosts = 0;
  for (const auto& field : message) {
    request.headers.push_back({to_text(field.name_string()), to_text(field.value())});
    if (field.name() == beast_http::field::host) ++hosts;
  }
  if (hosts > 1 || (hosts == 0 && message.version() == 11)) return Refusal::not_understood;
  // A length that two readers could understand differently lets one request hide in another.
  const bool has_coding = message.count(beast_http::field::transfer_encoding) > 0;
  if (has_coding && (!is_chunked || message.version() == 10)) return Refusal::not_understood;
  auto target = parse_target(request.target);
  if (!target) return Refusal::not_understood;
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  return std::nullopt;
}

}  // namespace

Task<Worker::Reading> Worker::read_request(Connection& connection, Exchange& exchange) {
  const ServerLimits& limits = shared_.options.limits;
  Parser& parser = exchange.parser;
  parser.header_limit(static_cast<std::uint32_t>(limits.head_bytes_max));
  parser.body_limit(boost::none);  // `admit` sets it, when the head has told the route
  connection.allow(limits.head_timeout);
  const auto [head_error, head_count] =
      co_await beast_http::async_read_header(connection.socket, connection.buffer, parser, as_values);
  if (head_error) {
    const auto rest = connection.buffer.data();
    const std::string_view unread(static_cast<const char*>(rest.data()), rest.size());
    const bool has_request_line =
        !parser.get().target().empty() || unread.find('\n') < std::min(unread.size(), limits.head_bytes_max);
    const auto refusal = refusal_of(head_error, has_request_line);
    co_return Reading{.is_over = !refusal, .refusal = refusal};
  }
  if (const auto refusal = admit(connection, exchange)) co_return Reading{.refusal = refusal};

  const bool waits_to_go_on = !exchange.request.header("Expect").empty() && parser.get().version() == 11;
  if (waits_to_go_on && connection.buffer.size() == 0 && !parser.is_done()) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    connection.allow(limits.write_timeout);
    const auto [error, count] =
        co_await asio::async_write(connection.socket, asio::buffer(go_on.data(), go_on.size()), as_values);
    if (error) co_return Reading{.is_over = true};
  }

  if (!parser.is_done()) {
    connection.allow(limits.body_timeout, parser.content_length().value_or(body_bytes_max(exchange)));
    const auto [body_error, body_count] =
        co_await beast_http::async_read(connection.socket, connection.buffer, parser, as_values);
    if (body_error) {
      const auto refusal = refusal_of(body_error, true);
      co_return Reading{.is_over = !refusal, .refusal = refusal};
    }
  }
  exchange.request.body = std::move(parser.get().body());
  co_return Reading{};
}

std::size_t Worker::body_bytes_max(const Exchange& exchange) const {
  return exchange.limits.body_bytes_max.value_or(shared_.options.limits.body_bytes_max);
}

/// All that can be decided by a request's head: nothing of a body that is not wanted is waited for.
std::optional<Refusal> Worker::admit(const Connection& connection, Exchange& exchange) const {
  Parser& parser = exchange.parser;
  Request& request = exchange.request;
  if (const auto refusal = read_head(parser.get(), parser.chunked(), shared_.options.limits, request)) {
    return refusal;
  }
  Peer peer = find_peer(connection.address, request.headers, shared_.proxies);
  request.peer = std::move(peer.address);
  request.is_https = peer.is_https;
  if (shared_.surface.limits_of) exchange.limits = shared_.surface.limits_of(request);

  const std::size_t allowed = body_bytes_max(exchange);
  const auto promised = parser.content_length();
  if (promised && *promised > allowed) return Refusal::body_too_large;
  parser.body_limit(allowed);
  if (const auto expect = request.header("Expect"); !expect.empty() && parser.get().version() == 11) {
    if (!is_same_header(expect, "100-continue")) return Refusal::unknown_expectation;
  }
  const std::size_t body_bytes = promised           ? static_cast<std::size_t>(*promised)
                                 : parser.chunked() ? allowed
                                                    : 0;
  return exchange.take_room(body_bytes) ? std::nullopt : std::optional(Refusal::too_many_bodies);
}

}  // namespace prongsai::http
