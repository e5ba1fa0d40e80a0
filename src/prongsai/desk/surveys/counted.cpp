// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/counted.h"

#include <algorithm>

#include "prongsai/desk/record.h"
#include "prongsai/desk/results/draft_detail.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/counted_detail.h"
#include "prongsai/desk/surveys/surveys_detail.h"
#include "prongsai/results_sheets/figure_text.h"
#include "prongsai/store/ballots.h"
#include "prongsai/tally/counts.h"
#include "prongsai/text/language.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;

constexpr const char* source_key = "counted";

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

std::vector<CountedScore> scores_of(const scoring::Plan& plan, const scoring::Sheet& sheet,
                                    const std::vector<Opened>& opened) {
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

struct Basis {
  CountedAgency counted;
  access::Role role;
};

base::Result<Basis> count_up(db::Transaction& transaction, const Office& office, const access::Actor& actor,
                             Deed deed, std::string_view round, std::string_view agency) {
  const auto member = store::find_round_agency(transaction, round, agency);
  const bool is_of_the_nation = deed == Deed::open_boxes;
  const access::Area area{member ? member->province : "", std::string(agency), ""};
  const auto role = permit(actor, deed, is_of_the_nation ? access::Area{} : area);
  if (!role) return role.problems();
  const auto stored = store::find_round(transaction, round);
  if (!stored) return detail::no_such_round(round);
  if (!member)
    return Problem{"rounds.no_such_agency", {{"agency", std::string(agency)}, {"field", "agency"}}, {}};
  const auto rules = office.editions.find(stored->round.edition);
  if (!rules) return detail::rules_problems(*stored, nullptr);
  scoring::Inputs inputs(rules->plan);
  auto put = detail::put_opened_answers(transaction, *stored, rules, agency, inputs);
  if (!put) return put.problems();
  const std::vector<Opened> opened = *std::move(put);
  Basis out{{rules, {}, {}, {}}, *role};
  for (const Opened& one : opened) {
    out.counted.counted.push_back(one.stored.survey.asked());
    if (one.is_few) out.counted.below_floor.push_back(one.stored.survey.asked());
  }
  if (opened.empty()) return Problem{"surveys.nothing_counted", {}, {}};
  scoring::Sheet sheet;
  scoring::score(rules->plan, inputs, sheet);
  out.counted.scores = scores_of(rules->plan, sheet, opened);
  return out;
}

store::DraftSource source_of(const Office& office, const store::StoredRound& round) {
  return {source_key, text::say(text::Language::th, "surveys.counted_here", {{"round", round.name_th}}),
          office.public_address, text::say(text::Language::th, "surveys.counted_note", {}),
          text::say(text::Language::en, "surveys.counted_note", {})};
}

}  // namespace

namespace detail {

base::Result<std::vector<CountedSurvey>> put_opened_answers(
    db::Transaction& transaction, const store::StoredRound& round,
    const std::shared_ptr<const results_files::PlannedEdition>& rules, std::string_view agency,
    scoring::Inputs& inputs) {
  const std::shared_ptr<const framework::Edition> edition(rules, &rules->edition);
  const auto chosen = store::list_survey_settings(transaction, round.round.id);
  std::vector<CountedSurvey> out;
  for (const store::StoredSurvey& one : store::list_agency_surveys(transaction, agency)) {
    if (one.survey.round != round.round.id || !one.is_opened) continue;
    const auto cells = store::find_survey_count(transaction, one.survey.number);
    const auto stack = store::find_stack(transaction, one.survey.number);
    if (!cells || !stack) continue;
    const auto questions = survey::make_questionnaire(edition, one.survey.asked());
    if (!questions || questions->fingerprint != one.fingerprint ||
        !put_counts(rules->plan, *questions, *cells, inputs))
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
    auto basis = count_up(transaction, office, actor, Deed::see_results, round, agency);
    if (!basis) return basis.problems();
    return std::move(basis->counted);
  });
}

base::Result<std::int64_t> hand_over(const Office& office, const access::Actor& actor, std::string_view round,
                                     std::string_view agency) {
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto basis = count_up(transaction, office, actor, Deed::open_boxes, round, agency);
    if (!basis) return basis.problems();
    const CountedAgency& counted = basis->counted;
    const std::string& edition = counted.rules->edition.id;
    if (counted.scores.empty()) return Problem{"surveys.cannot_score", {{"edition", edition}}, {}};
    const store::StoredRound stored = store::find_round(transaction, round).value();
    const store::ResultKey key{std::string(agency), edition};
    const auto subject = permitted_subject(transaction, office, actor, Deed::enter_results, key);
    if (!subject) return subject.problems();
    detail::KeptDraft kept = detail::read_draft(transaction, key);
    const std::int64_t before = kept.draft.version;
    kept.draft.made_up = kept.draft.made_up || counted.rules->edition.made_up;
    detail::Texts texts;
    for (const CountedScore& one : counted.scores)
      texts[one.node] =
          results_sheets::join_figures({{base::to_shortest_string(one.points, 2), source_key, false}});
    std::erase_if(kept.sources, [](const store::DraftSource& one) { return one.key == source_key; });
    kept.sources.push_back(source_of(office, stored));
    const auto changed = detail::write_draft(transaction, key, kept, texts, actor.person, now);
    store::replace_draft_sources(transaction, key, kept.sources);
    record(transaction, actor, basis->role, now,
           {.action = "survey.hand_over",
            .subject_kind = "result",
            .subject = subject->subject.id(),
            .agency = std::string(agency),
            .before = detail::draft_snapshot(before, {}),
            .after = detail::draft_snapshot(kept.draft.version, changed)});
    return static_cast<std::int64_t>(counted.scores.size());
  });
}

}  // namespace prongsai::desk
