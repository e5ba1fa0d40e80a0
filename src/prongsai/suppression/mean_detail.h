// SPDX-License-Identifier: Apache-2.0
// A weighted mean of terms that are not known exactly: what its printed value leaves of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "prongsai/suppression/possible_detail.h"

namespace prongsai::suppression::detail {

using Values = std::vector<Value>;  ///< ascending, each once

/// All sums of one value of each term, as marks on a line with an even grid.
class SumGrid {
 public:
  Value origin = 0;
  Value step = 1;
  std::vector<bool> marks;
};

class Mean {
 public:
  /// The mean of terms given in 1/scale ten-thousandths, printed with so many places. Requires: a value or
  /// more for each term, weights above 0.
  Mean(std::vector<Values> terms, std::vector<std::int64_t> weights, Value scale, int places);

  /// The values of one term that can be, when the printed mean is one of these. Empty: too much to go
  /// through.
  [[nodiscard]] std::optional<Values> left_of(std::size_t term, const Values& printed) const;
  /// Everything that the mean can be printed as. Empty: too much to go through.
  [[nodiscard]] std::optional<Values> all_printed() const;

 private:
  struct Span {
    Value low = 0;  ///< both ends belong to it
    Value high = 0;
  };
  [[nodiscard]] std::optional<SumGrid> sums(std::size_t without) const;
  /// Sums that are printed as one of these.
  [[nodiscard]] std::vector<Span> spans_of(const Values& printed) const;

  std::vector<Values> terms_;
  std::vector<std::int64_t> weights_;
  Value scale_;
  int places_;
};

}  // namespace prongsai::suppression::detail
