// SPDX-License-Identifier: Apache-2.0
// What the actions on the register share: days, audit lines, form cells as a register of one row.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/agency/compare_register.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/record.h"
#include "prongsai/store/organisations.h"

namespace prongsai::desk::organisations_detail {

/// The day in Thailand at that moment, "2026-11-21".
[[nodiscard]] std::string thai_day(Moment moment);

/// The records alone.
[[nodiscard]] std::vector<agency::AgencyRecord> records_of(
    const std::vector<store::RegisteredAgency>& agencies);

/// Refuses rows that would begin after `today`, and gives those that name no day `today`: the register says
/// what holds now.
void settle_days(agency::Preview& preview, std::string_view today);

/// The audit line of one agency; `before` null for a new one. Holds what differs. Of the address of a
/// coordinator it says only that it changed: it may name a person.
[[nodiscard]] Done agency_line(const agency::AgencyRecord* before, const agency::AgencyRecord& after,
                               std::string_view reason);

/// What is wrong with a reason, as problems of the field "reason".
[[nodiscard]] base::Problems check_reason(std::string_view reason);

[[nodiscard]] base::Problem no_such_agency(std::string_view id);

}  // namespace prongsai::desk::organisations_detail
