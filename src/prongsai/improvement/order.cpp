// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "prongsai/improvement/plan.h"

namespace prongsai::improvement {
namespace {

using Place = std::tuple<std::size_t, std::int64_t, std::string>;

Place place_alone(const Record& record) {
  return {static_cast<std::size_t>(record.kind), record.position, record.id};
}

}  // namespace

void sort_records(Plan& plan) {
  std::map<std::string, Place, std::less<>> places;
  for (const Record& record : plan.records) places.emplace(record.id, place_alone(record));
  const auto key_of = [&](const Record& record) {
    const auto parent = places.find(record.parent);
    const Place of_parent = parent == places.end() ? Place{0, 0, record.parent} : parent->second;
    return std::make_tuple(record.kind, of_parent, record.position, record.id);
  };
  std::sort(plan.records.begin(), plan.records.end(),
            [&](const Record& a, const Record& b) { return key_of(a) < key_of(b); });
}

}  // namespace prongsai::improvement
