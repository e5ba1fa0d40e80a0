// SPDX-License-Identifier: Apache-2.0
#include "prongsai/confine/child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <optional>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

#include "prongsai/confine/lock_in.h"
#include "prongsai/fetch/child_detail.h"
#include "prongsai/fetch/engine_detail.h"
#include "prongsai/fetch/fence.h"
#include "prongsai/fetch/wire_detail.h"

namespace prongsai::fetch {
namespace {

constexpr std::size_t parent_payload_max = 64U * 1024;
constexpr std::uint64_t memory_bytes_max = 1'024ULL * 1024 * 1024;
constexpr std::chrono::seconds sign_of_life{2};

class Orders {
 public:
  enum class State : std::uint8_t { open, ended, broken };
  Orders() : frames_(parent_payload_max) {}

  /// One read, and the frames that it completed.
  State read() {
    std::array<char, 64 * 1024> piece{};
    const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (got == 0) return State::ended;
    if (got < 0) return errno == EINTR || errno == EAGAIN ? State::open : State::broken;
    frames_.add({piece.data(), static_cast<std::size_t>(got)});
    return State::open;
  }
  std::optional<Frames::One> next() { return frames_.next(); }
  [[nodiscard]] bool is_broken() const { return frames_.is_broken(); }

 private:
  Frames frames_;
};

/// What the parent has not taken yet.
class Out {
 public:
  void put(Frame kind, std::string_view payload) {
    waiting_.push_back(framed(kind, payload));
    size_ += waiting_.back().size();
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// As much as the pipe takes. False where nobody reads.
  bool write() {
    while (!waiting_.empty()) {
      const std::string& front = waiting_.front();
      const ssize_t sent = ::write(STDOUT_FILENO, front.data() + sent_, front.size() - sent_);
      if (sent < 0) return errno == EAGAIN || errno == EINTR;
      sent_ += static_cast<std::size_t>(sent);
      size_ -= static_cast<std::size_t>(sent);
      if (sent_ < front.size()) continue;
      waiting_.pop_front();
      sent_ = 0;
    }
    return true;
  }

 private:
  std::deque<std::string> waiting_;
  std::size_t sent_ = 0;
  std::size_t size_ = 0;
};

std::optional<Settings> first_frame(Orders& orders) {
  while (true) {
    if (auto frame = orders.next()) {
      return frame->kind == Frame::settings ? unpack_settings(frame->payload) : std::nullopt;
    }
    if (orders.is_broken() || orders.read() != Orders::State::open) return std::nullopt;
  }
}

bool take_orders(Orders& orders, Engine& engine) {
  while (auto frame = orders.next()) {
    auto order = frame->kind == Frame::order ? unpack_order(frame->payload) : std::nullopt;
    if (!order) return false;
    engine.add(*std::move(order));
  }
  return !orders.is_broken();
}

int serve(Orders& orders, Engine& engine) {
  using Clock = std::chrono::steady_clock;
  Out out;
  Clock::time_point told_at = Clock::now();
  (void)fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK);
  while (true) {
    if (!take_orders(orders, engine)) return 2;
    engine.turn(out.size());
    for (const std::string& order : engine.take_begun()) out.put(Frame::begun, order);
    for (std::deque<Capture> done = engine.take_done(); !done.empty(); done.pop_front()) {
      out.put(Frame::capture, pack_capture(done.front()));
    }
    if (Clock::now() - told_at >= sign_of_life) {
      told_at = Clock::now();
      if (out.size() == 0) out.put(Frame::alive, {});
    }
    if (!out.write()) return 3;
    std::array<curl_waitfd, 2> ends = {curl_waitfd{STDIN_FILENO, CURL_WAIT_POLLIN, 0},
                                       curl_waitfd{STDOUT_FILENO, CURL_WAIT_POLLOUT, 0}};
    engine.wait({ends.data(), out.size() == 0 ? 1U : 2U}, sign_of_life);
    if (ends[0].revents == 0) continue;
    const Orders::State state = orders.read();
    if (state != Orders::State::open) return state == Orders::State::ended ? 0 : 2;
  }
}

}  // namespace

int fetch_behind(Fence fence) {
  try {
    const confine::WithoutPipeSignal without_signal;
    Orders orders;
    const auto settings = first_frame(orders);
    if (!settings) return 2;
    Engine engine(settings->limits, settings->surroundings, fence);
    const std::string& user = settings->surroundings.user;
    confine::lock_in({.memory_bytes_max = memory_bytes_max,
                      .open_files_max = static_cast<unsigned>(settings->limits.at_once_max) * 2 + 64,
                      .readable = {},
                      .tcp_ports = {80, 443},
                      .user = user.empty() ? "nobody" : user});
    return serve(orders, engine);
  } catch (const std::exception&) {
    return 4;  // no memory, no name server, no such account
  }
}

int fetch_for_parent(std::span<const char* const> arguments) {
  return arguments.empty() ? fetch_behind(&is_forbidden) : 2;
}

}  // namespace prongsai::fetch
