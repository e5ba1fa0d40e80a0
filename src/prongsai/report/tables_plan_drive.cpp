// SPDX-License-Identifier: Apache-2.0
// Tables of the drive plan: what is done when and by whom, who the committees are, and what is to be done
// about each indicator short of the target.
#include <algorithm>

#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail::plans {
namespace {

using doc::Align;
using doc::Cell;
using doc::Row;

/// The title of a measure that only says which indicator it is for adds nothing beside the indicator's name.
bool says_more(const std::string& title, const std::string& indicator) {
  return title.find(indicator) == std::string::npos;
}

Cell guidelines_of(Writer& writer, NodeIndex indicator) {
  Cell out;
  const YearFigures& now = *writer.look.now;
  const std::string& node = now.scored.plan->nodes[indicator].id;
  const std::string name = writer.name_of(now, indicator);
  for (const Record* measure : records(writer, RecordKind::measure)) {
    if (!raises(writer, *measure, node)) continue;
    const Records steps = records(writer, RecordKind::step, measure->id);
    const std::string& title = measure->field("title");
    if (steps.empty() || says_more(title, name)) {
      for (doc::CellLine& line : lines_of(title)) {
        for (doc::Span& span : line.spans) span.bold = !steps.empty();
        if (steps.empty()) line.mark = writer.word("common.mark");
        out.lines.push_back(std::move(line));
      }
    }
    for (const Record* step : steps) {
      std::vector<doc::CellLine> lines = lines_of(step->field("text"));
      if (!lines.empty()) lines.front().mark = writer.word("common.mark");
      out.lines.insert(out.lines.end(), lines.begin(), lines.end());
    }
  }
  if (out.lines.empty()) {
    out.lines.push_back({{{.text = writer.word("guidelines.none"), .tone = doc::Tone::bad}}, {}});
    out.shade = doc::Shade::bad;
  }
  return out;
}

}  // namespace

std::optional<doc::Table> activities_table(Writer& writer, const Scope& scope) {
  const Records activities = records(writer, RecordKind::activity);
  if (activities.empty()) return std::nullopt;
  doc::Table out = table_of(writer, "activities",
                            {{0, Align::centre}, {9, Align::start}, {5, Align::start}, {7, Align::start}});
  out.head.push_back({{head(writer, "activities.number"), head(writer, "activities.text"),
                       head(writer, "activities.period"), head(writer, "activities.responsible")}});
  for (const Record* activity : activities) {
    Cell who = marked_cell(writer, writer.units(*activity));
    for (doc::CellLine& line : who.lines)
      if (!writer.units(*activity).empty()) line.mark = writer.word("common.mark");
    out.body.push_back(
        {{cell(plain(number_of(writer, *activity))), text_cell(writer, activity->field("text")),
          text_cell(writer, writer.period(*activity)), std::move(who)}});
  }
  static_cast<void>(scope);
  return out;
}

std::optional<doc::Table> guidelines_table(Writer& writer, const Scope& scope) {
  const std::vector<NodeIndex> indicators = below_target(writer);
  if (indicators.empty()) return std::nullopt;
  doc::Table out = table_of(writer, "guidelines",
                            {{0, Align::centre}, {4, Align::start}, {2, Align::decimal}, {12, Align::start}});
  out.head.push_back({{head(writer, "guidelines.number"), head(writer, "guidelines.indicator"),
                       head(writer, "guidelines.score"), head(writer, "guidelines.what")}});
  const YearFigures& now = *writer.look.now;
  for (const NodeIndex node : indicators) {
    Cell name = cell(plain(writer.name_of(now, node)));
    name.is_head = true;
    out.body.push_back({{cell(plain(writer.code_of(now, node))), std::move(name),
                         cell({writer.score(now, node)}), guidelines_of(writer, node)}});
  }
  static_cast<void>(scope);
  return out;
}

std::optional<doc::Table> groups_table(Writer& writer, const Scope& scope) {
  const Records groups = records(writer, RecordKind::group);
  if (groups.empty()) return std::nullopt;
  doc::Table out = table_of(writer, "groups",
                            {{0, Align::centre}, {7, Align::start}, {6, Align::start}, {8, Align::start}});
  out.head.push_back({{head(writer, "groups.number"), head(writer, "groups.name"),
                       head(writer, "groups.order"), head(writer, "groups.members")}});
  for (const Record* group : groups) {
    std::string order = group->field("order");
    const std::string& day = group->field("day");
    if (!day.empty())
      order += (order.empty() ? "" : "\n") + writer.word("groups.dated") + " " + writer.day(day);
    Cell name = text_cell(writer, group->field("name"));
    name.is_head = true;
    out.body.push_back({{cell(plain(number_of(writer, *group))), std::move(name), text_cell(writer, order),
                         text_cell(writer, group->field("members"))}});
  }
  static_cast<void>(scope);
  return out;
}

}  // namespace prongsai::report::detail::plans
