// SPDX-License-Identifier: Apache-2.0
// Slowing down: so many at once, then one a while, for each key.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace prongsai::secret {

/// `burst` at once; after that one each `refill`, until as many are saved up again.
struct BucketRule {
  int burst = 10;                                ///< at least 1
  std::chrono::microseconds refill{60'000'000};  ///< above 0
};

/// One bucket a key, at most `keys_max`: then the one that was used longest ago is forgotten, which is as if
/// it were full. Keys are kept as hashes with a key of their own, so neither a long key nor many that were
/// chosen to collide cost more, and no address lies in memory. Not thread-safe: its owner has the lock.
class Buckets {
 public:
  using Moment = std::chrono::sys_time<std::chrono::microseconds>;

  /// Requires: a rule as above, keys_max >= 1.
  Buckets(BucketRule rule, std::size_t keys_max);

  /// How long until there is one to take; 0 when there is one. A clock that is set back makes nobody wait
  /// longer than an empty bucket does.
  [[nodiscard]] std::chrono::microseconds wait(std::string_view key, Moment now) const;
  /// Takes one. Requires: wait(key, now) is 0.
  void spend(std::string_view key, Moment now);
  /// Puts one back, if the bucket is still known.
  void give_back(std::string_view key);

  [[nodiscard]] std::size_t size() const { return places_.size(); }

 private:
  using Name = std::array<char, 16>;
  struct NameHash {
    std::size_t operator()(const Name& name) const noexcept;
  };
  struct Bucket {
    Name name;
    Moment full_at;  ///< when, without further use, nothing is missing any more
  };

  [[nodiscard]] Name name_of(std::string_view key) const;
  [[nodiscard]] Moment full_at(const Name& name, Moment now) const;

  BucketRule rule_;
  std::size_t keys_max_;
  std::string hash_key_;
  std::list<Bucket> used_;  ///< the latest first
  std::unordered_map<Name, std::list<Bucket>::iterator, NameHash> places_;
};

/// Buckets for any number of threads.
class Throttle {
 public:
  using Moment = Buckets::Moment;

  /// Requires: as Buckets.
  explicit Throttle(BucketRule rule, std::size_t keys_max = 100'000);

  /// Takes one and gives nothing; or takes none and says how long to wait.
  [[nodiscard]] std::optional<std::chrono::microseconds> take(std::string_view key, Moment now);

 private:
  std::mutex mutex_;
  Buckets buckets_;
};

}  // namespace prongsai::secret
