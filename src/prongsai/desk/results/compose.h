// SPDX-License-Identifier: Apache-2.0
// What a round says of one agency, from its counted answers and its final grades, as the sheet of results
// takes it. The only way by which counts and grades become figures of results.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/grading_detail.h"
#include "prongsai/desk/results/draft_detail.h"
#include "prongsai/desk/surveys/questionnaires_detail.h"
#include "prongsai/results_sheets/form_shape.h"
#include "prongsai/store/round_results.h"

namespace prongsai::desk {

/// The keys of the two sources that figures of a round name as their place.
inline constexpr std::string_view counted_source = "counted";
inline constexpr std::string_view graded_source = "graded";

struct ComposedResults {
  /// By name of the field: "item:o1" is "100 @ graded". Of answers never anything finer than the page of
  /// scores tells: nothing below an indicator, and of small groups nothing below the whole.
  detail::Texts figures;
  /// What follows from all of it and is not written: the total, indicators of what is graded. By node.
  std::map<std::string, base::Points, std::less<>> follows;
  std::vector<store::DraftSource> sources;  ///< of those figures, each in both languages
  store::MissingFigures missing;
};

/// Composes the results of one agency after another. Not thread-safe.
class Composer {
 public:
  /// Problems: rounds.no_such_round; round.not_opened; rounds.edition_gone and those of
  /// round::what_changed_since_frozen; round_results.not_told_yet before agencies see their grades.
  [[nodiscard]] static base::Result<Composer> of(db::Transaction& transaction, const Office& office,
                                                 std::string_view round);

  /// Requires: the agency takes part in the round. Problem: surveys.questions_changed {edition}.
  [[nodiscard]] base::Result<ComposedResults> compose(db::Transaction& transaction, std::string_view agency);

  [[nodiscard]] const store::StoredRound& round() const { return stored_; }
  [[nodiscard]] const results_sheets::FormShape& shape() const { return shape_; }

 private:
  Composer(const Office& office, store::StoredRound stored,
           std::shared_ptr<const results_files::PlannedEdition> rules);
  [[nodiscard]] base::Result<bool> add_answers(db::Transaction& transaction, std::string_view agency,
                                               scoring::Inputs& inputs, ComposedResults& out);
  void add_grades(db::Transaction& transaction, std::string_view agency, scoring::Inputs& inputs,
                  ComposedResults& out) const;
  [[nodiscard]] store::DraftSource source(std::string_view key, const char* title, const char* note) const;

  const Office* office_;
  store::StoredRound stored_;
  results_sheets::FormShape shape_;
  std::optional<detail::GradedRound> graded_;  ///< nothing where the edition discloses nothing
  std::vector<std::string> asked_;             ///< words of the surveys that the edition has
  detail::Questionnaires questionnaires_;
};

}  // namespace prongsai::desk
