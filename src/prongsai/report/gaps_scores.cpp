// SPDX-License-Identifier: Apache-2.0
// What a document about results lacks: no failing indicator is passed over in silence.
#include <algorithm>

#include "prongsai/report/answers_detail.h"

namespace prongsai::report::detail {
namespace {

using improvement::Record;
using improvement::RecordKind;

using Details = std::vector<std::pair<std::string, std::string>>;

Details of_node(const Writer& writer, NodeIndex node) {
  return {{"node", writer.look.now->scored.plan->nodes[node].id}};
}

/// Its number and the words by which a reader knows it.
Details of_record(const Writer& writer, const Record& record) {
  std::string name = record.field("title");
  if (name.empty()) name = record.field("text");
  return {{"number", improvement::number_of(*writer.input.plan, record)}, {"name", short_words(name)}};
}

void find_in_results(Writer& writer) {
  const std::string year = std::to_string(results_year(writer.input));
  if (writer.look.now == nullptr) {
    writer.gap({"scores.none", GapWeight::blocks, GapPlace::results, {}, {{"year", year}}});
    return;
  }
  if (!writer.look.now->is_published)
    writer.gap({"scores.unpublished", GapWeight::blocks, GapPlace::results, {}, {{"year", year}}});
  if (!fact(writer, "level", {}))
    writer.gap({"scores.no_level", GapWeight::warns, GapPlace::results, {}, {{"year", year}}});
  for (const analysis::IndicatorRow& row : rows_of(writer)) {
    if (!row.score)
      writer.gap({"scores.no_score", GapWeight::warns, GapPlace::results, {}, of_node(writer, row.node)});
  }
  if (writer.look.before == nullptr) {
    const std::string before = std::to_string(results_year(writer.input) - 1);
    writer.gap({"scores.no_year_before", GapWeight::warns, GapPlace::results, {}, {{"year", before}}});
  }
}

/// Percents as printed that cannot be right are told with their question.
void find_in_answers(Writer& writer, NodeIndex indicator) {
  const auto look = [&](const analysis::Line& line, const auto& again) -> void {
    if (const auto sum = unsound_sum(line)) {
      Details details = of_node(writer, line.node);
      details.emplace_back("sum", base::to_string(*sum, 2));
      writer.gap({"answers.unsound", GapWeight::warns, GapPlace::results, {}, details});
    }
    for (const analysis::Line& one : line.below) again(one, again);
  };
  for (const AnswerSet& set : answer_sets_of(writer, indicator)) {
    for (const analysis::Line& line : set.items) look(line, look);
  }
}

/// An analysis of results may come before the plan that answers them; what is missing then stands in it. The
/// other documents promise measures.
GapWeight of_measures(const Writer& writer) {
  return writer.input.kind == Kind::analysis ? GapWeight::warns : GapWeight::blocks;
}

void find_in_failing(Writer& writer) {
  for (const NodeIndex node : writer.look.standing->failing) {
    const Details details = of_node(writer, node);
    find_in_answers(writer, node);
    if (!has_known_items(writer, node))
      writer.gap({"failing.no_items", GapWeight::warns, GapPlace::results, {}, details});
    if (writer.input.plan == nullptr) continue;
    if (records_about(writer, RecordKind::recommendation, node).empty())
      writer.gap({"failing.no_recommendation", GapWeight::warns, GapPlace::plan, {}, details});
    if (records_about(writer, RecordKind::measure, node).empty())
      writer.gap({"failing.no_measure", of_measures(writer), GapPlace::plan, {}, details});
  }
}

/// A cause is a cause of something: of a score that fell, or that is below the mark.
void find_in_causes(Writer& writer) {
  for (const Record* record : writer.input.plan->of(RecordKind::cause)) {
    for (const NodeIndex node : indicators_of(writer)) {
      if (!is_about(writer, *record, node) || is_failing(writer, node)) continue;
      const auto change = change_of(writer, node);
      if (change && change->points < Ratio()) continue;
      writer.gap(
          {"cause.without_fall", GapWeight::blocks, GapPlace::plan, record->id, of_node(writer, node)});
    }
  }
}

bool is_printed(RecordKind kind) {
  return kind == RecordKind::recommendation || kind == RecordKind::cause || kind == RecordKind::measure ||
         kind == RecordKind::step;
}

void find_in_plan(Writer& writer) {
  const std::string year = std::to_string(results_year(writer.input) + 1);
  if (writer.input.plan == nullptr) {
    writer.gap({"no_plan", of_measures(writer), GapPlace::plan, {}, {{"year", year}}});
    return;
  }
  find_in_causes(writer);
  if (!writer.look.target_of_plan)
    writer.gap({"target.not_set", GapWeight::warns, GapPlace::plan, {}, {{"year", year}}});
  for (const Record& record : writer.input.plan->records) {
    if (!record.is_confirmed && is_printed(record.kind))
      writer.gap(
          {"record.unconfirmed", GapWeight::blocks, GapPlace::plan, record.id, of_record(writer, record)});
  }
}

/// What a table of the document prints for each indicator that is short of the target.
void find_in_measures(Writer& writer) {
  if (writer.input.plan == nullptr) return;
  for (const NodeIndex node : split_by_target(writer).short_of_it) {
    const std::vector<const Record*> measures = records_about(writer, RecordKind::measure, node);
    if (measures.empty() && !is_failing(writer, node))
      writer.gap({"indicator.no_measure", GapWeight::warns, GapPlace::plan, {}, of_node(writer, node)});
    if (writer.input.kind != Kind::threshold_analysis) continue;
    for (const Record* measure : measures) {
      if (measure->field("responsible").empty())
        writer.gap(
            {"measure.no_owner", GapWeight::warns, GapPlace::plan, measure->id, of_record(writer, *measure)});
      if (measure->field("monitoring").empty())
        writer.gap({"measure.no_monitoring", GapWeight::warns, GapPlace::plan, measure->id,
                    of_record(writer, *measure)});
    }
  }
}

void find_in_letterhead(Writer& writer) {
  if (writer.input.letterhead.issuer.empty())
    writer.gap({"letterhead.no_issuer", GapWeight::warns, GapPlace::letterhead, {}, {}});
  const auto found = writer.input.typed.find("announced");
  if (found == writer.input.typed.end() || found->second.empty())
    writer.gap({"field.announced", GapWeight::warns, GapPlace::field, "announced", {}});
}

}  // namespace

void find_gaps_of_scores(Writer& writer) {
  const Kind kind = writer.input.kind;
  if (kind != Kind::analysis && kind != Kind::threshold_analysis) return;
  find_in_results(writer);
  find_in_letterhead(writer);
  if (writer.look.now == nullptr) return;
  find_in_failing(writer);
  find_in_plan(writer);
  find_in_measures(writer);
}

}  // namespace prongsai::report::detail
