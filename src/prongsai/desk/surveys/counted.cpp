// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/counted.h"

#include <algorithm>

#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/counted_detail.h"
#include "prongsai/desk/surveys/surveys_detail.h"
#include "prongsai/store/ballots.h"
#include "prongsai/tally/counts.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;

std::string suffix_of(const std::string& part) {
  return part.empty() ? "" : "@" + part;
}

/// Puts the counts of one survey where the plan's leaves take theirs from. False where they do not fit.
bool put_counts(const scoring::Plan& plan, const survey::Questionnaire& questions,
                const std::vector<std::uint32_t>& cells, scoring::Inputs& inputs) {
  tally::Counts counts(questions.layout, 1);
  if (cells.size() != counts.cells().size()) return false;
  std::copy(cells.begin(), cells.end(), counts.cells().begin());
  const std::string suffix = suffix_of(questions.part == nullptr ? "" : questions.part->code);
  for (std::size_t box = 0; box < questions.boxes(); ++box) {
    const auto leaf = plan.find("item:" + questions.box_codes[box] + suffix);
    if (!leaf) return false;
    const scoring::PlanNode& node = plan.nodes[*leaf];
    const auto choices = counts.choices(0, box);
    // A leaf whose scale nobody knows has no cells: then nothing can be scored from it either.
    if (node.choice_points.size() != choices.size()) continue;
    std::copy(choices.begin(), choices.end(),
              inputs.counts.begin() + static_cast<std::ptrdiff_t>(node.first_cell));
  }
  return true;
}

using Opened = detail::CountedSurvey;

/// The survey that a node's answers come from; nothing for one made of several, and for what is finer than an
/// indicator.
const Opened* survey_of(const scoring::Plan& plan, const scoring::PlanNode& node,
                        const std::vector<Opened>& opened) {
  const scoring::PlanNode* at = &node;
  while (at->kind != framework::NodeKind::instrument && at->kind != framework::NodeKind::part && at->parent)
    at = &plan.nodes[*at->parent];
  for (const Opened& one : opened) {
    const survey::Survey& survey = one.stored.survey;
    const std::string& asked = node.part.empty() ? at->code : node.part;
    if (survey.asked() == asked) return &one;
  }
  return nullptr;
}

bool is_root_of(const scoring::PlanNode& node) {
  return node.kind == framework::NodeKind::instrument || node.kind == framework::NodeKind::part;
}

base::Result<CountedAgency> count_up(db::Transaction& transaction, const Office& office,
                                     const access::Actor& actor, std::string_view round,
                                     std::string_view agency) {
  const auto member = store::find_round_agency(transaction, round, agency);
  const auto role =
      permit(actor, Deed::see_results, {member ? member->province : "", std::string(agency), ""});
  if (!role) return role.problems();
  const auto stored = store::find_round(transaction, round);
  if (!stored) return detail::no_such_round(round);
  if (!member)
    return Problem{"rounds.no_such_agency", {{"agency", std::string(agency)}, {"field", "agency"}}, {}};
  const auto rules = office.editions.find(stored->round.edition);
  if (!rules) return detail::rules_problems(*stored, nullptr);
  scoring::Inputs inputs(rules->plan);
  detail::Questionnaires questionnaires(office.editions);
  const auto opened = detail::put_opened_answers(transaction, *stored, rules, agency, questionnaires, inputs);
  if (!opened) return opened.problems();
  if (opened->empty()) return Problem{"surveys.nothing_counted", {}, {}};
  CountedAgency out{rules, {}, {}, {}};
  for (const Opened& one : *opened) {
    out.counted.push_back(one.stored.survey.asked());
    if (one.is_few) out.below_floor.push_back(one.stored.survey.asked());
  }
  scoring::Sheet sheet;
  scoring::score(rules->plan, inputs, sheet);
  out.scores = detail::counted_scores(rules->plan, sheet, *opened);
  return out;
}

}  // namespace

namespace detail {

std::vector<CountedScore> counted_scores(const scoring::Plan& plan, const scoring::Sheet& sheet,
                                         const std::vector<CountedSurvey>& opened) {
  const bool has_few =
      std::any_of(opened.begin(), opened.end(), [](const Opened& one) { return one.is_few; });
  std::vector<CountedScore> out;
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    const scoring::PlanNode& node = plan.nodes[i];
    const scoring::NodeScore& score = sheet.nodes[i];
    const bool is_told = is_root_of(node) || node.kind == framework::NodeKind::indicator;
    if (!is_told || score.basis != scoring::Basis::computed) continue;
    const Opened* from = survey_of(plan, node, opened);
    // An indicator over several parts is told only where none of them is small.
    const bool is_small = from != nullptr ? from->is_few : has_few;
    if (is_small && !is_root_of(node)) continue;
    out.push_back({node.id, from == nullptr ? std::string() : from->stored.survey.asked(),
                   base::round_half_up(score.value, node.places.value_or(base::Points::places_max))});
  }
  return out;
}

base::Result<std::vector<CountedSurvey>> put_opened_answers(
    db::Transaction& transaction, const store::StoredRound& round,
    const std::shared_ptr<const results_files::PlannedEdition>& rules, std::string_view agency,
    Questionnaires& questionnaires, scoring::Inputs& inputs) {
  const auto chosen = store::list_survey_settings(transaction, round.round.id);
  std::vector<CountedSurvey> out;
  for (const store::StoredSurvey& one : store::list_agency_surveys(transaction, agency)) {
    if (one.survey.round != round.round.id || !one.is_opened) continue;
    const auto cells = store::find_survey_count(transaction, one.survey.number);
    const auto stack = store::find_stack(transaction, one.survey.number);
    if (!cells || !stack) continue;
    const auto questions = questionnaires.find(one.survey, one.fingerprint);
    if (!questions || !put_counts(rules->plan, **questions, *cells, inputs))
      return Problem{"surveys.questions_changed", {{"edition", round.round.edition}}, {}};
    const store::SurveySetting setting = setting_of(chosen, one.survey.instrument, one.survey.asked());
    out.push_back({one, stack->sheets_count, stack->sheets_count < setting.floor});
  }
  return out;
}

}  // namespace detail

base::Result<CountedAgency> score_of(const Office& office, const access::Actor& actor, std::string_view round,
                                     std::string_view agency) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<CountedAgency> {
    return count_up(transaction, office, actor, round, agency);
  });
}

}  // namespace prongsai::desk
