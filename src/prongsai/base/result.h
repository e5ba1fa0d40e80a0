// SPDX-License-Identifier: Apache-2.0
// A value, or the problems that kept us from having one.
#pragma once

#include <utility>
#include <variant>

#include "prongsai/base/assert.h"
#include "prongsai/base/problem.h"

namespace prongsai::base {

/// What a function that can meet expected trouble returns. Never empty: either a value, or at least one
/// Problem. Trouble of the environment (disk, network, memory) is an exception instead, and a mistake of
/// the program an assertion; see docs/decisions/three-channels-for-trouble.md.
template <class T>
class [[nodiscard]] Result {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): so that a function simply returns its value
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Problem problem) : state_(std::in_place_index<1>, Problems{std::move(problem)}) {}  // NOLINT
  Result(Problems problems) : state_(std::in_place_index<1>, std::move(problems)) {          // NOLINT
    PRONGSAI_ASSERT(!this->problems().empty());
  }

  [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  /// Requires: ok().
  [[nodiscard]] const T& value() const& {
    PRONGSAI_ASSERT(ok());
    return std::get<0>(state_);
  }
  [[nodiscard]] T& value() & {
    PRONGSAI_ASSERT(ok());
    return std::get<0>(state_);
  }
  [[nodiscard]] T&& value() && {
    PRONGSAI_ASSERT(ok());
    return std::get<0>(std::move(state_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  /// Requires: !ok().
  [[nodiscard]] const Problems& problems() const {
    PRONGSAI_ASSERT(!ok());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Problems> state_;
};

}  // namespace prongsai::base
