// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/demo_grades.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "prongsai/app/demo_captures.h"
#include "prongsai/app/demo_fill.h"
#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/desk/disclosure/grading.h"
#include "prongsai/store/captures.h"
#include "prongsai/store/disclosure.h"

namespace prongsai::app {
namespace {

struct Judgement {
  const char* choice = full_grade;
  const char* reason = "";  ///< a code; none with the full grade
  const char* words = "";
};

/// As it is.
Judgement fair(DemoCase what) {
  switch (what) {
    case DemoCase::sound:
    case DemoCase::document:
    case DemoCase::moved:
      return {};
    case DemoCase::parts_missing:
      return {lowest_grade, "part_missing", "หน้าที่รายงานไม่แสดงองค์ประกอบที่ข้อนี้กำหนด"};
    case DemoCase::wrong_year:
      return {lowest_grade, "wrong_year", "ข้อมูลทั้งหน้าเป็นของสองปีก่อน ไม่พบข้อมูลของปีที่ประเมิน"};
    case DemoCase::gone:
      return {lowest_grade, "dead_link", "สำเนาทั้งวันที่รายงานและวันปิดรับแสดงว่าไม่พบหน้าเว็บ"};
    case DemoCase::scan:
      return {lowest_grade, "not_readable", "เป็นภาพถ่ายเอกสารที่อ่านข้อความไม่ได้"};
    case DemoCase::other_site:
      return {lowest_grade, "not_main_site", "แสดงไว้ที่เว็บไซต์อื่น ไม่พบทางเข้าจากเว็บไซต์หลัก"};
    case DemoCase::login:
      return {lowest_grade, "needs_login", "หน้าที่รายงานขอให้เข้าสู่ระบบ"};
    case DemoCase::same_file:
      return {lowest_grade, "other_topic", "เป็นเนื้อหาเดียวกับที่รายงานไว้ในข้อก่อนหน้า"};
  }
  return {};
}

/// The first seat is easily content, the second one strict; whoever sits in the third looks closely.
Judgement judge(const store::ItemKey& key, std::int64_t seat) {
  constexpr std::array strict_about = {std::string_view("o7"), std::string_view("o6"),
                                       std::string_view("o29")};
  const DemoCase what = demo_case(key.agency, key.item);
  if (seat == 3) return fair(what);
  if (key.item == overlooked_item) return {lowest_grade, "not_found_there", "ไม่พบข้อมูลของข้อนี้ในหน้าที่รายงาน"};
  if (seat == 1 && what == DemoCase::wrong_year) return {};
  if (seat == 2 && std::ranges::find(strict_about, key.item) != strict_about.end())
    return {lowest_grade, "part_missing", "รายละเอียดน้อยเกินไปเมื่อเทียบกับที่ข้อนี้กำหนด"};
  return fair(what);
}

/// What lay before the assessor.
struct Evidence {
  std::int64_t filing = 0;
  std::map<std::string, std::vector<std::string>> captures;  ///< by item
};
Evidence evidence_of(const desk::Office& office, const std::string& round, const std::string& agency) {
  return office.database.read([&](db::Transaction& transaction) {
    Evidence out;
    if (const auto filed = store::find_last_filing(transaction, {agency, round}))
      out.filing = filed->line.number;
    for (const store::StoredCapture& one : store::list_captures(transaction, agency, round, ""))
      out.captures[one.item].push_back(one.capture_id);
    return out;
  });
}

desk::GradeWish wish_for(const store::ItemKey& key, const desk::SeatToGrade& seat, const Evidence& evidence) {
  const Judgement judged = judge(key, seat.seat.seat);
  desk::GradeWish out;
  out.choice = judged.choice;
  if (judged.reason[0] != '\0') out.reasons = {judged.reason};
  out.words = judged.words;
  out.filing = evidence.filing;
  const auto seen = evidence.captures.find(key.item);
  if (seen != evidence.captures.end()) out.captures = seen->second;
  return out;
}

}  // namespace

base::Result<bool> assign_for_demo(const desk::Office& office, const std::string& round) {
  desk::JobProgress progress;
  const auto filled =
      desk::assign_graders(office, demo_actor(office, "officer1@demo.example"), round, progress);
  if (!filled) return filled.problems();
  return true;
}

base::Result<bool> grade_for_demo(const desk::Office& office, const std::string& round, std::string_view mail,
                                  const GradingSpan& span, std::size_t hundredths) {
  const access::Actor actor = demo_actor(office, mail);
  desk::Moment at = span.first;
  desk::Office then = office;
  then.now = [&at] { return at; };
  const auto mine = desk::my_grading(then, actor);
  if (!mine) return mine.problems();
  const auto found =
      std::ranges::find_if(*mine, [&](const desk::RoundToGrade& one) { return one.round.round.id == round; });
  if (found == mine->end()) return true;
  const std::size_t all = found->left() * hundredths / 100;
  std::size_t given = 0;
  for (const desk::AgencyToGrade& agency : found->agencies) {
    const Evidence evidence = evidence_of(office, round, agency.agency.agency);
    for (const desk::SeatToGrade& seat : agency.seats) {
      if (given == all) return true;
      if (seat.standing != desk::SeatStanding::to_grade) continue;
      at = span.first + (span.last - span.first) * static_cast<int>(given) / static_cast<int>(all);
      const store::ItemKey key{round, agency.agency.agency, seat.item->code};
      const auto graded = desk::give_grade(then, actor, key, wish_for(key, seat, evidence));
      if (!graded) return graded.problems();
      ++given;
    }
  }
  return true;
}

}  // namespace prongsai::app
