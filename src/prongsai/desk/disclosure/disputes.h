// SPDX-License-Identifier: Apache-2.0
// An agency's grades once they are told to it, what it disputes of them, and what a reviewer decides.
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

/// Why assessors gave what they gave. Who they were is not told to those they graded.
struct GradeReasons {
  std::string choice;
  std::vector<std::string> reasons;  ///< codes
  std::string words;
  bool is_late = false;
  Moment given_at{};
};

struct ItemGrade {
  const framework::Item* item = nullptr;
  const framework::Indicator* indicator = nullptr;
  const framework::Scale* scale = nullptr;  ///< null where nobody knows it
  disclosure::State state = disclosure::State::open;
  std::optional<std::size_t> standing;  ///< index into the scale; nothing where no grade stands yet
  bool is_full = false;
  disclosure::ItemFiling filing;      ///< as it was handed in last; of answer `untold` where it was not
  std::vector<GradeReasons> reasons;  ///< of the seats that count
  std::vector<store::Dispute> disputes;
  std::optional<store::DisputeDecision> decision;  ///< without a name for those of the agency
  bool may_dispute = false;                        ///< the actor, now
  bool may_withdraw = false;
  bool may_decide = false;
};

/// Pointers live as long as `rules` and `all_rules`.
struct AgencyGrades {
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  std::shared_ptr<const DisclosureRules> all_rules;
  store::RoundAgency agency;
  disclosure::Time time = disclosure::Time::disclosing;
  std::optional<Moment> clarify_opens, clarify_closes, confirm_closes;
  std::int64_t filing_number = 0;
  std::vector<ItemGrade> items;  ///< in the edition's order
  std::vector<const disclosure::Rules::Reason*> grounds;
  std::vector<const disclosure::Rules::Reason*> reasons;
  std::optional<store::GradesConfirmation> confirmation;
  std::string sha256;         ///< of all grades as they stand: what is confirmed
  base::Problems unfinished;  ///< why they cannot be confirmed now
  bool may_confirm = false;   ///< the actor, now

  [[nodiscard]] const ItemGrade* find(std::string_view item) const;
};
/// From clarifying on; whoever assigns sees them from grading on. Problems: desk.not_permitted;
/// rounds.no_such_agency; those of see_grading_board; grading.not_told_yet.
[[nodiscard]] base::Result<AgencyGrades> see_grades(const Office& office, const access::Actor& actor,
                                                    std::string_view round, std::string_view agency);

/// Single items, while clarifying; what was graded late, while confirming too. Gives its number. Problems: as
/// above; grading.no_such_item; grading.cannot_dispute; those of round::may; grading.no_grounds;
/// grading.no_words, grading.words_too_long.
[[nodiscard]] base::Result<std::int64_t> dispute_grade(const Office& office, const access::Actor& actor,
                                                       const store::ItemKey& key, std::string_view grounds,
                                                       std::string_view words);
/// As long as one could dispute it. Problems: as above; grading.nothing_disputed;
/// grading.cannot_withdraw.
[[nodiscard]] base::Result<bool> withdraw_dispute(const Office& office, const access::Actor& actor,
                                                  const store::ItemKey& key);

/// A line of the reviewers' list.
struct DisputeLine {
  store::RoundAgency agency;
  const framework::Item* item = nullptr;
  store::Dispute dispute;
  disclosure::State state = disclosure::State::disputed;
  std::optional<std::size_t> standing;
  const framework::Scale* scale = nullptr;
  bool may_decide = false;  ///< the actor, now
};
struct DisputeList {
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  std::shared_ptr<const DisclosureRules> all_rules;
  disclosure::Time time = disclosure::Time::disclosing;
  std::optional<Moment> opens;  ///< of deciding
  std::optional<Moment> closes;
  std::vector<DisputeLine> lines;  ///< undecided first, then by when they were filed

  [[nodiscard]] std::size_t waiting() const;
};
/// Those the actor could decide by area, withdrawn ones left out. Problems: desk.not_permitted; those of
/// see_grading_board.
[[nodiscard]] base::Result<DisputeList> see_disputes(const Office& office, const access::Actor& actor,
                                                     std::string_view round);

/// How many of them the actor could decide now, counted without reading what happened to each: for the list
/// of tasks. Outdated ones of items that were handed in anew are among them.
struct DisputesToDecide {
  store::StoredRound round;
  std::int64_t count = 0;
  std::optional<Moment> closes;
};
/// Nothing where none can be decided now.
[[nodiscard]] std::optional<DisputesToDecide> disputes_to_decide(const Office& office,
                                                                 const access::Actor& actor,
                                                                 std::string_view round);

/// One disputed item as its reviewer sees it: everything but who graded.
struct DisputeFile {
  AgencyGrades grades;
  std::string website;
  const ItemGrade* item = nullptr;           ///< of `grades`
  std::vector<GradeReasons> seats;           ///< every grade that counts now, those outvoted too
  base::Problems closed;                     ///< why this person cannot decide now
  std::vector<store::Precedent> precedents;  ///< decided before about the same item

  DisputeFile() = default;
  DisputeFile(DisputeFile&&) = default;
  DisputeFile& operator=(DisputeFile&&) = default;
  DisputeFile(const DisputeFile&) = delete;
  DisputeFile& operator=(const DisputeFile&) = delete;
};
/// Problems: as see_disputes; rounds.no_such_agency; grading.no_such_item; grading.nothing_disputed.
[[nodiscard]] base::Result<DisputeFile> see_dispute(const Office& office, const access::Actor& actor,
                                                    const store::ItemKey& key);

/// By name and with a reason, once, while confirming; never by somebody who has a seat at the item or is near
/// the agency. `seen`: the number of the dispute that the page showed; 0: whichever is in force. Problems: as
/// see_dispute; grading.decided; grading.not_confirming; grading.own_grade; grading.is_near;
/// grading.disputed_anew; grading.no_choice; grading.no_words, grading.words_too_long.
[[nodiscard]] base::Result<bool> decide_dispute(const Office& office, const access::Actor& actor,
                                                const store::ItemKey& key, std::string_view choice,
                                                std::string_view reason, std::int64_t seen = 0);

/// Decisions of all rounds, for whoever decides. Problems: desk.not_permitted; grading.words_too_long.
[[nodiscard]] base::Result<std::vector<store::Precedent>> find_decisions(const Office& office,
                                                                         const access::Actor& actor,
                                                                         std::string_view item,
                                                                         std::string_view words);

/// The executive's word that these are the agency's grades, while confirming and once nothing is open about
/// them. `seen`: the digest that the page showed. Problems: those of see_grades; grading.not_confirming;
/// grading.disputes_open {count}; grading.grades_missing {count}; grading.grades_changed; grading.confirmed.
[[nodiscard]] base::Result<bool> confirm_grades(const Office& office, const access::Actor& actor,
                                                std::string_view round, std::string_view agency,
                                                std::string_view seen);

}  // namespace prongsai::desk
