// SPDX-License-Identifier: Apache-2.0
// What is known of an agency's surveys after its boxes were opened: all that the signals may use, because it
// is all that is stored. No order, no time of day, no pace of a single sheet.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/survey/answers.h"
#include "prongsai/survey/survey.h"

namespace prongsai::credibility {

using base::Points;

/// Who answers, and who brought them to it.
enum class Asked : std::uint8_t {
  internal,           ///< IIT: the staff
  external,           ///< EIT, or its part 1: visitors who answer by themselves, by the agency's poster
  external_assessed,  ///< EIT part 2: asked by assessors. The agency cannot fill it: what the others are held
                      ///< against
};
inline constexpr std::size_t asked_count = 3;

/// Ballots received on one day, by whatever channel.
struct DaySeen {
  std::int64_t day = 0;  ///< whole days since 1970-01-01 in Bangkok
  std::uint32_t received = 0;
};

struct SurveySeen {
  Asked asked = Asked::internal;
  std::size_t form = 0;              ///< index into the forms handed to `trace`
  std::vector<std::uint8_t> sheets;  ///< packed sheets one after the other, sorted by their bytes
  std::array<std::uint32_t, survey::pace_count> pace{};
  std::vector<DaySeen> days;  ///< ascending; days without a ballot may be left out
  std::int64_t last_day = 0;  ///< the last day on which answers were taken
  /// Burst levels (0 to 3) of days, in any order, days of level 0 or not; empty optional: not watched.
  std::optional<std::vector<std::uint8_t>> bursts;
  std::optional<std::uint32_t> required;    ///< answers wanted at least
  std::optional<std::uint32_t> population;  ///< head-count: who could have answered
  std::optional<Points> score;
  std::optional<Points> score_before;  ///< the year before
};

/// One agency as the signals see it.
struct AgencySeen {
  std::uint32_t peers = 0;           ///< number of its peer group (type and size), chosen by the caller
  std::vector<SurveySeen> surveys;   ///< at most one of each Asked
  std::optional<Points> disclosure;  ///< OIT
  std::optional<Points> total;
};

}  // namespace prongsai::credibility
