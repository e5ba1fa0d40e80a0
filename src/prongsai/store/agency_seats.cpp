// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/agency_seats.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

/// The people on the first line; then a line an item: its code and three seats, each "-", "0" or "0=full".
std::string spelled(const AgencySeats& seats) {
  std::string out;
  for (const std::string& person : seats.people) {
    PRONGSAI_ASSERT(person.find_first_of(" =\n") == std::string::npos && !person.empty());
    out += (out.empty() ? "" : " ") + person;
  }
  for (const SeatedItem& one : seats.items) {
    out += "\n" + one.item;
    for (const SeatedItem::Seat& seat : one.seats) {
      PRONGSAI_ASSERT(seat.choice.find_first_of(" =\n") == std::string::npos);
      out += seat.person == SeatedItem::nobody ? " -" : " " + std::to_string(seat.person);
      if (!seat.choice.empty()) out += "=" + seat.choice;
    }
  }
  return out;
}

/// Up to the sign, which is taken out too.
std::string_view cut(std::string_view& rest, char sign) {
  const std::size_t at = std::min(rest.find(sign), rest.size());
  const std::string_view out = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return out;
}

void read_seat(std::string_view word, SeatedItem::Seat& out) {
  const std::string_view person = cut(word, '=');
  out.choice.assign(word);
  out.person = SeatedItem::nobody;
  if (person == "-") return;
  const auto [end, error] = std::from_chars(person.data(), person.data() + person.size(), out.person);
  PRONGSAI_ASSERT(error == std::errc() && end == person.data() + person.size());
}

struct SeatsRow {
  std::string agency;
  std::string province;
  std::string document;

  static SeatsRow read(const db::Row& row) {
    return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
  }
};

/// `out` is used again and again, so that a nation costs few allocations.
void read_document(std::string_view document, AgencySeats& out) {
  std::string_view people = cut(document, '\n');
  out.people.clear();
  while (!people.empty()) out.people.emplace_back(cut(people, ' '));
  std::size_t items = 0;
  while (!document.empty()) {
    std::string_view line = cut(document, '\n');
    if (items == out.items.size()) out.items.emplace_back();
    SeatedItem& item = out.items[items++];
    item.item.assign(cut(line, ' '));
    for (SeatedItem::Seat& seat : item.seats) read_seat(cut(line, ' '), seat);
  }
  out.items.resize(items);
}

}  // namespace

std::size_t AgencySeats::place_of(std::string_view person) {
  const auto found = std::find(people.begin(), people.end(), person);
  if (found != people.end()) return static_cast<std::size_t>(found - people.begin());
  people.emplace_back(person);
  return people.size() - 1;
}

void save_agency_seats(db::Transaction& transaction, std::string_view round, const AgencySeats& seats) {
  transaction.execute(sql::save_agency_seats, seats.agency, round, spelled(seats));
}

void forget_agency_seats(db::Transaction& transaction, std::string_view round, std::string_view agency) {
  transaction.execute(sql::remove_agency_seats, agency, round);
}

void visit_agency_seats(db::Transaction& transaction, std::string_view round, std::string_view province,
                        const std::function<void(const AgencySeats&)>& visit) {
  AgencySeats seats;
  transaction.for_each<SeatsRow>(
      sql::list_agency_seats,
      [&](SeatsRow row) {
        seats.agency = std::move(row.agency);
        seats.province = std::move(row.province);
        read_document(row.document, seats);
        visit(seats);
      },
      round, province);
}

UncountedAgency UncountedAgency::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1)};
}

std::vector<UncountedAgency> list_agencies_without_seats(db::Transaction& transaction, std::string_view round,
                                                         std::string_view province) {
  return transaction.all<UncountedAgency>(sql::list_agencies_without_seats, round, province);
}

}  // namespace prongsai::store
