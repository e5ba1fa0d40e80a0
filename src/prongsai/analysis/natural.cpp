// SPDX-License-Identifier: Apache-2.0
#include "prongsai/analysis/natural.h"

#include <algorithm>

namespace prongsai::analysis {
namespace {

constexpr unsigned half = 32;

}  // namespace

Natural::Natural(std::uint64_t value) {
  for (; value > 0; value >>= half) digits_.push_back(static_cast<std::uint32_t>(value));
}

Natural operator+(const Natural& a, const Natural& b) {
  Natural out;
  std::uint64_t carry = 0;
  const std::size_t size = std::max(a.digits_.size(), b.digits_.size());
  for (std::size_t i = 0; i < size || carry > 0; ++i) {
    carry += i < a.digits_.size() ? a.digits_[i] : 0U;
    carry += i < b.digits_.size() ? b.digits_[i] : 0U;
    out.digits_.push_back(static_cast<std::uint32_t>(carry));
    carry >>= half;
  }
  return out;
}

Natural operator*(const Natural& a, const Natural& b) {
  Natural out;
  out.digits_.resize(a.digits_.size() + b.digits_.size());
  for (std::size_t i = 0; i < a.digits_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.digits_.size(); ++j) {
      // At most (2^32-1)^2 + 2 (2^32-1) = 2^64-1: it never wraps round.
      carry += std::uint64_t{a.digits_[i]} * b.digits_[j] + out.digits_[i + j];
      out.digits_[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= half;
    }
    out.digits_[i + b.digits_.size()] = static_cast<std::uint32_t>(carry);
  }
  while (!out.digits_.empty() && out.digits_.back() == 0) out.digits_.pop_back();
  return out;
}

std::strong_ordering operator<=>(const Natural& a, const Natural& b) {
  if (a.digits_.size() != b.digits_.size()) return a.digits_.size() <=> b.digits_.size();
  for (std::size_t i = a.digits_.size(); i-- > 0;) {
    if (a.digits_[i] != b.digits_[i]) return a.digits_[i] <=> b.digits_[i];
  }
  return std::strong_ordering::equal;
}

}  // namespace prongsai::analysis
