// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/throttle.h"

#include <algorithm>
#include <cstring>

#include "prongsai/base/assert.h"
#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {

Buckets::Buckets(BucketRule rule, std::size_t keys_max)
    : rule_(rule), keys_max_(keys_max), hash_key_(detail::random_bytes(32)) {
  PRONGSAI_ASSERT(rule.burst >= 1 && rule.refill.count() > 0 && keys_max >= 1);
}

std::size_t Buckets::NameHash::operator()(const Name& name) const noexcept {
  std::size_t out = 0;
  std::memcpy(&out, name.data(), sizeof(out));
  return out;
}

Buckets::Name Buckets::name_of(std::string_view key) const {
  Name out{};
  const std::string hash = detail::keyed_hash(hash_key_, key, out.size());
  std::copy(hash.begin(), hash.end(), out.begin());
  return out;
}

Buckets::Moment Buckets::full_at(const Name& name, Moment now) const {
  const auto found = places_.find(name);
  if (found == places_.end()) return now;
  return std::clamp(found->second->full_at, now, now + rule_.burst * rule_.refill);
}

std::chrono::microseconds Buckets::wait(std::string_view key, Moment now) const {
  const std::chrono::microseconds missing = full_at(name_of(key), now) - now + rule_.refill;
  return std::max(std::chrono::microseconds(0), missing - rule_.burst * rule_.refill);
}

void Buckets::spend(std::string_view key, Moment now) {
  const Name name = name_of(key);
  const Moment at = full_at(name, now) + rule_.refill;
  PRONGSAI_ASSERT(at - now <= rule_.burst * rule_.refill);
  if (const auto found = places_.find(name); found != places_.end()) {
    found->second->full_at = at;
    used_.splice(used_.begin(), used_, found->second);
    return;
  }
  if (places_.size() >= keys_max_) {
    places_.erase(used_.back().name);
    used_.pop_back();
  }
  used_.push_front({name, at});
  places_.emplace(name, used_.begin());
}

void Buckets::give_back(std::string_view key) {
  if (const auto found = places_.find(name_of(key)); found != places_.end())
    found->second->full_at -= rule_.refill;
}

Throttle::Throttle(BucketRule rule, std::size_t keys_max) : buckets_(rule, keys_max) {}

std::optional<std::chrono::microseconds> Throttle::take(std::string_view key, Moment now) {
  const std::lock_guard lock(mutex_);
  const std::chrono::microseconds wait = buckets_.wait(key, now);
  if (wait.count() > 0) return wait;
  buckets_.spend(key, now);
  return std::nullopt;
}

}  // namespace prongsai::secret
