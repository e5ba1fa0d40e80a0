// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/demo_grading.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <string>

#include "prongsai/app/demo_disclosure.h"
#include "prongsai/app/demo_fill.h"
#include "prongsai/app/demo_grades.h"
#include "prongsai/app/made_rounds.h"
#include "prongsai/base/assert.h"
#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/desk/disclosure/capture_round.h"
#include "prongsai/desk/disclosure/disputes.h"
#include "prongsai/desk/disclosure/filing.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/store/rounds.h"

namespace prongsai::app {
namespace {

using round::Phase;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

constexpr const char* city = "cm-city";
constexpr const char* last_years_edition = "ita/2565";
/// Its rules name the most parts and years, so that machine checks have something to say.
constexpr const char* rehearsed_edition = "ita/2566";
constexpr std::array assessors = {"assessor@demo.example", "assessor2@demo.example",
                                  "assessor3@demo.example"};

desk::Office at(const desk::Office& office, desk::Moment moment) {
  desk::Office out = office;
  out.now = [moment] { return moment; };
  return out;
}

/// The windows of one round.
class Days {
 public:
  Days(const desk::Office& office, const std::string& id) {
    const auto stored = office.database.read(
        [&](db::Transaction& transaction) { return store::find_round(transaction, id); });
    PRONGSAI_ASSERT(stored.has_value());
    auto calendar = round::calendar_of(stored->round);
    PRONGSAI_ASSERT(calendar.ok());
    calendar_ = *std::move(calendar);
  }
  [[nodiscard]] const round::Window& of(Phase phase) const { return calendar_.of(phase).front(); }
  /// So many hundredths of the way through the phase.
  [[nodiscard]] desk::Moment in(Phase phase, int hundredths) const {
    const round::Window& window = of(phase);
    return window.opens_at + (window.closes_at - window.opens_at) * hundredths / 100;
  }

