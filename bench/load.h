// SPDX-License-Identifier: Apache-2.0
// Many clients of one HTTP server on one thread: those that ask again when they are answered, and those that
// come at their own pace whether the server keeps up or not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace prongsai::bench {

struct Load {
  std::uint16_t port = 0;       ///< on 127.0.0.1
  std::size_t connections = 0;  ///< at most so many at once, kept open between requests
  /// Requests that come each second, at random moments (exponential gaps). 0: each connection asks again as
  /// soon as it is answered.
  double per_second = 0;
  double warm_up_seconds = 1;  ///< not counted
  double seconds = 5;
  /// Called once in the middle, and waited for: those whose time comes meanwhile come right after it.
  std::function<void()> in_the_middle{};
};

/// What clients met between the warm-up and the end. A request's time begins when it was due: one that had to
/// wait for a free connection has waited all the same (no coordinated omission). Unanswered five seconds
/// after the end is unanswered for good.
struct Met {
  double seconds = 0;                 ///< how long it was counted
  std::vector<std::uint32_t> taken;   ///< microseconds to each 200
  std::vector<std::uint32_t> served;  ///< the same from when it was sent: without the wait for a connection
  std::vector<std::uint32_t> sent_away;  ///< from being sent to each 503
  std::uint64_t answered_in_time = 0;    ///< 200s that came before the end: what `per_second` is made of
  std::uint64_t otherwise = 0;           ///< other answers
  std::uint64_t broken = 0;              ///< connections that ended without the answer
  std::uint64_t unanswered = 0;
  double processor_seconds = 0;     ///< what the clients themselves took, all of the time
  std::uint64_t answered_ever = 0;  ///< answers of any kind, all of the time
  std::uint64_t taken_ever = 0;     ///< 200s, the warm-up and the time after the end included

  [[nodiscard]] double per_second() const { return static_cast<double>(answered_in_time) / seconds; }
};

/// `request(n)` gives the bytes of the n-th request, good until it is called again.
[[nodiscard]] Met put_load_on(const Load& load,
                              const std::function<std::string_view(std::uint64_t number)>& request);

/// The value below which that share lies, in milliseconds; 0 for none. Sorts.
[[nodiscard]] double share_of(std::vector<std::uint32_t>& microseconds, double share);

}  // namespace prongsai::bench
