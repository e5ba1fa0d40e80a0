// SPDX-License-Identifier: Apache-2.0
// The activities of a plan as bars over the months of its fiscal year.
#include <algorithm>
#include <array>

#include "prongsai/figure/gantt.h"
#include "prongsai/improvement/progress.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/plans/plan_reading.h"
#include "prongsai/web/plans/plans_detail.h"

namespace prongsai::web::plans {
namespace {

using figure::Tone;
using improvement::Day;
using improvement::Plan;
using improvement::Standing;

/// Where the day begins on the axis of the year's months, October first.
figure::MonthPlace place_of(Day day, int fiscal_year) {
  const std::chrono::year_month_day date(day);
  const std::chrono::year_month_day begins(improvement::first_day_of(fiscal_year));
  const int months = (static_cast<int>(date.year()) - static_cast<int>(begins.year())) * 12 +
                     static_cast<int>(static_cast<unsigned>(date.month())) -
                     static_cast<int>(static_cast<unsigned>(begins.month()));
  const auto last = std::chrono::year_month_day_last(date.year(), std::chrono::month_day_last(date.month()));
  return figure::place_of(months, static_cast<int>(static_cast<unsigned>(date.day())),
                          static_cast<int>(static_cast<unsigned>(last.day())));
}

Tone tone_of(const Plan& plan, const Record& record, std::optional<Day> today) {
  if (!today) return Tone::planned;
  const Standing standing = improvement::standing_of(record, plan.year, *today);
  if (standing == Standing::done) return Tone::done;
  if (standing == Standing::late) return Tone::late;
  const bool runs = standing == Standing::due || standing == Standing::due_soon;
  return runs ? Tone::running : Tone::planned;
}

figure::GanttRow row_of(const Voice& voice, const Plan& plan, const Record& record, std::optional<Day> today,
                        const AddressOf& address_of) {
  figure::GanttRow out{.number = improvement::number_of(plan, record), .label = title_of(record)};
  if (address_of) out.href = address_of(record);
  const auto period = improvement::period_of(record, plan.year);
  if (!period) {
    out.period = voice.say("plan.standing.no_period");
    return out;
  }
  out.period = desk::period_words(voice.language(), *period, plan.year);
  out.bars.push_back({.from = place_of(period->first, plan.year),
                      .to = place_of(period->last + std::chrono::days(1), plan.year),
                      .tone = tone_of(plan, record, today),
                      .is_deadline = period->form == improvement::PeriodForm::until});
  return out;
}

/// The tones that are drawn, each named once.
std::vector<figure::ToneName> legend_of(const Voice& voice, const figure::Gantt& gantt) {
  constexpr std::array<std::pair<Tone, const char*>, 4> names = {{{Tone::planned, "plan.tone.planned"},
                                                                  {Tone::running, "plan.tone.running"},
                                                                  {Tone::done, "plan.tone.done"},
                                                                  {Tone::late, "plan.tone.late"}}};
  std::vector<figure::ToneName> out;
  for (const auto& [tone, key] : names) {
    const bool occurs =
        std::any_of(gantt.rows.begin(), gantt.rows.end(), [&, wanted = tone](const figure::GanttRow& row) {
          return !row.bars.empty() && row.bars.front().tone == wanted;
        });
    if (occurs) out.push_back({tone, voice.say(key)});
  }
  return out;
}

}  // namespace

Html plan_calendar(const Voice& voice, const Plan& plan, std::optional<Day> today,
                   const AddressOf& address_of) {
  figure::Gantt gantt;
  gantt.caption.title = voice.say("plan.calendar.title", {{"year", std::to_string(plan.year)}});
  for (int i = 0; i < 12; ++i) {
    const int month = (i + 9) % 12 + 1;
    gantt.months.push_back(
        voice.say("web.month." + std::string(month < 10 ? "0" : "") + std::to_string(month)));
  }
  for (int quarter = 1; quarter <= 4; ++quarter)
    gantt.groups.push_back({voice.say("plan.quarter_short", {{"quarter", std::to_string(quarter)}}), 3});
  for (const Record* record : plan.of(RecordKind::activity))
    gantt.rows.push_back(row_of(voice, plan, *record, today, address_of));
  if (gantt.rows.empty()) return {};
  gantt.caption.description =
      voice.say("plan.calendar.description",
                {{"count", std::to_string(gantt.rows.size())}, {"year", std::to_string(plan.year)}});
  gantt.legend = legend_of(voice, gantt);
  const bool is_this_year = today && *today >= improvement::first_day_of(plan.year) &&
                            *today <= improvement::last_day_of(plan.year);
  if (is_this_year) {
    gantt.today = figure::Today{place_of(*today, plan.year), voice.say("plan.calendar.today")};
  }
  return chart("calendar", [&](figure::Width width) { return figure::gantt_chart(gantt, width); });
}

}  // namespace prongsai::web::plans
