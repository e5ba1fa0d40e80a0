// SPDX-License-Identifier: Apache-2.0
// How people answered the questions of an indicator, and what was graded of one that is disclosed.
#include <algorithm>
#include <array>

#include "prongsai/report/answers_detail.h"

namespace prongsai::report::detail {
namespace {

using analysis::Line;
using doc::Align;
using doc::Cell;
using doc::Row;
using doc::Table;

constexpr std::string_view of_indicators = "failing fallen";

const framework::Scale& scale_of(const Writer& writer, const AnswerSet& set) {
  return writer.look.now->scored.edition->scales[set.scale];
}

/// A question, or a bullet of one; what reads the other way round says so.
Cell words_of(const Writer& writer, const AnswerSet& set, const Line& line, bool is_bullet) {
  const YearFigures& now = *writer.look.now;
  Cell out;
  doc::Spans spans;
  if (!is_bullet) spans.push_back(writer.words(writer.code_of(now, line.node) + " ", true));
  spans.push_back(writer.words(writer.item_text(now, line.node)));
  out.lines.push_back({.spans = spans, .mark = is_bullet ? "▸" : ""});
  const auto note = [&](std::string words) {
    doc::Span span = writer.words(std::move(words));
    span.italic = true;
    span.tone = doc::Tone::muted;
    out.lines.push_back({.spans = {span}, .mark = {}});
  };
  if (line.below.empty() && is_negative(writer, line.node)) note(writer.word("answers.negative"));
  if (!set.answers && line.answers && *line.answers > 0)
    note(writer.word("answers.of") + " " + std::to_string(*line.answers) + " " + writer.word("unit.people"));
  return out;
}

/// What choices nobody knows: one cell over all of them.
Cell unknown(const Writer& writer, std::size_t choices, std::string_view why) {
  doc::Span span = writer.words(writer.word(why));
  span.tone = doc::Tone::muted;
  Cell out = cell(span);
  out.columns = static_cast<int>(choices);
  out.align = Align::centre;
  return out;
}

void add_line(Writer& writer, const AnswerSet& set, const Line& line, bool is_bullet, Table& to) {
  const YearFigures& now = *writer.look.now;
  const std::vector<std::size_t> order = worst_to_best(scale_of(writer, set));
  Row row;
  row.cells.push_back(words_of(writer, set, line, is_bullet));
  doc::Span score = writer.score(now, line.node);
  score.bold = !is_bullet;
  if (!line.below.empty()) {
    Cell empty = cell(writer.words(""));
    empty.columns = static_cast<int>(order.size());
    row.cells.push_back(empty);
    row.keep_with_next = true;
  } else if (line.choices.size() != order.size()) {
    row.cells.push_back(unknown(writer, order.size(), "answers.none"));
  } else if (unsound_sum(line)) {
    row.cells.push_back(unknown(writer, order.size(), "answers.unsound"));
  } else {
    for (const std::size_t choice : order) {
      const auto& percent = line.choices[choice].percent;
      row.cells.push_back(percent ? cell(writer.percent(now, line.node, choice, *percent))
                                  : cell(writer.words("–")));
    }
  }
  row.cells.push_back(cell(score));
  to.body.push_back(std::move(row));
  for (std::size_t i = 0; i < line.below.size(); ++i) {
    add_line(writer, set, line.below[i], true, to);
    to.body.back().keep_with_next = i + 1 < line.below.size();
  }
}

std::optional<Table> answers(Writer& writer, const Scope& scope) {
  const std::vector<AnswerSet> sets = answer_sets_of(writer, *scope.node);
  if (scope.number == 0 || scope.number > sets.size()) return std::nullopt;
  const AnswerSet& set = sets[scope.number - 1];
  const framework::Scale& scale = scale_of(writer, set);
  Table out;
  constexpr int words_weight = 5;
  out.columns.push_back({words_weight, Align::start});
  Row top{.cells = {head_cell(writer, "column.question")}};
  top.cells.front().rows = 2;
  Cell shares = head_cell(writer, "column.percent");
  shares.columns = static_cast<int>(scale.choices.size());
  top.cells.push_back(shares);
  Row choices;
  for (const std::size_t choice : worst_to_best(scale)) {
    out.columns.push_back({1, Align::decimal});
    Cell one = cell(writer.words(scale.choices[choice].label.th, true));
    one.align = Align::centre;
    one.shade = doc::Shade::head;
    one.is_head = true;
    choices.cells.push_back(one);
  }
  out.columns.push_back({0, Align::decimal});
  Cell score = head_cell(writer, "column.score");
  score.rows = 2;
  top.cells.push_back(score);
  out.head = {top, choices};
  for (const Line& item : set.items) add_line(writer, set, item, false, out);
  return out;
}

/// As the rules list them, for codes are looked up there.
std::vector<Line> in_order(const Writer& writer, NodeIndex indicator, std::vector<Line> items) {
  const auto order = analysis::items_below(*writer.look.now->scored.plan, indicator);
  const auto place = [&](const Line& line) { return std::find(order.begin(), order.end(), line.node); };
  std::sort(items.begin(), items.end(), [&](const Line& a, const Line& b) { return place(a) < place(b); });
  return items;
}

/// Of what is disclosed: each item with its grade, gathered by sub-indicators where there are some.
std::optional<Table> disclosure_items(Writer& writer, const Scope& scope) {
  const YearFigures& now = *writer.look.now;
  if (!analysis::is_disclosure(now.scored, *scope.node)) return std::nullopt;
  const analysis::Breakdown breakdown = analysis::break_down(now.scored, *scope.node);
  Table out;
  out.columns = {{0, Align::centre}, {1, Align::start}, {0, Align::decimal}};
  out.head.push_back({.cells = {head_cell(writer, "column.code"), head_cell(writer, "column.disclosed"),
                                head_cell(writer, "column.score")}});
  const auto add_item = [&](const Line& line) {
    Cell name = cell(writer.words(writer.item_text(now, line.node)));
    name.is_head = true;
    Row row{.cells = {cell(writer.words(writer.code_of(now, line.node))), name,
                      cell(writer.score(now, line.node))}};
    if (line.score && *line.score == Ratio()) {
      for (Cell& one : row.cells) one.shade = doc::Shade::bad;
    }
    out.body.push_back(std::move(row));
  };
  for (const Line& group : breakdown.sub_indicators) {
    Cell name = cell(writer.words(writer.label_of(now, group.node), true));
    name.columns = 2;
    name.align = Align::start;
    name.is_head = true;
    Row row{.cells = {name, cell(writer.score(now, group.node))}, .keep_with_next = true};
    for (Cell& one : row.cells) one.shade = doc::Shade::group;
    out.body.push_back(std::move(row));
    for (const Line& item : in_order(writer, *scope.node, group.below)) add_item(item);
  }
  if (breakdown.sub_indicators.empty()) {
    for (const Line& item : items_of(writer, *scope.node)) add_item(item);
  }
  if (out.body.empty()) return std::nullopt;
  return out;
}

constexpr std::array entries = {TableEntry{"answers", "answer_sets", answers},
                                TableEntry{"disclosure_items", of_indicators, disclosure_items}};

}  // namespace

std::span<const TableEntry> tables_of_answers() {
  return entries;
}

}  // namespace prongsai::report::detail
