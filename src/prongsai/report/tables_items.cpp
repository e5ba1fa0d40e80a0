// SPDX-License-Identifier: Apache-2.0
// The questions of one indicator in two years: what a drive plan shows of each indicator that fails.
#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail::plans {
namespace {

using doc::Align;

doc::Cell year_cell(Writer& writer, int year) {
  doc::Cell out = head(writer, "item_changes.score");
  out.lines.front().spans.push_back({.text = " ", .bold = true});
  out.lines.front().spans.push_back(writer.fiscal_year(year));
  out.lines.front().spans.back().bold = true;
  return out;
}

doc::Row row_of(Writer& writer, NodeIndex node, doc::Cell name) {
  const YearFigures& now = *writer.look.now;
  const YearFigures& before = *writer.look.before;
  const auto earlier = writer.earlier(before, now, node);
  return {{std::move(name),
           earlier ? cell({writer.score(before, *earlier)}) : cell(muted(writer, "common.no_data")),
           cell({writer.score(now, node)}), cell(writer.changed(before, now, node))}};
}

}  // namespace

std::optional<doc::Table> item_changes_table(Writer& writer, const Scope& scope) {
  if (!scope.node || writer.look.now == nullptr || writer.look.before == nullptr) return std::nullopt;
  const YearFigures& now = *writer.look.now;
  const YearFigures& before = *writer.look.before;
  // Without a score of either year there is nothing to set side by side.
  bool is_known = false;
  doc::Table out =
      table_of(writer, "item_changes",
               {{12, Align::start}, {2, Align::decimal}, {2, Align::decimal}, {3, Align::start}});
  out.sheet.clear();
  out.head.push_back(
      {{head(writer, "topic_items.question"), year_cell(writer, before.scored.edition->fiscal_year),
        year_cell(writer, now.scored.edition->fiscal_year), head(writer, "changes.change")}});
  const analysis::Breakdown parts = analysis::break_down(now.scored, *scope.node);
  for (const analysis::Line& line : parts.items) {
    const auto earlier = writer.earlier(before, now, line.node);
    is_known = is_known || (earlier && analysis::value_of(before.scored, *earlier) && line.score);
    doc::Cell name = cell(plain(writer.code_of(now, line.node) + " ", true));
    append(name.lines.front().spans, plain(wording_of(writer, line.node)));
    out.body.push_back(row_of(writer, line.node, std::move(name)));
  }
  if (!is_known) return std::nullopt;
  doc::Row total = row_of(writer, *scope.node, cell(plain(writer.word("item_changes.indicator"), true)));
  for (doc::Cell& one : total.cells) one.shade = doc::Shade::total;
  out.body.back().keep_with_next = true;
  out.body.push_back(std::move(total));
  return out;
}

}  // namespace prongsai::report::detail::plans
