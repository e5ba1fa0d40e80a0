// SPDX-License-Identifier: Apache-2.0
// Cells and sums, checked as they are added.
#include "prongsai/suppression/table.h"

namespace prongsai::suppression {

CellIndex Table::add(std::uint64_t count, Standing standing) {
  PRONGSAI_ASSERT(count <= 1'000'000'000);
  cells_.push_back({count, standing});
  sums_of_.emplace_back();
  return static_cast<CellIndex>(cells_.size() - 1);
}

void Table::add_sum(CellIndex total, std::span<const CellIndex> parts) {
  const auto number = static_cast<std::uint32_t>(sums_.size());
  std::uint64_t found = 0;
  for (const CellIndex part : parts) {
    PRONGSAI_ASSERT(part != total);
    found += cell(part).count;
    PRONGSAI_ASSERT(sums_of_[part].empty() || sums_of_[part].back() != number);
    sums_of_[part].push_back(number);
  }
  PRONGSAI_ASSERT(found == cell(total).count);
  sums_of_[total].push_back(number);
  sums_.push_back({total, {parts.begin(), parts.end()}});
}

void Table::hide(CellIndex index) {
  PRONGSAI_ASSERT(cell(index).standing != Standing::known);
  cells_[index].standing = Standing::hidden;
}

void Table::show_again(CellIndex index) {
  PRONGSAI_ASSERT(cell(index).standing == Standing::hidden);
  cells_[index].standing = Standing::shown;
}

void Table::make_known(CellIndex index) {
  PRONGSAI_ASSERT(index < cells_.size());
  cells_[index].standing = Standing::known;
}

}  // namespace prongsai::suppression
