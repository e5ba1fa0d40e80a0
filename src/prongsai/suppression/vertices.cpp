// SPDX-License-Identifier: Apache-2.0
// The simplex method with whole numbers (fraction-free pivots) and Bland's rule, which cannot go in circles.
#include <algorithm>
#include <limits>

#include "prongsai/base/assert.h"
#include "prongsai/base/ratio.h"
#include "prongsai/suppression/vertices_detail.h"

namespace prongsai::suppression::detail {

using base::Int128;

Vertices::Vertices(const Equations& equations)
    : unknowns_(equations.unknowns), row_of_(equations.unknowns, no_unknown) {
  for (std::size_t i = 0; i < equations.rows.size(); ++i) {
    auto& row = rows_.emplace_back(equations.rows[i]);
    row.push_back(equations.results[i]);
    if (row.back() < 0) {
      for (std::int64_t& entry : row) entry = -entry;
    }
    basis_.push_back(no_unknown);
  }
  find_first_corner();
}

bool Vertices::is_basic(std::size_t column) const {
  return row_of_[column] != no_unknown;
}

std::optional<std::size_t> Vertices::row_of(std::size_t unknown) const {
  if (row_of_[unknown] == no_unknown) return std::nullopt;
  return row_of_[unknown];
}

void Vertices::remove_row(std::size_t row) {
  rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row));
  basis_.erase(basis_.begin() + static_cast<std::ptrdiff_t>(row));
  for (std::size_t& at : row_of_) {
    if (at != no_unknown && at > row) --at;
  }
}

// Each row starts with a made-up unknown of its own that has to become 0; made-up ones that left are never
// written down again. The row itself tells what makes its unknown smaller, so no row of costs is needed.
void Vertices::find_first_corner() {
  for (std::size_t row = 0; row < rows_.size() && !lost_;) {
    if (basis_[row] != no_unknown) {
      ++row;
      continue;
    }
    while (!lost_ && basis_[row] == no_unknown && rows_[row].back() > 0) {
      std::size_t entering = 0;
      while (entering < unknowns_ && (is_basic(entering) || rows_[row][entering] <= 0)) ++entering;
      PRONGSAI_ASSERT(entering < unknowns_);  // or nothing would fulfil the equations
      pivot(*leaving_row(entering), entering);
    }
    if (lost_ || basis_[row] != no_unknown) continue;
    std::size_t entering = 0;
    while (entering < unknowns_ && (is_basic(entering) || rows_[row][entering] == 0)) ++entering;
    if (entering == unknowns_) {
      remove_row(row);  // it follows from the others
      continue;
    }
    pivot(row, entering);
  }
}

std::optional<std::size_t> Vertices::leaving_row(std::size_t column) const {
  std::optional<std::size_t> best;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (rows_[row][column] <= 0) continue;
    if (!best) {
      best = row;
      continue;
    }
    const Int128 mine = static_cast<Int128>(rows_[row].back()) * rows_[*best][column];
    const Int128 its = static_cast<Int128>(rows_[*best].back()) * rows_[row][column];
    // made-up unknowns leave first among equals, then Bland's rule
    const auto rank = [this](std::size_t at) { return basis_[at] == no_unknown ? 0 : basis_[at] + 1; };
    if (mine < its || (mine == its && rank(row) < rank(*best))) best = row;
  }
  return best;
}

void Vertices::pivot(std::size_t row, std::size_t column) {
  auto& pivot_row = rows_[row];
  if (pivot_row[column] < 0) {
    PRONGSAI_ASSERT(pivot_row.back() == 0);
    for (std::int64_t& entry : pivot_row) entry = -entry;
  }
  const std::int64_t chosen = pivot_row[column];
  for (std::size_t other = 0; other < rows_.size(); ++other) {
    auto& entries = rows_[other];
    const std::int64_t factor = entries[column];
    if (other == row || (factor == 0 && chosen == denominator_)) continue;
    for (std::size_t at = 0; at < entries.size(); ++at) {
      const Int128 value =
          (static_cast<Int128>(chosen) * entries[at] - static_cast<Int128>(factor) * pivot_row[at]) /
          denominator_;
      if (value > std::numeric_limits<std::int64_t>::max() ||
          value < -std::numeric_limits<std::int64_t>::max()) {
        lost_ = true;
        return;
      }
      entries[at] = static_cast<std::int64_t>(value);
    }
  }
  if (basis_[row] != no_unknown) row_of_[basis_[row]] = no_unknown;
  basis_[row] = column;
  row_of_[column] = row;
  denominator_ = chosen;
}

Vertices::Value Vertices::value_of(std::size_t unknown) const {
  const auto row = row_of(unknown);
  return row ? Value{rows_[*row].back(), denominator_} : Value{0, 1};
}

bool Vertices::tell_corner(const Visit& visit) const {
  std::vector<std::int64_t> values(unknowns_, 0);
  for (std::size_t row = 0; row < rows_.size(); ++row) values[basis_[row]] = rows_[row].back();
  return visit(values, denominator_, false);
}

bool Vertices::tell_ray(const Visit& visit, std::size_t column) const {
  std::vector<std::int64_t> values(unknowns_, 0);
  values[column] = denominator_;
  for (std::size_t row = 0; row < rows_.size(); ++row) values[basis_[row]] = -rows_[row][column];
  return visit(values, denominator_, true);
}

std::optional<Vertices::Value> Vertices::greatest(std::size_t unknown, const Visit& visit) {
  if (lost_ || tell_corner(visit)) return std::nullopt;
  for (;;) {
    std::size_t entering = unknown;
    if (const auto row = row_of(unknown)) {
      entering = 0;
      while (entering < unknowns_ && (is_basic(entering) || rows_[*row][entering] >= 0)) ++entering;
      if (entering == unknowns_) return value_of(unknown);
    }
    const auto leaving = leaving_row(entering);
    if (!leaving) {
      (void)tell_ray(visit, entering);
      return std::nullopt;
    }
    pivot(*leaving, entering);
    if (lost_ || tell_corner(visit)) return std::nullopt;
  }
}

std::optional<Vertices::Value> Vertices::least(std::size_t unknown, const Visit& visit) {
  if (lost_ || tell_corner(visit)) return std::nullopt;
  for (;;) {
    const auto row = row_of(unknown);
    if (!row) return Value{0, 1};
    std::size_t entering = 0;
    while (entering < unknowns_ && (is_basic(entering) || rows_[*row][entering] <= 0)) ++entering;
    if (entering == unknowns_) return value_of(unknown);
    pivot(*leaving_row(entering), entering);
    if (lost_ || tell_corner(visit)) return std::nullopt;
  }
}

}  // namespace prongsai::suppression::detail
