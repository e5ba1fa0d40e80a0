// SPDX-License-Identifier: Apache-2.0
// What the actions about grades share: an agency's items with everything that happened to them. It knows all
// seats, so nothing of it may reach whoever grades but what those actions take out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"
#include "prongsai/disclosure/filing.h"
#include "prongsai/disclosure/story.h"
#include "prongsai/round/state.h"
#include "prongsai/store/grades.h"
#include "prongsai/store/participants.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk::detail {

/// The longest words of a grade, a dispute or a decision, in bytes.
inline constexpr std::size_t grade_words_max = 4'000;

/// A round with something to disclose, opened.
struct GradedRound {
  store::StoredRound stored;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  round::Calendar calendar;
  disclosure::Time time = disclosure::Time::disclosing;

  [[nodiscard]] const framework::Edition& edition() const { return rules->edition; }
  [[nodiscard]] const std::string& id() const { return stored.round.id; }
};
/// Problems: rounds.no_such_round; round.not_opened; rounds.edition_gone, those of
/// round::what_changed_since_frozen, of calendar_of; disclosure.none_here {round}.
[[nodiscard]] base::Result<GradedRound> graded_round(db::Transaction& transaction, const Office& office,
                                                     std::string_view id);
/// Whether the calendar permits it now. Problems: those of round::may.
[[nodiscard]] base::Problems not_now(const Office& office, const GradedRound& round,
                                     round::Activity activity);

/// An item with the grades it may get.
struct ItemToGrade {
  const framework::Item* item = nullptr;
  const framework::Indicator* indicator = nullptr;
  const framework::Scale* scale = nullptr;  ///< null where nobody knows it: then it cannot be graded
  std::size_t best = 0;                     ///< index of the full grade
  std::size_t lowest = 0;

  [[nodiscard]] std::optional<std::size_t> choice_of(std::string_view code) const;
  [[nodiscard]] const framework::Choice& choice(std::size_t index) const { return scale->choices[index]; }
};
[[nodiscard]] std::vector<ItemToGrade> items_to_grade(const framework::Edition& edition);
[[nodiscard]] std::optional<ItemToGrade> item_to_grade(const framework::Edition& edition,
                                                       std::string_view code);

/// What the agency handed in last, by item.
struct Filed {
  std::int64_t number = 0;  ///< 0: nothing
  std::vector<disclosure::ItemFiling> items;

  [[nodiscard]] const disclosure::ItemFiling* find(std::string_view item) const;
  [[nodiscard]] bool shows(std::string_view item) const;
};
[[nodiscard]] Filed read_filed(db::Transaction& transaction, std::string_view round, std::string_view agency,
                               std::int64_t number = 0);
/// Whether a grade of that filing is one of what stands there now: disclosing may have been opened again.
[[nodiscard]] bool is_of_now(db::Transaction& transaction, const store::ItemKey& key, const Filed& now,
                             std::int64_t graded_filing);

/// One item with its whole story.
struct ItemStory {
  ItemToGrade graded;
  disclosure::Facts facts;
  disclosure::State state = disclosure::State::open;
  std::optional<std::size_t> standing;   ///< the grade as it stands, whoever may see it
  std::vector<store::GradeSeat> seats;   ///< in order; a grade of what stands there no more is left out
  std::vector<store::Dispute> disputes;  ///< of what stands there now
  std::int64_t last_dispute = 0;         ///< the highest number of any dispute; 0: there was none
  std::optional<store::DisputeDecision> decision;

  /// The one in force.
  [[nodiscard]] const store::Dispute* disputed() const;
  [[nodiscard]] const store::GradeSeat* seat(std::int64_t number) const;
  [[nodiscard]] const store::GradeSeat* seat_of(std::string_view person) const;
  /// Where the assessors' own grade stands: one seat, or both where they agree.
  [[nodiscard]] std::vector<const store::GradeSeat*> seats_that_count() const;
  [[nodiscard]] bool may(disclosure::Act act, disclosure::Time time) const;
};
struct AgencyStory {
  Filed filed;
  std::vector<ItemStory> items;  ///< in the edition's order
  std::optional<store::GradesConfirmation> confirmation;

  [[nodiscard]] const ItemStory* find(std::string_view item) const;
};
[[nodiscard]] AgencyStory read_story(db::Transaction& transaction, const GradedRound& round,
                                     std::string_view agency);

/// Whom somebody is near: of all roles held now or before but those of an assessor, and as declared.
struct Nearness {
  std::vector<std::string> agencies;
  std::vector<std::string> provinces;

  [[nodiscard]] bool holds(const access::Area& agency) const;
};
[[nodiscard]] Nearness nearness_of(const std::vector<store::GraderRole>& roles,
                                   const std::vector<store::GraderConflict>& conflicts,
                                   std::string_view person);
[[nodiscard]] Nearness read_nearness(db::Transaction& transaction, std::string_view person);

/// Whether the person has, beside an assessor's, a role that reads the trail of the nation, where every grade
/// stands from the moment it is given: nobody is blind there.
[[nodiscard]] bool reads_every_grade(const std::vector<store::GraderRole>& roles, std::string_view person);

/// "ita-2570/cm-city/o12": how the trail names an item, or without one an agency's grades.
[[nodiscard]] std::string grade_subject(const store::ItemKey& key);
/// Problem where a text is empty, or longer than grade_words_max; it belongs to that field.
[[nodiscard]] base::Problems check_words(std::string_view words, const char* field, bool is_needed);
[[nodiscard]] base::Problem no_such_item(std::string_view item);
[[nodiscard]] base::Problem no_such_round_agency(std::string_view agency);
/// The reasons and grounds to choose from; none where the edition has none.
[[nodiscard]] const std::vector<disclosure::Rules::Reason>& reasons_of(const DisclosureRules& rules,
                                                                       std::string_view edition);

}  // namespace prongsai::desk::detail
