// SPDX-License-Identifier: Apache-2.0
#include "load.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <deque>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace prongsai::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Moment = Clock::time_point;

constexpr auto patience = std::chrono::seconds(5);  // after the end

[[noreturn]] void fail(const char* step) {
  throw std::system_error(errno, std::generic_category(), step);
}

std::uint32_t microseconds(Clock::duration time) {
  return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::microseconds>(time).count());
}

double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// One connection, with at most one request on its way.
struct Client {
  int socket = -1;
  bool is_connected = false;
  bool is_busy = false;
  Moment due{};
  Moment sent{};
  std::string unsent;
  std::string unread;
};

class Clients {
 public:
  Clients(const Load& load, const std::function<std::string_view(std::uint64_t)>& request)
      : load_(load), request_(request), poll_(epoll_create1(EPOLL_CLOEXEC)) {
    if (poll_ < 0) fail("epoll_create1");
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    clients_.resize(load.connections);
    for (std::size_t at = clients_.size(); at > 0; --at) free_.push_back(&clients_[at - 1]);
  }
  ~Clients() {
    for (const Client& client : clients_) {
      if (client.socket >= 0) ::close(client.socket);
    }
    ::close(poll_);
  }
  Clients(const Clients&) = delete;
  Clients& operator=(const Clients&) = delete;

