// SPDX-License-Identifier: Apache-2.0
// Whose turn it is: hosts in a circle, each with one request at a time and a pause after it.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace prongsai::fetch {

/// A host with ten thousand jobs waits no less and no longer between its requests than one with two.
class Turns {
 public:
  using Time = std::chrono::steady_clock::time_point;
  enum class Place : std::uint8_t {
    last,
    first,  ///< what was begun already: the next page of a redirect
  };

  explicit Turns(std::chrono::milliseconds pause) : pause_(pause) {}

  void add(const std::string& host, std::uint64_t job, Place place);
  /// A job whose host may be asked now, and that `may_begin`. From then on its host is busy, until done().
  std::optional<std::uint64_t> next(Time now, const std::function<bool(std::uint64_t)>& may_begin);
  /// Requires: next() gave a job of that host, and done() was not called since.
  void done(const std::string& host, Time now);
  /// When next() may have more to give, as far as time alone decides.
  [[nodiscard]] std::optional<Time> soonest() const;
  [[nodiscard]] bool has_ready() const { return !ready_.empty(); }

 private:
  struct Host {
    std::deque<std::uint64_t> jobs;
    bool is_busy = false;
    bool is_resting = false;
  };
  void wake(Time now);

  std::chrono::milliseconds pause_;
  std::unordered_map<std::string, Host> hosts_;       ///< with jobs, busy, or resting
  std::deque<std::string> ready_;                     ///< with jobs, neither busy nor resting
  std::deque<std::pair<Time, std::string>> resting_;  ///< all pauses are of one length: the oldest ends first
};

}  // namespace prongsai::fetch
