// SPDX-License-Identifier: Apache-2.0
// An exact fraction of points, for the step before a rounding.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "prongsai/base/points.h"

namespace prongsai::base {

__extension__ using Int128 = __int128;

/// A fraction of ten-thousandths of a point, kept exactly in 128-bit integers: what a mean or a weighted
/// sum is before its level's one rounding.
///
/// Invariants: the denominator is positive; the fraction is in lowest terms once either part has grown
/// past 2^62, so that a chain of unrounded levels stays exact for as long as 128 bits can hold it.
/// Operations assert instead of wrapping round: an edition whose levels cannot be held exactly is
/// refused when it is loaded, so no input of a user reaches that assertion.
class Ratio {
 public:
  constexpr Ratio() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): every point is a ratio
  constexpr Ratio(Points value) : numerator_(value.ten_thousandths()) {}
  /// Requires: denominator > 0.
  Ratio(Int128 numerator, Int128 denominator);

  [[nodiscard]] Int128 numerator() const { return numerator_; }
  [[nodiscard]] Int128 denominator() const { return denominator_; }

  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  /// Times a weight in points (30 for 30 %, before it is divided by 100).
  friend Ratio operator*(const Ratio& a, Points weight);
  /// Requires: divisor > 0.
  friend Ratio operator/(const Ratio& a, std::int64_t divisor);

  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b) { return (a <=> b) == std::strong_ordering::equal; }

 private:
  void reduce();
  Int128 numerator_ = 0;
  Int128 denominator_ = 1;
};

/// The one rounding: to `places` decimals, halves away from zero. Requires: 0 <= places <= 4.
[[nodiscard]] Points round_half_up(const Ratio& value, int places);

/// The value as people write it, cut (not rounded) after `decimals` digits with "…" when more follow:
/// 84.866666… For explanations only.
[[nodiscard]] std::string to_display_string(const Ratio& value, int decimals);

}  // namespace prongsai::base
