// SPDX-License-Identifier: Apache-2.0
// Indicators in the order of their scores, beside the year before, those that fail, instruments, and what
// became of the targets.
#include <array>

#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {
namespace {

using doc::Align;
using doc::Cell;
using doc::Row;
using doc::Shade;
using doc::Table;

doc::Spans text(const Writer& writer, std::string words, doc::Tone tone = doc::Tone::plain) {
  doc::Span span = writer.words(std::move(words));
  span.tone = tone;
  return {span};
}

Cell row_head(Cell made) {
  made.is_head = true;
  return made;
}

std::string code_at(const Writer& writer, NodeIndex node) {
  return writer.look.now->scored.plan->nodes[node].code;
}

std::string instrument_short(const Writer& writer, NodeIndex node) {
  return short_name_of(writer, analysis::instrument_of(*writer.look.now->scored.plan, node));
}

doc::Spans status(const Writer& writer, analysis::Mark mark) {
  static constexpr std::array keys = {"status.pass", "status.fail", "status.unknown"};
  static constexpr std::array tones = {doc::Tone::good, doc::Tone::bad, doc::Tone::muted};
  const auto at = static_cast<std::size_t>(mark);
  return text(writer, writer.word(keys[at]), tones[at]);
}

doc::Spans reach(const Writer& writer, const std::optional<Ratio>& score) {
  if (!score || !writer.look.target) return text(writer, writer.word("status.unknown"), doc::Tone::muted);
  const auto comparison =
      writer.look.target_is_more_than ? analysis::Comparison::more_than : analysis::Comparison::at_least;
  const bool reaches = analysis::reaches(*score, *writer.look.target, comparison);
  return text(writer, writer.word(reaches ? "reach.yes" : "reach.no"),
              reaches ? doc::Tone::good : doc::Tone::plain);
}

/// The head of the column of the target: its line is part of the words.
Cell target_head(Writer& writer) {
  Cell out = head_cell(writer, "column.target");
  out.lines.push_back(
      {.spans = target_words(writer, *writer.look.target, writer.look.target_is_more_than, "target"),
       .mark = {}});
  return out;
}

Row indicator_row(Writer& writer, const analysis::IndicatorRow& row) {
  Row out;
  doc::Spans rank = text(writer, "–", doc::Tone::muted);
  if (row.rank) rank = {writer.rank(row.node, *row.rank)};
  out.cells = {cell(rank), cell(text(writer, code_at(writer, row.node))),
               row_head(cell(text(writer, writer.name_of(*writer.look.now, row.node)))),
               cell(writer.score(*writer.look.now, row.node)), cell(status(writer, row.mark))};
  if (writer.look.target) out.cells.push_back(cell(reach(writer, row.score)));
  out.cells.push_back(cell(text(writer, instrument_short(writer, row.node))));
  if (row.mark == analysis::Mark::fail) {
    for (Cell& one : out.cells) one.shade = Shade::bad;
  }
  return out;
}

/// One row over the whole width but the number: "คะแนนรวม", its score, and the level.
Row total_row(Writer& writer, std::size_t columns) {
  const YearFigures& now = *writer.look.now;
  Cell name = row_head(cell(writer.words(writer.word("node.total"), true)));
  name.columns = 3;
  name.align = Align::start;
  doc::Span score = writer.score(now, now.scored.plan->total());
  score.bold = true;
  Cell level = cell(text(writer, ""));
  if (const auto found = fact(writer, "level", {})) {
    doc::Spans spans = {writer.words(writer.word("level.short") + " ", true)};
    append(spans, *found);
    level = cell(spans);
  }
  level.columns = static_cast<int>(columns) - 4;
  level.align = Align::centre;
  Row out{.cells = {name, cell(score), level}};
  for (Cell& one : out.cells) one.shade = Shade::total;
  return out;
}

std::optional<Table> indicators(Writer& writer, const Scope&) {
  const auto& rows = rows_of(writer);
  if (rows.empty()) return std::nullopt;
  Table out;
  out.columns = {
      {0, Align::centre}, {0, Align::centre}, {5, Align::start}, {0, Align::decimal}, {0, Align::centre}};
  Row head{.cells = {head_cell(writer, "column.rank"), head_cell(writer, "column.number"),
                     head_cell(writer, "column.indicator"), head_cell(writer, "column.score"),
                     head_cell(writer, "column.status")}};
  if (writer.look.target) {
    out.columns.push_back({2, Align::centre});
    head.cells.push_back(target_head(writer));
  }
  out.columns.push_back({0, Align::centre});
  head.cells.push_back(head_cell(writer, "column.instrument"));
  out.head.push_back(std::move(head));
  for (const analysis::IndicatorRow& row : rows) out.body.push_back(indicator_row(writer, row));
  out.body.push_back(total_row(writer, out.columns.size()));
  keep_together(out);
  out.sheet = writer.word("sheet.indicators");
  return out;
}

doc::Spans score_in(Writer& writer, const YearFigures& year, const std::string& id) {
  const auto node = year.scored.plan->find(id);
  if (!node) return text(writer, writer.word("missing.not_in_edition"), doc::Tone::muted);
  return {writer.score(year, *node)};
}

Row comparison_row(Writer& writer, NodeIndex node, bool is_total) {
  const YearFigures& now = *writer.look.now;
  const YearFigures& before = *writer.look.before;
  const scoring::PlanNode& planned = now.scored.plan->nodes[node];
  const bool is_indicator = planned.kind == framework::NodeKind::indicator;
  Row out;
  if (is_indicator) out.cells.push_back(cell(text(writer, planned.code)));
  Cell name = row_head(cell(text(writer, writer.name_of(now, node))));
  if (!is_indicator) {
    name.columns = 2;
    name.align = Align::start;
  }
  out.cells.push_back(name);
  out.cells.push_back(cell(score_in(writer, before, planned.id)));
  out.cells.push_back(cell(writer.score(now, node)));
  out.cells.push_back(cell(writer.changed(before, now, node)));
  if (is_total) {
    for (Cell& one : out.cells) {
      one.shade = Shade::total;
      for (doc::CellLine& line : one.lines)
        for (doc::Span& span : line.spans) span.bold = true;
    }
  }
  return out;
}

Cell year_head(Writer& writer, const YearFigures& year) {
  Cell out = head_cell(writer, "column.score_of_year");
  doc::Span number = writer.fiscal_year(year.scored.edition->fiscal_year);
  number.bold = true;
  out.lines.front().spans.push_back(number);
  return out;
}

std::optional<Table> comparison(Writer& writer, const Scope&) {
  if (writer.look.before == nullptr || rows_of(writer).empty()) return std::nullopt;
  Table out;
  out.columns = {
      {0, Align::centre}, {6, Align::start}, {0, Align::decimal}, {0, Align::decimal}, {3, Align::end}};
  out.head.push_back({.cells = {head_cell(writer, "column.number"), head_cell(writer, "column.indicator"),
                                year_head(writer, *writer.look.before), year_head(writer, *writer.look.now),
                                head_cell(writer, "column.change")}});
  for (const analysis::IndicatorRow& row : rows_of(writer))
    out.body.push_back(comparison_row(writer, row.node, false));
  const scoring::Plan& plan = *writer.look.now->scored.plan;
  for (const NodeIndex node : analysis::nodes_of(plan, framework::NodeKind::instrument))
    out.body.push_back(comparison_row(writer, node, false));
  out.body.push_back(comparison_row(writer, plan.total(), true));
  keep_together(out);
  out.sheet = writer.word("sheet.comparison");
  return out;
}

std::optional<Table> failing(Writer& writer, const Scope&) {
  if (!writer.look.standing || writer.look.standing->failing.empty()) return std::nullopt;
  Table out;
  out.columns = {{0, Align::centre},  {0, Align::centre},  {4, Align::start},
                 {0, Align::decimal}, {0, Align::decimal}, {0, Align::centre}};
  out.head.push_back(
      {.cells = {head_cell(writer, "column.order"), head_cell(writer, "column.number"),
                 head_cell(writer, "column.indicator"), head_cell(writer, "column.score"),
                 head_cell(writer, "column.shortfall"), head_cell(writer, "column.instrument")}});
  for (const analysis::IndicatorRow& row : rows_of(writer)) {
    if (row.mark != analysis::Mark::fail) continue;
    const Scope scope{.of = "failing", .node = row.node};
    out.body.push_back({.cells = {cell(text(writer, std::to_string(out.body.size() + 1))),
                                  cell(text(writer, code_at(writer, row.node))),
                                  row_head(cell(text(writer, writer.name_of(*writer.look.now, row.node)))),
                                  cell(writer.score(*writer.look.now, row.node)),
                                  cell(fact(writer, "shortfall", scope).value_or(doc::Spans{})),
                                  cell(text(writer, instrument_short(writer, row.node)))}});
  }
  keep_together(out);
  return out;
}

std::optional<Table> instruments(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  Table out;
  out.columns = {{3, Align::start}, {4, Align::start}, {0, Align::end}, {0, Align::decimal}};
  out.head.push_back(
      {.cells = {head_cell(writer, "column.instrument_full"), head_cell(writer, "column.respondents"),
                 head_cell(writer, "column.weight"), head_cell(writer, "column.score")}});
  const scoring::Plan& plan = *writer.look.now->scored.plan;
  for (const NodeIndex node : analysis::nodes_of(plan, framework::NodeKind::instrument)) {
    const framework::Instrument& one = instrument_at(writer, node);
    const std::string weight =
        one.weight.value ? base::to_shortest_string(*one.weight.value) : writer.word("missing.rule_unknown");
    const std::string people =
        one.respondents.th.empty() ? writer.word("missing.nothing_known") : one.respondents.th;
    out.body.push_back({.cells = {row_head(cell(text(writer, one.name.th))), cell(text(writer, people)),
                                  cell(text(writer, weight)), cell(writer.score(*writer.look.now, node))}});
  }
  Cell name = row_head(cell(writer.words(writer.word("node.total"), true)));
  name.columns = 3;
  name.align = Align::start;
  doc::Span score = writer.score(*writer.look.now, plan.total());
  score.bold = true;
  Row total{.cells = {name, cell(score)}};
  for (Cell& one : total.cells) one.shade = Shade::total;
  out.body.push_back(total);
  keep_together(out);
  out.sheet = writer.word("sheet.instruments");
  return out;
}

std::optional<Table> targets(Writer& writer, const Scope&) {
  const Review review = review_of(writer);
  if (review.outcomes.empty()) return std::nullopt;
  Table out;
  out.columns = {{5, Align::start}, {3, Align::start}, {0, Align::decimal}, {2, Align::centre}};
  out.head.push_back({.cells = {head_cell(writer, "column.what"), head_cell(writer, "column.target_value"),
                                head_cell(writer, "column.result"), head_cell(writer, "column.reached")}});
  const scoring::Plan& plan = *writer.look.now->scored.plan;
  for (const improvement::TargetOutcome& one : review.outcomes) {
    const auto node = plan.find(one.node);
    const auto target = improvement::target_of(*one.record);
    if (!node || !target) continue;
    const char* key = !one.reached ? "status.unknown" : one.is_met ? "reach.yes" : "reach.no";
    const doc::Tone tone = !one.reached ? doc::Tone::muted : one.is_met ? doc::Tone::good : doc::Tone::plain;
    const bool more = target->comparison == improvement::Comparison::more_than;
    out.body.push_back(
        {.cells = {row_head(cell(text(writer, writer.label_of(*writer.look.now, *node)))),
                   cell(target_words(writer, target->value, more, "earlier_target")),
                   cell(writer.score(*writer.look.now, *node)), cell(text(writer, writer.word(key), tone))}});
  }
  if (out.body.empty()) return std::nullopt;
  out.sheet = writer.word("sheet.targets");
  return out;
}

constexpr std::array entries = {
    TableEntry{"indicators", "", indicators}, TableEntry{"comparison", "", comparison},
    TableEntry{"failing", "", failing},       TableEntry{"instruments", "", instruments},
    TableEntry{"targets", "", targets},
};

}  // namespace

std::span<const TableEntry> tables_of_scores() {
  return entries;
}

}  // namespace prongsai::report::detail
