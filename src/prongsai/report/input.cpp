// SPDX-License-Identifier: Apache-2.0
#include "prongsai/report/input.h"

#include <algorithm>
#include <array>

namespace prongsai::report {

const std::vector<FieldSpec>& fields_of(Kind kind) {
  static const std::vector<FieldSpec> of_results = {
      {"announced", true}, {"introduction"}, {"remark"}, {"conclusion"}};
  static const std::vector<FieldSpec> of_plans = {{"introduction"}, {"remark"}, {"conclusion"}};
  // A plan rests on results, too, and begins with their announcement; a report on measures ends with one.
  static const std::vector<FieldSpec> of_drive_plans = of_results;
  switch (kind) {
    case Kind::drive_plan:
      return of_drive_plans;
    case Kind::measures_report:
    case Kind::topic_analysis:
      return of_plans;
    case Kind::analysis:
    case Kind::threshold_analysis:
      break;
  }
  return of_results;
}

int results_year(const Input& input) {
  return is_of_plan(input.kind) ? input.year - 1 : input.year;
}

const YearFigures* figures_of(const Input& input, int fiscal_year) {
  const auto found = std::find_if(input.years.begin(), input.years.end(), [&](const YearFigures& one) {
    return one.scored.edition->fiscal_year == fiscal_year;
  });
  return found == input.years.end() ? nullptr : &*found;
}

}  // namespace prongsai::report
