// SPDX-License-Identifier: Apache-2.0
#include "prongsai/base/ratio.h"

#include <array>

#include "prongsai/base/assert.h"

namespace prongsai::base {
namespace {

constexpr Int128 comfortable = Int128{1} << 62;

Int128 magnitude(Int128 value) {
  return value < 0 ? -value : value;
}

Int128 greatest_common_divisor(Int128 a, Int128 b) {
  a = magnitude(a);
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

Int128 checked_product(Int128 a, Int128 b) {
  Int128 product = 0;
  PRONGSAI_ASSERT(!__builtin_mul_overflow(a, b, &product));
  return product;
}

Int128 checked_sum(Int128 a, Int128 b) {
  Int128 sum = 0;
  PRONGSAI_ASSERT(!__builtin_add_overflow(a, b, &sum));
  return sum;
}

/// Half away from zero of numerator / denominator.
Int128 divide_half_up(Int128 numerator, Int128 denominator) {
  // Scores fit 64 bits, where a division costs a fraction of one in 128; only long unrounded chains do not.
  if (magnitude(numerator) < comfortable && denominator < comfortable) {
    const auto top = static_cast<std::int64_t>(numerator);
    const auto bottom = static_cast<std::int64_t>(denominator);
    const std::int64_t whole = top / bottom;
    const std::int64_t rest = top < 0 ? -(top % bottom) : top % bottom;
    if (rest < bottom - rest) return whole;
    return top < 0 ? whole - 1 : whole + 1;
  }
  const Int128 whole = numerator / denominator;
  const Int128 rest = magnitude(numerator % denominator);
  if (rest < denominator - rest) return whole;
  return numerator < 0 ? whole - 1 : whole + 1;
}

}  // namespace

Ratio::Ratio(Int128 numerator, Int128 denominator) : numerator_(numerator), denominator_(denominator) {
  PRONGSAI_ASSERT(denominator > 0);
  reduce();
}

void Ratio::reduce() {
  if (magnitude(numerator_) < comfortable && denominator_ < comfortable) return;
  const Int128 divisor = greatest_common_divisor(numerator_, denominator_);
  numerator_ /= divisor;
  denominator_ /= divisor;
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  if (a.denominator_ == b.denominator_) return {checked_sum(a.numerator_, b.numerator_), a.denominator_};
  const Int128 shared = greatest_common_divisor(a.denominator_, b.denominator_);
  const Int128 left = checked_product(a.numerator_, b.denominator_ / shared);
  const Int128 right = checked_product(b.numerator_, a.denominator_ / shared);
  return {checked_sum(left, right), checked_product(a.denominator_, b.denominator_ / shared)};
}

Ratio operator-(const Ratio& a, const Ratio& b) {
  return a + Ratio(-b.numerator_, b.denominator_);
}

Ratio operator*(const Ratio& a, Points weight) {
  return {checked_product(a.numerator_, weight.ten_thousandths()),
          checked_product(a.denominator_, Points::unit)};
}

Ratio operator/(const Ratio& a, std::int64_t divisor) {
  PRONGSAI_ASSERT(divisor > 0);
  return {a.numerator_, checked_product(a.denominator_, divisor)};
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
  const Int128 left = checked_product(a.numerator_, b.denominator_);
  const Int128 right = checked_product(b.numerator_, a.denominator_);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

Points round_half_up(const Ratio& value, int places) {
  PRONGSAI_ASSERT(places >= 0 && places <= Points::places_max);
  constexpr std::array<std::int64_t, 5> step = {10'000, 1'000, 100, 10, 1};
  const std::int64_t size = step[static_cast<std::size_t>(places)];
  const Int128 rounded = divide_half_up(value.numerator(), checked_product(value.denominator(), size)) * size;
  PRONGSAI_ASSERT(rounded >= INT64_MIN && rounded <= INT64_MAX);
  return Points::from_ten_thousandths(static_cast<std::int64_t>(rounded));
}

std::string to_display_string(const Ratio& value, int decimals) {
  const Int128 one = checked_product(value.denominator(), Points::unit);
  const Int128 size = magnitude(value.numerator());
  std::string out = value.numerator() < 0 ? "-" : "";
  out += std::to_string(static_cast<std::int64_t>(size / one));
  Int128 rest = size % one;
  if (rest == 0) return out;
  out += '.';
  for (int place = 0; place < decimals && rest != 0; ++place) {
    rest = checked_product(rest, 10);
    out += static_cast<char>('0' + static_cast<int>(rest / one));
    rest %= one;
  }
  if (rest != 0) out += "…";
  return out;
}

}  // namespace prongsai::base
