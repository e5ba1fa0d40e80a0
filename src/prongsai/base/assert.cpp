// SPDX-License-Identifier: Apache-2.0
#include "prongsai/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace prongsai::base {

void assertion_failed(const char* what, const char* file, int line) noexcept {
  std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, what);
  std::abort();
}

}  // namespace prongsai::base
