// SPDX-License-Identifier: Apache-2.0
// Counts and the sums that bind them: everything somebody can put side by side when he works out what is
// hidden.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "prongsai/base/assert.h"

namespace prongsai::suppression {

using CellIndex = std::uint32_t;

enum class Standing : std::uint8_t {
  known,   ///< published before, or known to everybody: it cannot be hidden any more
  shown,   ///< would be published now
  hidden,  ///< is not published
};

struct Cell {
  std::uint64_t count = 0;
  Standing standing = Standing::shown;
};

/// A value. Cells are numbered from 0 in the order added. Invariant: every sum holds for the counts.
class Table {
 public:
  /// Requires: count <= 1,000,000,000.
  CellIndex add(std::uint64_t count, Standing standing);

  /// "total is the sum of the parts", which everybody knows. Requires: cells of this table, each once; true.
  void add_sum(CellIndex total, std::span<const CellIndex> parts);

  [[nodiscard]] std::size_t cells() const { return cells_.size(); }
  [[nodiscard]] const Cell& cell(CellIndex index) const {
    PRONGSAI_ASSERT(index < cells_.size());
    return cells_[index];
  }
  /// Requires: the cell is not known.
  void hide(CellIndex index);
  /// Requires: the cell is hidden.
  void show_again(CellIndex index);
  /// From now on it cannot be hidden any more.
  void make_known(CellIndex index);

  struct Sum {
    CellIndex total = 0;
    std::vector<CellIndex> parts;
  };
  [[nodiscard]] std::span<const Sum> sums() const { return sums_; }
  /// The sums a cell is in, by their number.
  [[nodiscard]] std::span<const std::uint32_t> sums_of(CellIndex index) const {
    PRONGSAI_ASSERT(index < cells_.size());
    return sums_of_[index];
  }

 private:
  std::vector<Cell> cells_;
  std::vector<Sum> sums_;
  std::vector<std::vector<std::uint32_t>> sums_of_;
};

}  // namespace prongsai::suppression
