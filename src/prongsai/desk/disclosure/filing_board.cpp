// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/filing_board.h"

#include "prongsai/desk/disclosure/filing_detail.h"
#include "prongsai/desk/disclosure/grading_seats.h"
#include "prongsai/desk/rounds/round_detail.h"

namespace prongsai::desk {
namespace {

using base::Problem;

void count_items(DisclosureBoard& board) {
  std::map<std::string_view, DisclosureItemLine*> lines;
  for (DisclosureItemLine& one : board.items) lines[one.item->code] = &one;
  for (const store::DisclosureBoardLine& agency : board.agencies) {
    for (const store::DisclosureBoardItem& one : agency.items) {
      const auto line = lines.find(one.item);
      if (line == lines.end() || !one.is_ready) continue;
      ++line->second->told;
      line->second->shown += one.answer == disclosure::Answer::shown ? 1 : 0;
      line->second->not_shown += one.answer == disclosure::Answer::not_shown ? 1 : 0;
    }
  }
}

/// Where rules or calendar are not what they were, nothing can be graded, and the board says nothing of it.
void add_grading(db::Transaction& transaction, const Office& office, DisclosureBoard& board) {
  const auto graded = detail::graded_round(transaction, office, board.round.round.id);
  if (!graded || graded->time == disclosure::Time::disclosing) return;
  board.time = graded->time;
  detail::visit_seats(transaction, *graded, board.province, [&](const store::AgencySeats& seats) {
    SeatCounts& counts = board.grading[seats.agency];
    detail::add_counts(seats, counts);
    detail::add_counts(seats, board.seats);
  });
  for (std::string& one : store::list_confirming_agencies(transaction, board.round.round.id))
    board.confirmed.insert(std::move(one));
}

base::Result<DisclosureBoard> read_board(db::Transaction& transaction, const Office& office,
                                         std::string_view round, const std::string& province) {
  auto stored = store::find_round(transaction, round);
  if (!stored) return detail::no_such_round(round);
  DisclosureBoard out{.round = *std::move(stored)};
  out.rules = office.editions.find(out.round.round.edition);
  if (!out.rules) return detail::rules_problems(out.round, nullptr);
  if (!detail::has_disclosure(out.rules->edition))
    return Problem{"disclosure.none_here", {{"round", std::string(round)}}, {}};
  if (out.round.round.stage == round::Stage::draft)
    return Problem{"round.not_opened", {{"round", std::string(round)}}, {}};
  const detail::DisclosureClock clock = detail::disclosure_clock(out.round.round, office.now());
  out.phase = clock.phase;
  out.opens = clock.opens;
  out.closes = clock.closes;
  out.province = province;
  out.agencies = store::list_disclosure_board(transaction, round, province);
  for (const DisclosureItemView& one : detail::items_to_disclose(out.rules->edition))
    out.items.push_back({one.item, 0, 0, 0});
  count_items(out);
  add_grading(transaction, office, out);
  return out;
}

}  // namespace

base::Result<DisclosureBoard> look_at_disclosure_board(const Office& office, const access::Actor& actor,
                                                       std::string_view round, const std::string& province) {
  const auto role = permit(actor, access::Deed::see_boards, {province, "", ""});
  if (!role) return role.problems();
  return office.database.read(
      [&](db::Transaction& transaction) { return read_board(transaction, office, round, province); });
}

}  // namespace prongsai::desk
