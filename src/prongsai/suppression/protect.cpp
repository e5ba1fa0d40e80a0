// SPDX-License-Identifier: Apache-2.0
// Complementary suppression to a fixed point, held to the exact audit at every step.
#include "prongsai/suppression/protect.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace prongsai::suppression {
namespace {

/// The shown cell that is hidden next for the sake of `unsafe`.
std::optional<CellIndex> next_to_hide(const Table& table, CellIndex unsafe,
                                      const std::vector<bool>& useless) {
  std::optional<CellIndex> best;
  const auto cost = [&table](CellIndex cell) {
    const std::uint64_t count = table.cell(cell).count;
    return std::tuple(count == 0, count, cell);
  };
  std::vector<bool> reached(table.cells(), false);
  std::vector<CellIndex> ring{unsafe};
  reached[unsafe] = true;
  while (!ring.empty() && !best) {
    std::vector<CellIndex> next;
    const auto look = [&](CellIndex cell) {
      if (reached[cell]) return;
      reached[cell] = true;
      const Standing standing = table.cell(cell).standing;
      if (standing == Standing::shown && !useless[cell] && (!best || cost(cell) < cost(*best))) best = cell;
      if (standing == Standing::hidden) next.push_back(cell);
    };
    for (const CellIndex cell : ring) {
      for (const std::uint32_t number : table.sums_of(cell)) {
        look(table.sums()[number].total);
        for (const CellIndex part : table.sums()[number].parts) look(part);
      }
    }
    ring = std::move(next);
  }
  return best;
}

}  // namespace

Protection protect(Table& table, const Rules& rules) {
  Protection protection;
  std::vector<bool> useless(table.cells(), false);
  Audit audit(table, rules);
  while (const auto finding = audit.next()) {
    if (const auto cell = next_to_hide(table, finding->cell, useless)) {
      table.hide(*cell);
      protection.hidden_too.push_back(*cell);
      continue;
    }
    audit.give_up(finding->cell);
    const auto own = std::find(protection.hidden_too.begin(), protection.hidden_too.end(), finding->cell);
    if (own == protection.hidden_too.end()) {
      protection.given_away.push_back(*finding);
    } else if (finding->flaw == Flaw::known) {
      // It follows from what is known, so hiding it hid nothing.
      table.show_again(*own);
      useless[*own] = true;
      protection.hidden_too.erase(own);
    }
  }
  return protection;
}

}  // namespace prongsai::suppression
