// SPDX-License-Identifier: Apache-2.0
#include "prongsai/fetch/fetch_apart.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <map>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "prongsai/base/assert.h"
#include "prongsai/confine/child.h"
#include "prongsai/fetch/address.h"
#include "prongsai/fetch/wire_detail.h"

namespace prongsai::fetch {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t order_id_max = 64;
constexpr int empty_starts_max = 3;
constexpr milliseconds silence_max{30'000};  // an honest child says something every two seconds
constexpr int begun_max = 2;

/// One life of the child.
struct Life {
  Life(const std::string& program, std::size_t payload_bytes_max)
      : to(confine::make_pipe()),
        from(confine::make_pipe()),
        child(program, fetch_argument, to.out.number(), from.in.number()),
        frames(payload_bytes_max) {
    to.out.close();
    from.in.close();
    (void)fcntl(to.in.number(), F_SETFL, O_NONBLOCK);
    (void)fcntl(from.out.number(), F_SETFL, O_NONBLOCK);
  }

  confine::Pipe to;
  confine::Pipe from;
  confine::Child child;
  Frames frames;
  std::string outgoing;
  std::size_t outgoing_from = 0;
  bool has_spoken = false;
  milliseconds silence{0};
};

}  // namespace

class Fetcher::Work {
 public:
  Work(std::string program, const Limits& limits, Surroundings surroundings)
      : program_(std::move(program)), settings_{limits, std::move(surroundings)} {}

  void order(const Order& order) {
    PRONGSAI_ASSERT(!order.order.empty() && order.order.size() <= order_id_max);
    PRONGSAI_ASSERT(orders_.size() < most_waiting());
    Order kept = order;
    kept.address.resize(std::min(kept.address.size(), address_bytes_max + 1));  // too long stays too long
    const auto [at, is_new] = orders_.try_emplace(order.order, Waiting{std::move(kept), 0, ++last_});
    PRONGSAI_ASSERT(is_new);
    if (life_) life_->outgoing += framed(Frame::order, pack_order(at->second.order));
  }

  [[nodiscard]] std::size_t waiting() const { return orders_.size(); }

  bool next(Capture& capture, milliseconds at_most) {
    const confine::WithoutPipeSignal without_signal;
    const Clock::time_point until = Clock::now() + at_most;
    for (bool is_last = false;;) {
      if (take(capture)) return true;
      if (orders_.empty() || is_last) return false;
      const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now());
      is_last = left <= milliseconds(0);
      if (!life_) start();
      if (!converse(std::max(left, milliseconds(0)))) end_life();
    }
  }

 private:
  struct Waiting {
    Order order;
    int begun = 0;  ///< in how many lives of the child
    std::uint64_t number = 0;
    bool is_begun = false;  ///< in this life
  };

  void start() {
    life_.emplace(program_, capture_bytes_max(settings_.limits));
    life_->outgoing = framed(Frame::settings, pack_settings(settings_));
    std::map<std::uint64_t, const Order*> in_order;
    for (const auto& [id, waiting] : orders_) in_order[waiting.number] = &waiting.order;
    for (const auto& [number, order] : in_order) life_->outgoing += framed(Frame::order, pack_order(*order));
  }

  /// The child is gone, or talks nonsense: what it was at is asked again once.
  void end_life() {
    if (!life_->has_spoken && ++empty_starts_ >= empty_starts_max) {
      life_.reset();
      throw std::runtime_error("the program that fetches ends before it begins: " + program_);
    }
    life_.reset();
    for (auto at = orders_.begin(); at != orders_.end();) {
      Waiting& waiting = at->second;
      const bool is_given_up = std::exchange(waiting.is_begun, false) && waiting.begun >= begun_max;
      if (is_given_up) {
        done_.push_back({.order = at->first,
                         .outcome = Outcome::no_connection,
                         .detail = "the fetching process ended twice over this order",
                         .exchanges = {},
                         .tls = {}});
      }
      at = is_given_up ? orders_.erase(at) : std::next(at);
    }
  }

  bool take(Capture& capture) {
    if (life_ && done_.empty()) read_frames();
    if (done_.empty()) return false;
    capture = std::move(done_.front());
    done_.pop_front();
    return true;
  }

  /// One capture at most: they may be large.
  void read_frames() {
    while (done_.empty()) {
      auto frame = life_->frames.next();
      if (!frame) break;
      life_->has_spoken = true;
      empty_starts_ = 0;
      if (frame->kind == Frame::alive) continue;
      if (frame->kind == Frame::begun && mark_begun(frame->payload)) continue;
      auto capture =
          frame->kind == Frame::capture ? unpack_capture(frame->payload, settings_.limits) : std::nullopt;
      if (!capture || orders_.erase(capture->order) == 0) {
        end_life();
        return;
      }
      done_.push_back(*std::move(capture));
    }
    if (life_->frames.is_broken()) end_life();
  }

  bool mark_begun(const std::string& order) {
    const auto at = orders_.find(order);
    if (at == orders_.end() || at->second.is_begun) return false;
    at->second.is_begun = true;
    ++at->second.begun;
    return true;
  }

  /// Sends and receives once. False where the child is gone.
  bool converse(milliseconds at_most) {
    Life& life = *life_;
    const bool has_more = life.outgoing_from < life.outgoing.size();
    std::array<pollfd, 2> ends = {pollfd{life.from.out.number(), POLLIN, 0},
                                  pollfd{life.to.in.number(), POLLOUT, 0}};
    const Clock::time_point before = Clock::now();
    const milliseconds patience = std::min(at_most, milliseconds(1'000));
    const int ready = poll(ends.data(), has_more ? 2 : 1, static_cast<int>(patience.count()));
    if (ready < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "poll");
    if (ready <= 0) {
      life.silence += std::chrono::duration_cast<milliseconds>(Clock::now() - before);
      return life.silence <= silence_max;
    }
    if (has_more && ends[1].revents != 0) send();
    return ends[0].revents == 0 || receive();
  }

  void send() {
    Life& life = *life_;
    const ssize_t sent = ::write(life.to.in.number(), life.outgoing.data() + life.outgoing_from,
                                 life.outgoing.size() - life.outgoing_from);
    if (sent > 0) life.outgoing_from += static_cast<std::size_t>(sent);
    // It reads no more: what it still says is read, and its end is seen there.
    if (sent < 0 && errno != EAGAIN && errno != EINTR) life.outgoing_from = life.outgoing.size();
    if (life.outgoing_from < life.outgoing.size()) return;
    life.outgoing.clear();
    life.outgoing_from = 0;
  }

  bool receive() {
    const ssize_t got = ::read(life_->from.out.number(), piece_.data(), piece_.size());
    if (got == 0) return false;
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    life_->silence = milliseconds(0);
    life_->frames.add({piece_.data(), static_cast<std::size_t>(got)});
    return true;
  }

  std::string program_;
  Settings settings_;
  std::map<std::string, Waiting> orders_;
  std::optional<Life> life_;
  std::deque<Capture> done_;
  std::uint64_t last_ = 0;
  int empty_starts_ = 0;
  std::array<char, 256 * 1024> piece_{};
};

Fetcher::Fetcher(std::string program, const Limits& limits, Surroundings surroundings)
    : work_(std::make_unique<Work>(std::move(program), limits, std::move(surroundings))) {}

Fetcher::~Fetcher() = default;

void Fetcher::order(const Order& order) {
  work_->order(order);
}

std::size_t Fetcher::waiting() const {
  return work_->waiting();
}

bool Fetcher::next(Capture& capture, milliseconds at_most) {
  return work_->next(capture, at_most);
}

}  // namespace prongsai::fetch
