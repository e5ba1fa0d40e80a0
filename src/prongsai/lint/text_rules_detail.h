// SPDX-License-Identifier: Apache-2.0
// The files of rules about what surrounds the numbers: years, numbering, parts, leftovers, terms, days.
#pragma once

#include "prongsai/lint/rules_detail.h"

namespace prongsai::lint {

[[nodiscard]] RuleSet year_rules();
[[nodiscard]] RuleSet era_rules();
[[nodiscard]] RuleSet numbering_rules();
[[nodiscard]] RuleSet reference_rules();
[[nodiscard]] RuleSet calendar_rules();
[[nodiscard]] RuleSet date_rules();
[[nodiscard]] RuleSet structure_rules();
[[nodiscard]] RuleSet constraint_rules();
[[nodiscard]] RuleSet leftover_rules();
[[nodiscard]] RuleSet copy_rules();
[[nodiscard]] RuleSet term_rules();
[[nodiscard]] RuleSet spelling_rules();

}  // namespace prongsai::lint
