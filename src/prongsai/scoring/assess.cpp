// SPDX-License-Identifier: Apache-2.0
#include "prongsai/scoring/assess.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "prongsai/base/assert.h"
#include "prongsai/scoring/check_detail.h"

namespace prongsai::scoring {
namespace {

void take_counts(const Plan& plan, const Known& known, Inputs& inputs) {
  for (const auto& [index, counts] : known.counts) {
    const PlanNode& leaf = plan.nodes[index];
    if (leaf.choice_points.empty()) continue;
    PRONGSAI_ASSERT(counts.size() == leaf.choice_points.size());
    std::copy(counts.begin(), counts.end(),
              inputs.counts.begin() + static_cast<std::ptrdiff_t>(leaf.first_cell));
  }
}

/// The number of answers most of a group's counts add up to; empty when the group has no counts.
std::optional<std::uint64_t> answers_counted(const Plan& plan, const Known& known, const std::string& group) {
  std::map<std::uint64_t, int> seen;
  for (const auto& [index, counts] : known.counts) {
    if (plan.nodes[index].group != group) continue;
    std::uint64_t sum = 0;
    for (const std::uint32_t count : counts) sum += count;
    ++seen[sum];
  }
  const auto most = std::max_element(seen.begin(), seen.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == seen.end() ? std::nullopt : std::optional(most->first);
}

Row row_of(const Plan& plan, const Known& known, NodeIndex index, const Distribution& distribution) {
  const PlanNode& leaf = plan.nodes[index];
  Row row{.node = index,
          .percents = distribution.percents,
          .choice_points = leaf.choice_points,
          .scores = {},
          .score_places = leaf.places};
  if (const auto figures = known.figures.find(index); figures != known.figures.end())
    row.scores = figures->second;
  return row;
}

/// By the number of answers that is known; where that number explains no row and another explains them, by
/// the other one: a wrong number is one finding, not one for every row.
Reconstruction reconstruct_group(const std::vector<Row>& rows, std::optional<std::uint64_t> stated) {
  Reconstruction found = reconstruct(rows, stated);
  const bool explains =
      std::any_of(found.rows.begin(), found.rows.end(), [](const RowFit& row) { return row.fits; });
  if (!stated || explains) return found;
  Reconstruction free = reconstruct(rows, std::nullopt);
  return free.answers ? free : found;
}

void take_percents(const Plan& plan, const Known& known, Assessment& out) {
  std::map<std::string, std::vector<Row>> groups;
  for (const auto& [index, distribution] : known.percents) {
    if (known.counts.contains(index)) continue;
    groups[plan.nodes[index].group].push_back(row_of(plan, known, index, distribution));
  }
  for (const auto& [group, rows] : groups) {
    std::optional<std::uint64_t> stated = answers_counted(plan, known, group);
    if (const auto said = known.answers.find(group); !stated && said != known.answers.end())
      stated = said->second;
    Reconstruction found = reconstruct_group(rows, stated);
    out.answers[group] = found.answers;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const PlanNode& leaf = plan.nodes[rows[i].node];
      const std::vector<std::uint32_t>& counts = found.rows[i].counts;
      if (found.scores_certain && counts.size() == leaf.choice_points.size()) {
        std::copy(counts.begin(), counts.end(),
                  out.inputs.counts.begin() + static_cast<std::ptrdiff_t>(leaf.first_cell));
      }
      out.fits.emplace(rows[i].node, std::move(found.rows[i]));
    }
  }
}

/// How many figures above `node` contradict the sheet: printed ones, and other ways of computing them.
int contradictions_above(const Plan& plan, const Known& known, const Assessment& out, NodeIndex node) {
  int count = 0;
  for (auto at = plan.nodes[node].parent; at; at = plan.nodes[*at].parent) {
    const NodeScore& score = out.sheet.nodes[*at];
    if (score.basis != Basis::computed) continue;
    if (ways_disagree(plan, out, *at)) ++count;
    const auto figures = known.figures.find(*at);
    if (figures == known.figures.end()) continue;
    for (const Printed& figure : figures->second) count += agrees(figure, score.value) ? 0 : 1;
  }
  return count;
}

/// One quantity printed with several values, and nothing below it to compute it from: the value is carried on
/// that the figures above it contradict least; then the one printed most often; then the first.
void settle_conflicts(const Plan& plan, const Known& known, Assessment& out) {
  for (const auto& [index, figures] : known.figures) {
    if (out.sheet.nodes[index].basis != Basis::published) continue;
    const bool conflict = std::any_of(figures.begin(), figures.end(),
                                      [&](const Printed& one) { return one.value != figures.front().value; });
    if (!conflict) continue;
    std::set<Points> tried = {*out.inputs.printed[index]};
    Points best = *tried.begin();
    int fewest = contradictions_above(plan, known, out, index);
    bool decided = true;  // one value alone has the fewest
    for (const Printed& figure : figures) {
      if (!tried.insert(figure.value).second) continue;
      out.inputs.printed[index] = figure.value;
      score(plan, out.inputs, out.sheet);
      const int count = contradictions_above(plan, known, out, index);
      if (count == fewest) decided = false;
      if (count >= fewest) continue;
      fewest = count;
      best = figure.value;
      decided = true;
    }
    out.inputs.printed[index] = best;
    score(plan, out.inputs, out.sheet);
    if (decided) out.settled.insert(index);
  }
}

}  // namespace

std::string written(const PlanNode& node, const Ratio& value) {
  constexpr int longest = 4;
  if (node.places) return base::to_string(base::round_half_up(value, *node.places), *node.places);
  return base::to_display_string(value, longest);
}

Assessment assess(const framework::Edition& edition, const Plan& plan, const Known& known) {
  Assessment out(plan);
  take_counts(plan, known, out.inputs);
  for (const PlanNode& node : plan.nodes) {
    if (const auto counted = answers_counted(plan, known, node.group); counted && !node.group.empty()) {
      out.answers[node.group] = counted;
    }
  }
  for (const auto& [group, answers] : known.answers) out.answers.try_emplace(group, answers);
  take_percents(plan, known, out);
  for (const auto& [index, grade] : known.grades) out.inputs.grades[index] = grade;
  for (const auto& [index, figures] : known.figures) {
    if (const Printed* figure = most_printed(figures); figure != nullptr)
      out.inputs.printed[index] = figure->value;
  }
  for (std::size_t i = 0; i < known.deductions.size() && i < out.inputs.deductions.size(); ++i) {
    out.inputs.deductions[i] = known.deductions[i];
  }
  score(plan, out.inputs, out.sheet);
  settle_conflicts(plan, known, out);
  out.level = find_level(edition, plan, out.sheet);

  check_distributions(plan, known, out);
  check_answers(plan, known, out);
  check_figures(plan, known, out);
  check_levels(edition, plan, known, out);
  std::sort(out.findings.begin(), out.findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.node, a.code, a.choice, a.published, a.at) <
           std::tie(b.node, b.code, b.choice, b.published, b.at);
  });
  return out;
}

}  // namespace prongsai::scoring
