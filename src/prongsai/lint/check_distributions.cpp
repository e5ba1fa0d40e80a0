// SPDX-License-Identifier: Apache-2.0
// Distributions of answers: what no rounding makes a hundred, and scores that do not follow from them.
#include <algorithm>
#include <cstdlib>

#include "prongsai/lint/number_rules_detail.h"
#include "prongsai/scoring/reconstruct.h"

namespace prongsai::lint {
namespace {

/// A printed distribution with the leaf of the plan it belongs to, in the scale's order.
struct Known {
  const Spread* spread = nullptr;
  scoring::NodeIndex node = 0;
  const scoring::PlanNode* leaf = nullptr;
  std::vector<NumberAt> percents;
};

std::optional<Known> known(const Reading& reading, const Spread& spread) {
  const Vocabulary* vocabulary = reading.exact(spread.year);
  if (vocabulary == nullptr || spread.node.empty()) return std::nullopt;
  const auto index = vocabulary->plan().find(spread.node);
  if (!index) return std::nullopt;
  const scoring::PlanNode& leaf = vocabulary->plan().nodes[*index];
  if (!leaf.is_leaf() || leaf.choice_points.size() != spread.percents.size()) return std::nullopt;
  Known out{.spread = &spread,
            .node = *index,
            .leaf = &leaf,
            .percents = std::vector<NumberAt>(spread.percents.size())};
  for (std::size_t i = 0; i < spread.percents.size(); ++i) {
    if (spread.choices[i] >= out.percents.size()) return std::nullopt;
    out.percents[spread.choices[i]] = spread.percents[i];
  }
  return out;
}

std::int64_t half_step(const NumberAt& number) {
  std::int64_t step = Points::unit;
  for (int i = 0; i < number.decimals; ++i) step /= 10;
  return step / 2;
}

Points sum_of(const std::vector<NumberAt>& percents) {
  Points sum;
  for (const NumberAt& one : percents) sum += one.value;
  return sum;
}

bool adds_up(const std::vector<NumberAt>& percents) {
  std::int64_t slack = 0;
  for (const NumberAt& one : percents) slack += half_step(one);
  return std::llabs((sum_of(percents) - Points::whole(100)).ten_thousandths()) <= slack;
}

/// The score that percents give, in ten-thousandths, and what rounding of them and of it may do.
bool score_follows(const std::vector<NumberAt>& percents, const std::vector<Points>& points,
                   const NumberAt& score) {
  std::int64_t sum = 0;
  std::int64_t slack = half_step(score) + 100;
  for (std::size_t i = 0; i < percents.size(); ++i) {
    sum += percents[i].value.ten_thousandths() * (points[i].ten_thousandths() / 100) / Points::unit;
    slack += half_step(percents[i]) * (points[i].ten_thousandths() / 100) / Points::unit;
  }
  return std::llabs(sum - score.value.ten_thousandths()) <= slack;
}

std::vector<Points> mirrored(const std::vector<Points>& points) {
  const auto [least, most] = std::minmax_element(points.begin(), points.end());
  std::vector<Points> out;
  for (const Points one : points) out.push_back(*least + *most - one);
  return out;
}

/// The one percent that, mended, makes the row a hundred and gives its printed score.
std::optional<std::size_t> mend(const Known& row, Points& right) {
  std::optional<std::size_t> found;
  if (!row.spread->score || row.leaf->choice_points.empty()) return found;
  for (std::size_t i = 0; i < row.percents.size(); ++i) {
    std::vector<NumberAt> mended = row.percents;
    mended[i].value = mended[i].value + Points::whole(100) - sum_of(row.percents);
    if (mended[i].value < Points{} || mended[i].value > Points::whole(100) ||
        !score_follows(mended, row.leaf->choice_points, *row.spread->score))
      continue;
    if (found) return std::nullopt;
    found = i;
    right = mended[i].value;
  }
  return found;
}

scoring::Row row_of(const Known& one) {
  scoring::Row row{.node = one.node,
                   .percents = {},
                   .choice_points = one.leaf->choice_points,
                   .scores = {},
                   .score_places = one.leaf->places};
  for (const NumberAt& percent : one.percents)
    row.percents.push_back(
        {.value = percent.value, .decimals = percent.decimals, .text = percent.text, .at = ""});
  if (one.spread->score)
    row.scores.push_back({.value = one.spread->score->value,
                          .decimals = one.spread->score->decimals,
                          .text = one.spread->score->text,
                          .at = ""});
  return row;
}

/// What the answers to the other questions of a group tell: their number, and so the percent that fits.
class Repairs {
 public:
  explicit Repairs(const std::vector<Known>& all) {
    for (const Known& one : all) groups_[key(one)].rows.push_back(&one);
  }

