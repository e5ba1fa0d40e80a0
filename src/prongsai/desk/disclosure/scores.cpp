// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/scores.h"

#include "prongsai/audit/snapshot.h"
#include "prongsai/desk/disclosure/scores_detail.h"
#include "prongsai/desk/surveys/counted_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using disclosure::Time;
using framework::NodeKind;

GradedScore score_of(const scoring::Plan& plan, const scoring::Sheet& sheet, scoring::NodeIndex index,
                     std::size_t depth) {
  const scoring::PlanNode& node = plan.nodes[index];
  const scoring::NodeScore& score = sheet.nodes[index];
  GradedScore out{node.id, node.kind, node.name, std::nullopt, score.why, depth};
  if (score.basis == scoring::Basis::computed)
    out.points = base::round_half_up(score.value, node.places.value_or(base::Points::places_max));
  return out;
}

void add_below(const scoring::Plan& plan, const scoring::Sheet& sheet, scoring::NodeIndex index,
               std::size_t depth, std::vector<GradedScore>& out) {
  out.push_back(score_of(plan, sheet, index, depth));
  for (const scoring::NodeIndex child : plan.children(index)) add_below(plan, sheet, child, depth + 1, out);
}

bool is_told(const access::Actor& actor, Time time) {
  if (time == Time::disclosing) return false;
  return time != Time::grading || access::role_for(actor, Deed::assign_graders, {}).has_value();
}

}  // namespace

namespace detail {

std::size_t put_grades(const scoring::Plan& plan, const AgencyStory& story, Standing which,
                       scoring::Inputs& inputs) {
  std::size_t out = 0;
  for (const ItemStory& one : story.items) {
    const auto leaf = plan.find("item:" + one.graded.item->code);
    if (!leaf || !one.standing) continue;
    if (which == Standing::final && one.state != disclosure::State::final) continue;
    const scoring::PlanNode& node = plan.nodes[*leaf];
    if (node.choice_points.size() <= *one.standing) continue;
    inputs.grades[*leaf] = scoring::Grade{true, node.choice_points[*one.standing]};
    ++out;
  }
  return out;
}

}  // namespace detail

base::Result<GradedAgency> see_graded_scores(const Office& office, const access::Actor& actor,
                                             std::string_view round, std::string_view agency) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<GradedAgency> {
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded) return graded.problems();
    const auto member = store::find_round_agency(transaction, round, agency);
    if (!member) return detail::no_such_round_agency(agency);
    const access::Area area{member->province, member->agency, ""};
    const auto role = permit(actor, Deed::see_grades, area);
    if (!role) return role.problems();
    if (!is_told(actor, graded->time)) return Problem{"grading.not_told_yet", {}, {}};
    const detail::AgencyStory story = detail::read_story(transaction, *graded, agency);
    const scoring::Plan& plan = graded->rules->plan;
    scoring::Inputs inputs(plan);
    GradedAgency out{
        .round = graded->stored, .rules = graded->rules, .agency = *member, .time = graded->time};
    out.graded = detail::put_grades(plan, story, detail::Standing::any, inputs);
    out.items = story.items.size();
    std::vector<detail::CountedSurvey> opened;
    if (access::role_for(actor, Deed::see_results, area)) {
      detail::Questionnaires questionnaires(office.editions);
      auto put = detail::put_opened_answers(transaction, graded->stored, graded->rules, agency,
                                            questionnaires, inputs);
      if (!put) return put.problems();
      opened = *std::move(put);
    }
    scoring::Sheet sheet;
    scoring::score(plan, inputs, sheet);
    for (const framework::Instrument& instrument : graded->edition().instruments) {
      const auto node = plan.find("instrument:" + instrument.code);
      if (!node) continue;
      // Of answers nothing finer than the whole: small groups could be told apart in it.
      if (instrument.kind == framework::InstrumentKind::disclosure)
        add_below(plan, sheet, *node, 0, out.scores);
      else if (!opened.empty())
        out.asked.push_back(score_of(plan, sheet, *node, 0));
    }
    out.total = score_of(plan, sheet, plan.total(), 0);
    if (!out.total->points) out.total.reset();
    return out;
  });
}

std::string scores_as_json(const GradedAgency& graded) {
  const auto list = [](const std::vector<GradedScore>& scores) {
    std::string out = "[";
    for (const GradedScore& one : scores) {
      audit::Snapshot line;
      line.text("node", one.node);
      if (one.points) line.text("points", base::to_shortest_string(*one.points, 2));
      out += (out.size() == 1 ? "\n  " : ",\n  ") + line.str();
    }
    return out + "\n]";
  };
  std::vector<GradedScore> total;
  if (graded.total) total.push_back(*graded.total);
  return "{\"about\":" +
         audit::Snapshot()
             .text("agency", graded.agency.agency)
             .text("edition", graded.rules->edition.id)
             .number("graded", static_cast<std::int64_t>(graded.graded))
             .number("items", static_cast<std::int64_t>(graded.items))
             .text("round", graded.round.round.id)
             .str() +
         ",\n\"asked\":" + list(graded.asked) + ",\n\"disclosed\":" + list(graded.scores) +
         ",\n\"total\":" + list(total) + "}\n";
}

}  // namespace prongsai::desk
