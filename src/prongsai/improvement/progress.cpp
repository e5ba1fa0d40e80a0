// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/progress.h"

#include <algorithm>
#include <array>
#include <functional>

namespace prongsai::improvement {
namespace {

constexpr std::array<std::string_view, 8> standing_codes = {"no_period", "ahead", "due",     "due_soon",
                                                            "late",      "done",  "stopped", "unrecorded"};

/// The nodes that a target's id stands for, those of single parts of an instrument left out.
std::vector<scoring::NodeIndex> nodes_of(const scoring::Plan& nodes, const std::string& about) {
  if (about != "indicators") {
    const auto found = nodes.find(about);
    return found ? std::vector<scoring::NodeIndex>{*found} : std::vector<scoring::NodeIndex>{};
  }
  std::vector<scoring::NodeIndex> out;
  for (scoring::NodeIndex at = 0; at < nodes.nodes.size(); ++at) {
    const scoring::PlanNode& node = nodes.nodes[at];
    if (node.kind == framework::NodeKind::indicator && node.part.empty()) out.push_back(at);
  }
  return out;
}

}  // namespace

Standing standing_of(const Record& record, int fiscal_year, Day today) {
  const Status status = status_of(record);
  if (status == Status::done) return Standing::done;
  if (status == Status::stopped) return Standing::stopped;
  const auto period = period_of(record, fiscal_year);
  if (!period) return Standing::no_period;
  if (today < period->first) return Standing::ahead;
  if (today > period->last) {
    const bool is_over = today > last_day_of(fiscal_year);
    return is_over && record.field("status").empty() ? Standing::unrecorded : Standing::late;
  }
  return period->last - today <= std::chrono::days(soon_days) ? Standing::due_soon : Standing::due;
}

std::string_view code_of(Standing standing) {
  return standing_codes[static_cast<std::size_t>(standing)];
}

Summary summary_of(const Plan& plan, Day today) {
  Summary out;
  for (const Record& record : plan.records) {
    const Standing standing = standing_of(record, plan.year, today);
    const std::int64_t done = standing == Standing::done ? 1 : 0;
    const std::int64_t late = standing == Standing::late ? 1 : 0;
    if (record.kind == RecordKind::target) {
      ++out.targets;
    } else if (record.kind == RecordKind::measure) {
      ++out.measures;
      out.measures_done += done;
      out.measures_late += late;
    } else if (record.kind == RecordKind::step) {
      ++out.steps;
      out.steps_done += done;
    } else if (record.kind == RecordKind::activity) {
      ++out.activities;
      out.activities_done += done;
      out.activities_late += late;
    } else if (record.kind == RecordKind::report) {
      ++out.reports;
      out.last_report = std::max(out.last_report, record.field("day"));
    }
  }
  return out;
}

std::vector<Pressing> pressing(const Plan& plan, Day today) {
  std::vector<Pressing> out;
  for (const Record& record : plan.records) {
    const bool is_asked = record.kind == RecordKind::measure || record.kind == RecordKind::step ||
                          record.kind == RecordKind::activity;
    const Standing standing = standing_of(record, plan.year, today);
    if (!is_asked || (standing != Standing::late && standing != Standing::due_soon)) continue;
    out.push_back({&record, standing, period_of(record, plan.year)->last});
  }
  // What is late ended before what is due soon; what ends together stands in the plan's order.
  std::sort(out.begin(), out.end(), [](const Pressing& a, const Pressing& b) {
    return a.until != b.until ? a.until < b.until : std::less<>()(a.record, b.record);
  });
  return out;
}

std::vector<QuarterReports> quarter_reports(const Plan& plan, Day today) {
  std::vector<QuarterReports> out;
  for (const Record* measure : plan.of(RecordKind::measure)) {
    const auto period = period_of(*measure, plan.year);
    if (!period) continue;
    QuarterReports one{measure->id, {}, {}};
    const auto reports = plan.of(RecordKind::report, measure->id);
    for (int number = 1; number <= 4; ++number) {
      const Period quarter = quarter_of(plan.year, number);
      if (quarter.last >= today || period->first > quarter.last || period->last < quarter.first) continue;
      one.quarters.push_back(number);
      one.reported.push_back(std::any_of(reports.begin(), reports.end(), [&](const Record* report) {
        const auto day = parse_iso(report->field("day"));
        return day && *day >= quarter.first && *day <= quarter.last;
      }));
    }
    if (!one.quarters.empty()) out.push_back(std::move(one));
  }
  return out;
}

bool is_met(const Target& target, const base::Ratio& score) {
  return target.comparison == Comparison::at_least ? score >= base::Ratio(target.value)
                                                   : score > base::Ratio(target.value);
}

std::vector<TargetOutcome> target_outcomes(const Plan& plan, const scoring::Plan& nodes,
                                           const scoring::Sheet& sheet) {
  std::vector<TargetOutcome> out;
  for (const Record* record : plan.of(RecordKind::target)) {
    const auto target = target_of(*record);
    if (!target) continue;
    for (const scoring::NodeIndex node : nodes_of(nodes, target->about)) {
      TargetOutcome one{record, nodes.nodes[node].id, {}, false};
      const scoring::NodeScore& score = sheet.nodes[node];
      if (score.basis != scoring::Basis::missing) {
        one.reached = base::round_half_up(score.value, 2);
        one.is_met = is_met(*target, score.value);
      }
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace prongsai::improvement
