// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/made_rounds.h"

#include <algorithm>
#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/rounds/opening.h"
#include "prongsai/desk/rounds/participants.h"
#include "prongsai/desk/surveys/surveys.h"
#include "prongsai/round/thai_day.h"

namespace prongsai::app {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::int64_t version_of(const desk::Office& office, const std::string& round) {
  return office.database.read([&](db::Transaction& transaction) {
    const auto found = store::find_round(transaction, round);
    PRONGSAI_ASSERT(found.has_value());
    return found->version;
  });
}

}  // namespace

FiscalDays fiscal_days_of(int year) {
  const round::FiscalYear whole = round::fiscal_year_of(year);
  return {year, round::thai_day_at(whole.begins_at), round::thai_day_at(whole.ends_at) - days(1)};
}

FiscalDays fiscal_days_at(sys_days day) {
  constexpr int era = 543;
  const std::chrono::year_month_day date(day);
  return fiscal_days_of(static_cast<int>(date.year()) + era + (date.month() >= std::chrono::October ? 1 : 0));
}

DaySpan usual_collecting(const FiscalDays& year) {
  return {year.first + days(151), year.first + days(211)};
}

round::Calendar calendar_with(const FiscalDays& year, const DaySpan& collect) {
  round::Calendar out;
  const auto set = [&](round::Phase phase, sys_days first, sys_days last) {
    const auto window = round::window_of_days(round::day_text(first), round::day_text(std::max(first, last)));
    PRONGSAI_ASSERT(window.ok());
    out.of(phase) = {*window};
  };
  set(round::Phase::registration, year.first, collect.first - days(1));
  set(round::Phase::collect, collect.first, collect.last);
  constexpr std::array beside = {round::Phase::disclose, round::Phase::grade, round::Phase::clarify,
                                 round::Phase::confirm};
  const days part = (year.last - collect.first) / static_cast<int>(beside.size());
  sys_days begin = collect.first;
  for (const round::Phase phase : beside) {
    set(phase, begin, begin + part - days(1));
    begin += part;
  }
  set(round::Phase::publish, year.last + days(1), year.last + days(30));
  return out;
}

base::Result<std::string> open_made_round(const desk::Office& office, const RoundPlan& plan) {
  const access::Actor actor = desk::the_program();
  const auto id = desk::make_round(office, actor, plan.wish);
  if (!id) return id.problems();
  auto set = desk::change_calendar(office, actor, *id, version_of(office, *id), plan.calendar);
  if (!set) return set.problems();
  if (plan.setting) {
    set = desk::choose_for_survey(office, actor, *id, version_of(office, *id), *plan.setting);
    if (!set) return set.problems();
  }
  if (plan.only.empty()) {
    const auto chosen = desk::choose_agencies(office, actor, *id, version_of(office, *id), plan.who,
                                              desk::Membership::takes_part);
    if (!chosen) return chosen.problems();
  }
  for (const std::string& agency : plan.only) {
    set = desk::choose_agency(office, actor, *id, version_of(office, *id), agency,
                              desk::Membership::takes_part);
    if (!set) return set.problems();
  }
  const auto opened = desk::open_round(office, actor, *id, version_of(office, *id));
  if (!opened) return opened.problems();
  if (!plan.has_surveys) return *id;
  const auto made = desk::make_surveys(office, actor, *id);
  if (!made) return made.problems();
  return *id;
}

}  // namespace prongsai::app
