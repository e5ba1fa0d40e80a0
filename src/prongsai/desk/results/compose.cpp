// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/results/compose.h"

#include <algorithm>
#include <set>

#include "prongsai/desk/disclosure/scores_detail.h"
#include "prongsai/desk/rounds/round_detail.h"
#include "prongsai/desk/surveys/counted_detail.h"
#include "prongsai/results_sheets/figure_text.h"
#include "prongsai/text/language.h"

namespace prongsai::desk {
namespace {

using base::Problem;
using disclosure::Time;
using framework::InstrumentKind;
using framework::NodeKind;

std::string figure(base::Points points, std::string_view source, int places_min) {
  return results_sheets::join_figures(
      {{base::to_shortest_string(points, places_min), std::string(source), false}});
}

std::vector<std::string> surveys_asked(const framework::Edition& edition) {
  std::vector<std::string> out;
  for (const framework::Instrument& one : edition.instruments) {
    if (one.kind != InstrumentKind::survey) continue;
    if (one.parts.empty()) out.push_back(one.code);
    for (const framework::Part& part : one.parts) out.push_back(part.code);
  }
  return out;
}

bool has_disclosure(const framework::Edition& edition) {
  return std::ranges::any_of(edition.instruments, [](const framework::Instrument& one) {
    return one.kind == InstrumentKind::disclosure;
  });
}

bool is_whole(const scoring::PlanNode& node) {
  return node.kind == NodeKind::instrument || node.kind == NodeKind::part;
}

}  // namespace

Composer::Composer(const Office& office, store::StoredRound stored,
                   std::shared_ptr<const results_files::PlannedEdition> rules)
    : office_(&office),
      stored_(std::move(stored)),
      shape_(results_sheets::make_form_shape(std::move(rules))),
      asked_(surveys_asked(shape_.edition())),
      questionnaires_(office.editions) {}

base::Result<Composer> Composer::of(db::Transaction& transaction, const Office& office,
                                    std::string_view round) {
  auto stored = store::find_round(transaction, round);
  if (!stored) return detail::no_such_round(round);
  if (stored->round.stage == round::Stage::draft)
    return Problem{"round.not_opened", {{"round", std::string(round)}}, {}};
  auto rules = office.editions.find(stored->round.edition);
  base::Problems broken = detail::rules_problems(*stored, rules.get());
  if (!broken.empty()) return broken;
  Composer out(office, *std::move(stored), std::move(rules));
  if (!has_disclosure(out.shape_.edition())) return out;
  auto graded = detail::graded_round(transaction, office, round);
  if (!graded) return graded.problems();
  if (graded->time == Time::disclosing || graded->time == Time::grading)
    return Problem{"round_results.not_told_yet", {}, {}};
  out.graded_ = *std::move(graded);
  return out;
}

store::DraftSource Composer::source(std::string_view key, const char* title, const char* note) const {
  return {std::string(key), text::say(text::Language::th, title, {{"round", stored_.name_th}}),
          office_->public_address, text::say(text::Language::th, note, {}),
          text::say(text::Language::en, note, {})};
}

base::Result<bool> Composer::add_answers(db::Transaction& transaction, std::string_view agency,
                                         scoring::Inputs& inputs, ComposedResults& out) {
  const scoring::Plan& plan = shape_.plan();
  const auto opened =
      detail::put_opened_answers(transaction, stored_, shape_.rules, agency, questionnaires_, inputs);
  if (!opened) return opened.problems();
  scoring::Sheet sheet;
  scoring::score(plan, inputs, sheet);
  const auto told = detail::counted_scores(plan, sheet, *opened);
  std::set<std::string> scored;
  std::set<std::string> whole;  // instruments told although parts of them are small
  for (const CountedScore& one : told) {
    const scoring::PlanNode& node = plan.nodes[*plan.find(one.node)];
    if (is_whole(node) && !one.asked.empty()) scored.insert(one.asked);
    if (node.kind == NodeKind::instrument) whole.insert(node.id);
  }
  std::set<std::string> few;
  for (const detail::CountedSurvey& one : *opened) {
    if (one.is_few) few.insert(one.stored.survey.asked());
  }
  for (const CountedScore& one : told) {
    const scoring::PlanNode& node = plan.nodes[*plan.find(one.node)];
    // Beside the whole instrument a small part would make whoever scores the sheet again work the instrument
    // out from its parts: rounded once more, it can come to something else.
    const bool stands_aside = node.kind == NodeKind::part && few.contains(node.code) && node.parent &&
                              whole.contains(plan.nodes[*node.parent].id);
    const results_sheets::Field* field = shape_.find(one.node);
    if (stands_aside || field == nullptr) continue;
    out.figures[one.node] = figure(base::round_half_up(one.points, field->decimals), counted_source, 2);
  }
  if (!out.figures.empty())
    out.sources.push_back(source(counted_source, "surveys.counted_here", "surveys.counted_note"));
  for (const std::string& asked : asked_) {
    const bool is_opened = std::ranges::any_of(
        *opened, [&](const detail::CountedSurvey& one) { return one.stored.survey.asked() == asked; });
    if (!is_opened)
      out.missing.unopened.push_back(asked);
    else if (!scored.contains(asked))
      out.missing.unscored.push_back(asked);
  }
  return true;
}

void Composer::add_grades(db::Transaction& transaction, std::string_view agency, scoring::Inputs& inputs,
                          ComposedResults& out) const {
  const scoring::Plan& plan = shape_.plan();
  const detail::AgencyStory story = detail::read_story(transaction, *graded_, agency);
  const std::size_t graded = detail::put_grades(plan, story, detail::Standing::final, inputs);
  out.missing.items = static_cast<std::int64_t>(story.items.size() - graded);
  if (graded > 0) out.sources.push_back(source(graded_source, "grading.graded_here", "grading.graded_note"));
  for (const detail::ItemStory& one : story.items) {
    const auto leaf = plan.find("item:" + one.graded.item->code);
    if (leaf && inputs.grades[*leaf])
      out.figures[plan.nodes[*leaf].id] = figure(inputs.grades[*leaf]->points, graded_source, 0);
  }
}

base::Result<ComposedResults> Composer::compose(db::Transaction& transaction, std::string_view agency) {
  const scoring::Plan& plan = shape_.plan();
  ComposedResults out;
  scoring::Inputs inputs(plan);
  const auto answered = add_answers(transaction, agency, inputs, out);
  if (!answered) return answered.problems();
  if (graded_) add_grades(transaction, agency, inputs, out);
  for (const framework::Deduction& one : shape_.edition().deductions)
    out.missing.deductions.push_back(one.code);
  scoring::Sheet sheet;
  scoring::score(plan, inputs, sheet);
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    const scoring::PlanNode& node = plan.nodes[i];
    if (sheet.nodes[i].basis != scoring::Basis::computed || out.figures.contains(node.id)) continue;
    const scoring::PlanNode* root = &node;
    while (root->kind != NodeKind::instrument && root->parent) root = &plan.nodes[*root->parent];
    const framework::Instrument* instrument = shape_.edition().find_instrument(root->code);
    const bool is_graded = instrument != nullptr && instrument->kind == InstrumentKind::disclosure;
    if (is_graded || node.kind == NodeKind::total)
      out.follows[node.id] =
          base::round_half_up(sheet.nodes[i].value, node.places.value_or(base::Points::places_max));
  }
  return out;
}

}  // namespace prongsai::desk
