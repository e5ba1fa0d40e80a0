// SPDX-License-Identifier: Apache-2.0
// An assessor's work: what waits, one item with everything needed to grade it, and the grade. Nothing here
// tells what anybody else gave.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/disclosure/filing.h"
#include "prongsai/disclosure/story.h"
#include "prongsai/store/grades.h"
#include "prongsai/store/participants.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk {

enum class SeatStanding : std::uint8_t {
  to_grade,
  changeable,  ///< graded, and the other one has not graded yet
  done,
  away,  ///< nothing to grade there any more: the agency took it back, or time is over
};

struct SeatToGrade {
  store::OwnSeat seat;
  const framework::Item* item = nullptr;
  SeatStanding standing = SeatStanding::to_grade;
};
struct AgencyToGrade {
  store::RoundAgency agency;
  std::vector<SeatToGrade> seats;  ///< in the edition's order

  [[nodiscard]] std::size_t left() const;
};
struct RoundToGrade {
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  disclosure::Time time = disclosure::Time::disclosing;
  std::optional<Moment> closes;         ///< grading, without its grace
  std::vector<AgencyToGrade> agencies;  ///< those with something left first, then by name

  [[nodiscard]] std::size_t left() const;
  [[nodiscard]] std::size_t seats() const;
};
/// Every seat of the actor, by round. Problem: desk.not_permitted.
[[nodiscard]] base::Result<std::vector<RoundToGrade>> my_grading(const Office& office,
                                                                 const access::Actor& actor);
/// How many grades the actor still owes, for the list of tasks. 0 for those who do not assess.
[[nodiscard]] std::size_t grades_owed(const Office& office, const access::Actor& actor);

/// Whether the actor has a seat at the item, or is one of those who could decide about a dispute of it: these
/// may read its evidence although they may not see the agency's disclosure.
[[nodiscard]] bool has_seat(db::Transaction& transaction, const access::Actor& actor,
                            const store::ItemKey& key);

/// One item, ready to be graded. Pointers live as long as `rules` and `all_rules`.
struct GradingSheet {
  store::ItemKey key;
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  std::shared_ptr<const DisclosureRules> all_rules;
  const framework::Item* item = nullptr;
  const framework::Indicator* indicator = nullptr;
  const framework::Scale* scale = nullptr;
  std::size_t best = 0;                                   ///< index of the full grade
  const disclosure::ItemRules* item_rules = nullptr;      ///< null where the edition has none
  std::vector<const disclosure::Rules::Reason*> reasons;  ///< to choose from
  store::RoundAgency agency;
  std::string website;
  disclosure::ItemFiling filing;
  std::int64_t filing_number = 0;
  store::OwnSeat seat;
  base::Problems closed;                   ///< why no grade can be given now; none where one can
  std::size_t left = 0;                    ///< seats without a grade in this round, this one too
  std::optional<store::ItemKey> next;      ///< the next one without a grade
  std::optional<store::ItemKey> previous;  ///< the one before this in the agency
};
/// Problems: desk.not_permitted; those of see_grading_board; grading.no_such_item; grading.no_seat;
/// grading.is_near; grading.reads_every_grade.
[[nodiscard]] base::Result<GradingSheet> open_item(const Office& office, const access::Actor& actor,
                                                   const store::ItemKey& key);

struct GradeWish {
  std::string choice;                ///< a code of the item's scale
  std::vector<std::string> reasons;  ///< codes; one at least, or words, where the grade is not the full one
  std::string words;
  std::int64_t filing = 0;            ///< that of the page
  std::vector<std::string> captures;  ///< ids of copies that the page showed
  std::int64_t seen = 0;              ///< number of the own grade that the page showed; 0: none
};
/// Codes and ids as they stand in one text, a space between, and back.
[[nodiscard]] std::string join_codes(const std::vector<std::string>& codes);
[[nodiscard]] std::vector<std::string> split_codes(std::string_view codes);

/// Given by name, kept for ever; another one replaces it until both of the first two assessors have graded.
/// Gives the next item to grade. Problems: as open_item; grading.no_choice; grading.why_not_full;
/// grading.unknown_reason {found}; grading.words_too_long {most}; grading.filed_anew;
/// grading.graded_meanwhile; grading.disclosing_still, grading.both_in, grading.over; those of round::may.
[[nodiscard]] base::Result<std::optional<store::ItemKey>> give_grade(const Office& office,
                                                                     const access::Actor& actor,
                                                                     const store::ItemKey& key,
                                                                     const GradeWish& wish);

}  // namespace prongsai::desk
