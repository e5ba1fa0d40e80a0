// SPDX-License-Identifier: Apache-2.0
// Joins a release to the table of all earlier ones and protects both together.
#include "prongsai/suppression/ledger.h"

#include <set>

#include "prongsai/suppression/protect.h"

namespace prongsai::suppression {

using base::Problem;
using base::Problems;
using base::Result;

/// The ledger as it would be with the release in it.
struct ReleaseLedger::Draft {
  Table table;
  std::map<std::string, CellIndex> names;
  Decision decision;
};

namespace {

using Names = std::map<std::string, CellIndex>;

Standing standing_of(const Figure& figure, const Rules& rules) {
  const bool small = figure.count >= 1 && figure.count <= rules.small_most;
  switch (figure.wish) {
    case Wish::show:
      return small ? Standing::hidden : Standing::shown;
    case Wish::hide:
      return Standing::hidden;
    case Wish::known:
      return Standing::known;
  }
  return Standing::hidden;
}

Problems add_figures(const Release& release, const Rules& rules, Table& table, Names& names) {
  Problems problems;
  std::set<std::string> met;
  for (const Figure& figure : release.figures) {
    if (!met.insert(figure.name).second) {
      problems.push_back({"suppression.figure_twice", {{"figure", figure.name}}, {}});
      continue;
    }
    const auto before = names.find(figure.name);
    if (before == names.end()) {
      names.emplace(figure.name, table.add(figure.count, standing_of(figure, rules)));
      continue;
    }
    const Cell& cell = table.cell(before->second);
    if (cell.count != figure.count) {
      problems.push_back({"suppression.figure_changed",
                          {{"figure", figure.name},
                           {"found", std::to_string(figure.count)},
                           {"expected", std::to_string(cell.count)}},
                          {}});
    } else if (figure.wish == Wish::known && cell.standing == Standing::hidden) {
      table.make_known(before->second);  // a number that was told since
    }
  }
  return problems;
}

Problems add_sums(const Release& release, Table& table, const Names& names) {
  Problems problems;
  for (const SumOfFigures& sum : release.sums) {
    std::vector<CellIndex> cells;
    std::set<std::string> met{sum.total};
    bool good = true;
    const auto find = [&](const std::string& name) {
      const auto at = names.find(name);
      if (at != names.end()) return at->second;
      problems.push_back({"suppression.figure_unknown", {{"figure", name}}, {}});
      good = false;
      return CellIndex{0};
    };
    const CellIndex total = find(sum.total);
    std::uint64_t found = 0;
    for (const std::string& part : sum.parts) {
      if (!met.insert(part).second) {
        problems.push_back({"suppression.figure_twice", {{"figure", part}}, {}});
        good = false;
      }
      cells.push_back(find(part));
      if (good) found += table.cell(cells.back()).count;
    }
    if (!good) continue;
    if (found != table.cell(total).count) {
      problems.push_back({"suppression.sum_wrong",
                          {{"figure", sum.total},
                           {"found", std::to_string(found)},
                           {"expected", std::to_string(table.cell(total).count)}},
                          {}});
      continue;
    }
    table.add_sum(total, cells);
  }
  return problems;
}

std::string name_of(const Names& names, CellIndex cell) {
  for (const auto& [name, index] : names) {
    if (index == cell) return name;
  }
  return "";
}

}  // namespace

Result<ReleaseLedger::Draft> ReleaseLedger::draft(const Release& release) const {
  Draft draft{table_, names_, {}};
  if (Problems problems = add_figures(release, rules_, draft.table, draft.names); !problems.empty())
    return problems;
  if (Problems problems = add_sums(release, draft.table, draft.names); !problems.empty()) return problems;

  const Protection protection = protect(draft.table, rules_);
  Problems problems;
  for (const Finding& finding : protection.given_away)
    problems.push_back({"suppression.given_away", {{"figure", name_of(draft.names, finding.cell)}}, {}});
  if (!problems.empty()) return problems;

  draft.decision.hidden_for_others = protection.hidden_too.size();
  for (const Figure& figure : release.figures)
    draft.decision.shown.push_back(draft.table.cell(draft.names.at(figure.name)).standing !=
                                   Standing::hidden);
  return draft;
}

Result<Decision> ReleaseLedger::decide(const Release& release) const {
  auto drafted = draft(release);
  if (!drafted) return drafted.problems();
  return std::move(drafted->decision);
}

Result<Decision> ReleaseLedger::publish(const Release& release) {
  auto drafted = draft(release);
  if (!drafted) return drafted.problems();
  // What is shown now can never be hidden again.
  for (CellIndex cell = 0; cell < drafted->table.cells(); ++cell) {
    if (drafted->table.cell(cell).standing == Standing::shown) drafted->table.make_known(cell);
  }
  table_ = std::move(drafted->table);
  names_ = std::move(drafted->names);
  return std::move(drafted->decision);
}

}  // namespace prongsai::suppression
