// SPDX-License-Identifier: Apache-2.0
#include "prongsai/disclosure/rules.h"

#include <array>

namespace prongsai::disclosure {

std::string_view word_of(YearDemand demand) {
  constexpr std::array<std::string_view, 5> words = {"none", "this_year", "last_year", "this_or_last",
                                                     "unknown"};
  return words[static_cast<std::size_t>(demand)];
}

}  // namespace prongsai::disclosure
