// SPDX-License-Identifier: Apache-2.0
#include "prongsai/fetch/capture.h"

#include <array>

namespace prongsai::fetch {
namespace {

constexpr std::array<std::string_view, 9> words = {"answered",     "cut_short",          "forbidden_address",
                                                   "no_such_host", "no_connection",      "no_trust",
                                                   "too_slow",     "too_many_redirects", "broken_answer"};

}  // namespace

std::string_view word_of(Outcome outcome) {
  return words[static_cast<std::size_t>(outcome)];
}

const Exchange* Capture::final() const {
  for (auto at = exchanges.rbegin(); at != exchanges.rend(); ++at) {
    if (at->status != 0) return &*at;
  }
  return nullptr;
}

}  // namespace prongsai::fetch
