// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/results/register.h"

#include <algorithm>
#include <map>

namespace prongsai::web {

bool AgencyYears::made_up() const {
  return std::any_of(years.begin(), years.end(), [](const Results* results) { return results->made_up; });
}

std::size_t AgencyYears::findings() const {
  std::size_t out = 0;
  for (const Results* results : years) out += results->assessment.findings.size();
  return out;
}

const Results* AgencyYears::of_year(int year) const {
  const auto found = std::find_if(years.begin(), years.end(),
                                  [&](const Results* results) { return results->year() == year; });
  return found == years.end() ? nullptr : *found;
}

const Results* AgencyYears::before(const Results& results) const {
  for (const Results* other : years) {
    if (other->year() + 1 != results.year()) continue;
    if (framework_of(other->edition().id) == framework_of(results.edition().id)) return other;
  }
  return nullptr;
}

Register::Register(const std::vector<Results>& results) {
  std::map<std::string, AgencyYears> by_id;
  for (const Results& one : results) {
    AgencyYears& agency = by_id[one.agency.id];
    const bool there = std::any_of(agency.years.begin(), agency.years.end(), [&](const Results* other) {
      return other->edition().id == one.edition().id;
    });
    if (there) {
      doubles_.push_back(file_name(one));
    } else {
      agency.years.push_back(&one);
    }
  }
  for (auto& [id, agency] : by_id) {
    std::sort(agency.years.begin(), agency.years.end(), [](const Results* a, const Results* b) {
      return a->year() != b->year() ? a->year() < b->year() : a->edition().id < b->edition().id;
    });
    agencies_.push_back(std::move(agency));
  }
  std::sort(agencies_.begin(), agencies_.end(), [](const AgencyYears& a, const AgencyYears& b) {
    return a.made_up() != b.made_up() ? b.made_up() : a.agency().id < b.agency().id;
  });
}

const AgencyYears* Register::find(std::string_view agency) const {
  const auto found = std::find_if(agencies_.begin(), agencies_.end(),
                                  [&](const AgencyYears& one) { return one.agency().id == agency; });
  return found == agencies_.end() ? nullptr : &*found;
}

const Results* Register::find(std::string_view agency, std::string_view edition) const {
  const AgencyYears* years = find(agency);
  if (years == nullptr) return nullptr;
  const auto found = std::find_if(years->years.begin(), years->years.end(),
                                  [&](const Results* one) { return one->edition().id == edition; });
  return found == years->years.end() ? nullptr : *found;
}

std::string file_name(const Results& results) {
  return results.file.substr(results.file.rfind('/') + 1);
}

std::string_view framework_of(std::string_view edition) {
  return edition.substr(0, edition.find('/'));
}

std::optional<base::Ratio> value_of(const Results& results, NodeIndex node) {
  const scoring::NodeScore& score = results.assessment.sheet.nodes[node];
  if (score.basis == scoring::Basis::missing) return std::nullopt;
  return score.value;
}

std::optional<base::Points> points_of(const Results& results, NodeIndex node) {
  const std::optional<base::Ratio> value = value_of(results, node);
  if (!value) return std::nullopt;
  return base::round_half_up(*value, base::Points::places_max);
}

std::string written(const Results& results, NodeIndex node) {
  const std::optional<base::Ratio> value = value_of(results, node);
  return value ? scoring::written(results.plan().nodes[node], *value) : std::string();
}

}  // namespace prongsai::web
