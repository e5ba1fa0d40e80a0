// SPDX-License-Identifier: Apache-2.0
// The figures looked at once, before anything is written.
#include "prongsai/improvement/plan.h"
#include "prongsai/report/look_detail.h"
#include "prongsai/scoring/level.h"

namespace prongsai::report::detail {
namespace {

/// What an agency has not published is not printed beside what it has; the year the document is about is
/// another matter: a draft may be written of it, and a gap says so.
const YearFigures* printable(const Input& input, int year) {
  const YearFigures* found = figures_of(input, year);
  return found != nullptr && found->is_published ? found : nullptr;
}

void look_at_years(const Input& input, Look& look) {
  const int now = results_year(input);
  std::vector<analysis::Scored> scored;
  for (const YearFigures& one : input.years) {
    const int year = one.scored.edition->fiscal_year;
    if (year < now && !one.is_published) continue;
    if (year > now) break;
    look.shown.push_back(&one);
    scored.push_back(one.scored);
  }
  look.years = analysis::years(scored);
  look.now_at = scored.size() - 1;
}

/// The line the plan sets for its indicators; without one, the line of the edition that agencies usually set.
void look_at_target(const Input& input, Look& look) {
  if (input.plan != nullptr) {
    for (const improvement::Record* record : input.plan->of(improvement::RecordKind::target)) {
      const auto target = improvement::target_of(*record);
      if (!target || target->about != "indicators") continue;
      look.target = target->value;
      look.target_is_more_than = target->comparison == improvement::Comparison::more_than;
      look.target_of_plan = true;
      return;
    }
  }
  const auto& benchmarks = look.now->scored.edition->benchmarks;
  if (!benchmarks.empty()) look.target = benchmarks.front().points;
}

}  // namespace

Look look_at(const Input& input) {
  Look look;
  const int year = results_year(input);
  look.now = figures_of(input, year);
  look.before = printable(input, year - 1);
  look.after = printable(input, year + 1);
  if (look.now == nullptr) return look;
  const analysis::Scored& scored = look.now->scored;
  look.standing = analysis::standing(scored);
  look_at_years(input, look);
  look_at_target(input, look);
  look.topics = analysis::topics(scored, look.target, input.topics_from);
  look.pass_mark = scored.edition->pass_mark.value;
  const scoring::LevelOutcome outcome = scoring::find_level(*scored.edition, *scored.plan, *scored.sheet);
  look.level = outcome.sure();
  look.passed = outcome.passed;
  return look;
}

}  // namespace prongsai::report::detail
