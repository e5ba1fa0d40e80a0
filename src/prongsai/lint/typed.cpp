// SPDX-License-Identifier: Apache-2.0
// Typed sentences against known scores: the same reading as of whole documents, with the values given.
#include "prongsai/lint/typed.h"

#include <algorithm>

#include "prongsai/base/ratio.h"
#include "prongsai/lint/typed_detail.h"

namespace prongsai::lint {
namespace {

Reading read_with(const Manuscript& manuscript, const Catalogue& catalogue, const Known& known) {
  std::map<Quantity, Points> values;
  for (const KnownScore& score : known.scores) {
    if (const auto value = base::parse_points(score.printed))
      values[{score.fiscal_year, score.node}] = *value;
  }
  return read_typed(manuscript, catalogue, known.results_year, std::move(values));
}

/// The node whose own words (KnownScore::names) stand last before the number.
std::string named_before(const Reading& reading, const Figure& figure, const Known& known) {
  const std::string_view before =
      std::string_view(reading.lines[figure.line].plain).substr(0, figure.number.begin);
  std::size_t last = 0;
  std::string node;
  for (const KnownScore& score : known.scores) {
    for (const std::string& name : score.names) {
      const std::size_t at = name.empty() ? std::string::npos : before.rfind(name);
      if (at == std::string::npos || (!node.empty() && at < last)) continue;
      last = at;
      node = score.node;
    }
  }
  return node;
}

bool is_known_number(const Reading& reading, const Known& known, const NumberAt& number) {
  for (const std::string& one : known.numbers) {
    if (const auto value = base::parse_points(one); value && *value == number.value) return true;
  }
  const auto same = [&](Points value) {
    const Points whole = value < Points{} ? -value : value;
    return whole == number.value || base::round_half_up(whole, number.decimals) == number.value;
  };
  for (const auto& [quantity, value] : reading.values) {
    if (same(value)) return true;
    for (const auto& [other, before] : reading.values) {
      if (other.second != quantity.second || other.first >= quantity.first) continue;
      if (same(value - before)) return true;
      if (before > Points{} &&
          same(base::round_half_up(
              base::Ratio(base::Int128{(value - before).ten_thousandths()} * 100 * Points::unit,
                          before.ten_thousandths()),
              2)))
        return true;
    }
  }
  for (const auto& [year, vocabulary] : reading.vocabularies) {
    const auto& mark = vocabulary->edition().pass_mark.value;
    if (mark && same(*mark)) return true;
  }
  return false;
}

void numbers(const Context& context, const Known& known, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  std::set<std::pair<std::size_t, std::size_t>> placed;
  for (const Figure& figure : reading.figures) {
    const std::string node = figure.node.empty() ? named_before(reading, figure, known) : figure.node;
    const auto value = reading.value(figure.year, node);
    if (node.empty() || !value) continue;
    placed.insert({figure.line, figure.number.begin});
    if (*value == figure.number.value ||
        base::round_half_up(*value, figure.number.decimals) == figure.number.value)
      continue;
    out.push_back(finding_at(source(context, figure.line), "num.typed",
                             figure.by_likeness ? Certainty::probable : Certainty::certain,
                             figure.number.text, two_places(*value)));
    out.back().details = {{"node", node}, {"year", std::to_string(figure.year)}};
  }
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    for (const NumberAt& number : numbers_in(reading.lines[line].plain)) {
      if (number.decimals != 2 || number.value > Points::whole(100) ||
          placed.contains({line, number.begin}) || is_known_number(reading, known, number))
        continue;
      out.push_back(
          finding_at(source(context, line), "num.typed_unknown", Certainty::hint, printed_number(number)));
      out.back().details = {{"year", std::to_string(known.results_year)}};
    }
  }
}

void years(const Context& context, const Known& known, std::vector<Finding>& out) {
  if (known.years.empty()) return;
  std::string allowed;
  for (const int year : known.years) allowed += (allowed.empty() ? "" : ", ") + std::to_string(year);
  for (std::size_t line = 0; line < context.reading.lines.size(); ++line) {
    for (const YearAt& year : years_in(context.reading.lines[line].plain)) {
      // A day's year may be the calendar's: the last months of the year before the first fiscal year.
      if (known.years.contains(year.year) || (!year.fiscal && known.years.contains(year.year + 1))) continue;
      out.push_back(finding_at(source(context, line), "year.typed",
                               year.fiscal ? Certainty::certain : Certainty::probable,
                               std::to_string(year.year), allowed));
    }
  }
}

std::string_view node_of(const Finding& finding) {
  for (const auto& [key, value] : finding.details) {
    if (key == "node") return value;
  }
  return "";
}

/// The same slip, found by the reading of typed words and by that of documents.
bool is_told(const Finding& one, const Finding& again) {
  if (one.code != again.code || one.line != again.line || node_of(one) != node_of(again)) return false;
  return !node_of(one).empty() || one.code == "num.count";
}

std::vector<Finding> nothing(const Context& /*context*/) {
  return {};
}

}  // namespace

RuleSet typed_rules() {
  return {.rules = {{"num.typed", Kind::num},
                    {"num.typed_unknown", Kind::num},
                    {"narr.unshown", Kind::narr},
                    {"year.typed", Kind::year}},
          .check = nothing};
}

Known known_of(std::span<const analysis::Scored> years) {
  Known out;
  for (const analysis::Scored& one : years) {
    const int year = one.edition->fiscal_year;
    out.years.insert(year);
    out.results_year = std::max(out.results_year, year);
    for (scoring::NodeIndex node = 0; node < one.plan->nodes.size(); ++node) {
      const auto value = analysis::value_of(one, node);
      if (value)
        out.scores.push_back({.node = one.plan->nodes[node].id,
                              .names = {},
                              .fiscal_year = year,
                              .printed = two_places(base::round_half_up(*value, 2))});
    }
    for (const framework::Benchmark& mark : one.edition->benchmarks)
      out.numbers.push_back(base::to_string(mark.points, 2));
  }
  if (out.results_year != 0) out.years.insert(out.results_year + 1);
  return out;
}

std::vector<Finding> check_typed(std::string_view text, const Known& known, const Catalogue& catalogue) {
  const Manuscript manuscript = read_text(text, "");
  const Reading reading = read_with(manuscript, catalogue, known);
  const Context context{manuscript, catalogue, reading};
  std::vector<Finding> found;
  if (reading.vocabularies.empty()) return found;
  numbers(context, known, found);
  years(context, known, found);
  typed_words(context, known, found);
  typed_wholes(context, known, found);
  const std::size_t own = found.size();
  for (const RuleSet& set :
       {name_rules(), code_rules(), statement_rules(), claim_rules(), move_rules(), sentence_rules()}) {
    for (Finding& more : set.check(context)) {
      if (more.code == "narr.every") continue;  // typed_wholes tells these, by instrument too
      const auto end = found.begin() + static_cast<std::ptrdiff_t>(own);
      if (std::none_of(found.begin(), end, [&](const Finding& one) { return is_told(one, more); }))
        found.push_back(std::move(more));
    }
  }
  return in_order(std::move(found));
}

}  // namespace prongsai::lint
