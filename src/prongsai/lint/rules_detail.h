// SPDX-License-Identifier: Apache-2.0
// The shape every file of rules has, and the one list of them; private to this room.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/lint/check.h"
#include "prongsai/lint/reading_detail.h"

namespace prongsai::lint {

/// All that a rule may look at.
struct Context {
  const Manuscript& manuscript;
  const Catalogue& catalogue;
  const Reading& reading;
};

/// One file of rules: what they are called, and what they find. Order and doubles do not matter; `check`
/// sorts. `check` is not called for a document that is not about an assessment.
struct RuleSet {
  std::vector<Rule> rules;
  std::vector<Finding> (*check)(const Context& context) = nullptr;
};

/// In rule_sets.cpp; a new file of rules adds its line there and its declaration below.
[[nodiscard]] const std::vector<RuleSet>& rule_sets();

/// By line, the most certain first, each slip once.
[[nodiscard]] std::vector<Finding> in_order(std::vector<Finding> found);

/// Lines that one finding of many names besides its own, where a quantity is printed on thousands.
inline constexpr std::size_t other_lines_most = 100;

/// A finding at a line; the kind is taken from the code's first word ("num.two_values").
[[nodiscard]] Finding finding_at(const Line& line, std::string_view code, Certainty certainty,
                                 std::string printed, std::string expected = "");

}  // namespace prongsai::lint
