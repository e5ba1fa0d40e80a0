// SPDX-License-Identifier: Apache-2.0
// Laws of phases, decisions and samples that hold for every calendar and every number of people.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "prongsai/round/change.h"
#include "prongsai/round/sample.h"
#include "prongsai/round/state.h"
#include "prongsai/round/suggest.h"
#include "prongsai/round/test_round.h"

namespace prongsai::round {
namespace {

using std::chrono::microseconds;
using std::chrono::minutes;

constexpr Phase phase = Phase::disclose;

/// Small numbers of microseconds, so that borders and neighbours of borders are met often.
Moment any_moment() {
  return Moment(microseconds(*rc::gen::inRange<std::int64_t>(0, 600'000'000)));
}

/// `least` to four windows, in order and apart, some with grace that reaches into the next.
Calendar any_calendar(int least = 0) {
  Calendar calendar;
  Moment from = Moment(microseconds(1));
  const int count = *rc::gen::inRange(least, 5);
  for (int i = 0; i < count; ++i) {
    const Moment opens = from + microseconds(*rc::gen::inRange<std::int64_t>(1, 90'000'000));
    const Moment closes = opens + microseconds(*rc::gen::inRange<std::int64_t>(1, 90'000'000));
    calendar.of(phase).push_back(
        {.opens_at = opens, .closes_at = closes, .grace = minutes(*rc::gen::inRange<std::int64_t>(0, 3))});
    from = closes;
  }
  return calendar;
}

/// A moment at, just before or just after a border, or anywhere.
Moment any_moment_near(const Calendar& calendar) {
  std::vector<Moment> borders = {any_moment()};
  for (const Window& window : calendar.of(phase))
    borders.insert(borders.end(), {window.opens_at, window.closes_at, grace_ends_at(window)});
  return *rc::gen::elementOf(borders) + microseconds(*rc::gen::inRange<std::int64_t>(-1, 2));
}

RC_GTEST_PROP(State, is_open_exactly_within_a_half_open_window, ()) {
  const Calendar calendar = any_calendar();
  const Moment now = any_moment_near(calendar);
  bool inside = false;
  for (const Window& window : calendar.of(phase))
    inside = inside || (window.opens_at <= now && now < window.closes_at);
  RC_ASSERT((state_of(calendar, phase, now).standing == Standing::open) == inside);
}

RC_GTEST_PROP(State, accepts_exactly_what_is_open_or_in_grace_and_marks_only_the_latter_late, ()) {
  const Calendar calendar = any_calendar();
  const Moment now = any_moment_near(calendar);
  const Standing standing = state_of(calendar, phase, now).standing;
  const auto permitted = may(calendar, Activity::change_evidence, now);
  RC_ASSERT(permitted.ok() == (standing == Standing::open || standing == Standing::grace));
  if (permitted) RC_ASSERT((*permitted == Timeliness::late) == (standing == Standing::grace));
  bool accepted = false;
  for (const Window& window : calendar.of(phase))
    accepted = accepted || (window.opens_at <= now && now < window.closes_at);
  for (std::size_t i = 0; i < calendar.of(phase).size(); ++i) {
    const Window& window = calendar.of(phase)[i];
    const bool next_has_begun =
        i + 1 < calendar.of(phase).size() && now >= calendar.of(phase)[i + 1].opens_at;
    accepted = accepted || (!next_has_begun && window.opens_at <= now && now < grace_ends_at(window));
  }
  RC_ASSERT(permitted.ok() == accepted);
}

RC_GTEST_PROP(State, holds_until_it_says_and_is_another_one_then, ()) {
  const Calendar calendar = any_calendar();
  const Moment now = any_moment_near(calendar);
  const PhaseState state = state_of(calendar, phase, now);
  const Moment probe = state.until ? *state.until - microseconds(1) : now + std::chrono::hours(100);
  RC_ASSERT(state_of(calendar, phase, probe).standing == state.standing);
  RC_ASSERT(state_of(calendar, phase, probe).until == state.until);
  if (!state.until) return;
  RC_ASSERT(*state.until > now);
  const Standing next = state_of(calendar, phase, *state.until).standing;
  // Only windows that touch give the same standing again: open and open.
  RC_ASSERT(next != state.standing || next == Standing::open);
}

RC_GTEST_PROP(State, of_a_phase_never_reopened_only_moves_forward, ()) {
  Calendar calendar = any_calendar();
  if (calendar.of(phase).size() > 1) calendar.of(phase).resize(1);
  Moment earlier = any_moment_near(calendar);
  Moment later = any_moment_near(calendar);
  if (later < earlier) std::swap(earlier, later);
  RC_ASSERT(state_of(calendar, phase, earlier).standing <= state_of(calendar, phase, later).standing);
}

CalendarChange any_extension(const Calendar& calendar) {
  const Moment closes = calendar.of(phase).back().closes_at;
  const auto near = [&](Moment moment) {
    return moment + microseconds(*rc::gen::element<std::int64_t>(0, 0, 0, -1, 1, 30'000'000, -30'000'000));
  };
  const Moment when = near(closes);
  const Moment from = near(*rc::gen::element(closes, when));
  return test::change(ChangeKind::extend, phase, from,
                      from + microseconds(*rc::gen::inRange<std::int64_t>(-1, 200'000'000)), when,
                      minutes(*rc::gen::inRange<std::int64_t>(0, 3)));
}

RC_GTEST_PROP(Extension, takes_nothing_away_and_changes_nothing_before_it_was_decided, ()) {
  const Calendar calendar = any_calendar(1);
  const CalendarChange extension = any_extension(calendar);
  const auto after = changed(calendar, extension);
  if (!after) return;
  const Moment now = any_moment_near(*rc::gen::element(calendar, *after));
  const auto before_it = may(calendar, Activity::change_evidence, now);
  const auto after_it = may(*after, Activity::change_evidence, now);
  RC_ASSERT(!before_it.ok() || after_it.ok());
  if (before_it && *before_it == Timeliness::in_time) RC_ASSERT(*after_it == Timeliness::in_time);
  if (now < extension.when)
    RC_ASSERT(state_of(calendar, phase, now).standing == state_of(*after, phase, now).standing);
}

RC_GTEST_PROP(Changes, leave_windows_in_order_and_apart, ()) {
  Calendar calendar = any_calendar(1);
  for (int i = 0; i < 5; ++i) {
    const auto next = changed(calendar, any_extension(calendar));
    if (next) calendar = *next;
  }
  const std::vector<Window>& windows = calendar.of(phase);
  for (std::size_t i = 0; i < windows.size(); ++i) {
    RC_ASSERT(windows[i].opens_at < windows[i].closes_at);
    if (i > 0) RC_ASSERT(windows[i - 1].closes_at <= windows[i].opens_at);
  }
}

RC_GTEST_PROP(Sample, of_ten_percent_is_bounded_monotone_and_never_more_than_there_are, ()) {
  static const framework::Edition edition = test::small_edition();
  const auto wanted = [&](std::int64_t people) { return minimum_sample(edition, "eit", {}, people).count; };
  const std::int64_t people =
      *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 400), rc::gen::inRange<std::int64_t>(3'900, 4'100),
                      rc::gen::inRange<std::int64_t>(0, head_count_most));
  const std::int64_t count = wanted(people);
  RC_ASSERT(count <= people);
  RC_ASSERT(count >= std::min<std::int64_t>(people, 30));
  RC_ASSERT(count <= 400);
  RC_ASSERT(people > 4'000 || 10 * count >= people);
  RC_ASSERT(wanted(people + 1 > head_count_most ? people : people + 1) >= count);
}

RC_GTEST_PROP(InYears, there_and_back_is_the_same_day_except_for_leap_days, ()) {
  const auto day = *parse_day("2022-01-01") + std::chrono::days(*rc::gen::inRange(0, 3'000));
  const int years = *rc::gen::inRange(-10, 11);
  const auto there = in_years(day, years);
  const std::chrono::year_month_day from(day);
  const std::chrono::year_month_day to(there);
  RC_ASSERT(static_cast<int>(to.year()) == static_cast<int>(from.year()) + years);
  RC_ASSERT(to.month() == from.month());
  // 28 February of a leap year is not the last day of its month, and is in another year.
  if (from.month() != std::chrono::February) RC_ASSERT(in_years(there, -years) == day);
}

}  // namespace
}  // namespace prongsai::round
