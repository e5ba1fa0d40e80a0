// SPDX-License-Identifier: Apache-2.0
// Every rule over one document; what they find is put in order and told once.
#include "prongsai/lint/check.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "prongsai/lint/rules_detail.h"

namespace prongsai::lint {
namespace {

bool earlier(const Finding& a, const Finding& b) {
  return std::tie(a.line, a.certainty, a.kind, a.code, a.printed, a.expected) <
         std::tie(b.line, b.certainty, b.kind, b.code, b.printed, b.expected);
}

bool same_slip(const Finding& a, const Finding& b) {
  return a.line == b.line && a.printed == b.printed && !a.printed.empty() &&
         (a.code == b.code || (!a.expected.empty() && a.expected == b.expected));
}

}  // namespace

std::vector<Finding> in_order(std::vector<Finding> found) {
  std::sort(found.begin(), found.end(), earlier);
  std::vector<Finding> told;
  for (Finding& finding : found) {
    std::sort(finding.other_lines.begin(), finding.other_lines.end());
    finding.other_lines.erase(std::unique(finding.other_lines.begin(), finding.other_lines.end()),
                              finding.other_lines.end());
    // By line: the same slip stands among the last ones.
    bool again = false;
    for (auto before = told.rbegin(); before != told.rend() && before->line == finding.line && !again;
         ++before)
      again = same_slip(*before, finding);
    if (!again) told.push_back(std::move(finding));
  }
  return told;
}

const framework::Edition* Catalogue::of_year(int fiscal_year) const {
  for (const framework::Edition* edition : editions) {
    if (edition->fiscal_year == fiscal_year) return edition;
  }
  return nullptr;
}

std::vector<Finding> check(const Manuscript& manuscript, const Catalogue& catalogue) {
  const Reading reading = read_facts(manuscript, catalogue);
  std::vector<Finding> found;
  if (!reading.about_assessment) return found;
  const Context context{manuscript, catalogue, reading};
  for (const RuleSet& set : rule_sets()) {
    std::vector<Finding> more = set.check(context);
    found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return in_order(std::move(found));
}

}  // namespace prongsai::lint
