// SPDX-License-Identifier: Apache-2.0
#include "prongsai/base/problem.h"

namespace prongsai::base {

std::string to_string(const Place& place) {
  if (place.line == 0) return place.file;
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

std::string detail(const Problem& problem, const std::string& name) {
  for (const auto& [key, value] : problem.details) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace prongsai::base
