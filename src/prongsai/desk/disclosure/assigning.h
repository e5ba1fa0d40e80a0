// SPDX-License-Identifier: Apache-2.0
// Who grades what: seats for everything that was handed in, by even load and near nobody; who is near whom;
// and items whose grade is known, by which graders are measured.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/seat_counts.h"
#include "prongsai/desk/jobs.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/disclosure/story.h"
#include "prongsai/store/grades.h"
#include "prongsai/store/participants.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk {

/// Fills every seat that is empty and can be graded now: two for each item shown, a third where two disagree.
/// A seat from which nothing was graded goes to somebody else where its holder may not grade there any more
/// (the role ended, or a conflict was declared). Asked again it only fills what is missing, so it may be
/// stopped and asked again. Progress: phase "read_filings", then "assign", a step an agency.
/// Problems: desk.not_permitted; those of see_grading_board; grading.disclosing_still; grading.over;
/// grading.nobody_assesses; job.cancelled.
struct SeatsFilled {
  std::int64_t filled = 0;
  std::int64_t left = 0;  ///< seats for which nobody could be found
};
[[nodiscard]] base::Result<SeatsFilled> assign_graders(const Office& office, const access::Actor& actor,
                                                       std::string_view round, JobProgress& progress);

/// One seat to one person, by hand. Problems: as above; grading.no_such_item; grading.nothing_to_grade;
/// grading.agree (a third seat where two do not disagree); grading.seat_graded; grading.not_an_assessor;
/// grading.is_near; grading.two_seats.
[[nodiscard]] base::Result<bool> give_seat(const Office& office, const access::Actor& actor,
                                           const store::ItemKey& key, std::int64_t seat,
                                           std::string_view person);

struct ConflictWish {
  std::string person;
  std::string agency;    ///< either this
  std::string province;  ///< or this
  std::string reason;
};
/// The person gets no seat there any more. Whoever assesses may declare one's own; those of others are the
/// authority's. Problems: desk.not_permitted; grading.not_an_assessor; grading.near_whom;
/// grading.no_words, grading.words_too_long; grading.conflict_known.
[[nodiscard]] base::Result<bool> declare_conflict(const Office& office, const access::Actor& actor,
                                                  const ConflictWish& wish);
/// By the authority. Problems: desk.not_permitted; grading.no_such_conflict; grading.no_words.
[[nodiscard]] base::Result<bool> end_conflict(const Office& office, const access::Actor& actor,
                                              const ConflictWish& wish);

/// The known grade of an item that is shown; one set before is replaced. An empty choice takes it back.
/// Problems: desk.not_permitted; those of see_grading_board; grading.no_such_item; grading.no_choice;
/// grading.nothing_to_grade; grading.no_words; grading.not_golden.
[[nodiscard]] base::Result<bool> set_golden(const Office& office, const access::Actor& actor,
                                            const store::ItemKey& key, std::string_view choice,
                                            std::string_view reason);

/// An assessor, as the page of assignments shows one.
struct GraderLine {
  std::string person;
  std::string name;
  std::int64_t seats = 0;  ///< of items that are shown now
  std::int64_t graded = 0;
  std::vector<store::GraderConflict> conflicts;  ///< declared ones
};
/// How far the grading of a round is.
struct GradingBoard {
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  disclosure::Time time = disclosure::Time::disclosing;
  SeatCounts seats;
  std::int64_t disputed = 0;              ///< items without a decision yet
  std::int64_t decided = 0;               ///< items
  std::int64_t confirmed = 0;             ///< agencies
  std::vector<GraderLine> graders;        ///< by name; empty for those who do not assign
  std::vector<store::GoldenItem> golden;  ///< likewise
};
/// Problems: desk.not_permitted; rounds.no_such_round; round.not_opened; rounds.edition_gone, those of
/// round::what_changed_since_frozen and round::calendar_of; disclosure.none_here.
[[nodiscard]] base::Result<GradingBoard> see_grading_board(const Office& office, const access::Actor& actor,
                                                           std::string_view round);

/// One agency with what can be assigned of it, for whoever assigns by hand.
struct AgencyToAssign {
  store::RoundAgency agency;
  std::vector<const framework::Item*>
      items;  ///< shown and graded by a scale that is known, in the edition's order
  std::shared_ptr<const results_files::PlannedEdition> rules;  ///< what `items` lie in
};
/// Problems: as see_grading_board; desk.not_permitted for those who do not assign; rounds.no_such_agency.
[[nodiscard]] base::Result<AgencyToAssign> look_at_agency_to_assign(const Office& office,
                                                                    const access::Actor& actor,
                                                                    std::string_view round,
                                                                    std::string_view agency);
}  // namespace prongsai::desk
