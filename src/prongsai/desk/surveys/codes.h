// SPDX-License-Identifier: Apache-2.0
// Single-use codes: made, shown once to be printed, and never seen again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/desk/surveys/surveys.h"

namespace prongsai::desk {

/// To be printed, cut, mixed and handed out. The database has their digests in another order.
struct Slips {
  survey::Survey survey;
  std::vector<std::string> codes;  ///< "k7m2-qd9x-4tnpb"
};

/// Where nobody knows how many people may be asked, a survey has at most so many codes.
inline constexpr std::int64_t codes_most = 5'000;

/// New codes for a survey. A survey of the agency's own kind (coordinators_make_codes, or a pulse) has at
/// most one for each person who may be asked; the authority may make as many again, since slips get lost.
/// Each making is a line in the trail with the number, so that a pile of codes is seen by whoever looks.
/// Problems: desk.not_permitted; surveys.no_such_survey {found}; surveys.no_codes_here;
/// surveys.codes_from_authority; surveys.codes_by_interview; surveys.is_over; surveys.too_many_codes {found,
/// expected, made}.
[[nodiscard]] base::Result<Slips> make_codes(const Office& office, const access::Actor& actor,
                                             std::int64_t survey, std::int64_t count);

}  // namespace prongsai::desk
