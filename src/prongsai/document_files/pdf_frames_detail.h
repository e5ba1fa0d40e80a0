// SPDX-License-Identifier: Apache-2.0
// Rules that meet, and so make one table.
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

#include "prongsai/document_files/pdf_detail.h"

namespace prongsai::document_files {

inline constexpr double touch = 3.5;  ///< rules as near as this meet

/// Things put together two by two.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);  // the first of a set stands for it
  }

 private:
  std::vector<std::size_t> parent_;
};

/// The rules of one table: those that meet.
struct Frame {
  std::vector<Rule> level;
  std::vector<Rule> upright;
};

/// Of the rules of a page; a row that goes from side to side does not part a table.
[[nodiscard]] std::vector<Frame> frames_of(const Rules& rules, const std::vector<Piece>& pieces);

}  // namespace prongsai::document_files
