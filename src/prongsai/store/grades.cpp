// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/grades.h"

#include <set>
#include <vector>

#include "prongsai/store/agency_seats.h"
#include "prongsai/store/pattern_detail.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

const std::vector<std::string> seat_columns = {"agency_id", "round_id",    "item",       "seat",
                                               "person_id", "assigned_by", "assigned_at"};

std::string text_or_nothing(const db::Row& row, int column) {
  return row.get<std::optional<std::string>>(column).value_or("");
}

}  // namespace

GradeSeat GradeSeat::read(const db::Row& row) {
  enum {
    of_agency,
    of_item,
    of_seat,
    whose,
    by,
    at,
    number,
    choice,
    reasons,
    words,
    filing,
    captures,
    late,
    given
  };
  GradeSeat out{row.get<std::string>(of_agency),
                row.get<std::string>(of_item),
                row.get<std::int64_t>(of_seat),
                row.get<std::string>(whose),
                row.get<std::string>(by),
                row.get<db::Moment>(at),
                std::nullopt};
  if (const auto given_number = row.get<std::optional<std::int64_t>>(number))
    out.grade = GivenGrade{*given_number,
                           row.get<std::string>(choice),
                           row.get<std::string>(reasons),
                           row.get<std::string>(words),
                           row.get<std::int64_t>(filing),
                           row.get<std::string>(captures),
                           row.get<std::int64_t>(late) == 1,
                           row.get<db::Moment>(given)};
  return out;
}

std::vector<GradeSeat> list_grade_seats(db::Transaction& transaction, std::string_view round,
                                        std::string_view agency, std::string_view item) {
  if (agency.empty()) return transaction.all<GradeSeat>(sql::list_grade_seats, round, item);
  return transaction.all<GradeSeat>(sql::list_grade_seats_of_agency, round, agency, item);
}

OwnSeat OwnSeat::read(const db::Row& row) {
  enum {
    of_agency,
    of_item,
    of_seat,
    at,
    number,
    choice,
    reasons,
    words,
    filing,
    captures,
    given,
    blind,
    last
  };
  OwnSeat out{row.get<std::string>(of_agency),
              row.get<std::string>(of_item),
              row.get<std::int64_t>(of_seat),
              row.get<db::Moment>(at),
              std::nullopt,
              row.get<std::int64_t>(blind),
              row.get<std::int64_t>(last)};
  if (const auto given_number = row.get<std::optional<std::int64_t>>(number))
    out.grade = GivenGrade{*given_number,
                           row.get<std::string>(choice),
                           row.get<std::string>(reasons),
                           row.get<std::string>(words),
                           row.get<std::int64_t>(filing),
                           row.get<std::string>(captures),
                           false,
                           row.get<db::Moment>(given)};
  return out;
}

std::vector<OwnSeat> list_own_seats(db::Transaction& transaction, std::string_view person,
                                    std::string_view round, std::string_view agency, std::string_view item) {
  return transaction.all<OwnSeat>(sql::list_own_seats, person, round, agency, item);
}

std::int64_t count_own_left(db::Transaction& transaction, std::string_view person, std::string_view round) {
  return transaction.one<std::int64_t>(sql::count_own_left, person, round);
}

EarlierGrade EarlierGrade::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2)};
}

std::vector<EarlierGrade> list_own_earlier_grades(db::Transaction& transaction, std::string_view person,
                                                  std::string_view round) {
  return transaction.all<EarlierGrade>(sql::list_own_earlier_grades, person, round);
}

std::optional<std::string> find_next_agency_to_grade(db::Transaction& transaction, std::string_view person,
                                                     std::string_view round, std::string_view after) {
  return transaction.optional<std::string>(sql::find_next_agency_to_grade, person, round, after);
}

std::vector<std::string> list_graded_rounds(db::Transaction& transaction, std::string_view person) {
  return transaction.all<std::string>(sql::list_graded_rounds, person);
}

