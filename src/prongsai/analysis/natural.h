// SPDX-License-Identifier: Apache-2.0
// Whole numbers of any size: the exact comparison of two squares outgrows 128 bits.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace prongsai::analysis {

/// A whole number of any size, 0 and greater.
class Natural {
 public:
  Natural() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): every count is one
  Natural(std::uint64_t value);

  friend Natural operator+(const Natural& a, const Natural& b);
  friend Natural operator*(const Natural& a, const Natural& b);
  friend std::strong_ordering operator<=>(const Natural& a, const Natural& b);
  friend bool operator==(const Natural& a, const Natural& b) = default;

 private:
  std::vector<std::uint32_t> digits_;  ///< base 2^32, lowest first, no zeros on top; empty for 0
};

/// A fraction of two of them, as it comes, not in lowest terms. The denominator is never 0.
struct Fraction {
  Natural top;
  Natural bottom = 1;

  friend Fraction operator+(const Fraction& a, const Fraction& b) {
    if (a.bottom == b.bottom) return {a.top + b.top, a.bottom};
    return {a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom};
  }
  friend Fraction operator*(const Fraction& a, const Fraction& b) {
    return {a.top * b.top, a.bottom * b.bottom};
  }
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
    return a.top * b.bottom <=> b.top * a.bottom;
  }
  friend bool operator==(const Fraction& a, const Fraction& b) { return (a <=> b) == 0; }
};

}  // namespace prongsai::analysis