  Met run() {
    const double processor_before = processor_seconds();
    const Moment start = Clock::now();
    from_ = start +
            std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(load_.warm_up_seconds));
    until_ =
        from_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(load_.seconds));
    next_ = start;
    if (load_.per_second == 0) {
      while (!free_.empty()) ask(take_free(), Clock::now());
    }
    bool is_before_middle = static_cast<bool>(load_.in_the_middle);
    for (Moment now = start; now < until_; now = Clock::now()) {
      if (is_before_middle && now - from_ > until_ - now) {
        is_before_middle = false;
        load_.in_the_middle();
      }
      come(now);
      poll(now);
    }
    waiting_.clear();
    is_over_ = true;
    for (Moment now = Clock::now(); busy_ > 0 && now < until_ + patience; now = Clock::now()) poll(now);
    met_.unanswered += asked_ - answered_;
    met_.seconds = load_.seconds;
    met_.processor_seconds = processor_seconds() - processor_before;
    return std::move(met_);
  }

 private:
  Client& take_free() {
    Client& client = *free_.back();
    free_.pop_back();
    return client;
  }

  /// Those whose time has come by now.
  void come(Moment now) {
    if (load_.per_second == 0) return;
    while (next_ <= now) {
      if (counts(next_)) ++asked_;
      waiting_.push_back(next_);
      next_ += std::chrono::duration_cast<Clock::duration>(
          std::chrono::duration<double>(gap_(random_) / load_.per_second));
    }
    serve_waiting();
  }
  void serve_waiting() {
    while (!waiting_.empty() && !free_.empty()) {
      const Moment due = waiting_.front();
      waiting_.pop_front();
      ask(take_free(), due);
    }
  }

  [[nodiscard]] bool counts(Moment due) const { return due >= from_ && due < until_; }

  void ask(Client& client, Moment due) {
    client.is_busy = true;
    ++busy_;
    client.due = due;
    client.sent = Clock::now();
    client.unread.clear();
    client.unsent = request_(number_++);
    if (load_.per_second == 0 && counts(due)) ++asked_;
    if (client.socket < 0) connect(client);
    if (client.is_connected) send(client);
  }

  void connect(Client& client) {
    client.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (client.socket < 0) fail("socket");
    const int on = 1;
    setsockopt(client.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(load_.port);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int outcome = ::connect(client.socket, reinterpret_cast<const sockaddr*>(&where), sizeof where);
    if (outcome != 0 && errno != EINPROGRESS) fail("connect");
    client.is_connected = outcome == 0;
    epoll_event event{};
    event.events = client.is_connected ? EPOLLIN : EPOLLIN | EPOLLOUT;
    event.data.ptr = &client;
    if (epoll_ctl(poll_, EPOLL_CTL_ADD, client.socket, &event) != 0) fail("epoll_ctl");
  }

  void listen_for(Client& client, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.ptr = &client;
    if (epoll_ctl(poll_, EPOLL_CTL_MOD, client.socket, &event) != 0) fail("epoll_ctl");
  }

  void send(Client& client) {
    const auto count = ::send(client.socket, client.unsent.data(), client.unsent.size(), MSG_NOSIGNAL);
    if (count < 0 && errno != EAGAIN) return;  // the close that follows is met when reading
    client.unsent.erase(0, count < 0 ? 0 : static_cast<std::size_t>(count));
    if (!client.unsent.empty()) listen_for(client, EPOLLIN | EPOLLOUT);
  }

  void poll(Moment now) {
    static constexpr int events_max = 512;
    std::array<epoll_event, events_max> events{};
    const bool comes_soon = load_.per_second > 0 && !is_over_;
    const auto gap = std::chrono::ceil<std::chrono::milliseconds>(next_ - now).count();
    const int wait = comes_soon ? static_cast<int>(std::clamp<std::int64_t>(gap, 0, 10)) : 10;
    const int count = epoll_wait(poll_, events.data(), events_max, wait);
    for (int at = 0; at < count; ++at) {
      const epoll_event& event = events[static_cast<std::size_t>(at)];
      Client& client = *static_cast<Client*>(event.data.ptr);
      if ((event.events & EPOLLOUT) != 0) {
        client.is_connected = true;
        listen_for(client, EPOLLIN);
        send(client);
      }
      if ((event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) read(client);
    }
    if (comes_soon) serve_waiting();
  }

  void read(Client& client) {
    std::array<char, 32 * 1024> bytes;
    const auto count = recv(client.socket, bytes.data(), bytes.size(), 0);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) return end(client);
    client.unread.append(bytes.data(), static_cast<std::size_t>(count));
    const auto head = client.unread.find("\r\n\r\n");
    if (head == std::string::npos) return;
    static constexpr std::string_view length_name = "\r\nContent-Length: ";
    const auto length_at = client.unread.find(length_name);
    std::size_t length = 0;
    if (length_at < head) {
      const char* digits = client.unread.data() + length_at + length_name.size();
      std::from_chars(digits, client.unread.data() + head, length);
    }
    if (client.unread.size() < head + 4 + length) return;
    int status = 0;
    std::from_chars(client.unread.data() + 9, client.unread.data() + 12, status);
    const bool closes = std::string_view(client.unread).substr(0, head).find("\r\nConnection: close") !=
                        std::string_view::npos;
    if (closes) hang_up(client);
    note(client, status);
    release(client);
  }

  void note(const Client& client, int status) {
    const Moment now = Clock::now();
    ++met_.answered_ever;
    if (status == 200) ++met_.taken_ever;
    if (status == 200 && now >= from_ && now < until_) ++met_.answered_in_time;
    if (!counts(client.due)) return;
    ++answered_;
    if (status == 200) {
      met_.taken.push_back(microseconds(now - client.due));
      met_.served.push_back(microseconds(now - client.sent));
    } else if (status == 503) {
      met_.sent_away.push_back(microseconds(now - client.sent));
    } else {
      ++met_.otherwise;
    }
  }

  void end(Client& client) {
    hang_up(client);
    if (!client.is_busy) return;
    if (counts(client.due)) {
      ++met_.broken;
      ++answered_;
    }
    release(client);
  }
  static void hang_up(Client& client) {
    ::close(client.socket);
    client.socket = -1;
    client.is_connected = false;
  }

  void release(Client& client) {
    client.is_busy = false;
    --busy_;
    if (load_.per_second == 0 && !is_over_) {
      ask(client, Clock::now());
    } else {
      free_.push_back(&client);
    }
  }

  const Load& load_;
  const std::function<std::string_view(std::uint64_t)>& request_;
  int poll_;
  std::vector<Client> clients_;
  std::vector<Client*> free_;
  std::deque<Moment> waiting_;  // due, and no connection is free
  std::size_t busy_ = 0;
  std::uint64_t number_ = 0;
  std::uint64_t asked_ = 0;  // of those that count
  std::uint64_t answered_ = 0;
  bool is_over_ = false;
  Moment from_{};
  Moment until_{};
  Moment next_{};
  std::mt19937_64 random_{1};
  std::exponential_distribution<double> gap_{1.0};
  Met met_;
};

}  // namespace

Met put_load_on(const Load& load, const std::function<std::string_view(std::uint64_t)>& request) {
  return Clients(load, request).run();
}

double share_of(std::vector<std::uint32_t>& values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return static_cast<double>(values[std::min(at, values.size() - 1)]) / 1000.0;
}

}  // namespace prongsai::bench
