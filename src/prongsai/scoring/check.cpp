// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/scoring/check_detail.h"

namespace prongsai::scoring {
namespace {

/// The least and the most a node can be, given what is missing below it.
struct Bounds {
  Ratio least;
  Ratio most;
};

constexpr std::int64_t hundred = 100;

Bounds bounds_of_leaf(const PlanNode& node) {
  if (node.choice_points.empty()) return {Ratio(), Ratio(Points::whole(hundred))};
  const auto [least, most] = std::minmax_element(node.choice_points.begin(), node.choice_points.end());
  return {Ratio(*least), Ratio(*most)};
}

/// Bounds of every node's first way, from the bounds of its terms.
class Reach {
 public:
  Reach(const Plan& plan, const Inputs& inputs, const Sheet& sheet)
      : plan_(plan), inputs_(inputs), sheet_(sheet) {
    for (NodeIndex index = 0; index < plan.nodes.size(); ++index) {
      const NodeScore& score = sheet.nodes[index];
      const Bounds own = of_way(index);
      bounds_.push_back(score.basis == Basis::missing ? own : Bounds{score.value, score.value});
      own_.push_back(own);
    }
  }

  /// What the node's terms allow, whatever is printed for the node itself.
  [[nodiscard]] const Bounds& below(NodeIndex index) const { return own_[index]; }

 private:
  [[nodiscard]] Bounds of_way(NodeIndex index) const {
    const PlanNode& node = plan_.nodes[index];
    if (node.ways.empty()) return {Ratio(), Ratio(Points::whole(hundred))};
    const Way& way = node.ways.front();
    if (way.terms.empty()) return bounds_of_leaf(node);
    Bounds sum;
    Points weights;
    for (const Term& term : way.terms) {
      if (sheet_.nodes[term.node].why == Why::not_applicable) continue;
      weights += term.weight;
      sum.least = sum.least + bounds_[term.node].least * term.weight;
      sum.most = sum.most + bounds_[term.node].most * term.weight;
    }
    if (weights == Points{}) return {Ratio(), Ratio(Points::whole(hundred))};
    if (way.rule == Rule::weighted_sum) {
      sum = {sum.least / hundred, sum.most / hundred};
      for (const auto& deduction : inputs_.deductions) {
        sum.least = deduction ? sum.least - Ratio(*deduction) : Ratio();
        if (deduction) sum.most = sum.most - Ratio(*deduction);
      }
    } else {
      const Points unit = Points::whole(Points::unit);
      sum = {sum.least * unit / weights.ten_thousandths(), sum.most * unit / weights.ten_thousandths()};
    }
    return {rounded(node, std::max(sum.least, Ratio())), rounded(node, std::max(sum.most, Ratio()))};
  }

