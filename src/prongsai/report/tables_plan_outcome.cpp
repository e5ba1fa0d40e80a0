// SPDX-License-Identifier: Apache-2.0
// What became of the plan when the result of its year came in: targets reached or not, and how the scores
// moved that its measures were about.
#include <algorithm>

#include "prongsai/improvement/progress.h"
#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail::plans {
namespace {

using doc::Align;
using doc::Cell;
using improvement::TargetOutcome;

std::vector<TargetOutcome> outcomes(const Writer& writer) {
  if (writer.look.after == nullptr || writer.input.plan == nullptr) return {};
  const analysis::Scored& scored = writer.look.after->scored;
  return improvement::target_outcomes(*writer.input.plan, *scored.plan, *scored.sheet);
}

Cell verdict(const Writer& writer, const TargetOutcome& outcome) {
  if (!outcome.reached) return cell(muted(writer, "outcomes.unknown"));
  Cell out = cell({{.text = writer.word(outcome.is_met ? "outcomes.met" : "outcomes.not_met"),
                    .tone = outcome.is_met ? doc::Tone::good : doc::Tone::bad}});
  if (!outcome.is_met) out.shade = doc::Shade::bad;
  return out;
}

/// The total, then every indicator that a measure is about, by the edition of the plan's own year.
std::vector<std::string> moved_nodes(const Writer& writer) {
  std::vector<std::string> out = {"total"};
  const analysis::Scored& scored = writer.look.after->scored;
  for (const NodeIndex node : analysis::nodes_of(*scored.plan, framework::NodeKind::indicator)) {
    const std::string& id = scored.plan->nodes[node].id;
    const bool is_known = analysis::value_of(scored, node).has_value();
    const auto before = writer.look.now == nullptr ? std::nullopt : writer.look.now->scored.plan->find(id);
    const bool was_known = before && analysis::value_of(writer.look.now->scored, *before).has_value();
    if (!is_known && !was_known) continue;
    const Records measures = records(writer, RecordKind::measure);
    if (std::any_of(measures.begin(), measures.end(),
                    [&](const Record* one) { return raises(writer, *one, id); }))
      out.push_back(id);
  }
  return out;
}

/// "1, 3": the measures that are to raise it; all of them where it is the total.
Cell measures_for(const Writer& writer, const std::string& node) {
  std::string out;
  for (const Record* measure : records(writer, RecordKind::measure)) {
    if (node == "total" || !raises(writer, *measure, node)) continue;
    out += (out.empty() ? "" : ", ") + number_of(writer, *measure);
  }
  return node == "total" ? cell(plain(writer.word("changes.every_measure"))) : cell(plain(std::move(out)));
}

Cell score_cell(Writer& writer, const YearFigures* year, const std::string& id) {
  const auto node = year == nullptr ? std::nullopt : year->scored.plan->find(id);
  return node ? cell({writer.score(*year, *node)}) : cell(muted(writer, "common.no_data"));
}

Cell year_head(Writer& writer, int year) {
  Cell out = head(writer, "changes.year");
  out.lines.front().spans.push_back({.text = " ", .bold = true});
  out.lines.front().spans.push_back(writer.fiscal_year(year));
  out.lines.front().spans.back().bold = true;
  return out;
}

}  // namespace

std::optional<doc::Table> target_outcomes_table(Writer& writer, const Scope& /*scope*/) {
  const std::vector<TargetOutcome> all = outcomes(writer);
  if (all.empty()) return std::nullopt;
  const YearFigures& after = *writer.look.after;
  doc::Table out = table_of(writer, "target_outcomes",
                            {{6, Align::start}, {4, Align::start}, {2, Align::decimal}, {2, Align::centre}});
  out.head.push_back({{head(writer, "outcomes.what"), head(writer, "outcomes.target"),
                       head(writer, "outcomes.reached"), head(writer, "outcomes.verdict")}});
  for (const TargetOutcome& one : all) {
    const auto target = improvement::target_of(*one.record);
    const auto node = after.scored.plan->find(one.node);
    if (!target || !node) continue;
    Cell name = cell(plain(node_words(writer, one.node)));
    name.is_head = true;
    out.body.push_back(
        {{std::move(name),
          cell(target_words(writer, target->value, target->comparison == improvement::Comparison::more_than)),
          cell({writer.score(after, *node)}), verdict(writer, one)}});
  }
  if (out.body.empty()) return std::nullopt;
  return out;
}

std::optional<doc::Table> changes_table(Writer& writer, const Scope& /*scope*/) {
  const YearFigures* after = writer.look.after;
  if (after == nullptr) return std::nullopt;
  const YearFigures* before = writer.look.now;
  doc::Table out = table_of(
      writer, "changes",
      {{6, Align::start}, {2, Align::centre}, {2, Align::decimal}, {2, Align::decimal}, {3, Align::start}});
  out.head.push_back({{head(writer, "changes.what"), head(writer, "changes.measures"),
                       year_head(writer, plan_year(writer) - 1), year_head(writer, plan_year(writer)),
                       head(writer, "changes.change")}});
  for (const std::string& id : moved_nodes(writer)) {
    const auto node = after->scored.plan->find(id);
    if (!node) continue;
    Cell name = cell(plain(node_words(writer, id)));
    name.is_head = true;
    const bool is_comparable = before != nullptr && before->scored.plan->find(id) &&
                               analysis::value_of(before->scored, *before->scored.plan->find(id)) &&
                               analysis::value_of(after->scored, *node);
    out.body.push_back({{std::move(name), measures_for(writer, id), score_cell(writer, before, id),
                         score_cell(writer, after, id),
                         is_comparable ? cell(writer.changed(*before, *after, *node))
                                       : cell(muted(writer, "changes.not_comparable"))}});
  }
  return out;
}

}  // namespace prongsai::report::detail::plans
