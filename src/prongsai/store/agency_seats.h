// SPDX-License-Identifier: Apache-2.0
// All seats of one agency in one row, for boards that count those of a nation. A copy: what it says stands in
// grade_seat, grade and disclosure_filing, and goes away with each change there until it is worked out again.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// An item that has a seat at least.
struct SeatedItem {
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  struct Seat {
    std::size_t person = nobody;  ///< place in AgencySeats::people
    std::string choice;           ///< a code of the item's scale; empty: no grade that counts

    friend bool operator==(const Seat&, const Seat&) = default;
  };
  std::string item;
  std::array<Seat, 3> seats;  ///< the first two blind, the third where they disagree

  friend bool operator==(const SeatedItem&, const SeatedItem&) = default;
};
struct AgencySeats {
  std::string agency;
  std::string province;             ///< only read; may be empty
  std::vector<std::string> people;  ///< ids, each once
  std::vector<SeatedItem> items;

  /// The place of the person in `people`, which grows by one that is not there yet.
  std::size_t place_of(std::string_view person);

  friend bool operator==(const AgencySeats&, const AgencySeats&) = default;
};

/// In the place of what was there. Requires: no id, item or choice holds a space, "=", or the end of a line.
void save_agency_seats(db::Transaction& transaction, std::string_view round, const AgencySeats& seats);
/// By whatever changes a seat, a grade or what is handed in.
void forget_agency_seats(db::Transaction& transaction, std::string_view round, std::string_view agency);
/// Of every agency that has a row, by id; of one province where it is named. What `visit` gets lives until it
/// returns.
void visit_agency_seats(db::Transaction& transaction, std::string_view round, std::string_view province,
                        const std::function<void(const AgencySeats&)>& visit);

/// An agency with seats and without a row.
struct UncountedAgency {
  std::string agency;
  std::string province;

  static UncountedAgency read(const db::Row& row);
};
[[nodiscard]] std::vector<UncountedAgency> list_agencies_without_seats(db::Transaction& transaction,
                                                                       std::string_view round,
                                                                       std::string_view province);

}  // namespace prongsai::store
