// SPDX-License-Identifier: Apache-2.0
// The few numbers that the signals need of one agency, so that a whole nation fits into memory while its
// stacks of sheets stream by.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "prongsai/credibility/form.h"
#include "prongsai/credibility/seen.h"

namespace prongsai::credibility {

struct SurveyTraces {
  std::uint32_t sheets = 0;
  std::uint32_t almost_perfect = 0;  ///< the best choice in all but one box of 25
  double others_mean = 0;            ///< mean points of the other sheets; 0 where there are none
  double deviation = 0;              ///< standard deviation of the sheets' mean points
  std::uint32_t one_column = 0;
  std::uint32_t twins = 0;
  /// Twins in the agency's own sheets when the answers to each question are dealt anew among sheets of about
  /// the same mean (permutation: the margins of each question and the means stay), averaged over the deals.
  double twins_dealt = 0;
  std::array<std::uint32_t, survey::pace_count> pace{};
  std::uint32_t day_peak = 0;
  std::uint32_t last_days = 0;  ///< received on the last three days
  std::optional<std::uint32_t> burst_levels;
  std::optional<std::uint32_t> required;
  std::optional<std::uint32_t> population;
  std::optional<Points> score;
  std::optional<Points> score_before;
};

struct AgencyTraces {
  std::uint32_t peers = 0;
  std::array<std::optional<SurveyTraces>, asked_count>
      surveys;  ///< by Asked; empty: not asked, or fewer than `least`
  std::optional<Points> total;
};

/// Fewer sheets than this show nothing that chance does not.
inline constexpr std::uint32_t sheets_least = 10;

/// Pure; the deals come from a fixed seed, so that the same sheets always have the same traces. Requires:
/// sheets possible under their forms.
[[nodiscard]] AgencyTraces trace(std::span<const Form> forms, const AgencySeen& agency);

}  // namespace prongsai::credibility
