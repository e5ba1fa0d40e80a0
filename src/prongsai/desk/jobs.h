// SPDX-License-Identifier: Apache-2.0
// Long work: its own thread, how far it has come, and a way to stop it.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "prongsai/base/result.h"

namespace prongsai::desk {

/// How a job tells where it is, and learns that it shall stop. Used by the thread of the job.
class JobProgress {
 public:
  /// A phase begins; `phase` is a code whose words stand in locale/ under "job.phase.<code>". `total` 0:
  /// nobody knows how long it takes.
  void begin(std::string_view phase, std::int64_t total = 0);
  void done(std::int64_t steps) { done_ = steps; }
  /// Work asks between its steps and returns the problem job.cancelled; what it did so far must then be
  /// undone, as a transaction does by itself.
  [[nodiscard]] bool is_cancelled() const { return cancelled_; }

 private:
  friend class Jobs;
  mutable std::mutex mutex_;
  std::string phase_;
  std::atomic<std::int64_t> done_ = 0;
  std::atomic<std::int64_t> total_ = 0;
  std::atomic<bool> cancelled_ = false;
};

[[nodiscard]] base::Problem cancelled_problem();

/// A job as a page shows it.
struct JobView {
  enum class State : std::uint8_t { waiting, running, finished, failed };
  std::string id;
  std::string kind;   ///< a code: "organisations.preview"
  std::string owner;  ///< the person who asked for it
  State state = State::waiting;
  std::string phase;
  std::int64_t done = 0;
  std::int64_t total = 0;     ///< 0: unknown
  bool is_cancelled = false;  ///< asked to stop; it may still be on its way
  std::string result;         ///< of a finished one: what the work returned, such as an id
  base::Problems problems;    ///< of a failed one
};

/// The jobs of this server, in memory: one that is lost by a restart is gone, and what it worked at is as it
/// was before. One thread does them, one after another.
class Jobs {
 public:
  /// Returns what the pages need to go on. Anything it throws becomes the problem job.broke; whoever keeps
  /// the log is told through `broke`.
  using Work = std::function<base::Result<std::string>(JobProgress& progress)>;
  using Broke = std::function<void(const std::string& kind, const std::string& what)>;

  /// So many are kept, waiting and done together; the oldest done ones are forgotten first.
  static constexpr std::size_t jobs_max = 64;
  /// So many of one person wait or run at once.
  static constexpr std::size_t jobs_of_one_max = 3;

  explicit Jobs(Broke broke = nullptr);
  /// Asks all to stop, and waits for the one that runs.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// Its id. Problem: job.too_many.
  [[nodiscard]] base::Result<std::string> start(std::string_view kind, std::string_view owner, Work work);
  /// Empty when there is none of that id, or it is somebody else's.
  [[nodiscard]] std::optional<JobView> find(std::string_view id, std::string_view owner) const;
  /// As `find`, after it has ended or `at_most` has passed.
  [[nodiscard]] std::optional<JobView> wait(std::string_view id, std::string_view owner,
                                            std::chrono::milliseconds at_most) const;
  /// Asks it to stop. Does nothing when it has ended.
  void cancel(std::string_view id, std::string_view owner);
  /// All of them, oldest first: for the page of the system.
  [[nodiscard]] std::vector<JobView> list() const;

 private:
  struct Job;
  void work_on();
  void run(Job& job);
  [[nodiscard]] JobView view_of(const Job& job) const;
  [[nodiscard]] const Job* owned(std::string_view id, std::string_view owner) const;
  [[nodiscard]] bool has_room(std::string_view owner);

  Broke broke_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::deque<std::shared_ptr<Job>> jobs_;  ///< in the order of their start
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace prongsai::desk
