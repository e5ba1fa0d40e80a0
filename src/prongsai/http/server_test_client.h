// SPDX-License-Identifier: Apache-2.0
// For the tests of the server: a plain socket that can misbehave, and a server on its own thread.
#pragma once

#include <charconv>
#include <future>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include "prongsai/http/server.h"

namespace prongsai::http {

struct Answer {
  int status = 0;
  Fields headers;
  std::string body;

  [[nodiscard]] std::string header(std::string_view name) const {
    const std::string* value = find_header(headers, name);
    return value ? *value : "(absent)";
  }
};

enum class Body { expected, absent };

/// Blocks like a browser that waits, at most ten seconds; trouble throws and so fails the test.
class TestClient {
 public:
  explicit TestClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval limit{.tv_sec = 10, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0) {
      ::close(socket_);
      throw std::runtime_error("cannot connect");
    }
  }
  ~TestClient() { ::close(socket_); }
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) throw std::runtime_error("cannot send");
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  /// One answer, by its Content-Length; what follows it stays for the next call.
  Answer read(Body body = Body::expected) {
    while (unread_.find("\r\n\r\n") == std::string::npos) receive();
    Answer reply;
    const auto head_end = unread_.find("\r\n\r\n");
    std::string_view head = std::string_view(unread_).substr(0, head_end);
    const auto status = head.substr(9, 3);
    std::from_chars(status.data(), status.data() + status.size(), reply.status);
    for (auto line = head.find("\r\n"); line != std::string_view::npos; line = head.find("\r\n", line + 2)) {
      const auto text = head.substr(line + 2, head.find("\r\n", line + 2) - line - 2);
      const auto colon = text.find(": ");
      reply.headers.push_back({std::string(text.substr(0, colon)), std::string(text.substr(colon + 2))});
    }
    unread_.erase(0, head_end + 4);
    if (const std::string* length = find_header(reply.headers, "Content-Length");
        length && body == Body::expected) {
      const auto bytes = static_cast<std::size_t>(std::stoul(*length));
      while (unread_.size() < bytes) receive();
      reply.body = unread_.substr(0, bytes);
      unread_.erase(0, bytes);
    }
    return reply;
  }

  Answer ask(std::string_view bytes) {
    send(bytes);
    return read();
  }

  /// True when the server closes without another byte.
  bool sees_close() {
    char byte = 0;
    return unread_.empty() && recv(socket_, &byte, 1, 0) == 0;
  }

 private:
  void receive() {
    char bytes[4096];
    const auto count = recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) throw std::runtime_error(count == 0 ? "the server closed" : "no answer came");
    unread_.append(bytes, static_cast<std::size_t>(count));
  }

  int socket_;
  std::string unread_;
};

/// A server on a free port of the loopback, stopped at the end of its scope.
class RunningServer {
 public:
  RunningServer(Surface surface, ServerOptions options) : server(std::move(options), std::move(surface)) {
    std::promise<std::uint16_t> listening;
    auto ready = listening.get_future();
    thread_ = std::thread([this, &listening] {
      auto result = server.run([&listening](const Listening& where) { listening.set_value(where.port); });
      if (result.ok()) totals_.set_value(*result);
    });
    port = ready.get();
  }
  ~RunningServer() {
    server.stop();
    if (thread_.joinable()) thread_.join();
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  /// Waits until `run` has returned.
  RunTotals totals() {
    thread_.join();
    return totals_.get_future().get();
  }

  Server server;
  std::uint16_t port = 0;

 private:
  std::thread thread_;
  std::promise<RunTotals> totals_;
};

}  // namespace prongsai::http
