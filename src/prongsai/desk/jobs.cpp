// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/jobs.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "prongsai/secret/token.h"

namespace prongsai::desk {

struct Jobs::Job {
  std::string id;
  std::string kind;
  std::string owner;
  Work work;
  JobView::State state = JobView::State::waiting;
  std::string result;
  base::Problems problems;
  JobProgress progress;

  [[nodiscard]] bool has_ended() const {
    return state == JobView::State::finished || state == JobView::State::failed;
  }
};

base::Problem cancelled_problem() {
  return {"job.cancelled", {}, {}};
}

void JobProgress::begin(std::string_view phase, std::int64_t total) {
  const std::lock_guard lock(mutex_);
  phase_ = phase;
  done_ = 0;
  total_ = total;
}

Jobs::Jobs(Broke broke) : broke_(std::move(broke)), thread_([this] { work_on(); }) {}

Jobs::~Jobs() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
    for (const auto& job : jobs_) job->progress.cancelled_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

bool Jobs::has_room(std::string_view owner) {
  const auto unfinished = std::count_if(
      jobs_.begin(), jobs_.end(), [&](const auto& job) { return !job->has_ended() && job->owner == owner; });
  if (static_cast<std::size_t>(unfinished) >= jobs_of_one_max) return false;
  if (jobs_.size() < jobs_max) return true;
  const auto oldest =
      std::find_if(jobs_.begin(), jobs_.end(), [](const auto& job) { return job->has_ended(); });
  if (oldest == jobs_.end()) return false;
  jobs_.erase(oldest);
  return true;
}

base::Result<std::string> Jobs::start(std::string_view kind, std::string_view owner, Work work) {
  auto job = std::make_shared<Job>();
  job->id = secret::new_id("j");
  job->kind = kind;
  job->owner = owner;
  job->work = std::move(work);
  {
    const std::lock_guard lock(mutex_);
    if (!has_room(owner)) return base::Problem{"job.too_many", {}, {}};
    jobs_.push_back(job);
  }
  changed_.notify_all();
  return job->id;
}

const Jobs::Job* Jobs::owned(std::string_view id, std::string_view owner) const {
  const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const auto& job) { return job->id == id; });
  return found == jobs_.end() || (*found)->owner != owner ? nullptr : found->get();
}

JobView Jobs::view_of(const Job& job) const {
  JobView out{.id = job.id, .kind = job.kind, .owner = job.owner, .state = job.state};
  const std::lock_guard lock(job.progress.mutex_);
  out.phase = job.progress.phase_;
  out.done = job.progress.done_;
  out.total = job.progress.total_;
  out.is_cancelled = job.progress.cancelled_;
  out.result = job.result;
  out.problems = job.problems;
  return out;
}

std::optional<JobView> Jobs::find(std::string_view id, std::string_view owner) const {
  const std::lock_guard lock(mutex_);
  const Job* job = owned(id, owner);
  if (job == nullptr) return std::nullopt;
  return view_of(*job);
}

std::optional<JobView> Jobs::wait(std::string_view id, std::string_view owner,
                                  std::chrono::milliseconds at_most) const {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, at_most, [&] {
    const Job* job = owned(id, owner);
    return is_stopping_ || job == nullptr || job->has_ended();
  });
  const Job* job = owned(id, owner);
  if (job == nullptr) return std::nullopt;
  return view_of(*job);
}

void Jobs::cancel(std::string_view id, std::string_view owner) {
  const std::lock_guard lock(mutex_);
  for (const auto& job : jobs_) {
    if (job->id == id && job->owner == owner && !job->has_ended()) job->progress.cancelled_ = true;
  }
}

std::vector<JobView> Jobs::list() const {
  const std::lock_guard lock(mutex_);
  std::vector<JobView> out;
  for (const auto& job : jobs_) out.push_back(view_of(*job));
  return out;
}

void Jobs::work_on() {
  std::unique_lock lock(mutex_);
  while (true) {
    std::shared_ptr<Job> next;
    changed_.wait(lock, [&] {
      const auto waiting = std::find_if(
          jobs_.begin(), jobs_.end(), [](const auto& job) { return job->state == JobView::State::waiting; });
      if (waiting != jobs_.end()) next = *waiting;
      return is_stopping_ || next != nullptr;
    });
    if (is_stopping_) return;
    next->state = JobView::State::running;
    lock.unlock();
    run(*next);
    lock.lock();
  }
}

void Jobs::run(Job& job) {
  base::Result<std::string> outcome = cancelled_problem();
  try {
    if (!job.progress.is_cancelled()) outcome = job.work(job.progress);
  } catch (const std::exception& trouble) {
    outcome = base::Problem{"job.broke", {}, {}};
    if (broke_) broke_(job.kind, trouble.what());
  }
  // What the work holds on to (a whole file, perhaps) goes with it, and not under the lock.
  job.work = nullptr;
  {
    const std::lock_guard lock(mutex_);
    job.state = outcome ? JobView::State::finished : JobView::State::failed;
    if (outcome) {
      job.result = *std::move(outcome);
    } else {
      job.problems = outcome.problems();
    }
  }
  changed_.notify_all();
}

}  // namespace prongsai::desk
