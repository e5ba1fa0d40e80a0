// SPDX-License-Identifier: Apache-2.0
// The seats of many agencies at once, for boards; private to this folder. It knows every seat: nothing of it
// may reach whoever grades.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "prongsai/desk/disclosure/grading_detail.h"
#include "prongsai/desk/disclosure/seat_counts.h"
#include "prongsai/store/agency_seats.h"

namespace prongsai::desk::detail {

/// Works out again how the agency's seats stand and keeps it; an agency without any is passed over. By
/// whatever changed a seat, a grade or what is handed in, in the same transaction.
void sum_up_seats(db::Transaction& transaction, const GradedRound& round, std::string_view agency);

/// Of every agency with seats, of one province where it is named: what was kept, by id, then what nobody kept
/// and is worked out now. What `visit` gets lives until it returns; it may ask the database nothing.
void visit_seats(db::Transaction& transaction, const GradedRound& round, const std::string& province,
                 const std::function<void(const store::AgencySeats&)>& visit);

void add_counts(const store::AgencySeats& seats, SeatCounts& out);

}  // namespace prongsai::desk::detail
