// SPDX-License-Identifier: Apache-2.0
#include "prongsai/scoring/known.h"

#include <algorithm>

namespace prongsai::scoring {

bool agrees(const Printed& printed, const Ratio& value) {
  return base::round_half_up(value, printed.decimals) == printed.value;
}

const Printed* most_printed(const std::vector<Printed>& figures) {
  const Printed* best = nullptr;
  std::ptrdiff_t best_count = 0;
  for (const Printed& figure : figures) {
    const std::ptrdiff_t count = std::count_if(
        figures.begin(), figures.end(), [&](const Printed& other) { return other.value == figure.value; });
    if (count > best_count) {
      best = &figure;
      best_count = count;
    }
  }
  return best;
}

}  // namespace prongsai::scoring
