// SPDX-License-Identifier: Apache-2.0
// Days that do not exist, periods that run backwards or leave their year, and follow-up that starts too late.
#include <algorithm>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

std::string printed_in(const ReadLine& line, const DateAt& date) {
  return line.plain.substr(date.begin, date.end - date.begin);
}

void check_days(const ReadLine& line, std::vector<Finding>& out) {
  const std::vector<DateAt> dates = dates_in(line.plain);
  for (const DateAt& date : dates) {
    const bool there = (date.day == 0 || day_exists(date.day, date.month, date.year)) &&
                       (date.from_day == 0 || day_exists(date.from_day, date.month, date.year));
    if (!there) {
      Finding found = finding_at(*line.line, "date.no_such_day", Certainty::certain, printed_in(line, date));
      found.details = {{"month", std::string(month_name(date.month))},
                       {"days", std::to_string(days_of(date.month, date.year))}};
      out.push_back(std::move(found));
    } else if (date.from_day > date.day) {
      out.push_back(finding_at(*line.line, "date.backwards", Certainty::certain, printed_in(line, date)));
    }
  }
}

/// Two dates joined by a dash or "ถึง".
void check_ranges(const ReadLine& line, std::vector<Finding>& out) {
  const std::vector<DateAt> dates = dates_in(line.plain);
  for (std::size_t i = 0; i + 1 < dates.size(); ++i) {
    const std::string between = std::string(
        trim(std::string_view(line.plain).substr(dates[i].end, dates[i + 1].begin - dates[i].end)));
    if (between != "-" && between != "–" && between != "ถึง" && between != "ถึงวันที่" && between != "ถึง วันที่")
      continue;
    const std::string printed = line.plain.substr(dates[i].begin, dates[i + 1].end - dates[i].begin);
    const auto period = period_in(printed, 0);
    if (period && period->backwards)
      out.push_back(finding_at(*line.line, "date.backwards", Certainty::certain, printed));
  }
}

/// A year moved by one would put the period into the fiscal year, or it lies far outside.
void check_inside_year(const Context& context, const ActivityList& list, std::vector<Finding>& out) {
  if (list.year == 0) return;
  constexpr std::chrono::days grace{92};
  const Day first = first_day_of(list.year);
  const Day last = last_day_of(list.year);
  // Where most of them lie outside, the list is not of the year that was read above it.
  std::size_t known = 0;
  std::size_t beyond = 0;
  for (const Activity& activity : list.activities) {
    if (!activity.period) continue;
    ++known;
    beyond += activity.period->last < first || activity.period->first > last ? 1U : 0U;
  }
  if (beyond * 2 > known) return;
  for (std::size_t i = 0; i < list.activities.size(); ++i) {
    const Activity& activity = list.activities[i];
    if (!activity.period || activity.period->backwards || years_in(activity.when).empty()) continue;
    const bool outside = activity.period->last < first || activity.period->first > last;
    const bool leaves = activity.period->first < first || activity.period->last > last;
    if (!leaves) continue;
    const auto starts = [&](std::size_t k) { return list.activities[k].period->first; };
    const bool out_of_order = (i + 1 < list.activities.size() && list.activities[i + 1].period &&
                               starts(i + 1) + grace < starts(i)) ||
                              (i > 0 && list.activities[i - 1].period && starts(i) + grace < starts(i - 1));
    const bool far = activity.period->last < first - grace || activity.period->first > last + grace;
    const Certainty certainty = outside && (out_of_order || far) ? Certainty::certain : Certainty::probable;
    Finding found =
        finding_at(*context.reading.lines[activity.line].line, "date.outside_year", certainty, activity.when);
    found.details = {{"year", std::to_string(list.year)}, {"activity", activity.text}};
    out.push_back(std::move(found));
  }
}

bool names_same_instruments(const Activity& a, const Activity& b) {
  for (const std::string_view code : {"IIT", "EIT", "OIT"}) {
    if (contains(a.text, code) != contains(b.text, code)) return false;
  }
  return contains(a.text, "IT");
}

/// Lists of people are gathered before anybody is asked: that is another thing.
bool collects(const Activity& activity) {
  return contains(activity.text, "เก็บข้อมูล") && !contains(activity.text, "ติดตาม") &&
         !contains(activity.text, "ข้อมูลผู้มีส่วนได้ส่วนเสีย") && !activity.text.starts_with("แจ้ง");
}

/// Answers are followed up while they come in, not only at the end.
void check_follow_up(const Context& context, const ActivityList& list, std::vector<Finding>& out) {
  for (const Activity& watch : list.activities) {
    const bool follows = watch.text.starts_with("ติดตาม") || watch.text.starts_with("การติดตาม") ||
                         watch.text.starts_with("กำกับติดตาม");
    if (!follows || !watch.period || watch.period->until) continue;
    const Activity* missed = nullptr;
    bool covers = false;
    for (const Activity& work : list.activities) {
      if (!work.period || work.period->until || !collects(work) || !names_same_instruments(watch, work))
        continue;
      const bool covered = watch.period->first <= work.period->first + std::chrono::days{14} &&
                           watch.period->last + std::chrono::days{14} >= work.period->last;
      covers = covers || covered;
      if (!covered && missed == nullptr) missed = &work;
    }
    if (covers || missed == nullptr) continue;
    Finding found = finding_at(*context.reading.lines[watch.line].line, "date.follow_up", Certainty::probable,
                               watch.when, missed->when);
    found.other_lines = {context.reading.lines[missed->line].line->number};
    out.push_back(std::move(found));
  }
}

/// A plan published in the middle of its year cannot guide the year.
void check_late_plan(const Context& context, const ActivityList& list, std::vector<Finding>& out) {
  if (list.year == 0) return;
  for (const Activity& activity : list.activities) {
    const bool publishes = contains(activity.text, "แผน") &&
                           (contains(activity.text, "เผยแพร่") || contains(activity.text, "ประชาสัมพันธ์"));
    if (!publishes || !activity.period) continue;
    if (activity.period->first <= first_day_of(list.year) + std::chrono::days{31}) continue;
    Finding found = finding_at(*context.reading.lines[activity.line].line, "date.late_plan", Certainty::hint,
                               activity.when, "1 ตุลาคม " + std::to_string(list.year - 1));
    found.details = {{"year", std::to_string(list.year)}};
    out.push_back(std::move(found));
    return;
  }
}

std::vector<Finding> check_dates(const Context& context) {
  std::vector<Finding> out;
  for (const ReadLine& line : context.reading.lines) {
    check_days(line, out);
    check_ranges(line, out);
  }
  for (const ActivityList& list : activity_lists_of(context.reading)) {
    check_inside_year(context, list, out);
    check_follow_up(context, list, out);
    check_late_plan(context, list, out);
  }
  return out;
}

}  // namespace

RuleSet date_rules() {
  return {{{"date.no_such_day", Kind::date},
           {"date.backwards", Kind::date},
           {"date.outside_year", Kind::date},
           {"date.follow_up", Kind::date},
           {"date.late_plan", Kind::date}},
          check_dates};
}

}  // namespace prongsai::lint
