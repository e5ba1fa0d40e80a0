// SPDX-License-Identifier: Apache-2.0
// The grades of an agency on their way into its scores.
#pragma once

#include <cstddef>
#include <cstdint>

#include "prongsai/desk/disclosure/grading_detail.h"
#include "prongsai/scoring/score.h"

namespace prongsai::desk::detail {

enum class Standing : std::uint8_t {
  any,    ///< as they stand now, preliminary ones too
  final,  ///< confirmed, or the time is over
};

/// Puts the grades of that standing where the plan takes them from. Gives how many items got one.
std::size_t put_grades(const scoring::Plan& plan, const AgencyStory& story, Standing which,
                       scoring::Inputs& inputs);

}  // namespace prongsai::desk::detail
