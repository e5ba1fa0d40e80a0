// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/grading_seats.h"

#include <vector>

namespace prongsai::desk::detail {
namespace {

store::AgencySeats seats_of(const AgencyStory& story, std::string_view agency, std::string_view province) {
  store::AgencySeats out{std::string(agency), std::string(province), {}, {}};
  for (const ItemStory& one : story.items) {
    if (!one.facts.shown || one.graded.scale == nullptr || one.seats.empty()) continue;
    store::SeatedItem& item = out.items.emplace_back();
    item.item = one.graded.item->code;
    for (const store::GradeSeat& seat : one.seats) {
      store::SeatedItem::Seat& held = item.seats.at(static_cast<std::size_t>(seat.seat - 1));
      held.person = out.place_of(seat.person);
      if (seat.grade) held.choice = seat.grade->choice;
    }
  }
  return out;
}

}  // namespace

void sum_up_seats(db::Transaction& transaction, const GradedRound& round, std::string_view agency) {
  if (store::list_grade_seats(transaction, round.id(), agency).empty()) return;
  store::save_agency_seats(transaction, round.id(),
                           seats_of(read_story(transaction, round, agency), agency, {}));
}

void visit_seats(db::Transaction& transaction, const GradedRound& round, const std::string& province,
                 const std::function<void(const store::AgencySeats&)>& visit) {
  store::visit_agency_seats(transaction, round.id(), province, visit);
  for (const store::UncountedAgency& one :
       store::list_agencies_without_seats(transaction, round.id(), province))
    visit(seats_of(read_story(transaction, round, one.agency), one.agency, one.province));
}

void add_counts(const store::AgencySeats& seats, SeatCounts& out) {
  for (const store::SeatedItem& item : seats.items) {
    for (const store::SeatedItem::Seat& seat : item.seats) {
      if (seat.person == store::SeatedItem::nobody) continue;
      ++out.seats;
      out.graded += seat.choice.empty() ? 0 : 1;
    }
    const auto& [first, second, third] = item.seats;
    if (first.choice.empty() || second.choice.empty() || first.choice == second.choice) continue;
    ++(third.choice.empty() ? out.to_settle : out.settled);
    if (third.person == store::SeatedItem::nobody) ++out.unseated;
  }
}

}  // namespace prongsai::desk::detail