  std::optional<scoring::Repair> of(const Known& broken) {
    Group& group = groups_[key(broken)];
    // No office's group has as many: several print theirs here, or one prints them again and again.
    if (group.rows.size() > rows_most) return std::nullopt;
    if (!group.found) {
      std::vector<scoring::Row> rows;
      for (const Known* one : group.rows) rows.push_back(row_of(*one));
      group.found = scoring::reconstruct(rows, std::nullopt);
    }
    const auto place = std::find_if(group.rows.begin(), group.rows.end(),
                                    [&](const Known* one) { return one->spread == broken.spread; });
    return group.found->rows[static_cast<std::size_t>(place - group.rows.begin())].repair;
  }

 private:
  static constexpr std::size_t rows_most = 300;
  using Key = std::pair<int, decltype(scoring::PlanNode::group)>;
  struct Group {
    std::vector<const Known*> rows;
    std::optional<scoring::Reconstruction> found;
  };
  static Key key(const Known& one) { return {one.spread->year, one.leaf->group}; }
  std::map<Key, Group> groups_;
};

void broken_sum(const Context& context, Repairs& repairs, const Known& row, std::vector<Finding>& out) {
  Points right;
  auto place = mend(row, right);
  std::string expected = place ? base::to_shortest_string(right, row.percents[*place].decimals) : "";
  if (!place) {
    if (const auto repair = repairs.of(row)) {
      place = repair->choice;
      expected = repair->percent;
    }
  }
  Finding finding =
      finding_at(source(context, row.spread->line), "sum.distribution", Certainty::certain,
                 place ? printed_number(row.percents[*place]) : two_places(sum_of(row.percents)),
                 place ? expected + (row.percents[*place].percent ? "%" : "") : "100.00");
  finding.details = {{"node", row.spread->node}, {"sum", two_places(sum_of(row.percents))}};
  out.push_back(std::move(finding));
}

/// A distribution whose question is not known can still fail to be a hundred.
void unknown_question(const Context& context, const Spread& spread, std::vector<Finding>& out) {
  if (adds_up(spread.percents) || sum_of(spread.percents) < Points::whole(80) ||
      sum_of(spread.percents) > Points::whole(120))
    return;
  Finding finding = finding_at(source(context, spread.line), "sum.distribution", Certainty::probable,
                               two_places(sum_of(spread.percents)), "100.00");
  finding.details = {{"node", spread.node}, {"sum", two_places(sum_of(spread.percents))}};
  out.push_back(std::move(finding));
}

void score(const Context& context, const Known& row, std::vector<Finding>& out) {
  const auto& points = row.leaf->choice_points;
  if (!row.spread->score || points.empty() || score_follows(row.percents, points, *row.spread->score)) return;
  if (score_follows(row.percents, mirrored(points), *row.spread->score))
    return;  // our polarity may be at fault
  base::Ratio sum;
  for (std::size_t i = 0; i < points.size(); ++i)
    sum = sum + base::Ratio(row.percents[i].value) * points[i] / 100;
  Finding finding = finding_at(source(context, row.spread->line), "num.score_of_answers", Certainty::certain,
                               row.spread->score->text, two_places(base::round_half_up(sum, 2)));
  finding.details = {{"node", row.spread->node}, {"year", std::to_string(row.spread->year)}};
  out.push_back(std::move(finding));
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  std::vector<Known> all;
  for (const Spread& spread : context.reading.spreads) {
    if (auto one = known(context.reading, spread)) {
      all.push_back(std::move(*one));
    } else {
      unknown_question(context, spread, out);
    }
  }
  Repairs repairs(all);
  for (const Known& row : all) {
    if (adds_up(row.percents)) {
      score(context, row, out);
    } else {
      broken_sum(context, repairs, row, out);
    }
  }
  return out;
}

}  // namespace

RuleSet distribution_rules() {
  return {.rules = {{"sum.distribution", Kind::sum}, {"num.score_of_answers", Kind::num}}, .check = find};
}

}  // namespace prongsai::lint
