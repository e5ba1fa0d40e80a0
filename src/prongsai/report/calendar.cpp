// SPDX-License-Identifier: Apache-2.0
// The activities over the twelve months of the fiscal year: the same records as the list, in another view.
#include <algorithm>
#include <string>

#include "prongsai/improvement/period.h"
#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail::plans {
namespace {

using doc::Align;
using doc::Cell;

constexpr int months_of_year = 12;
/// October to December lie in the calendar year before.
constexpr int months_before_new_year = 3;

Cell year_cell(Writer& writer, int year, int months) {
  Cell out = head(writer, "calendar.year", months);
  out.lines.front().spans.push_back({.text = " ", .bold = true});
  doc::Span number = writer.fiscal_year(year);
  // A calendar year, not the fiscal year of the same number.
  number.datum.reset();
  number.bold = true;
  out.lines.front().spans.push_back(std::move(number));
  return out;
}

void put_head(Writer& writer, doc::Table& table, bool has_remarks) {
  const int year = plan_year(writer);
  doc::Row years{{head(writer, "activities.number", 1, 3), head(writer, "activities.text", 1, 3),
                  year_cell(writer, year - 1, months_before_new_year),
                  year_cell(writer, year, months_of_year - months_before_new_year)}};
  if (has_remarks) years.cells.push_back(head(writer, "calendar.remark", 1, 3));
  doc::Row quarters;
  for (int quarter = 1; quarter <= 4; ++quarter) {
    Cell cell = head(writer, "calendar.quarter", months_of_year / 4);
    cell.lines.front().spans.push_back({.text = " " + std::to_string(quarter), .bold = true});
    quarters.cells.push_back(std::move(cell));
  }
  doc::Row months;
  for (int i = 0; i < months_of_year; ++i) {
    const int month = (i + 12 - months_before_new_year) % 12 + 1;
    months.cells.push_back(
        head(writer, std::string("month_short.") + (month < 10 ? "0" : "") + std::to_string(month)));
  }
  table.head = {std::move(years), std::move(quarters), std::move(months)};
}

Cell month_cell(const Writer& writer, bool is_filled) {
  if (!is_filled) return cell({});
  Cell out = cell(plain(writer.word("calendar.mark")));
  out.shade = doc::Shade::bar;
  return out;
}

}  // namespace

std::optional<doc::Table> calendar_table(Writer& writer, const Scope& scope) {
  static_cast<void>(scope);
  const Records activities = records(writer, RecordKind::activity);
  if (activities.empty()) return std::nullopt;
  const bool has_remarks = std::any_of(activities.begin(), activities.end(),
                                       [](const Record* one) { return !one->field("remark").empty(); });
  std::vector<doc::Column> columns = {{0, Align::centre}, {12, Align::start}};
  columns.insert(columns.end(), months_of_year, doc::Column{1, Align::centre});
  if (has_remarks) columns.push_back({4, Align::start});
  doc::Table out = table_of(writer, "calendar", std::move(columns));
  put_head(writer, out, has_remarks);
  for (const Record* activity : activities) {
    doc::Row row{{cell(plain(number_of(writer, *activity))), text_cell(writer, activity->field("text"))}};
    row.cells.front().is_head = true;
    const auto period = improvement::period_of(*activity, plan_year(writer));
    const std::vector<bool> months = period ? improvement::months_of(*period, plan_year(writer))
                                            : std::vector<bool>(months_of_year, false);
    for (const bool is_filled : months) row.cells.push_back(month_cell(writer, is_filled));
    if (has_remarks) {
      doc::Cell remark;
      remark.lines = lines_of(activity->field("remark"));
      if (remark.lines.empty()) remark = cell({});
      row.cells.push_back(std::move(remark));
    }
    out.body.push_back(std::move(row));
  }
  return out;
}

}  // namespace prongsai::report::detail::plans
