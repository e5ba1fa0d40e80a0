// SPDX-License-Identifier: Apache-2.0
// Letters to those who are responsible, before something is due and when it is late.
#pragma once

#include <cstddef>

#include "prongsai/desk/plans/view.h"

namespace prongsai::desk {

/// Puts a letter into the queue for each person of an agency to whom something of this year's plan is due
/// within improvement::soon_days, or late: coordinators hear of everything, officers of a unit of what is
/// theirs. One letter a person gathers all of it, and of each thing and reason only once. Gives the number of
/// letters. One transaction an agency.
std::size_t remind_of_plans(const Office& office);

}  // namespace prongsai::desk
