// SPDX-License-Identifier: Apache-2.0
#include "prongsai/base/assert.h"
#include "prongsai/fetch/turns_detail.h"

namespace prongsai::fetch {

void Turns::add(const std::string& host, std::uint64_t job, Place place) {
  Host& at = hosts_[host];
  const bool was_waiting = !at.jobs.empty();
  if (place == Place::first) {
    at.jobs.push_front(job);
  } else {
    at.jobs.push_back(job);
  }
  if (!was_waiting && !at.is_busy && !at.is_resting) ready_.push_back(host);
}

void Turns::wake(Time now) {
  for (; !resting_.empty() && resting_.front().first <= now; resting_.pop_front()) {
    const auto at = hosts_.find(resting_.front().second);
    at->second.is_resting = false;
    if (at->second.jobs.empty()) {
      hosts_.erase(at);
    } else {
      ready_.push_back(resting_.front().second);
    }
  }
}

std::optional<std::uint64_t> Turns::next(Time now, const std::function<bool(std::uint64_t)>& may_begin) {
  wake(now);
  for (std::size_t looked = 0, all = ready_.size(); looked < all; ++looked) {
    std::string host = std::move(ready_.front());
    ready_.pop_front();
    Host& at = hosts_.at(host);
    const std::uint64_t job = at.jobs.front();
    if (!may_begin(job)) {
      ready_.push_back(std::move(host));
      continue;
    }
    at.jobs.pop_front();
    at.is_busy = true;
    return job;
  }
  return std::nullopt;
}

void Turns::done(const std::string& host, Time now) {
  Host& at = hosts_.at(host);
  PRONGSAI_ASSERT(at.is_busy);
  at.is_busy = false;
  at.is_resting = true;
  resting_.emplace_back(now + pause_, host);
}

std::optional<Turns::Time> Turns::soonest() const {
  if (resting_.empty()) return std::nullopt;
  return resting_.front().first;
}

}  // namespace prongsai::fetch
