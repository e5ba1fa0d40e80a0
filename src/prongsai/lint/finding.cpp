// SPDX-License-Identifier: Apache-2.0
// Names of kinds and certainties, and the list of all rules.
#include "prongsai/lint/finding.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/lint/rules_detail.h"

namespace prongsai::lint {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 16> kinds{{{Kind::num, "NUM"},
                                                                   {Kind::sum, "SUM"},
                                                                   {Kind::sort, "SORT"},
                                                                   {Kind::narr, "NARR"},
                                                                   {Kind::unit, "UNIT"},
                                                                   {Kind::year, "YEAR"},
                                                                   {Kind::ind, "IND"},
                                                                   {Kind::code, "CODE"},
                                                                   {Kind::adv, "ADV"},
                                                                   {Kind::miss, "MISS"},
                                                                   {Kind::numb, "NUMB"},
                                                                   {Kind::gantt, "GANTT"},
                                                                   {Kind::date, "DATE"},
                                                                   {Kind::term, "TERM"},
                                                                   {Kind::copy, "COPY"},
                                                                   {Kind::form, "FORM"}}};

Kind kind_of(std::string_view code) {
  for (const Rule& rule : rules()) {
    if (rule.code == code) return rule.kind;
  }
  PRONGSAI_ASSERT(false);  // a rule that its file's table does not name
  return Kind::num;
}

}  // namespace

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = [] {
    std::vector<Rule> out;
    for (const RuleSet& set : rule_sets()) out.insert(out.end(), set.rules.begin(), set.rules.end());
    std::sort(out.begin(), out.end(), [](const Rule& a, const Rule& b) {
      return std::tie(a.kind, a.code) < std::tie(b.kind, b.code);
    });
    return out;
  }();
  return all;
}

std::string_view code_of(Kind kind) {
  return kinds.at(static_cast<std::size_t>(kind)).second;
}

std::string_view code_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::certain:
      return "certain";
    case Certainty::probable:
      return "probable";
    case Certainty::hint:
      return "hint";
  }
  return "";
}

Finding finding_at(const Line& line, std::string_view code, Certainty certainty, std::string printed,
                   std::string expected) {
  Finding out;
  out.code = code;
  out.kind = kind_of(code);
  out.certainty = certainty;
  out.line = line.number;
  out.page = line.page;
  out.printed = std::move(printed);
  out.expected = std::move(expected);
  return out;
}

}  // namespace prongsai::lint
