// SPDX-License-Identifier: Apache-2.0
// Rules on sample sizes that contradict each other: an agency must not have two minimums.
#include <algorithm>

#include "prongsai/framework_files/reading_detail.h"

namespace prongsai::framework_files {

using framework::SampleRule;

namespace {

/// True when a word can be in both lists; an empty list takes any word.
bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& one) { return std::find(b.begin(), b.end(), one) != b.end(); });
}

bool told_by_type(const SampleRule& rule) {
  return !rule.types.empty() || !rule.sizes.empty();
}

bool same_agencies(const SampleRule& a, const SampleRule& b) {
  if (a.instrument != b.instrument) return false;
  if (!a.for_a_group() && !b.for_a_group()) return true;
  if (!a.group_code.empty() && a.group_code == b.group_code) return true;
  return told_by_type(a) && told_by_type(b) && meet(a.types, b.types) && meet(a.sizes, b.sizes);
}

}  // namespace

void check_samples(Reading& reading) {
  const std::vector<SampleRule>& rules = reading.edition.samples;
  for (std::size_t later = 1; later < rules.size(); ++later) {
    for (std::size_t first = 0; first < later; ++first) {
      if (!same_agencies(rules[first], rules[later])) continue;
      reading.problems.push_back(
          {"framework.samples_overlap",
           {{"code", rules[later].instrument}, {"first", base::to_string(reading.sample_places[first])}},
           reading.sample_places[later]});
    }
  }
}

}  // namespace prongsai::framework_files
