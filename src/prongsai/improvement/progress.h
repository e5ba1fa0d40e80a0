// SPDX-License-Identifier: Apache-2.0
// How far a plan has come on a day: what is done, due, late, and who has not reported.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/base/ratio.h"
#include "prongsai/improvement/plan.h"
#include "prongsai/scoring/score.h"

namespace prongsai::improvement {

enum class Standing : std::uint8_t {
  no_period,  ///< nobody said when
  ahead,      ///< its period has not begun
  due,        ///< in its period, not done
  due_soon,   ///< ends within soon_days
  late,       ///< its period is over, and it is not done
  done,
  stopped,
  unrecorded,  ///< its fiscal year is over, and nobody ever said how far it came: not known, and so not late
};
inline constexpr int soon_days = 14;

[[nodiscard]] Standing standing_of(const Record& record, int fiscal_year, Day today);
[[nodiscard]] std::string_view code_of(Standing standing);

/// The figures of one plan on a board of many.
struct Summary {
  std::int64_t targets = 0;
  std::int64_t measures = 0;
  std::int64_t measures_done = 0;
  std::int64_t measures_late = 0;
  std::int64_t steps = 0;
  std::int64_t steps_done = 0;
  std::int64_t activities = 0;
  std::int64_t activities_done = 0;
  std::int64_t activities_late = 0;
  std::int64_t reports = 0;
  std::string last_report;  ///< ISO day of the newest; empty without any
};
[[nodiscard]] Summary summary_of(const Plan& plan, Day today);

/// Measures, steps and activities that need somebody soon or are late, the most pressing first.
struct Pressing {
  const Record* record = nullptr;
  Standing standing = Standing::due_soon;
  Day until{};
};
[[nodiscard]] std::vector<Pressing> pressing(const Plan& plan, Day today);

/// The quarters (1 to 4) that are over on the day, and whether any report of the measure falls into each: a
/// measure that runs the whole year is reported every quarter.
struct QuarterReports {
  std::string measure;
  std::vector<bool> reported;  ///< of quarters that are over and that the measure's period touches…
  std::vector<int> quarters;   ///< …these
};
[[nodiscard]] std::vector<QuarterReports> quarter_reports(const Plan& plan, Day today);

/// What became of the targets of a plan when the result of its year came in.
struct TargetOutcome {
  const Record* record = nullptr;
  std::string node;                     ///< one line a node: "indicators" is told indicator by indicator
  std::optional<base::Points> reached;  ///< empty: not known
  bool is_met = false;
};
/// The exact score counts, not the one that is printed: 90.00 is at least 90 and not more than 90.
[[nodiscard]] bool is_met(const Target& target, const base::Ratio& score);
/// Of the plan's targets, in their order, against the result of the plan's own year. A target that says too
/// little, or is about what the edition does not have, has no line.
[[nodiscard]] std::vector<TargetOutcome> target_outcomes(const Plan& plan, const scoring::Plan& nodes,
                                                         const scoring::Sheet& sheet);

}  // namespace prongsai::improvement
