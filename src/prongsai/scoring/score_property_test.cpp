// SPDX-License-Identifier: Apache-2.0
// Laws of scoring that hold for every agency.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "prongsai/scoring/score.h"
#include "prongsai/scoring/test_edition.h"

namespace prongsai::scoring {
namespace {

const test::Case& made() {
  static const test::Case one;
  return one;
}

bool takes_answers(const PlanNode& node) {
  return node.is_leaf() && node.ways[0].rule == Rule::answers;
}
bool takes_a_grade(const PlanNode& node) {
  return node.is_leaf() && node.ways[0].rule == Rule::grade;
}

/// Answers and grades of an agency, whole or with gaps.
Inputs any_inputs(bool whole) {
  const Plan& plan = made().plan;
  Inputs inputs(plan);
  for (NodeIndex index = 0; index < plan.nodes.size(); ++index) {
    const PlanNode& node = plan.nodes[index];
    const bool given = whole || *rc::gen::weightedElement<bool>({{4, true}, {1, false}});
    if (!given) continue;
    if (takes_a_grade(node)) {
      const bool applies = whole || *rc::gen::weightedElement<bool>({{4, true}, {1, false}});
      inputs.grades[index] = Grade{
          .applies = applies, .points = applies ? *rc::gen::element(Points{}, Points::whole(100)) : Points{}};
    }
    if (!takes_answers(node)) continue;
    for (std::size_t choice = 0; choice < node.choice_points.size(); ++choice) {
      inputs.counts[node.first_cell + choice] = *rc::gen::inRange<std::uint32_t>(0, 2'000);
    }
    if (whole) ++inputs.counts[node.first_cell];
  }
  return inputs;
}

Sheet scored(const Inputs& inputs) {
  Sheet sheet;
  score(made().plan, inputs, sheet);
  return sheet;
}

bool same(const Sheet& a, const Sheet& b) {
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    if (a.nodes[i].basis != b.nodes[i].basis || a.nodes[i].why != b.nodes[i].why ||
        a.nodes[i].way != b.nodes[i].way)
      return false;
    if (a.nodes[i].basis != Basis::missing && !(a.nodes[i].value == b.nodes[i].value)) return false;
  }
  return true;
}

RC_GTEST_PROP(ScoreLaws, every_score_lies_between_0_and_100, ()) {
  const Sheet sheet = scored(any_inputs(false));
  for (const NodeScore& one : sheet.nodes) {
    if (one.basis == Basis::missing) continue;
    RC_ASSERT(!(one.value < Ratio()));
    RC_ASSERT(!(one.value > Ratio(Points::whole(100))));
  }
}

RC_GTEST_PROP(ScoreLaws, a_mean_lies_between_its_least_and_its_most_term, ()) {
  const Plan& plan = made().plan;
  const Sheet sheet = scored(any_inputs(false));
  for (NodeIndex index = 0; index < plan.nodes.size(); ++index) {
    const NodeScore& one = sheet.nodes[index];
    if (one.basis != Basis::computed || plan.nodes[index].ways[one.way].rule != Rule::mean) continue;
    std::optional<Ratio> least;
    std::optional<Ratio> most;
    for (const Term& term : plan.nodes[index].ways[one.way].terms) {
      const NodeScore& of = sheet.nodes[term.node];
      if (of.basis == Basis::missing) continue;
      least = least ? std::min(*least, of.value) : of.value;
      most = most ? std::max(*most, of.value) : of.value;
    }
    RC_ASSERT(least.has_value());
    RC_ASSERT(!(one.value < rounded(plan.nodes[index], *least)));
    RC_ASSERT(!(one.value > rounded(plan.nodes[index], *most)));
  }
}

RC_GTEST_PROP(ScoreLaws, a_better_answer_never_lowers_any_score, ()) {
  const Plan& plan = made().plan;
  Inputs inputs = any_inputs(true);
  std::vector<NodeIndex> questions;
  for (NodeIndex index = 0; index < plan.nodes.size(); ++index) {
    if (takes_answers(plan.nodes[index])) questions.push_back(index);
  }
  const PlanNode& question = plan.nodes[*rc::gen::elementOf(questions)];
  const auto from = *rc::gen::inRange<std::size_t>(0, question.choice_points.size());
  const auto to = *rc::gen::inRange<std::size_t>(0, question.choice_points.size());
  RC_PRE(question.choice_points[to] >= question.choice_points[from] &&
         inputs.counts[question.first_cell + from] > 0);
  const Sheet before = scored(inputs);
  --inputs.counts[question.first_cell + from];
  ++inputs.counts[question.first_cell + to];
  const Sheet after = scored(inputs);
  for (std::size_t i = 0; i < before.nodes.size(); ++i) {
    if (before.nodes[i].basis == Basis::missing) continue;
    RC_ASSERT(!(after.nodes[i].value < before.nodes[i].value));
  }
}

RC_GTEST_PROP(ScoreLaws, the_best_answers_everywhere_give_100_and_the_worst_give_0, ()) {
  const Plan& plan = made().plan;
  const bool best = *rc::gen::arbitrary<bool>();
  Inputs inputs(plan);
  for (NodeIndex index = 0; index < plan.nodes.size(); ++index) {
    const PlanNode& node = plan.nodes[index];
    if (takes_a_grade(node))
      inputs.grades[index] = Grade{.applies = true, .points = best ? Points::whole(100) : Points{}};
    if (!takes_answers(node)) continue;
    for (std::size_t choice = 0; choice < node.choice_points.size(); ++choice) {
      const bool chosen = node.choice_points[choice] == (best ? Points::whole(100) : Points{});
      if (chosen) inputs.counts[node.first_cell + choice] = *rc::gen::inRange<std::uint32_t>(1, 3'000);
    }
  }
  const NodeScore total = scored(inputs).nodes[plan.total()];
  RC_ASSERT(total.basis == Basis::computed);
  RC_ASSERT(total.value == Ratio(best ? Points::whole(100) : Points{}));
}

RC_GTEST_PROP(ScoreLaws, the_old_content_of_a_sheet_does_not_matter, ()) {
  const Inputs first = any_inputs(false);
  const Inputs second = any_inputs(false);
  Sheet reused = scored(first);
  score(made().plan, second, reused);
  RC_ASSERT(same(reused, scored(second)));
}

RC_GTEST_PROP(ScoreLaws, the_order_in_which_figures_become_known_does_not_matter, ()) {
  const Plan& plan = made().plan;
  struct Entry {
    NodeIndex node;
    std::vector<std::uint32_t> counts;
  };
  std::vector<Entry> entries;
  for (NodeIndex index = 0; index < plan.nodes.size(); ++index) {
    if (!takes_answers(plan.nodes[index])) continue;
    entries.push_back(
        {index, *rc::gen::container<std::vector<std::uint32_t>>(plan.nodes[index].choice_points.size(),
                                                                rc::gen::inRange<std::uint32_t>(0, 500))});
  }
  test::Case forward;
  for (const Entry& entry : entries) forward.count(plan.nodes[entry.node].id, entry.counts);
  test::Case shuffled;
  for (std::size_t left = entries.size(); left > 0; --left) {
    std::swap(entries[left - 1], entries[*rc::gen::inRange<std::size_t>(0, left)]);
    shuffled.count(plan.nodes[entries[left - 1].node].id, entries[left - 1].counts);
  }
  const Assessment one = forward.assessed();
  const Assessment two = shuffled.assessed();
  RC_ASSERT(same(one.sheet, two.sheet));
  RC_ASSERT(one.findings.size() == two.findings.size());
}

}  // namespace
}  // namespace prongsai::scoring
