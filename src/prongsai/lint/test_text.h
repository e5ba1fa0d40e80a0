// SPDX-License-Identifier: Apache-2.0
// For tests of rules: a few lines of a document, and what one rule says of them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "prongsai/lint/rules_detail.h"

namespace prongsai::lint {

/// What the rule's own file finds in a text about the assessment; each line of `text` keeps its number.
inline std::vector<Finding> found_by(std::string_view code, std::string_view text,
                                     const Catalogue& catalogue = {}) {
  // The last line, so that it moves no other: otherwise nothing is checked at all.
  const std::string whole = std::string(text) + "\n\nการประเมินคุณธรรมและความโปร่งใส (ITA)\n";
  const Manuscript manuscript = read_text(whole, "test.txt");
  const Reading reading = read_facts(manuscript, catalogue);
  const Context context{manuscript, catalogue, reading};
  std::vector<Finding> out;
  for (const RuleSet& set : rule_sets()) {
    const bool own =
        std::any_of(set.rules.begin(), set.rules.end(), [&](const Rule& rule) { return rule.code == code; });
    if (!own) continue;
    for (Finding& finding : set.check(context)) {
      if (finding.code == code) out.push_back(std::move(finding));
    }
  }
  std::sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.line, a.printed) < std::tie(b.line, b.printed);
  });
  return out;
}

/// "193: 4. → 5."; of several, in their order.
inline std::vector<std::string> told(std::string_view code, std::string_view text,
                                     const Catalogue& catalogue = {}) {
  std::vector<std::string> out;
  for (const Finding& finding : found_by(code, text, catalogue)) {
    out.push_back(std::to_string(finding.line) + ": " + finding.printed +
                  (finding.expected.empty() ? "" : " → " + finding.expected));
  }
  return out;
}

}  // namespace prongsai::lint
