// SPDX-License-Identifier: Apache-2.0
// Looks for a second table that nobody could tell from the true one, near a cell first, then everywhere.
#include "prongsai/suppression/audit.h"

#include <algorithm>
#include <map>

#include "prongsai/suppression/vertices_detail.h"

namespace prongsai::suppression {
namespace {

using detail::Equations;
using detail::Vertices;

/// The sums that bind the free cells, every other cell kept at its true count.
Equations equations_of(const Table& table, const std::vector<CellIndex>& free) {
  std::map<CellIndex, std::size_t> column;
  for (std::size_t i = 0; i < free.size(); ++i) column.emplace(free[i], i);
  std::vector<std::uint32_t> sums;
  for (const CellIndex cell : free) {
    const auto mine = table.sums_of(cell);
    sums.insert(sums.end(), mine.begin(), mine.end());
  }
  std::sort(sums.begin(), sums.end());
  sums.erase(std::unique(sums.begin(), sums.end()), sums.end());

  Equations equations;
  equations.unknowns = free.size();
  for (const std::uint32_t number : sums) {
    const Table::Sum& sum = table.sums()[number];
    auto& row = equations.rows.emplace_back(free.size(), 0);
    std::int64_t& result = equations.results.emplace_back(0);
    const auto put = [&](CellIndex cell, std::int64_t times) {
      const auto at = column.find(cell);
      if (at == column.end()) return;
      row[at->second] += times;
      result += times * static_cast<std::int64_t>(table.cell(cell).count);
    };
    for (const CellIndex part : sum.parts) put(part, 1);
    put(sum.total, -1);
  }
  return equations;
}

std::vector<CellIndex> hidden_cells(const Table& table) {
  std::vector<CellIndex> hidden;
  for (CellIndex cell = 0; cell < table.cells(); ++cell) {
    if (table.cell(cell).standing == Standing::hidden) hidden.push_back(cell);
  }
  return hidden;
}

}  // namespace

std::vector<Range> ranges(const Table& table) {
  const auto hidden = hidden_cells(table);
  Vertices vertices(equations_of(table, hidden));
  const Vertices::Visit look_on = [](const auto&, std::int64_t, bool) { return false; };
  std::vector<Range> found;
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    Range range{hidden[i], 0, std::nullopt};
    if (const auto low = vertices.least(i, look_on))
      range.low = static_cast<std::uint64_t>((low->numerator + low->denominator - 1) / low->denominator);
    if (const auto high = vertices.greatest(i, look_on))
      range.high = static_cast<std::uint64_t>(high->numerator / high->denominator);
    found.push_back(range);
  }
  return found;
}

Audit::Audit(const Table& table, const Rules& rules) : table_(table), rules_(rules) {
  seen_.reserve(table.cells());
  for (CellIndex cell = 0; cell < table.cells(); ++cell)
    seen_.push_back({table.cell(cell).count, table.cell(cell).count, false});
}

bool Audit::is_safe(CellIndex cell) const {
  const Seen& seen = seen_[cell];
  if (seen.low == seen.high) return false;
  const std::uint64_t count = table_.cell(cell).count;
  const bool small = count >= 1 && count <= rules_.small_most;
  return !small || seen.low == 0 || seen.high > rules_.small_most;
}

void Audit::give_up(CellIndex cell) {
  seen_[cell].given_up = true;
}

std::optional<Finding> Audit::next() {
  for (std::size_t step = 0; step < table_.cells(); ++step) {
    const CellIndex cell = from_;
    from_ = static_cast<CellIndex>((from_ + 1) % table_.cells());
    if (table_.cell(cell).standing != Standing::hidden || seen_[cell].given_up || is_safe(cell)) continue;
    const Flaw flaw = look_into(cell);
    if (is_safe(cell)) continue;
    from_ = cell;
    return Finding{cell, flaw};
  }
  return std::nullopt;
}

Flaw Audit::look_into(CellIndex cell) {
  Flaw flaw = Flaw::not_proven;
  for (const std::size_t most : {std::size_t{24}, std::size_t{96}, std::size_t{400}}) {
    bool whole = false;
    const auto free = around(cell, most, whole);
    if (const auto found = try_around(cell, free, whole)) flaw = *found;
    if (whole || is_safe(cell)) break;
  }
  return flaw;
}

/// The nearest hidden cells, over the sums they share. Of a wide sum only a few are taken at first.
std::vector<CellIndex> Audit::around(CellIndex cell, std::size_t most, bool& whole) const {
  const std::size_t from_one_sum = most / 4;
  whole = true;
  std::vector<CellIndex> found{cell};
  std::vector<bool> taken(table_.cells(), false);
  taken[cell] = true;
  const auto take = [&](CellIndex other) {
    if (taken[other] || table_.cell(other).standing != Standing::hidden) return false;
    if (found.size() >= most) {
      whole = false;
      return false;
    }
    taken[other] = true;
    found.push_back(other);
    return true;
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const std::uint32_t number : table_.sums_of(found[i])) {
      const Table::Sum& sum = table_.sums()[number];
      take(sum.total);
      // from its own place onwards, so that cells of a wide sum do not all look at the same neighbours
      const auto own = std::find(sum.parts.begin(), sum.parts.end(), found[i]) - sum.parts.begin();
      std::size_t from_here = 0;
      for (std::size_t step = 0; step < sum.parts.size(); ++step) {
        const CellIndex other = sum.parts[(static_cast<std::size_t>(own) + step) % sum.parts.size()];
        if (from_here >= from_one_sum && !taken[other] && table_.cell(other).standing == Standing::hidden) {
          whole = false;
          break;
        }
        if (take(other)) ++from_here;
      }
    }
  }
  return found;
}

/// What is wrong with the cell, if that is certain; the cell may be found safe on the way.
std::optional<Flaw> Audit::try_around(CellIndex cell, const std::vector<CellIndex>& free, bool whole) {
  Vertices vertices(equations_of(table_, free));
  const Vertices::Visit note = [&](const std::vector<std::int64_t>& values, std::int64_t denominator,
                                   bool is_ray) {
    const bool even = is_ray || std::all_of(values.begin(), values.end(), [denominator](std::int64_t value) {
                        return value % denominator == 0;
                      });
    if (!even) return false;
    for (std::size_t i = 0; i < free.size(); ++i) {
      Seen& seen = seen_[free[i]];
      if (is_ray) {
        if (values[i] > 0) seen.high = seen.high + static_cast<std::uint64_t>(rules_.small_most) + 1;
        continue;
      }
      const auto value = static_cast<std::uint64_t>(values[i] / denominator);
      seen.low = std::min(seen.low, value);
      seen.high = std::max(seen.high, value);
    }
    return is_safe(cell);
  };
  const auto high = vertices.greatest(0, note);
  if (is_safe(cell)) return std::nullopt;
  const auto low = vertices.least(0, note);
  if (is_safe(cell) || !whole || !high || !low) return std::nullopt;
  const auto least_whole = (low->numerator + low->denominator - 1) / low->denominator;
  const auto most_whole = high->numerator / high->denominator;
  if (least_whole == most_whole) return Flaw::known;
  const bool small = least_whole >= 1 && most_whole <= static_cast<std::int64_t>(rules_.small_most);
  return small ? std::optional(Flaw::known_small) : std::nullopt;
}

}  // namespace prongsai::suppression
