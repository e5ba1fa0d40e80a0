// SPDX-License-Identifier: Apache-2.0
// Seats of assessors, the grades they gave, disputes about them and what was decided, as the database keeps
// them. Who may read which of it is decided in `desk`; only list_own_seats is fit for whoever grades.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/access/role.h"
#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// One item of one agency in one round.
struct ItemKey {
  std::string round;
  std::string agency;
  std::string item;

  friend bool operator==(const ItemKey&, const ItemKey&) = default;
};

/// A grade that somebody gave.
struct GivenGrade {
  std::int64_t number = 0;  ///< of its seat, from 1; the last one counts
  std::string choice;       ///< a code of the item's scale
  std::string reasons;      ///< codes, a space between
  std::string words;
  std::int64_t filing = 0;  ///< which of the agency's filings was graded
  std::string captures;     ///< ids of the copies of evidence that lay there, a space between
  bool is_late = false;     ///< after the agency began to see grades
  db::Moment given_at{};
};

struct GradeSeat {
  std::string agency;
  std::string item;
  std::int64_t seat = 1;  ///< 1 to 3
  std::string person;
  std::string assigned_by;
  db::Moment assigned_at{};
  std::optional<GivenGrade> grade;  ///< the one that counts

  static GradeSeat read(const db::Row& row);
};
/// By agency, item and seat. Empty: all of the round, all items.
[[nodiscard]] std::vector<GradeSeat> list_grade_seats(db::Transaction& transaction, std::string_view round,
                                                      std::string_view agency = {},
                                                      std::string_view item = {});

/// What one assessor may know of a seat: nothing of the others but how many graded.
struct OwnSeat {
  std::string agency;
  std::string item;
  std::int64_t seat = 1;
  db::Moment assigned_at{};
  std::optional<GivenGrade> grade;  ///< the person's own; never that of whoever sat there before
  std::int64_t blind_grades = 0;    ///< of seats 1 and 2 together
  std::int64_t last_number = 0;     ///< of the grades from this seat, whoever gave them

  static OwnSeat read(const db::Row& row);
};
[[nodiscard]] std::vector<OwnSeat> list_own_seats(db::Transaction& transaction, std::string_view person,
                                                  std::string_view round, std::string_view agency = {},
                                                  std::string_view item = {});
/// Of the person's seats in the round, those from which nothing was graded.
[[nodiscard]] std::int64_t count_own_left(db::Transaction& transaction, std::string_view person,
                                          std::string_view round);
/// Of the person's own grades, those given of an earlier filing than the last: what they graded may have
/// changed since.
struct EarlierGrade {
  std::string agency;
  std::string item;
  std::int64_t filing = 0;

  static EarlierGrade read(const db::Row& row);
};
[[nodiscard]] std::vector<EarlierGrade> list_own_earlier_grades(db::Transaction& transaction,
                                                                std::string_view person,
                                                                std::string_view round);
/// The first agency behind that one, by id, in which there is a seat from which nothing was graded.
[[nodiscard]] std::optional<std::string> find_next_agency_to_grade(db::Transaction& transaction,
                                                                   std::string_view person,
                                                                   std::string_view round,
                                                                   std::string_view after);
/// Rounds in which the person has a seat.
[[nodiscard]] std::vector<std::string> list_graded_rounds(db::Transaction& transaction,
                                                          std::string_view person);

/// In the place of whoever had the seat. Throws ConstraintViolated "grade_seat_one_a_person" for somebody who
/// has another seat of the item. Requires: no grade was given from that seat.
void set_grade_seat(db::Transaction& transaction, std::string_view round, const GradeSeat& seat);
/// New ones, many at once; with the grade given from each, where there is one.
void record_grade_seats(db::Transaction& transaction, std::string_view round,
                        std::span<const GradeSeat> seats);
/// Throws ConstraintViolated "grade_pkey" where there is one of that number.
void record_grade(db::Transaction& transaction, const ItemKey& key, std::int64_t seat,
                  std::string_view person, const GivenGrade& grade);

/// A role that somebody holds, or once held.
struct GraderRole {
  std::string person;
  std::string name;
  access::Grant grant;
  bool is_over = false;

  static GraderRole read(const db::Row& row);
};
/// Of one person; of an empty one those of everybody who is an assessor now.
[[nodiscard]] std::vector<GraderRole> list_graders(db::Transaction& transaction,
                                                   std::string_view person = {});

struct SeatsHeld {
  std::string person;
  std::int64_t seats = 0;
  static SeatsHeld read(const db::Row& row);
};
[[nodiscard]] std::vector<SeatsHeld> count_seats_held(db::Transaction& transaction, std::string_view round);

