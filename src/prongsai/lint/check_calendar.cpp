// SPDX-License-Identifier: Apache-2.0
// Calendars with a column a month, against the list of activities they draw.
#include <algorithm>
#include <set>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

constexpr int months_of_a_year = 12;

std::string month_words(const std::vector<int>& months) {
  if (months.empty()) return "";
  std::string out = std::string(short_month_name(months.front())) + ".";
  if (months.size() > 1) out += "–" + std::string(short_month_name(months.back())) + ".";
  return out;
}

/// Months of the chart that the period touches.
std::vector<int> months_of(const Period& period, const Chart& chart, int year) {
  std::vector<int> out;
  const int first = month_number(period.until ? period.last : period.first);
  const int last = month_number(period.last);
  for (const int month : chart.months) {
    const int number = month_number(month, year);
    if (number >= first && number <= last) out.push_back(month);
  }
  return out;
}

struct Pair {
  const ChartRow* row = nullptr;
  const Activity* activity = nullptr;
  std::vector<int> wanted;
};

std::vector<Pair> pairs_of(const Calendars& calendars, const Chart& chart, std::size_t list, int year) {
  std::vector<Pair> out;
  for (const ChartRow& row : chart.rows) {
    const auto index = calendars.same_activity(row, list);
    if (!index) continue;
    const Activity& activity = calendars.lists()[list].activities[*index];
    Pair pair{&row, &activity, {}};
    if (activity.period && !activity.period->backwards)
      pair.wanted = months_of(*activity.period, chart, year);
    out.push_back(std::move(pair));
  }
  return out;
}

/// Bars drawn as in the list, month by month. Where they are, any other bar is a slip; where they are not (a
/// scan whose bars end on the line between two months), only a bar that begins before its activity is one.
bool is_exact(const std::vector<Pair>& pairs) {
  int known = 0;
  int same = 0;
  for (const Pair& pair : pairs) {
    if (pair.wanted.empty() || pair.row->months.empty()) continue;
    ++known;
    same += pair.wanted == pair.row->months ? 1 : 0;
  }
  return known >= 3 && same * 10 >= known * 7;
}

/// Not where bars are drawn as pictures, or were read into one another.
bool bars_are_known(const Chart& chart, const std::vector<Pair>& pairs) {
  const auto empty = static_cast<std::size_t>(
      std::count_if(pairs.begin(), pairs.end(), [](const Pair& pair) { return pair.row->months.empty(); }));
  return !chart.merged && empty * 3 <= pairs.size();
}

bool begins_before(const Pair& pair, int year) {
  const int begins = month_number(pair.row->months.front(), year);
  return begins < month_number(pair.wanted.front(), year);
}

bool lies_apart(const Pair& pair, int year) {
  // One month late is where a bar of a scan ends.
  return month_number(pair.row->months.front(), year) > month_number(pair.wanted.back(), year) + 1;
}

void compare_bar(const Context& context, const Pair& pair, bool exact, int year, std::vector<Finding>& out) {
  const ReadLine& line = context.reading.lines[pair.row->line];
  const int listed = context.reading.lines[pair.activity->line].line->number;
  Finding found;
  if (pair.row->months.empty()) {
    if (pair.wanted.empty()) return;
    found = finding_at(*line.line, "gantt.empty", exact ? Certainty::certain : Certainty::probable, "",
                       month_words(pair.wanted));
  } else {
    if (pair.wanted.empty() || pair.wanted == pair.row->months) return;
    // Of what has to be done by a day only a bar behind it is a slip.
    const bool late = month_number(pair.row->months.back(), year) > month_number(pair.wanted.back(), year);
    if (pair.activity->period->until && !late) return;
    if (!exact && !begins_before(pair, year) && !lies_apart(pair, year)) return;
    found = finding_at(*line.line, "gantt.elsewhere", exact ? Certainty::certain : Certainty::probable,
                       month_words(pair.row->months), month_words(pair.wanted));
  }
  found.other_lines = {listed};
  found.details = {{"activity", pair.activity->text}, {"when", pair.activity->when}};
  out.push_back(std::move(found));
}

