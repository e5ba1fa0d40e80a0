// SPDX-License-Identifier: Apache-2.0
#include "made_round.h"

#include <algorithm>

#include "written_down.h"

namespace prongsai::determinism {
namespace {

using scoring::Inputs;
using scoring::NodeIndex;
using scoring::PlanNode;
using scoring::Rule;

constexpr std::uint32_t agencies = 240;
constexpr std::uint32_t agencies_printed = 24;  ///< finding numbers of people again takes milliseconds each
constexpr std::size_t sheets_least = 40;
constexpr std::size_t sheets_spread = 160;

bool follows(const PlanNode& node, Rule rule) {
  return node.is_leaf() && node.ways.front().rule == rule;
}

/// Leans to the last choice, a little more or less in each agency and box; two in a hundred say nothing.
std::uint8_t answer(Random& random, std::uint32_t agency, std::size_t box, std::size_t choices) {
  if (random.below(50) == 0) return tally::no_answer;
  const std::size_t lean = 1 + (agency * 7 + box * 13) % 4;
  std::size_t best = 0;
  for (std::size_t draw = 0; draw < lean; ++draw) best = std::max(best, random.below(choices));
  return static_cast<std::uint8_t>(best + 1);
}

}  // namespace

MadeRound::MadeRound(const results_files::PlannedEdition& rules, std::uint64_t shuffle_seed) : rules_(rules) {
  for (NodeIndex node = 0; node < rules.plan.nodes.size(); ++node) {
    if (follows(rules.plan.nodes[node], Rule::answers)) boxes_.push_back(node);
  }
  Random random(2565);
  std::vector<std::vector<std::uint8_t>> sheets;
  for (std::uint32_t agency = 0; agency < agencies; ++agency) {
    const std::size_t count = sheets_least + random.below(sheets_spread);
    for (std::size_t sheet = 0; sheet < count; ++sheet) {
      agency_of_sheet_.push_back(agency);
      std::vector<std::uint8_t> one;
      for (std::size_t box = 0; box < boxes_.size(); ++box) {
        one.push_back(answer(random, agency, box, rules.plan.nodes[boxes_[box]].choice_points.size()));
      }
      sheets.push_back(std::move(one));
    }
  }
  if (shuffle_seed != 0) {
    shuffle(sheets, shuffle_seed);
    shuffle(agency_of_sheet_, shuffle_seed);
  }
  for (const auto& sheet : sheets) bytes_.insert(bytes_.end(), sheet.begin(), sheet.end());
}

std::vector<Inputs> MadeRound::inputs(std::size_t threads) const {
  std::vector<std::uint8_t> choices;
  for (const NodeIndex box : boxes_)
    choices.push_back(static_cast<std::uint8_t>(rules_.plan.nodes[box].choice_points.size()));
  const auto counted = tally::count(tally::SheetLayout::from_choices(choices).value(),
                                    tally::MixedSheets{.agency_of_sheet = agency_of_sheet_, .bytes = bytes_},
                                    {.agencies = agencies, .threads = static_cast<int>(threads)});
  std::vector<Inputs> out(agencies, Inputs(rules_.plan));
  Random random(43);
  for (std::uint32_t agency = 0; agency < agencies; ++agency) {
    for (std::size_t box = 0; box < boxes_.size(); ++box) {
      const auto cells = counted.value().choices(agency, box);
      std::copy(cells.begin(), cells.end(),
                out[agency].counts.begin() +
                    static_cast<std::ptrdiff_t>(rules_.plan.nodes[boxes_[box]].first_cell));
    }
    for (NodeIndex node = 0; node < rules_.plan.nodes.size(); ++node) {
      if (!follows(rules_.plan.nodes[node], Rule::grade)) continue;
      const std::size_t draw = random.below(40);
      out[agency].grades[node] =
          scoring::Grade{.applies = draw != 0, .points = base::Points::whole(draw > 4 ? 100 : 0)};
    }
  }
  return out;
}

std::string MadeRound::scored(std::size_t threads) const {
  const std::vector<Inputs> all = inputs(threads);
  std::vector<std::string> out(all.size());
  in_parallel(threads, all.size(), [&](std::size_t agency) {
    scoring::Sheet sheet;
    scoring::score(rules_.plan, all[agency], sheet);
    out[agency] = written_down(rules_.plan, sheet);
    for (const std::size_t level : scoring::find_level(rules_.edition, rules_.plan, sheet).possible) {
      out[agency] += "level " + std::to_string(level) + "\n";
    }
  });
  std::string text;
  for (const std::string& one : out) text += one;
  return text;
}

scoring::Known MadeRound::printed(const Inputs& inputs) const {
  scoring::Known known;
  for (const NodeIndex box : boxes_) {
    const PlanNode& leaf = rules_.plan.nodes[box];
    const auto people = static_cast<std::int64_t>(scoring::answers_of(leaf, inputs));
    if (people == 0) continue;
    scoring::Distribution distribution;
    for (std::size_t choice = 0; choice < leaf.choice_points.size(); ++choice) {
      const base::Int128 count = inputs.counts[leaf.first_cell + choice];
      const base::Points percent =
          base::round_half_up(base::Ratio(count * 100 * base::Points::unit, people), 2);
      distribution.percents.push_back(
          {.value = percent, .decimals = 2, .text = base::to_string(percent, 2), .at = {}});
    }
    known.percents[box] = std::move(distribution);
  }
  for (NodeIndex node = 0; node < inputs.grades.size(); ++node) {
    if (inputs.grades[node]) known.grades[node] = *inputs.grades[node];
  }
  return known;
}

std::string MadeRound::found_again(std::size_t threads) const {
  const std::vector<Inputs> all = inputs(threads);
  std::vector<std::string> out(agencies_printed);
  in_parallel(threads, out.size(), [&](std::size_t agency) {
    const scoring::Assessment done = scoring::assess(rules_.edition, rules_.plan, printed(all[agency]));
    out[agency] = written_down(rules_.plan, done.sheet);
    for (const auto& [group, people] : done.answers)
      out[agency] += group + " " + (people ? std::to_string(*people) : "?") + "\n";
    for (const scoring::Finding& finding : done.findings)
      out[agency] += finding.code + " " + finding.published + " " + finding.repair + "\n";
  });
  std::string text;
  for (const std::string& one : out) text += one;
  return text;
}

}  // namespace prongsai::determinism
