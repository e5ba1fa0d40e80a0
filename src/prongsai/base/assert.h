// SPDX-License-Identifier: Apache-2.0
// A broken program stops: assertions are always on and never reachable by user input.
#pragma once

namespace prongsai::base {
[[noreturn]] void assertion_failed(const char* what, const char* file, int line) noexcept;
}

#define PRONGSAI_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::prongsai::base::assertion_failed(#condition, __FILE__, __LINE__))
