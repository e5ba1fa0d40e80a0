// SPDX-License-Identifier: Apache-2.0
// What the plan answers each indicator with: guidelines, and the two tables on both sides of the target.
#include <algorithm>
#include <array>

#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {
namespace {

using doc::Align;
using doc::Cell;
using doc::Row;
using doc::Table;
using improvement::Record;
using improvement::RecordKind;
using Records = std::vector<const Record*>;

Cell nothing(const Writer& writer, std::string_view key) {
  doc::Span span = writer.words(writer.word(key));
  span.tone = doc::Tone::bad;
  return cell(span);
}

void add_lines(const Writer& writer, Cell& to, std::string_view text, const std::string& mark, bool bold) {
  bool is_first = true;
  for (const std::string& line : lines_of(text)) {
    to.lines.push_back({.spans = {writer.words(line, bold)}, .mark = is_first ? mark : ""});
    is_first = false;
  }
}

/// The measures' titles, each with its steps.
Cell measures_cell(const Writer& writer, const Records& measures) {
  if (measures.empty()) return nothing(writer, "missing.measure");
  Cell out;
  for (const Record* measure : measures) {
    add_lines(writer, out, measure->field("title"), "", true);
    std::size_t number = 0;
    for (const Record* step : writer.input.plan->of(RecordKind::step, measure->id))
      add_lines(writer, out, step->field("text"), std::to_string(++number) + ".", false);
  }
  return out;
}

Cell responsible_cell(const Writer& writer, const Records& measures) {
  Cell out;
  std::vector<std::string> seen;
  const auto add = [&](const Record& record) {
    for (const std::string& unit : writer.units(record)) {
      if (std::find(seen.begin(), seen.end(), unit) != seen.end()) continue;
      seen.push_back(unit);
      out.lines.push_back({.spans = {writer.words(unit)}, .mark = {}});
    }
  };
  for (const Record* measure : measures) {
    add(*measure);
    for (const Record* step : writer.input.plan->of(RecordKind::step, measure->id)) add(*step);
  }
  return out.lines.empty() ? nothing(writer, "missing.responsible") : out;
}

Cell monitoring_cell(const Writer& writer, const Records& measures) {
  Cell out;
  for (const Record* measure : measures) add_lines(writer, out, measure->field("monitoring"), "", false);
  return out.lines.empty() ? nothing(writer, "missing.monitoring") : out;
}

Cell indicator_cell(Writer& writer, NodeIndex node) {
  const YearFigures& now = *writer.look.now;
  Cell out = cell(writer.words(writer.label_of(now, node), true));
  out.lines.push_back(
      {.spans = {writer.words(writer.word("column.score") + " "), writer.score(now, node)}, .mark = {}});
  return out;
}

std::vector<NodeIndex> best_first(const Writer& writer, const std::vector<NodeIndex>& nodes) {
  std::vector<NodeIndex> out;
  for (const analysis::IndicatorRow& row : rows_of(writer)) {
    if (std::find(nodes.begin(), nodes.end(), row.node) != nodes.end()) out.push_back(row.node);
  }
  return out;
}

/// Failing ones first, and then those that are short of the target.
std::optional<Table> guidelines(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  std::vector<NodeIndex> nodes = writer.look.standing->failing;
  for (const NodeIndex node : split_by_target(writer).short_of_it) {
    if (!is_failing(writer, node)) nodes.push_back(node);
  }
  if (nodes.empty()) return std::nullopt;
  Table out;
  out.columns = {{2, Align::start}, {1, Align::centre}, {5, Align::start}};
  out.head.push_back({.cells = {head_cell(writer, "column.indicator"), head_cell(writer, "column.status"),
                                head_cell(writer, "column.guideline")}});
  for (const NodeIndex node : nodes) {
    doc::Span status = writer.words(writer.word(is_failing(writer, node) ? "status.fail" : "status.short"));
    if (is_failing(writer, node)) status.tone = doc::Tone::bad;
    out.body.push_back({.cells = {indicator_cell(writer, node), cell(status),
                                  measures_cell(writer, records_about(writer, RecordKind::measure, node))}});
  }
  return out;
}

/// What is weak about an indicator: its items below the pass mark, lowest first; else what of it is lowest.
void add_weak_items(Writer& writer, Cell& to, NodeIndex indicator) {
  const YearFigures& now = *writer.look.now;
  const analysis::Breakdown breakdown = analysis::break_down(now.scored, indicator);
  std::vector<NodeIndex> weak;
  for (const analysis::Line& line : breakdown.items) {
    if (line.score && writer.look.pass_mark && *line.score < Ratio(*writer.look.pass_mark))
      weak.push_back(line.node);
  }
  if (weak.empty()) weak = breakdown.lowest;
  for (const NodeIndex item : weak) {
    to.lines.push_back(
        {.spans = {writer.words(writer.code_of(now, item) + " " + writer.item_text(now, item) + " ("),
                   writer.score(now, item), writer.words(")")},
         .mark = "▸"});
  }
}

/// Without any measure one cell says so: of what has reached the line that is no flaw.
Row side_row(Writer& writer, NodeIndex node, bool is_short) {
  const Records measures = records_about(writer, RecordKind::measure, node);
  Cell indicator = indicator_cell(writer, node);
  if (is_short) add_weak_items(writer, indicator, node);
  if (!measures.empty()) {
    return {.cells = {indicator, responsible_cell(writer, measures), measures_cell(writer, measures),
                      monitoring_cell(writer, measures)}};
  }
  Cell none = nothing(writer, is_short ? "missing.measure" : "missing.measure_to_keep");
  if (!is_short) none.lines.front().spans.front().tone = doc::Tone::muted;
  none.columns = 3;
  return {.cells = {indicator, none}};
}

std::optional<Table> side(Writer& writer, const std::vector<NodeIndex>& nodes, bool is_short) {
  if (nodes.empty()) return std::nullopt;
  const scoring::Plan& plan = *writer.look.now->scored.plan;
  Table out;
  out.columns = {{4, Align::start}, {2, Align::start}, {5, Align::start}, {3, Align::start}};
  out.head.push_back({.cells = {head_cell(writer, is_short ? "column.weakness" : "column.strength"),
                                head_cell(writer, "column.responsible"), head_cell(writer, "column.measures"),
                                head_cell(writer, "column.monitoring")}});
  for (const NodeIndex instrument : analysis::nodes_of(plan, framework::NodeKind::instrument)) {
    bool is_named = false;
    for (const NodeIndex node : best_first(writer, nodes)) {
      if (analysis::instrument_of(plan, node) != instrument) continue;
      if (!is_named) {
        Cell name = cell(writer.words(writer.name_of(*writer.look.now, instrument), true));
        name.columns = static_cast<int>(out.columns.size());
        name.shade = doc::Shade::group;
        name.is_head = true;
        out.body.push_back({.cells = {name}, .keep_with_next = true});
        is_named = true;
      }
      out.body.push_back(side_row(writer, node, is_short));
    }
  }
  return out;
}

std::optional<Table> reaching(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr || !writer.look.target) return std::nullopt;
  return side(writer, split_by_target(writer).reaching, false);
}
std::optional<Table> short_of_target(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr || !writer.look.target) return std::nullopt;
  return side(writer, split_by_target(writer).short_of_it, true);
}

constexpr std::array entries = {TableEntry{"guidelines", "", guidelines},
                                TableEntry{"reaching_target", "", reaching},
                                TableEntry{"short_of_target", "", short_of_target}};

}  // namespace

std::span<const TableEntry> tables_of_advice() {
  return entries;
}

}  // namespace prongsai::report::detail