void set_grade_seat(db::Transaction& transaction, std::string_view round, const GradeSeat& seat) {
  transaction.execute(sql::set_grade_seat, seat.agency, round, seat.item, seat.seat, seat.person,
                      seat.assigned_by, seat.assigned_at);
  forget_agency_seats(transaction, round, seat.agency);
}

void record_grade_seats(db::Transaction& transaction, std::string_view round,
                        std::span<const GradeSeat> seats) {
  transaction.insert_in_bulk("grade_seat", seat_columns, [&](auto&& add) {
    for (const GradeSeat& one : seats)
      add(one.agency, round, one.item, one.seat, one.person, one.assigned_by, one.assigned_at);
  });
  const std::vector<std::string> columns = {"agency_id", "round_id", "item",    "seat",  "number",
                                            "person_id", "choice",   "reasons", "words", "filing_number",
                                            "captures",  "is_late",  "given_at"};
  transaction.insert_in_bulk("grade", columns, [&](auto&& add) {
    for (const GradeSeat& one : seats) {
      if (!one.grade) continue;
      add(one.agency, round, one.item, one.seat, one.grade->number, one.person, one.grade->choice,
          one.grade->reasons, one.grade->words, one.grade->filing, one.grade->captures,
          std::int64_t{one.grade->is_late}, one.grade->given_at);
    }
  });
  std::set<std::string_view> agencies;
  for (const GradeSeat& one : seats) agencies.insert(one.agency);
  for (const std::string_view one : agencies) forget_agency_seats(transaction, round, one);
}

void record_grade(db::Transaction& transaction, const ItemKey& key, std::int64_t seat,
                  std::string_view person, const GivenGrade& grade) {
  transaction.execute(sql::record_grade, key.agency, key.round, key.item, seat, grade.number, person,
                      grade.choice, grade.reasons, grade.words, grade.filing, grade.captures,
                      std::int64_t{grade.is_late}, grade.given_at);
  forget_agency_seats(transaction, key.round, key.agency);
}

GraderRole GraderRole::read(const db::Row& row) {
  return {row.get<std::string>(0),
          row.get<std::string>(1),
          {access::parse_role(row.get<std::string>(2)).value(),
           {row.get<std::string>(3), row.get<std::string>(4), ""}},
          row.get<std::optional<db::Moment>>(5).has_value()};
}

std::vector<GraderRole> list_graders(db::Transaction& transaction, std::string_view person) {
  return transaction.all<GraderRole>(sql::list_graders, person);
}

SeatsHeld SeatsHeld::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::int64_t>(1)};
}

std::vector<SeatsHeld> count_seats_held(db::Transaction& transaction, std::string_view round) {
  return transaction.all<SeatsHeld>(sql::count_seats_held, round);
}

GraderConflict GraderConflict::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
          row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5),
          row.get<db::Moment>(6),  text_or_nothing(row, 7), text_or_nothing(row, 8)};
}

std::vector<GraderConflict> list_grader_conflicts(db::Transaction& transaction, std::string_view person) {
  return transaction.all<GraderConflict>(sql::list_grader_conflicts, person);
}

bool record_grader_conflict(db::Transaction& transaction, const GraderConflict& conflict) {
  return transaction.execute(sql::record_grader_conflict, conflict.person, conflict.agency, conflict.province,
                             conflict.reason, conflict.declared_by, conflict.declared_at) == 1;
}

bool remove_grader_conflict(db::Transaction& transaction, const GraderConflict& conflict) {
  return transaction.execute(sql::remove_grader_conflict, conflict.person, conflict.agency,
                             conflict.province) == 1;
}

GoldenItem GoldenItem::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4), row.get<db::Moment>(5),  text_or_nothing(row, 6), text_or_nothing(row, 7)};
}

void set_golden_item(db::Transaction& transaction, std::string_view round, const GoldenItem& item) {
  transaction.execute(sql::set_golden_item, item.agency, round, item.item, item.choice, item.reason,
                      item.set_by, item.set_at);
}

bool remove_golden_item(db::Transaction& transaction, const ItemKey& key) {
  return transaction.execute(sql::remove_golden_item, key.agency, key.round, key.item) == 1;
}