void find_unpaired(const Context& context, const Chart& chart, const ActivityList& list,
                   const std::vector<Pair>& pairs, std::vector<Finding>& out) {
  std::set<const ChartRow*> rows;
  std::set<const Activity*> activities;
  for (const Pair& pair : pairs) {
    rows.insert(pair.row);
    activities.insert(pair.activity);
  }
  for (const ChartRow& row : chart.rows) {
    if (rows.contains(&row) || letters(row.text) < 8) continue;
    Finding found =
        finding_at(*context.reading.lines[row.line].line, "gantt.not_in_list", Certainty::probable, row.text);
    found.other_lines = {context.reading.lines[list.head].line->number};
    found.details = {{"activity", row.text}};
    out.push_back(std::move(found));
  }
  for (const Activity& activity : list.activities) {
    if (activities.contains(&activity) || !activity.period || letters(activity.text) < 8) continue;
    Finding found = finding_at(*context.reading.lines[activity.line].line, "gantt.not_in_calendar",
                               Certainty::probable, activity.text);
    found.other_lines = {context.reading.lines[chart.head].line->number};
    found.details = {{"activity", activity.text}};
    out.push_back(std::move(found));
  }
}

void check_head(const Context& context, const Chart& chart, std::vector<Finding>& out) {
  const Line& head = *context.reading.lines[chart.head].line;
  for (std::size_t i = 1; i < chart.months.size(); ++i) {
    const int next = chart.months[i - 1] % months_of_a_year + 1;
    if (chart.months[i] == next) continue;
    out.push_back(finding_at(head, "gantt.months_order", Certainty::probable,
                             std::string(short_month_name(chart.months[i])) + ".",
                             std::string(short_month_name(next)) + "."));
    return;
  }
  if (chart.year == 0 || chart.months.size() >= months_of_a_year || chart.merged) return;
  // Named in the head all the same: its column was not told apart.
  for (int month = 1; month <= months_of_a_year; ++month) {
    const bool has_column = std::find(chart.months.begin(), chart.months.end(), month) != chart.months.end();
    if (!has_column && contains(chart.head_text, short_month_name(month))) return;
  }
  const std::string year = std::to_string(chart.year);
  Finding found = finding_at(head, "gantt.part_of_year", Certainty::probable, month_words(chart.months),
                             "ต.ค. " + std::to_string(chart.year - 1) + " – ก.ย. " + year);
  found.details = {{"months", std::to_string(chart.months.size())}, {"year", year}};
  out.push_back(std::move(found));
}

/// What was left unchecked is told.
void not_compared(const Context& context, const Calendars& calendars, std::vector<Finding>& out) {
  const auto rows = [](const auto& all, const auto& count) {
    std::size_t sum = 0;
    for (const auto& one : all) sum += count(one);
    return std::to_string(sum);
  };
  out.push_back(finding_at(*context.reading.lines[calendars.charts().front().head].line, "gantt.not_compared",
                           Certainty::hint, ""));
  out.back().details = {
      {"rows", rows(calendars.charts(), [](const Chart& chart) { return chart.rows.size(); })},
      {"activities",
       rows(calendars.lists(), [](const ActivityList& list) { return list.activities.size(); })}};
}

std::vector<Finding> check_calendar(const Context& context) {
  std::vector<Finding> out;
  const Calendars calendars(context.reading);
  const bool are_comparable = calendars.are_comparable();
  if (!are_comparable) not_compared(context, calendars, out);
  for (const Chart& chart : calendars.charts()) {
    check_head(context, chart, out);
    for (std::size_t which = 0; which < calendars.lists().size() && are_comparable; ++which) {
      const ActivityList& list = calendars.lists()[which];
      const int year = chart.year != 0 ? chart.year : list.year;
      const std::vector<Pair> pairs = pairs_of(calendars, chart, which, year);
      // A list of something else.
      if (year == 0 || pairs.size() * 2 < chart.rows.size() || pairs.size() < 2) continue;
      const bool exact = is_exact(pairs);
      if (bars_are_known(chart, pairs)) {
        for (const Pair& pair : pairs) compare_bar(context, pair, exact, year, out);
      }
      find_unpaired(context, chart, list, pairs, out);
    }
  }
  return out;
}

}  // namespace

RuleSet calendar_rules() {
  return {{{"gantt.empty", Kind::gantt},
           {"gantt.elsewhere", Kind::gantt},
           {"gantt.not_in_list", Kind::gantt},
           {"gantt.not_in_calendar", Kind::gantt},
           {"gantt.months_order", Kind::gantt},
           {"gantt.part_of_year", Kind::gantt},
           {"gantt.not_compared", Kind::gantt}},
          check_calendar};
}

}  // namespace prongsai::lint