 private:
  round::Calendar calendar_;
};

/// Everybody grades what is left; then those who sit in a third seat.
base::Result<bool> grade_all(const desk::Office& office, const std::string& round, const Days& dates) {
  const GradingSpan blind{dates.in(Phase::grade, 5), dates.in(Phase::grade, 60)};
  const GradingSpan third{dates.in(Phase::grade, 70), dates.in(Phase::grade, 90)};
  for (const GradingSpan& span : {blind, third}) {
    const auto assigned = assign_for_demo(at(office, span.first), round);
    if (!assigned) return assigned;
    for (const char* mail : assessors) {
      const auto graded = grade_for_demo(office, round, mail, span, 100);
      if (!graded) return graded;
    }
  }
  return true;
}

base::Result<bool> set_golden(const desk::Office& office, const std::string& round) {
  const access::Actor officer = demo_actor(office, "officer1@demo.example");
  const auto sound = desk::set_golden(office, officer, {round, city, "o1"}, full_grade,
                                      "ตรวจร่วมกันแล้วว่าแสดงครบทุกองค์ประกอบ (สมมติ)");
  if (!sound) return sound;
  return desk::set_golden(office, officer, {round, city, "o34"}, lowest_grade,
                          "ตรวจร่วมกันแล้วว่าข้อมูลเป็นของสองปีก่อน (สมมติ)");
}

base::Result<bool> declare_conflict(const desk::Office& office) {
  const access::Actor assessor = demo_actor(office, assessors[1]);
  return desk::declare_conflict(
      office, assessor,
      {.person = assessor.person, .agency = "", .province = "lamphun", .reason = "เคยรับราชการที่นั่น (สมมติ)"});
}

/// One with reason, one without, one that is taken back.
base::Result<bool> dispute(const desk::Office& office, const std::string& round) {
  const access::Actor coordinator = demo_actor(office, "coordinator@demo.example");
  struct Filed {
    std::string item;
    const char* grounds;
    const char* words;
  };
  const Filed all[] = {{std::string(overlooked_item), "was_there",
                        "ข้อมูลอยู่ในหน้าที่รายงานไว้ตั้งแต่ก่อนปิดรับ ดูได้จากตารางท้ายหน้าในสำเนาหลักฐาน"},
                       {"o11", "site_was_down", "เว็บไซต์ปรับปรุงระบบในช่วงที่ตรวจ ปัจจุบันเปิดได้แล้ว"},
                       {"o24", "other", "เอกสารมีข้อมูลภายใน จึงเปิดให้อ่านหลังเข้าสู่ระบบ"}};
  for (const Filed& one : all) {
    const auto filed =
        desk::dispute_grade(office, coordinator, {round, city, one.item}, one.grounds, one.words);
    if (!filed) return filed.problems();
  }
  return desk::withdraw_dispute(office, coordinator, {round, city, "o24"});
}

base::Result<bool> decide(const desk::Office& office, const std::string& round) {
  const access::Actor officer = demo_actor(office, "officer2@demo.example");
  const auto granted = desk::decide_dispute(office, officer, {round, city, std::string(overlooked_item)},
                                            full_grade, "พบข้อมูลครบถ้วนในสำเนาหลักฐานของวันที่รายงาน จึงให้คะแนนเต็ม");
  if (!granted) return granted;
  return desk::decide_dispute(office, officer, {round, city, "o11"}, lowest_grade,
                              "สำเนาหลักฐานสองครั้งห่างกันหนึ่งวันไม่พบหน้าเว็บทั้งสองครั้ง จึงคงผลเดิม");
}

base::Result<bool> confirm(const desk::Office& office, const std::string& round) {
  for (const Cast& person : demo_cast()) {
    if (person.role != access::Role::agency_executive) continue;
    const access::Actor executive = demo_actor(office, person.mail);
    const auto grades = desk::see_grades(office, executive, round, person.area.agency);
    if (!grades) return grades.problems();
    const auto confirmed = desk::confirm_grades(office, executive, round, person.area.agency, grades->sha256);
    if (!confirmed) return confirmed;
  }
  return true;
}

base::Result<bool> fill_last_year(const desk::Office& office, const std::string& round,
                                  DemoCaptures& captures) {
  const Days dates(office, round);
  const desk::Office closed = at(office, dates.of(Phase::disclose).closes_at + hours(1));
  (void)desk::order_captures(closed, round, "close");
  captures.take(closed, round, true);
  const desk::Office grading = at(office, dates.in(Phase::grade, 2));
  auto done = declare_conflict(grading);
  if (done) done = set_golden(grading, round);
  if (done) done = grade_all(office, round, dates);
  if (done) done = dispute(at(office, dates.in(Phase::clarify, 30)), round);
  if (done) done = decide(at(office, dates.in(Phase::confirm, 30)), round);
  if (done) done = confirm(at(office, dates.in(Phase::confirm, 60)), round);
  return done;
}

/// Grading began ten days ago; before it agencies had a month, as far as the year lets them.
round::Calendar rehearsal_calendar(const FiscalDays& year, sys_days today) {
  round::Calendar out;
  const auto set = [&](Phase phase, sys_days first, sys_days last) {
    const auto window = round::window_of_days(round::day_text(first), round::day_text(last));
    PRONGSAI_ASSERT(window.ok());
    out.of(phase) = {*window};
  };
  const sys_days begin = std::clamp(today - days(10), year.first + days(2), year.last - days(3));
  const sys_days end = std::clamp(today + days(30), begin, year.last - days(2));
  const sys_days told = std::max(year.first + days(1), begin - days(30));
  const sys_days clarified = std::min(end + days(7), year.last - days(1));
  set(Phase::registration, year.first, told - days(1));
  set(Phase::disclose, told, begin - days(1));
  set(Phase::collect, told, end);
  set(Phase::grade, begin, end);
  set(Phase::clarify, end + days(1), clarified);
  set(Phase::confirm, clarified + days(1), std::min(clarified + days(7), year.last));
  set(Phase::publish, year.last + days(1), year.last + days(30));
  return out;
}

base::Result<std::string> open_rehearsal(const desk::Office& office, const FiscalDays& year, sys_days today) {
  const std::string words = std::to_string(year.year);
  return open_made_round(
      at(office, round::start_of_thai_day(year.first)),
      {.wish = {rehearsed_edition, year.year, "การซ้อมตรวจการเปิดเผยข้อมูล ปีงบประมาณ พ.ศ. " + words + " (สมมติ)",
                "Rehearsal of grading disclosures, fiscal year " + words + " (made up)"},
       .calendar = rehearsal_calendar(year, today),
       .who = {},
       .only = {demo_agencies.begin(), demo_agencies.end()},
       .has_surveys = false});
}

/// Each assessor has begun, and each has something left.
base::Result<bool> fill_rehearsal(const desk::Office& office, DemoCaptures& captures) {
  const sys_days today = round::thai_day_at(office.now());
  const auto round = open_rehearsal(office, fiscal_days_at(today), today);
  if (!round) return round.problems();
  const Days dates(office, *round);
  const desk::Office told = at(office, dates.of(Phase::disclose).closes_at - hours(20));
  // On the first days of a fiscal year nothing of it is over yet.
  if (told.now() > office.now()) return true;
  for (const char* mail : {"coordinator@demo.example", "province@demo.example"}) {
    const access::Actor actor = demo_actor(office, mail);
    const auto done = hand_in_for_demo(told, actor, {actor.grants.front().area.agency, *round});
    if (!done) return done;
  }
  captures.take(told, *round);
  const desk::Moment begins = dates.of(Phase::grade).opens_at;
  const desk::Moment until = std::min(office.now(), dates.of(Phase::grade).closes_at - hours(1));
  if (until <= begins) return true;
  auto done = assign_for_demo(at(office, begins), *round);
  constexpr std::array<std::size_t, assessors.size()> begun = {70, 60, 45};
  for (std::size_t i = 0; done && i < assessors.size(); ++i)
    done = grade_for_demo(office, *round, assessors[i], {begins, until}, begun[i]);
  // Where two disagree somebody gets the third seat, and has it still to grade.
  if (done) done = assign_for_demo(at(office, until), *round);
  return done;
}

}  // namespace

base::Result<bool> fill_demo_grading(const desk::Office& office, DemoCaptures& captures) {
  for (const desk::DisclosureRound& one : desk::see_disclosure_rounds(office)) {
    if (one.round.round.edition != last_years_edition) continue;
    // In the last weeks of a fiscal year disclosing is over in this year's round, too.
    if (Days(office, one.round.round.id).of(Phase::confirm).closes_at > office.now()) continue;
    const auto done = fill_last_year(office, one.round.round.id, captures);
    if (!done) return done;
  }
  return fill_rehearsal(office, captures);
}

}  // namespace prongsai::app
