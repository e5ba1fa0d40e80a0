// SPDX-License-Identifier: Apache-2.0
#include "prongsai/mail/outbox.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <list>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "prongsai/base/assert.h"
#include "prongsai/mail/read_message.h"
#include "prongsai/mail/smtp_session_detail.h"

namespace prongsai::mail {
namespace {

using Steady = std::chrono::steady_clock;

class Socket {
 public:
  explicit Socket(int number) : number_(number) {}
  Socket(Socket&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  Socket& operator=(Socket&&) = delete;
  ~Socket() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

struct Connection {
  Socket socket;
  detail::SmtpSession session;
  std::string out;
  Steady::time_point deadline;
  bool is_broken = false;
};

std::size_t bytes_of(const OutboxMessage& message) {
  return message.subject.size() + message.text.size() + message.sender.size() +
         256 * message.recipients.size();
}

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(port);
  out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return out;
}

/// 0, or what errno said.
int listen_on(const Socket& socket, std::uint16_t port) {
  const int on = 1;
  const sockaddr_in address = loopback(port);
  if (socket.number() < 0 || ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0 ||
      ::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 ||
      ::listen(socket.number(), SOMAXCONN) != 0)
    return errno;
  return 0;
}

std::uint16_t port_of(const Socket& socket) {
  sockaddr_in address{};
  socklen_t size = sizeof(address);
  if (::getsockname(socket.number(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::system_error(errno, std::generic_category(), "getsockname");
  return ntohs(address.sin_port);
}

/// Sends what the other side takes now.
void flush(Connection& connection) {
  while (!connection.out.empty()) {
    const ssize_t count =
        ::send(connection.socket.number(), connection.out.data(), connection.out.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      connection.is_broken = errno != EAGAIN && errno != EWOULDBLOCK;
      return;
    }
    connection.out.erase(0, static_cast<std::size_t>(count));
  }
}

/// Reads once. While replies wait to be taken nothing more is read, so that they cannot pile up.
void receive(Connection& connection) {
  std::array<char, 16 * 1024> bytes{};
  const ssize_t count = ::recv(connection.socket.number(), bytes.data(), bytes.size(), 0);
  if (count < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) return;
  if (count <= 0) {
    connection.is_broken = true;
    return;
  }
  connection.out += connection.session.take({bytes.data(), static_cast<std::size_t>(count)});
  flush(connection);
}

}  // namespace

class Outbox::State {
 public:
  State(OutboxOptions options, Socket listener, std::array<int, 2> wake)
      : options_(std::move(options)),
        listener_(std::move(listener)),
        wake_read_(wake[0]),
        wake_write_(wake[1]),
        port_(port_of(listener_)),
        thread_([this] { run(); }) {}

  ~State() {
    const char byte = 0;
    while (::write(wake_write_.number(), &byte, 1) < 0 && errno == EINTR) {
    }
    thread_.join();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }

  [[nodiscard]] std::vector<OutboxMessage> messages() const {
    const std::lock_guard lock(mutex_);
    return {kept_.rbegin(), kept_.rend()};
  }

 private:
  void keep(const detail::Envelope& envelope, const std::string& bytes) {
    ReadMessage read = read_message(bytes);
    const std::lock_guard lock(mutex_);
    kept_.push_back({++received_, options_.now(), envelope.sender, envelope.recipients,
                     std::move(read.subject), std::move(read.text)});
    kept_bytes_ += bytes_of(kept_.back());
    while (kept_.size() > options_.messages_max ||
           (kept_.size() > 1 && kept_bytes_ > options_.kept_bytes_max)) {
      kept_bytes_ -= bytes_of(kept_.front());
      kept_.pop_front();
    }
  }

  void accept_one() {
    Socket socket(::accept4(listener_.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (socket.number() < 0) return;
    if (connections_.size() >= static_cast<std::size_t>(options_.connections_max)) {
      constexpr std::string_view busy = "421 too many connections\r\n";
      static_cast<void>(::send(socket.number(), busy.data(), busy.size(), MSG_NOSIGNAL));
      return;
    }
    detail::SmtpSession session(
        options_.message_bytes_max,
        [this](const detail::Envelope& envelope, const std::string& bytes) { keep(envelope, bytes); });
    connections_.push_back({std::move(socket), std::move(session), detail::SmtpSession::greeting(),
                            Steady::now() + options_.idle_timeout});
    flush(connections_.back());
  }

  [[nodiscard]] std::vector<pollfd> watched() const {
    std::vector<pollfd> out = {{wake_read_.number(), POLLIN, 0}, {listener_.number(), POLLIN, 0}};
    for (const Connection& connection : connections_) {
      const short events = connection.out.empty() ? POLLIN : POLLOUT;
      out.push_back({connection.socket.number(), events, 0});
    }
    return out;
  }

  /// Milliseconds until the first connection has been idle for too long; -1 for never.
  [[nodiscard]] int patience() const {
    if (connections_.empty()) return -1;
    const auto next =
        std::min_element(connections_.begin(), connections_.end(),
                         [](const Connection& a, const Connection& b) { return a.deadline < b.deadline; });
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next->deadline - Steady::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(wait, 0, 60'000));
  }

  void serve(const std::vector<pollfd>& events) {
    auto connection = connections_.begin();
    for (std::size_t at = 2; at < events.size(); ++at, ++connection) {
      if (events[at].revents == 0) continue;
      connection->deadline = Steady::now() + options_.idle_timeout;
      if ((events[at].revents & POLLOUT) != 0) flush(*connection);
      if ((events[at].revents & (POLLIN | POLLHUP | POLLERR)) != 0) receive(*connection);
    }
    connections_.remove_if([now = Steady::now()](const Connection& one) {
      return one.is_broken || (one.session.is_over() && one.out.empty()) || one.deadline <= now;
    });
  }

  void run() {
    for (;;) {
      std::vector<pollfd> events = watched();
      if (::poll(events.data(), events.size(), patience()) < 0) {
        PRONGSAI_ASSERT(errno == EINTR || errno == ENOMEM);
        continue;
      }
      if (events[0].revents != 0) return;
      serve(events);
      if (events[1].revents != 0) accept_one();
    }
  }

  OutboxOptions options_;
  Socket listener_;
  Socket wake_read_;
  Socket wake_write_;
  std::uint16_t port_;
  std::list<Connection> connections_;  // of the thread alone
  mutable std::mutex mutex_;           // over what follows
  std::deque<OutboxMessage> kept_;
  std::size_t kept_bytes_ = 0;
  std::int64_t received_ = 0;
  std::thread thread_;  // the last: everything above is there when it starts
};

Outbox::Outbox(std::unique_ptr<State> state) : state_(std::move(state)) {}
Outbox::~Outbox() = default;

base::Result<std::unique_ptr<Outbox>> Outbox::open(OutboxOptions options) {
  PRONGSAI_ASSERT(options.now && options.messages_max >= 1 && options.connections_max >= 1);
  PRONGSAI_ASSERT(options.message_bytes_max >= 1 && options.idle_timeout.count() > 0);
  Socket listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (const int error = listen_on(listener, options.port); error != 0) {
    return base::Problem{
        "mail.outbox_cannot_listen",
        {{"port", std::to_string(options.port)}, {"reason", std::generic_category().message(error)}},
        {}};
  }
  std::array<int, 2> wake{};
  if (::pipe2(wake.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  auto state = std::make_unique<State>(std::move(options), std::move(listener), wake);
  return std::unique_ptr<Outbox>(new Outbox(std::move(state)));
}

std::uint16_t Outbox::port() const {
  return state_->port();
}

std::vector<OutboxMessage> Outbox::messages() const {
  return state_->messages();
}

}  // namespace prongsai::mail
