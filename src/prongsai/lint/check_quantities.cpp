// SPDX-License-Identifier: Apache-2.0
// One quantity, one value: the same score printed twice, and scores against what they are made of.
#include <algorithm>

#include "prongsai/lint/number_rules_detail.h"
#include "prongsai/scoring/level.h"

namespace prongsai::lint {
namespace {

/// Printed with fewer decimals, a value still agrees with the same value printed with more.
bool same_print(const NumberAt& number, Points value) {
  return number.value == value ||
         (number.decimals < 2 && base::round_half_up(value, number.decimals) == number.value);
}

/// Tables most of whose figures differ from what is said elsewhere are of another year or another office.
std::set<int> strange_tables(const Reading& reading) {
  std::map<int, std::pair<int, int>> counts;
  for (const Figure& figure : reading.figures) {
    if (figure.table < 0 || figure.by_likeness) continue;
    const auto value = reading.value(figure.year, figure.node);
    if (!value || !reading.why.contains({figure.year, figure.node})) continue;
    auto& [differing, all] = counts[figure.table];
    ++all;
    differing += same_print(figure.number, *value) ? 0 : 1;
  }
  std::set<int> out;
  for (const auto& [table, count] : counts) {
    if (count.first >= 3 && 10 * count.first >= 4 * count.second) out.insert(table);
  }
  return out;
}

bool of_another_year(const Reading& reading, const Figure& figure) {
  for (const auto& [quantity, value] : reading.values) {
    if (quantity.second == figure.node && quantity.first != figure.year && value == figure.number.value)
      return true;
  }
  return false;
}

std::string node_detail(const Figure& figure) {
  return figure.node.substr(0, figure.node.find('/'));
}

/// A sentence on a question whose score is printed by parts gives that of one of them.
void of_no_part(const Context& context, const Figure& figure, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  if (figure.table >= 0 || !figure.node.starts_with("item:") || contains(figure.node, "/")) return;
  std::string parts;
  std::vector<int> lines;
  bool own = false;
  for (const std::size_t place : reading.places(figure.year, figure.node))
    own = own || reading.figures[place].table >= 0;
  if (own) return;
  // Every part's name comes behind its question's.
  std::vector<std::size_t> places;
  for (auto part = reading.printed.lower_bound({figure.year, figure.node + "/"});
       part != reading.printed.end() && part->first.first == figure.year &&
       part->first.second.starts_with(figure.node + "/");
       ++part)
    places.insert(places.end(), part->second.begin(), part->second.end());
  if (places.size() > other_lines_most) return;  // that many are not one office's
  std::sort(places.begin(), places.end());
  for (const std::size_t place : places) {
    const Figure& other = reading.figures[place];
    if (other.table < 0) continue;
    if (same_print(figure.number, other.number.value) || same_print(other.number, figure.number.value))
      return;
    parts += (parts.empty() ? "" : " / ") + other.number.text;
    lines.push_back(reading.lines[other.line].line->number);
  }
  if (parts.empty()) return;
  Finding finding =
      finding_at(source(context, figure.line), "num.two_values", Certainty::probable, figure.number.text, "");
  finding.other_lines = std::move(lines);
  finding.details = {{"node", node_detail(figure)},
                     {"year", std::to_string(figure.year)},
                     {"other", parts},
                     {"because", ""}};
  out.push_back(std::move(finding));
}

/// A quantity printed with four values and more is not one office's: the document lists several.
bool of_many(const Reading& reading, const Figure& figure) {
  constexpr std::size_t many = 4;
  std::set<Points> values;
  for (const std::size_t place : reading.places(figure.year, figure.node)) {
    values.insert(reading.figures[place].number.value);
    if (values.size() >= many) return true;
  }
  return false;
}

void two_values(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const std::set<int> strange = strange_tables(reading);
  for (const Figure& figure : reading.figures) {
    if (figure.by_likeness || strange.contains(figure.table)) continue;
    of_no_part(context, figure, out);
    const auto why = reading.why.find({figure.year, figure.node});
    if (why == reading.why.end()) continue;
    const Points stands = *reading.value(figure.year, figure.node);
    if (same_print(figure.number, stands)) continue;
    if ((figure.table < 0 && of_another_year(reading, figure)) || of_many(reading, figure)) continue;
    const bool told = !why->second.empty();
    Finding finding = finding_at(source(context, figure.line), "num.two_values",
                                 figure.table < 0 ? Certainty::probable : Certainty::certain,
                                 figure.number.text, told ? two_places(stands) : "");
    for (const std::size_t place : reading.places(figure.year, figure.node)) {
      const Figure& other = reading.figures[place];
      if (finding.other_lines.size() >= other_lines_most) break;
      if (same_print(other.number, stands))
        finding.other_lines.push_back(reading.lines[other.line].line->number);
    }
    finding.details = {{"node", node_detail(figure)},
                       {"year", std::to_string(figure.year)},
                       {"other", two_places(stands)},
                       {"because", why->second}};
    if (figure.table >= 0 || told) finding.certainty = Certainty::certain;
    out.push_back(std::move(finding));
  }
}

/// A sentence that describes a question and gives a score that its table does not.
void described(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const Figure& figure : reading.figures) {
    if (!figure.by_likeness) continue;
    const auto value = reading.value(figure.year, figure.node);
    if (!value || same_print(figure.number, *value)) continue;
    const bool of_another = std::any_of(reading.values.begin(), reading.values.end(), [&](const auto& one) {
      return one.first.second.starts_with("item:") && one.second == figure.number.value;
    });
    if (of_another) continue;
    Finding finding = finding_at(source(context, figure.line), "num.two_values", Certainty::probable,
                                 figure.number.text, two_places(*value));
    finding.details = {{"node", node_detail(figure)},
                       {"year", std::to_string(figure.year)},
                       {"other", two_places(*value)},
                       {"because", ""}};
    out.push_back(std::move(finding));
  }
}

void out_of_range(const Context& context, std::vector<Finding>& out) {
  for (const Figure& figure : context.reading.figures) {
    if (figure.number.value <= Points::whole(100)) continue;
    Finding finding =
        finding_at(source(context, figure.line), "num.out_of_range", Certainty::certain, figure.number.text);
    finding.details = {{"node", figure.node}, {"year", std::to_string(figure.year)}};
    out.push_back(std::move(finding));
  }
}

/// The name of the result against the total and the edition's conditions.
void levels(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const LevelSaid& said : reading.levels) {
    const Vocabulary* vocabulary = reading.exact(said.year);
    if (vocabulary == nullptr) continue;
    // Parts and instruments count only where the office's own total is spoken of.
    const bool own = reading.value(said.year, "total") == said.total;
    const scoring::Plan& plan = vocabulary->plan();
    scoring::Inputs inputs(plan);
    for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
      if (own && plan.nodes[i].kind <= framework::NodeKind::part)
        inputs.printed[i] = reading.value(said.year, plan.nodes[i].id);
    }
    inputs.printed[plan.total()] = said.total;
    scoring::Sheet sheet;
    scoring::score(plan, inputs, sheet);
    const scoring::LevelOutcome outcome = scoring::find_level(vocabulary->edition(), plan, sheet);
    if (outcome.possible.empty() || (said.level && std::find(outcome.possible.begin(), outcome.possible.end(),
                                                             *said.level) != outcome.possible.end()))
      continue;
    // "ผ่าน" or "ไม่ผ่าน" says only on which side of the mark it lies.
    const auto mark = pass_mark(reading, said.year);
    if (!said.level && mark &&
        ((said.name == "ผ่าน" && said.total >= *mark) || (said.name == "ไม่ผ่าน" && said.total < *mark)))
      continue;
    std::string expected;
    for (const std::size_t level : outcome.possible)
      expected += (expected.empty() ? "" : " / ") + vocabulary->edition().levels[level].name.th;
    Finding finding =
        finding_at(source(context, said.line), "num.level", Certainty::certain, said.name, expected);
    finding.details = {{"total", two_places(said.total)}, {"year", std::to_string(said.year)}};
    out.push_back(std::move(finding));
  }
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  two_values(context, out);
  described(context, out);
  out_of_range(context, out);
  levels(context, out);
  return out;
}

}  // namespace

RuleSet quantity_rules() {
  return {.rules = {{"num.two_values", Kind::num},

                    {"num.out_of_range", Kind::num},
                    {"num.level", Kind::num}},
          .check = find};
}

}  // namespace prongsai::lint
