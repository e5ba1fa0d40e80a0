// SPDX-License-Identifier: Apache-2.0
// A made-up round of a few hundred agencies, from packed answer sheets to scores.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/results_files/load_results.h"
#include "prongsai/tally/count.h"

namespace prongsai::determinism {

/// The sheets are always the same ones; `shuffle` only changes the order in which they arrive.
class MadeRound {
 public:
  MadeRound(const results_files::PlannedEdition& rules, std::uint64_t shuffle);

  /// Sheets counted, every agency scored, written down in the order of the agencies.
  [[nodiscard]] std::string scored(std::size_t threads) const;
  /// As above, but each agency's counts are first printed as percents and then found again from those.
  [[nodiscard]] std::string found_again(std::size_t threads) const;

 private:
  [[nodiscard]] std::vector<scoring::Inputs> inputs(std::size_t threads) const;
  [[nodiscard]] scoring::Known printed(const scoring::Inputs& inputs) const;

  const results_files::PlannedEdition& rules_;
  std::vector<scoring::NodeIndex> boxes_;  ///< the questions, in the order of a sheet
  std::vector<std::uint32_t> agency_of_sheet_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace prongsai::determinism