/// Whom somebody is near: either an agency or a province.
struct GraderConflict {
  std::string person;
  std::string name;  ///< only read
  std::string agency;
  std::string province;
  std::string reason;
  std::string declared_by;
  db::Moment declared_at{};
  std::string agency_th;  ///< names of the agency, only read
  std::string agency_en;

  static GraderConflict read(const db::Row& row);
};
/// Of an empty person everybody's.
[[nodiscard]] std::vector<GraderConflict> list_grader_conflicts(db::Transaction& transaction,
                                                                std::string_view person = {});
/// False when it was there.
[[nodiscard]] bool record_grader_conflict(db::Transaction& transaction, const GraderConflict& conflict);
/// False when it was not there.
[[nodiscard]] bool remove_grader_conflict(db::Transaction& transaction, const GraderConflict& conflict);

/// An item whose grade is known.
struct GoldenItem {
  std::string agency;
  std::string item;
  std::string choice;
  std::string reason;
  std::string set_by;
  db::Moment set_at{};
  std::string agency_th;  ///< names, only read
  std::string agency_en;

  static GoldenItem read(const db::Row& row);
};
void set_golden_item(db::Transaction& transaction, std::string_view round, const GoldenItem& item);
[[nodiscard]] bool remove_golden_item(db::Transaction& transaction, const ItemKey& key);
[[nodiscard]] std::vector<GoldenItem> list_golden_items(db::Transaction& transaction, std::string_view round);

struct Dispute {
  std::string agency;
  std::string item;
  std::int64_t number = 0;  ///< of the item, from 1
  std::string grounds;      ///< a code
  std::string words;
  std::string filed_by;
  db::Moment filed_at{};
  std::optional<db::Moment> withdrawn_at;

  static Dispute read(const db::Row& row);
};
void record_dispute(db::Transaction& transaction, std::string_view round, const Dispute& dispute);
/// False when it was withdrawn before.
[[nodiscard]] bool withdraw_dispute(db::Transaction& transaction, const ItemKey& key, std::int64_t number,
                                    std::string_view by, db::Moment at);
/// By agency, item and number. Empty: all.
[[nodiscard]] std::vector<Dispute> list_disputes(db::Transaction& transaction, std::string_view round,
                                                 std::string_view agency = {}, std::string_view item = {});

/// How many disputes of an agency wait for a decision.
struct WaitingDisputes {
  std::string agency;
  std::string province;
  std::int64_t count = 0;

  static WaitingDisputes read(const db::Row& row);
};
/// Of items at which the person has no seat.
[[nodiscard]] std::vector<WaitingDisputes> list_waiting_disputes(db::Transaction& transaction,
                                                                 std::string_view round,
                                                                 std::string_view person);

struct DisputeDecision {
  std::string agency;
  std::string item;
  std::int64_t dispute = 0;  ///< its number
  std::string choice;
  std::string reason;
  std::string decided_by;
  std::string decided_name;  ///< only read
  db::Moment decided_at{};

  static DisputeDecision read(const db::Row& row);
};
/// In the place of one about an earlier dispute of the item. False where this dispute, or a later one, was
/// decided before.
[[nodiscard]] bool record_dispute_decision(db::Transaction& transaction, std::string_view round,
                                           const DisputeDecision& decision);
[[nodiscard]] std::vector<DisputeDecision> list_dispute_decisions(db::Transaction& transaction,
                                                                  std::string_view round,
                                                                  std::string_view agency = {},
                                                                  std::string_view item = {});
/// What was decided before, for whoever decides now.
struct Precedent {
  std::string agency;
  std::string name_th;
  std::string name_en;
  std::string round;
  std::string item;
  std::string grounds;
  std::string words;  ///< the agency's
  std::string choice;
  std::string reason;
  db::Moment decided_at{};

  static Precedent read(const db::Row& row);
};
/// The newest first. Empty: any item, any words.
[[nodiscard]] std::vector<Precedent> search_dispute_decisions(db::Transaction& transaction,
                                                              std::string_view item, std::string_view words,
                                                              std::int64_t limit);

struct GradesConfirmation {
  std::string agency;
  std::string document;
  std::string sha256;  ///< of the document, lower-case hex
  std::string confirmed_by;
  std::string confirmed_name;  ///< only read
  db::Moment confirmed_at{};

  static GradesConfirmation read(const db::Row& row);
};
/// False when it was confirmed before.
[[nodiscard]] bool record_grades_confirmation(db::Transaction& transaction, std::string_view round,
                                              const GradesConfirmation& confirmation);
[[nodiscard]] std::vector<GradesConfirmation> list_grades_confirmations(db::Transaction& transaction,
                                                                        std::string_view round,
                                                                        std::string_view agency = {});
/// Those whose executive confirmed, by id.
[[nodiscard]] std::vector<std::string> list_confirming_agencies(db::Transaction& transaction,
                                                                std::string_view round);

}  // namespace prongsai::store
