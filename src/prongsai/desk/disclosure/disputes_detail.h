// SPDX-License-Identifier: Apache-2.0
// What the actions about grades that were told share; private to this folder.
#pragma once

#include <string>
#include <vector>

#include "prongsai/desk/disclosure/disputes.h"
#include "prongsai/desk/disclosure/grading_detail.h"

namespace prongsai::desk::detail {

/// Every grade of an agency as it stands, in one spelling: JSON, a line an item, in the edition's order; what
/// an executive confirms the digest of.
[[nodiscard]] std::string spelled_grades(const GradedRound& round, std::string_view agency,
                                         const AgencyStory& story);
/// Why the grades cannot be confirmed now.
[[nodiscard]] base::Problems unfinished(const GradedRound& round, const AgencyStory& story);

[[nodiscard]] GradeReasons reasons_of_seat(const store::GradeSeat& seat);

/// Everything one agency, a reviewer or the authority may see; `hides_names` where the agency looks.
[[nodiscard]] AgencyGrades grades_of(const Office& office, const access::Actor& actor,
                                     const GradedRound& round, const store::RoundAgency& agency,
                                     const AgencyStory& story);

/// Why this person cannot decide about the item now.
[[nodiscard]] base::Problems why_not_decide(const access::Actor& actor, const GradedRound& round,
                                            const ItemStory& story, const Nearness& near,
                                            const access::Area& agency);

}  // namespace prongsai::desk::detail