std::vector<GoldenItem> list_golden_items(db::Transaction& transaction, std::string_view round) {
  return transaction.all<GoldenItem>(sql::list_golden_items, round);
}

Dispute Dispute::read(const db::Row& row) {
  return {row.get<std::string>(0),  row.get<std::string>(1),
          row.get<std::int64_t>(2), row.get<std::string>(3),
          row.get<std::string>(4),  row.get<std::string>(5),
          row.get<db::Moment>(6),   row.get<std::optional<db::Moment>>(7)};
}

void record_dispute(db::Transaction& transaction, std::string_view round, const Dispute& dispute) {
  transaction.execute(sql::record_dispute, dispute.agency, round, dispute.item, dispute.number,
                      dispute.grounds, dispute.words, dispute.filed_by, dispute.filed_at);
}

bool withdraw_dispute(db::Transaction& transaction, const ItemKey& key, std::int64_t number,
                      std::string_view by, db::Moment at) {
  return transaction.execute(sql::withdraw_dispute, key.agency, key.round, key.item, number, by, at) == 1;
}

std::vector<Dispute> list_disputes(db::Transaction& transaction, std::string_view round,
                                   std::string_view agency, std::string_view item) {
  if (agency.empty()) return transaction.all<Dispute>(sql::list_disputes, round, item);
  return transaction.all<Dispute>(sql::list_disputes_of_agency, round, agency, item);
}

WaitingDisputes WaitingDisputes::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2)};
}

std::vector<WaitingDisputes> list_waiting_disputes(db::Transaction& transaction, std::string_view round,
                                                   std::string_view person) {
  return transaction.all<WaitingDisputes>(sql::list_waiting_disputes, round, person);
}

DisputeDecision DisputeDecision::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2), row.get<std::string>(3),
          row.get<std::string>(4), row.get<std::string>(5), text_or_nothing(row, 6),  row.get<db::Moment>(7)};
}

bool record_dispute_decision(db::Transaction& transaction, std::string_view round,
                             const DisputeDecision& decision) {
  return transaction.execute(sql::record_dispute_decision, decision.agency, round, decision.item,
                             decision.dispute, decision.choice, decision.reason, decision.decided_by,
                             decision.decided_at) == 1;
}

std::vector<DisputeDecision> list_dispute_decisions(db::Transaction& transaction, std::string_view round,
                                                    std::string_view agency, std::string_view item) {
  if (agency.empty()) return transaction.all<DisputeDecision>(sql::list_dispute_decisions, round, item);
  return transaction.all<DisputeDecision>(sql::list_dispute_decisions_of_agency, round, agency, item);
}

Precedent Precedent::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4), row.get<std::string>(5), row.get<std::string>(6), row.get<std::string>(7),
          row.get<std::string>(8), row.get<db::Moment>(9)};
}

std::vector<Precedent> search_dispute_decisions(db::Transaction& transaction, std::string_view item,
                                                std::string_view words, std::int64_t limit) {
  return transaction.all<Precedent>(sql::search_dispute_decisions, item, detail::containing(words), limit);
}

GradesConfirmation GradesConfirmation::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
          row.get<std::string>(3), text_or_nothing(row, 4), row.get<db::Moment>(5)};
}

bool record_grades_confirmation(db::Transaction& transaction, std::string_view round,
                                const GradesConfirmation& confirmation) {
  return transaction.execute(sql::record_grades_confirmation, confirmation.agency, round,
                             confirmation.document, confirmation.sha256, confirmation.confirmed_by,
                             confirmation.confirmed_at) == 1;
}

std::vector<GradesConfirmation> list_grades_confirmations(db::Transaction& transaction,
                                                          std::string_view round, std::string_view agency) {
  if (agency.empty()) return transaction.all<GradesConfirmation>(sql::list_grades_confirmations, round);
  return transaction.all<GradesConfirmation>(sql::list_grades_confirmations_of_agency, round, agency);
}

std::vector<std::string> list_confirming_agencies(db::Transaction& transaction, std::string_view round) {
  return transaction.all<std::string>(sql::list_confirming_agencies, round);
}

}  // namespace prongsai::store
