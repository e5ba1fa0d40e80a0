// SPDX-License-Identifier: Apache-2.0
// Pulse surveys: an agency asks its own people the same questions before the official survey. Its numbers
// and answers are shown to nobody above the agency; that there was one stands in the trail.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/jobs.h"
#include "prongsai/desk/surveys/surveys.h"

namespace prongsai::desk {

/// An agency has at most so many that are not over, and none is longer.
inline constexpr std::int64_t pulses_at_once_most = 6;
inline constexpr std::chrono::days pulse_most{92};

struct PulseWish {
  std::string agency;
  std::string edition;          ///< "ita/2565"
  std::string asked;            ///< "iit"
  std::chrono::sys_days first;  ///< Thai days, both belong to it
  std::chrono::sys_days last;
  survey::Credential credential = survey::Credential::open_link;
};
/// The new survey's number. It has a box of its own, with the key on this server. Problems:
/// desk.not_permitted; entry.no_such_agency, entry.no_such_edition; those of survey::make_questionnaire;
/// surveys.not_offered_yet; pulses.bad_days {most}; pulses.too_many {most}; those of make_box.
[[nodiscard]] base::Result<std::int64_t> start_pulse(const Office& office, const access::Actor& actor,
                                                     const PulseWish& wish);

/// The pulses of an agency, the newest first. Problems: desk.not_permitted; entry.no_such_agency.
[[nodiscard]] base::Result<std::vector<SurveyView>> see_pulses(const Office& office,
                                                               const access::Actor& actor,
                                                               std::string_view agency);

/// Ends it now. Problems: desk.not_permitted; surveys.no_such_survey; pulses.is_over.
[[nodiscard]] base::Result<bool> end_pulse(const Office& office, const access::Actor& actor,
                                           std::int64_t survey);

/// Takes the answers out of the box of one that is over; what may be seen of them decides whoever shows them,
/// and never below the floor. Problems: desk.not_permitted; surveys.no_such_survey; pulses.not_over; those of
/// open_box.
[[nodiscard]] base::Result<bool> open_pulse(const Office& office, const access::Actor& actor,
                                            std::int64_t survey, JobProgress& progress);

}  // namespace prongsai::desk
