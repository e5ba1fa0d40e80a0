// SPDX-License-Identifier: Apache-2.0
// Chance in whole numbers: the same on every compiler, processor and library.
#pragma once

#include <cstdint>

namespace prongsai::base {

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). A stream is
/// begun from as many numbers as name it: the seed, the agency, the purpose. Streams do not know of one
/// another, so that any agency of a nation can be made without the others.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  template <class... Names>
  [[nodiscard]] static Random named(std::uint64_t seed, Names... names) {
    Random random(seed);
    ((random.state_ = random.next() ^ (static_cast<std::uint64_t>(names) * 0xD1342543DE82EF95U)), ...);
    return Random(random.next());
  }

  std::uint64_t next() {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
  }
  /// 0 to limit - 1; the bias of at most limit / 2^64 does not matter here. Requires: limit >= 1.
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  /// low to high, both possible. Requires: low <= high.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
  }
  bool happens(std::uint64_t percent) { return below(100) < percent; }
  /// About normal with mean 0 and the given deviation: four uniform numbers of 16 bits added (no tail
  /// beyond 3.46 deviations, which answers of at most seven choices do not show).
  std::int64_t normal(std::int64_t deviation) {
    const std::uint64_t bits = next();
    const std::uint64_t sum =
        (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
    constexpr std::int64_t mean = 2 * 65'535;
    constexpr std::int64_t spread = 37'837;  // sqrt(4 / 12) * 65536
    return (static_cast<std::int64_t>(sum) - mean) * deviation / spread;
  }

 private:
  std::uint64_t state_;
};

}  // namespace prongsai::base
