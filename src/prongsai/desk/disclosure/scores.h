// SPDX-License-Identifier: Apache-2.0
// From the grades of an agency, and its counted answers where these are opened, to the scores that follow.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/disclosure/story.h"
#include "prongsai/scoring/score.h"
#include "prongsai/store/participants.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk {

/// A node of the plan. Without points: `why`.
struct GradedScore {
  std::string node;  ///< "instrument:oit", "sub:9.1", "item:o1", "total"
  framework::NodeKind kind = framework::NodeKind::item;
  framework::Text name;
  std::optional<base::Points> points;  ///< rounded as the edition rounds
  scoring::Why why = scoring::Why::nothing_known;
  std::size_t depth = 0;  ///< below the instrument
};
struct GradedAgency {
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  store::RoundAgency agency;
  disclosure::Time time = disclosure::Time::disclosing;
  std::vector<GradedScore> scores;   ///< of what is graded, from the instrument down to the item
  std::vector<GradedScore> asked;    ///< of each survey as a whole, where its box is opened
  std::optional<GradedScore> total;  ///< where there is nothing missing for it
  std::size_t graded = 0;            ///< items with a grade that stands
  std::size_t items = 0;
};
/// As the grades stand now; an item without one has no score, and so has what is made of it. From clarifying
/// on, for whoever assigns from grading on. Problems: those of see_grades; surveys.questions_changed.
[[nodiscard]] base::Result<GradedAgency> see_graded_scores(const Office& office, const access::Actor& actor,
                                                           std::string_view round, std::string_view agency);
/// The same as JSON with sorted keys, for other programs.
[[nodiscard]] std::string scores_as_json(const GradedAgency& graded);

}  // namespace prongsai::desk
