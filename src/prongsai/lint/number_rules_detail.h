// SPDX-License-Identifier: Apache-2.0
// The files of rules about numbers, names and claims, and what they share.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/lint/rules_detail.h"

namespace prongsai::lint {

[[nodiscard]] RuleSet quantity_rules();
[[nodiscard]] RuleSet sum_rules();
[[nodiscard]] RuleSet statement_rules();
[[nodiscard]] RuleSet distribution_rules();
[[nodiscard]] RuleSet change_rules();
[[nodiscard]] RuleSet move_rules();
[[nodiscard]] RuleSet order_rules();
[[nodiscard]] RuleSet name_rules();
[[nodiscard]] RuleSet code_rules();
[[nodiscard]] RuleSet claim_rules();
[[nodiscard]] RuleSet sentence_rules();
[[nodiscard]] RuleSet completeness_rules();
[[nodiscard]] RuleSet advice_rules();
/// Of texts typed one by one (check_typed): they find nothing in a whole document.
[[nodiscard]] RuleSet typed_rules();

/// At most a hundredth of a point apart: what official rounding may do.
[[nodiscard]] bool within_rounding(Points a, Points b);
[[nodiscard]] std::string two_places(Points value);
/// The line of the manuscript at an index of Reading::lines.
[[nodiscard]] const Line& source(const Context& context, std::size_t line);
[[nodiscard]] bool any_of_words(std::string_view text, std::initializer_list<std::string_view> words);
/// Node ids of indicators below a mark in a year, in the edition's order; of those with a value.
[[nodiscard]] std::vector<std::string> below(const Reading& reading, int year, Points mark);
[[nodiscard]] std::optional<Points> pass_mark(const Reading& reading, int year);
/// True when the document prints a value for each indicator of the year's edition.
[[nodiscard]] bool knows_all(const Reading& reading, int year);
/// "ตัวชี้วัดที่ 2 การใช้งบประมาณ", joined by ", ".
[[nodiscard]] std::string written_list(const Reading& reading, int year,
                                       const std::vector<std::string>& indicators);
[[nodiscard]] std::string written_name(const Reading& reading, int year, const std::string& indicator);
/// The year before the results' year of which at least three indicators are known too; 0: none.
[[nodiscard]] int year_before(const Reading& reading);

/// How each indicator known in both years moved.
struct Movement {
  std::vector<std::string> rose;
  std::vector<std::string> fell;
  std::vector<std::string> same;
};
[[nodiscard]] Movement movement(const Reading& reading, int from, int to, std::string_view instrument = "");

/// Where the text holds the number, as printed with its decimals.
[[nodiscard]] std::string printed_number(const NumberAt& number);

/// The score column of the latest year.
[[nodiscard]] std::optional<std::size_t> score_column(const Table& table);

}  // namespace prongsai::lint
