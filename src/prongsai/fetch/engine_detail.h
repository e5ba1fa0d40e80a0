// SPDX-License-Identifier: Apache-2.0
// The work of the child: orders become captures, many at once, in one thread that never waits by itself.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <curl/curl.h>

#include "prongsai/fetch/fetch_apart.h"
#include "prongsai/fetch/lookups_detail.h"
#include "prongsai/fetch/transfer_detail.h"
#include "prongsai/fetch/turns_detail.h"

namespace prongsai::fetch {

class Engine {
 public:
  /// Opens what is needed later: sockets to name servers, certificates. Throws std::runtime_error or
  /// std::system_error where that cannot be had.
  Engine(const Limits& limits, const Surroundings& surroundings, Fence fence);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  void add(Order order);
  /// Does what can be done now. `waiting_out` is how many bytes of captures the parent has not taken yet.
  void turn(std::size_t waiting_out);
  /// Waits until there is more to do, or something happens at `others`; at most so long.
  void wait(std::span<curl_waitfd> others, std::chrono::milliseconds at_most);

  /// Ids of orders that were begun since it was called last.
  [[nodiscard]] std::vector<std::string> take_begun();
  [[nodiscard]] std::deque<Capture> take_done();

 private:
  using Clock = std::chrono::steady_clock;
  enum class Stage : std::uint8_t { queued, finding, crowded, asking };
  struct Job {
    Capture capture;
    Reader reader = Reader::program;
    Address at;
    std::set<std::string> seen;  ///< the addresses of this chain
    std::size_t body_bytes = 0;  ///< of its exchanges
    std::vector<Ip> addresses;   ///< that may be asked, of its host
    std::size_t next_address = 0;
    Exchange exchange;  ///< the one that is under way
    std::unique_ptr<Transfer> transfer;
    Stage stage = Stage::queued;
    bool was_begun = false;
    Clock::duration used{0};  ///< of Limits::whole; time in queues and pauses is not ours to count
    Clock::time_point active_since;
    bool is_active = false;
  };

  void begin_some(Clock::time_point now);
  void found(std::uint64_t number, NameAnswer answer, Clock::time_point now);
  void connect(std::uint64_t number, Clock::time_point now);
  void connect_crowded(Clock::time_point now);
  void collect(Clock::time_point now);
  void ended(std::uint64_t number, Transfer::Ending ending, Clock::time_point now);
  void follow(std::uint64_t number, const std::string& location, Clock::time_point now);
  void close(std::uint64_t number, Outcome outcome, std::string detail, Clock::time_point now);
  void drop_transfer(Job& job);
  void unpause(std::size_t waiting_out, Clock::time_point now);
  void end_late(Clock::time_point now);
  static void set_active(Job& job, bool is_active, Clock::time_point now);
  [[nodiscard]] Clock::duration left(const Job& job, Clock::time_point now) const;

  Habits habits_;
  Roots roots_;
  Lookups lookups_;
  Turns turns_;
  std::unique_ptr<CURLM, CURLMcode (*)(CURLM*)> multi_;
  std::map<std::uint64_t, Job> jobs_;  ///< by the order in which they came
  std::set<std::uint64_t> begun_;  ///< finding, crowded or asking, or queued for the next page of a redirect
  std::map<std::string, std::size_t> peers_;  ///< connections now, by IP address
  std::size_t asking_ = 0;
  std::uint64_t last_job_ = 0;
  std::vector<std::string> newly_begun_;
  std::deque<Capture> done_;
};

}  // namespace prongsai::fetch
