// SPDX-License-Identifier: Apache-2.0
// Every file of rules of this room, one line each.
#include "prongsai/lint/number_rules_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {

const std::vector<RuleSet>& rule_sets() {
  static const std::vector<RuleSet> all = {
      quantity_rules(),  sum_rules(),          distribution_rules(), change_rules(),    move_rules(),
      order_rules(),     name_rules(),         code_rules(),         statement_rules(), claim_rules(),
      sentence_rules(),  completeness_rules(), advice_rules(),       typed_rules(),     year_rules(),
      era_rules(),       numbering_rules(),    reference_rules(),    calendar_rules(),  date_rules(),
      structure_rules(), constraint_rules(),   term_rules(),         spelling_rules(),  copy_rules(),
      leftover_rules()};
  return all;
}

}  // namespace prongsai::lint