  const Plan& plan_;
  const Inputs& inputs_;
  const Sheet& sheet_;
  std::vector<Bounds> bounds_;
  std::vector<Bounds> own_;
};

/// The computed value with the decimals the document prints, where that says the same.
std::string repair_of(const PlanNode& node, const Printed& printed, const Ratio& value) {
  if (!node.places || printed.decimals > *node.places) return written(node, value);
  const Points rounded_again = base::round_half_up(value, printed.decimals);
  return Ratio(rounded_again) == value ? base::to_string(rounded_again, printed.decimals)
                                       : written(node, value);
}

void check_against_computed(const PlanNode& node, NodeIndex index, const Ratio& value,
                            const std::vector<Printed>& figures, Assessment& out) {
  for (const Printed& figure : figures) {
    if (agrees(figure, value)) continue;
    out.findings.push_back({.code = "figure.differs",
                            .node = index,
                            .published = figure.text,
                            .computed = written(node, value),
                            .repair = repair_of(node, figure, value),
                            .at = figure.at});
  }
}

/// Printed figures that disagree among themselves. Which one is right is told by the figures above the node,
/// or else by how often each is printed; where neither tells, nobody can from here.
void check_among_themselves(NodeIndex index, const std::vector<Printed>& figures, Assessment& out) {
  const Points carried = *out.inputs.printed[index];
  const auto times = [&](Points value) {
    return std::count_if(figures.begin(), figures.end(),
                         [&](const Printed& one) { return one.value == value; });
  };
  const auto likely =
      std::find_if(figures.begin(), figures.end(), [&](const Printed& one) { return one.value == carried; });
  for (const Printed& figure : figures) {
    if (figure.value == carried) continue;
    const bool told = out.settled.contains(index) || times(carried) > times(figure.value);
    out.findings.push_back({.code = "figure.conflict",
                            .node = index,
                            .published = figure.text,
                            .other = likely->text,
                            .repair = told ? likely->text : "",
                            .at = figure.at});
  }
}

void check_reach(const Plan& plan, NodeIndex index, const Reach& reach, const std::vector<Printed>& figures,
                 Assessment& out) {
  const PlanNode& node = plan.nodes[index];
  if (node.ways.empty()) return;
  const Bounds& bounds = reach.below(index);
  for (const Printed& figure : figures) {
    const Points least = base::round_half_up(bounds.least, figure.decimals);
    const Points most = base::round_half_up(bounds.most, figure.decimals);
    if (least <= figure.value && figure.value <= most) continue;
    out.findings.push_back(
        {.code = "figure.out_of_reach",
         .node = index,
         .published = figure.text,
         .computed = base::to_string(least, figure.decimals) + "–" + base::to_string(most, figure.decimals),
         .at = figure.at});
  }
}

void check_other_ways(const Plan& plan, NodeIndex index, Assessment& out) {
  if (!ways_disagree(plan, out, index)) return;
  const PlanNode& node = plan.nodes[index];
  const NodeScore& score = out.sheet.nodes[index];
  for (std::size_t way = 0; way < node.ways.size(); ++way) {
    const std::optional<Ratio> other = unrounded(plan, out.inputs, out.sheet, index, way);
    if (way == score.way || !other) continue;
    out.findings.push_back({.code = "ways.differ",
                            .node = index,
                            .published = written(node, *other),
                            .computed = written(node, score.value)});
  }
}

}  // namespace

bool ways_disagree(const Plan& plan, const Assessment& assessment, NodeIndex index) {
  // Two ways that both round at two levels below the node may differ by a step of the last decimal each.
  constexpr std::int64_t steps = 2;
  constexpr std::int64_t decimal_steps[] = {10'000, 1'000, 100, 10, 1};
  const PlanNode& node = plan.nodes[index];
  const NodeScore& score = assessment.sheet.nodes[index];
  if (score.basis != Basis::computed || !node.places) return false;
  const Ratio slack(Points::from_ten_thousandths(steps * decimal_steps[*node.places]));
  for (std::size_t way = 0; way < node.ways.size(); ++way) {
    if (way == score.way) continue;
    const std::optional<Ratio> other = unrounded(plan, assessment.inputs, assessment.sheet, index, way);
    if (!other) continue;
    const Ratio off = rounded(node, *other) - score.value;
    if (off > slack || Ratio() - slack > off) return true;
  }
  return false;
}

void check_figures(const Plan& plan, const Known& known, Assessment& out) {
  for (const Unplaced& unplaced : known.unplaced) {
    out.findings.push_back({.code = "figure.no_place",
                            .node = plan.total(),
                            .published = unplaced.code + " " + unplaced.figure.text,
                            .at = unplaced.figure.at});
  }
  const Reach reach(plan, out.inputs, out.sheet);
  for (NodeIndex index = 0; index < plan.nodes.size(); ++index) {
    check_other_ways(plan, index, out);
    const auto figures = known.figures.find(index);
    if (figures == known.figures.end() || figures->second.empty()) continue;
    const NodeScore& score = out.sheet.nodes[index];
    if (score.basis == Basis::computed) {
      check_against_computed(plan.nodes[index], index, score.value, figures->second, out);
      continue;
    }
    check_among_themselves(index, figures->second, out);
    check_reach(plan, index, reach, figures->second, out);
  }
}

void check_distributions(const Plan& plan, const Known& known, Assessment& out) {
  for (const auto& [index, distribution] : known.percents) {
    const PlanNode& leaf = plan.nodes[index];
    if (const auto counts = known.counts.find(index); counts != known.counts.end()) {
      const std::uint64_t answers = answers_of(leaf, out.inputs);
      for (std::size_t choice = 0; answers > 0 && choice < distribution.percents.size(); ++choice) {
        const Printed& percent = distribution.percents[choice];
        const Ratio exact(base::Int128{counts->second[choice]} * hundred * Points::unit,
                          base::Int128{answers});
        if (agrees(percent, exact)) continue;
        const std::string right =
            base::to_string(base::round_half_up(exact, percent.decimals), percent.decimals);
        out.findings.push_back({.code = "percents.differ",
                                .node = index,
                                .published = percent.text,
                                .computed = right,
                                .repair = right,
                                .at = distribution.at,
                                .choice = choice});
      }
      continue;
    }
    const auto fit = out.fits.find(index);
    if (fit == out.fits.end()) continue;
    Points sum;
    int decimals = 0;
    for (const Printed& percent : distribution.percents) {
      sum += percent.value;
      decimals = std::max(decimals, percent.decimals);
    }
    const bool known_answers = out.answers[leaf.group].has_value();
    if (fit->second.sums_to_hundred && (fit->second.fits || !known_answers)) continue;
    Finding finding{.code = fit->second.sums_to_hundred ? "percents.unexplained" : "percents.sum",
                    .node = index,
                    .published = base::to_string(sum, decimals),
                    .computed = base::to_string(Points::whole(hundred), decimals),
                    .at = distribution.at};
    if (const auto& repair = fit->second.repair) {
      finding.repair = repair->percent;
      finding.choice = repair->choice;
    }
    out.findings.push_back(std::move(finding));
  }
}

void check_answers(const Plan& plan, const Known& known, Assessment& out) {
  for (const auto& [index, counts] : known.counts) {
    const PlanNode& leaf = plan.nodes[index];
    const std::optional<std::uint64_t>& group = out.answers[leaf.group];
    std::uint64_t sum = 0;
    for (const std::uint32_t count : counts) sum += count;
    if (!group || sum == *group) continue;
    out.findings.push_back({.code = "counts.uneven",
                            .node = index,
                            .published = std::to_string(sum),
                            .computed = std::to_string(*group)});
  }
  for (const auto& [group, stated] : known.answers) {
    const std::optional<std::uint64_t>& counted = out.answers[group];
    if (!counted || *counted == stated) continue;
    auto node = plan.find("instrument:" + group);
    if (!node) node = plan.find("part:" + group);
    if (!node) continue;
    out.findings.push_back({.code = "answers.differ",
                            .node = *node,
                            .published = std::to_string(stated),
                            .computed = std::to_string(*counted),
                            .repair = std::to_string(*counted)});
  }
}

void check_levels(const framework::Edition& edition, const Plan& plan, const Known& known, Assessment& out) {
  for (const PrintedLevel& printed : known.levels) {
    if (!printed.level) {
      out.findings.push_back(
          {.code = "level.unknown", .node = plan.total(), .published = printed.text, .at = printed.at});
      continue;
    }
    const std::vector<std::size_t>& possible = out.level.possible;
    if (possible.empty() || std::find(possible.begin(), possible.end(), *printed.level) != possible.end())
      continue;
    std::string names;
    for (const std::size_t level : possible)
      names += (names.empty() ? "" : " / ") + edition.levels[level].name.th;
    const std::string repair = possible.size() == 1 ? names : "";
    out.findings.push_back({.code = "level.differs",
                            .node = plan.total(),
                            .published = printed.text,
                            .computed = names,
                            .repair = repair,
                            .at = printed.at});
  }
}

}  // namespace prongsai::scoring
