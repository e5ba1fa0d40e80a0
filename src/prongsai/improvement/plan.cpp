// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "prongsai/improvement/words_detail.h"

namespace prongsai::improvement {
namespace {

constexpr std::array<std::string_view, 4> status_codes = {"planned", "running", "done", "stopped"};

/// The first field of units that the kind has.
std::string_view units_field(const Record& record) {
  for (const FieldSpec& field : spec_of(record.kind).fields) {
    if (field.type == FieldType::units) return field.code;
  }
  return {};
}

}  // namespace

const Record* Plan::find(std::string_view id) const {
  const auto found =
      std::find_if(records.begin(), records.end(), [&](const Record& one) { return one.id == id; });
  return found == records.end() || id.empty() ? nullptr : &*found;
}

std::vector<const Record*> Plan::of(RecordKind kind, std::string_view parent) const {
  std::vector<const Record*> out;
  for (const Record& record : records) {
    if (record.kind == kind && (parent.empty() || record.parent == parent)) out.push_back(&record);
  }
  return out;
}

std::string number_of(const Plan& plan, const Record& record) {
  std::size_t number = 1;
  for (const Record& one : plan.records) {
    if (one.kind != record.kind || one.parent != record.parent) continue;
    if (one.id == record.id) break;
    ++number;
  }
  const Record* parent = plan.find(record.parent);
  const std::string own = std::to_string(number);
  return parent == nullptr ? own : number_of(plan, *parent) + "." + own;
}

std::optional<Target> target_of(const Record& record) {
  const About about = read_about(record.field("about"));
  const auto value = base::parse_points(record.field("value"));
  const std::string& comparison = record.field("comparison");
  if (record.kind != RecordKind::target || about.size() != 1 || !value) return std::nullopt;
  if (comparison != "at_least" && comparison != "more_than") return std::nullopt;
  return Target{about.front(), comparison == "at_least" ? Comparison::at_least : Comparison::more_than,
                *value};
}

Status status_of(const Record& record) {
  const auto found = std::find(status_codes.begin(), status_codes.end(), record.field("status"));
  return found == status_codes.end() ? Status::planned : static_cast<Status>(found - status_codes.begin());
}

std::string_view code_of(Status status) {
  return status_codes[static_cast<std::size_t>(status)];
}

std::optional<Period> period_of(const Record& record, int fiscal_year) {
  return read_period(record.field("period"), fiscal_year);
}

std::vector<std::string> units_of(const Record& record) {
  std::vector<std::string> out;
  for (const std::string_view unit : detail::parts_of(record.field(units_field(record)), {"\n"}))
    out.emplace_back(unit);
  return out;
}

bool concerns_unit(const Plan& plan, const Record& record, std::string_view unit) {
  const auto units = units_of(record);
  const bool is_named = std::any_of(units.begin(), units.end(), [&](const std::string& one) {
    return one.starts_with("unit:") && std::string_view(one).substr(5) == unit;
  });
  if (is_named && !unit.empty()) return true;
  const Record* parent = plan.find(record.parent);
  return parent != nullptr && parent->parent.empty() && concerns_unit(plan, *parent, unit);
}

std::string approved_content(const Plan& plan) {
  Plan sorted = plan;
  sort_records(sorted);
  std::string out = "agency=" + sorted.agency + "\nyear=" + std::to_string(sorted.year) +
                    "\nedition=" + sorted.edition + "\n";
  std::map<std::pair<RecordKind, std::string>, std::int64_t> places;
  for (const Record& record : sorted.records) {
    const KindSpec& spec = spec_of(record.kind);
    if (record.is_removed || spec.follow_up) continue;
    Record told{.id = record.id, .kind = record.kind, .parent = record.parent};
    // Only the order counts, and not the numbers by which it is kept.
    told.position = ++places[{record.kind, record.parent}];
    for (const FieldSpec& field : spec.fields) {
      const std::string& text = record.field(field.code);
      if (!field.follow_up && !text.empty()) told.fields.emplace(field.code, text);
    }
    out += "\n" + written(told);
  }
  return out;
}

}  // namespace prongsai::improvement
