// SPDX-License-Identifier: Apache-2.0
// The rules of the calendar, on the drive plan that Chiang Mai province published for 2565.
#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/improvement/test_plan.h"

namespace prongsai::improvement {
namespace {

using test::day;
using test::Draft;
using testing::ElementsAre;
using testing::IsEmpty;

struct Printed {
  const char* text;
  const char* period;
  const char* role;
};
constexpr std::array<Printed, 16> chiang_mai_2565 = {{
    {"แจ้งผลการประเมิน ITA", "ธันวาคม 2564", "pass_on_results"},
    {"แต่งตั้งคณะกรรมการขับเคลื่อน", "ธันวาคม 2564", "appoint_committee"},
    {"แต่งตั้งคณะทำงานขับเคลื่อน", "ธันวาคม 2564", "appoint_group"},
    {"แจ้งส่วนราชการจัดเก็บข้อมูลผู้มีส่วนได้ส่วนเสีย", "ธันวาคม 2564", "ask_for_lists"},
    {"รับฟังการชี้แจงกรอบการประเมิน ITA", "มกราคม 2565", "learn_framework"},
    {"นำเข้าข้อมูล IIT และ EIT", "1 มกราคม – 28 กุมภาพันธ์ 2565", "enter_lists"},
    {"วิเคราะห์ผลและจัดทำ (ร่าง) แผน", "25 – 30 มกราคม 2565", "draft_plan"},
    {"ประชาสัมพันธ์แผน", "กุมภาพันธ์ 2565", "publish_plan"},
    {"ชี้แจงแนวทางการตอบแบบวัด", "กุมภาพันธ์ 2565", "explain_answers"},
    {"เก็บข้อมูลแบบวัด OIT", "1 มีนาคม - 30 เมษายน 2565", "collect_oit"},
    {"เผยแพร่ช่องทางการตอบแบบวัด", "1 มีนาคม - 31 พฤษภาคม 2565", "open_channels"},
    {"เก็บข้อมูลแบบวัด IIT และ EIT", "1 มีนาคม - 31 พฤษภาคม 2565", "collect_answers"},
    {"การนำข้อมูลเข้าระบบการประเมิน ITAS", "ภายในวันที่ 30 เมษายน 2565", "enter_oit"},
    {"ติดตามจำนวนผลการตอบแบบวัด", "1 - 31 พฤษภาคม 2565", "watch_answers"},
    {"ยืนยันผลคะแนนแบบวัด OIT", "16 - 30 มิถุนายน 2565", "clarify_oit"},
    {"ประกาศผลการประเมิน ITA", "1 - 31 สิงหาคม 2565", "publish_results"},
}};

FieldTexts activity(std::string text, std::string_view period, std::string role = "other") {
  FieldTexts fields = {{"text", std::move(text)}, {"responsible", "ฝ่ายเลขานุการ"}, {"role", std::move(role)}};
  if (const auto read = parse_period(period, 2565)) fields.emplace("period", period_text(*read));
  return fields;
}

std::vector<PlanFinding> findings_of(const Plan& plan, std::optional<Day> today = {}) {
  CheckedAgainst against;
  against.today = today;
  std::vector<PlanFinding> out;
  for (PlanFinding& finding : check_plan(plan, against)) {
    if (finding.code.starts_with("activity.")) out.push_back(std::move(finding));
  }
  return out;
}

std::vector<std::string> told(const Plan& plan, std::optional<Day> today = {}) {
  std::vector<std::string> out;
  for (const PlanFinding& finding : findings_of(plan, today)) {
    out.push_back(finding.code + (finding.record.empty() ? "" : " " + finding.record) +
                  (finding.weight == Weight::blocks ? " blocks" : "") +
                  (finding.weight == Weight::acknowledge ? " acknowledge" : ""));
  }
  return out;
}

TEST(CheckActivities, the_published_plan_of_2565_has_the_two_faults_that_its_readers_found) {
  Draft draft(2565);
  int number = 0;
  for (const Printed& one : chiang_mai_2565)
    draft.add(RecordKind::activity, std::to_string(++number), activity(one.text, one.period, one.role));
  // Rows 70 and 71 of the list of errors in published reports.
  const auto findings = findings_of(draft.plan);
  ASSERT_THAT(told(draft.plan),
              ElementsAre("activity.watch_does_not_cover 14", "activity.plan_starts_late 8"));
  EXPECT_THAT(
      findings[0].details,
      ElementsAre(testing::Pair("kind", "activity"), testing::Pair("number", "14"),
                  testing::Pair("name", "ติดตามจำนวนผลการตอบแบบวัด"),
                  testing::Pair("period", "days 2022-05-01 2022-05-31"), testing::Pair("other_number", "12"),
                  testing::Pair("other_name", "เก็บข้อมูลแบบวัด IIT และ EIT"),
                  testing::Pair("other_period", "days 2022-03-01 2022-05-31")));
  // When the year is over, nobody can begin earlier.
  EXPECT_THAT(told(draft.plan, day("2022-09-30")),
              ElementsAre("activity.watch_does_not_cover 14", "activity.plan_starts_late 8"));
  EXPECT_THAT(told(draft.plan, day("2022-10-01")), ElementsAre("activity.watch_does_not_cover 14"));
}

/// A plan in force on 1 October, so that only the rule under test speaks.
Draft in_force() {
  Draft draft(2565);
  draft.add(RecordKind::activity, "plan", activity("เผยแพร่แผน", "กันยายน 2564", "publish_plan"));
  return draft;
}

TEST(CheckActivities, a_plan_in_force_on_the_first_of_october_was_published_before) {
  EXPECT_THAT(told(in_force().plan), IsEmpty());
  Draft october(2565);
  october.add(RecordKind::activity, "plan", activity("เผยแพร่แผน", "ตุลาคม 2564", "publish_plan"));
  EXPECT_THAT(told(october.plan), IsEmpty());
  Draft november(2565);
  november.add(RecordKind::activity, "plan", activity("ร่างแผน", "พฤศจิกายน 2564", "draft_plan"));
  EXPECT_THAT(told(november.plan), ElementsAre("activity.plan_starts_late plan"));
  Draft other(2565);
  other.add(RecordKind::activity, "a", activity("ประชุม", "ตุลาคม 2564"));
  EXPECT_THAT(told(other.plan), ElementsAre("activity.plan_start_unknown"));
  EXPECT_THAT(told(Draft(2565).plan), ElementsAre("activity.none acknowledge"));
}

TEST(CheckActivities, each_has_an_owner_and_a_period_within_the_year) {
  Draft draft = in_force();
  draft.add(RecordKind::activity, "a", {{"text", "ประชุม"}});
  draft.add(RecordKind::activity, "b", activity("อบรม", "ตุลาคม 2565"));
  draft.add(RecordKind::activity, "c", activity("สำรวจ", "25 กันยายน - 5 ตุลาคม 2565"));
  draft.add(RecordKind::activity, "d", activity("สรุปผล", "30 กันยายน 2565"));
  EXPECT_THAT(told(draft.plan),
              ElementsAre("activity.no_owner a", "activity.no_period a", "activity.outside_year b blocks",
                          "activity.outside_year c blocks"));
}

TEST(CheckActivities, monitoring_covers_what_it_names) {
  Draft draft = in_force();
  draft.add(RecordKind::activity, "survey", activity("สำรวจ", "1 มีนาคม - 31 พฤษภาคม"));
  draft.add(RecordKind::activity, "report", activity("รายงาน", "ภายในวันที่ 30 มิถุนายน"));
  const auto watching = [&](std::string id, std::string_view period, std::string watches) {
    FieldTexts fields = activity("ติดตาม " + id, period);
    fields.emplace("watches", std::move(watches));
    draft.add(RecordKind::activity, std::move(id), std::move(fields));
  };
  watching("whole", "1 มีนาคม - 31 พฤษภาคม", "survey");
  watching("longer", "ทั้งปี", "survey");
  watching("late", "2 มีนาคม - 31 พฤษภาคม", "survey");
  watching("short", "1 มีนาคม - 30 พฤษภาคม", "survey");
  watching("end", "มิถุนายน", "report");
  watching("before", "พฤษภาคม", "report");
  watching("gone", "พฤษภาคม", "nobody");
  EXPECT_THAT(told(draft.plan),
              ElementsAre("activity.watch_does_not_cover late", "activity.watch_does_not_cover short",
                          "activity.watch_does_not_cover before"));
}

TEST(CheckActivities, what_cannot_come_first_is_told) {
  Draft draft = in_force();
  draft.add(RecordKind::activity, "oit", activity("เก็บข้อมูล OIT", "มีนาคม - เมษายน", "collect_oit"));
  draft.add(RecordKind::activity, "enter", activity("นำเข้าข้อมูล OIT", "ภายในวันที่ 15 พฤษภาคม", "enter_oit"));
  draft.add(RecordKind::activity, "clarify", activity("ชี้แจง OIT", "กุมภาพันธ์", "clarify_oit"));
  draft.add(RecordKind::activity, "lists", activity("นำเข้าข้อมูล", "มกราคม - กุมภาพันธ์", "enter_lists"));
  draft.add(RecordKind::activity, "ask", activity("ขอข้อมูล", "กุมภาพันธ์", "ask_for_lists"));
  draft.add(RecordKind::activity, "answers", activity("เก็บแบบวัด", "ธันวาคม", "collect_answers"));
  EXPECT_THAT(told(draft.plan), ElementsAre("activity.order answers", "activity.order clarify",
                                            "activity.ends_too_late enter"));
}

TEST(CheckActivities, the_same_words_twice_are_told) {
  Draft draft = in_force();
  draft.add(RecordKind::activity, "a", activity("ประชุมคณะทำงาน", "มกราคม"));
  draft.add(RecordKind::activity, "b", activity("ประชุม คณะทำงาน ", "มีนาคม"));
  draft.add(RecordKind::activity, "c", activity("ประชุมคณะกรรมการ", "มีนาคม"));
  EXPECT_THAT(told(draft.plan), ElementsAre("activity.twice b"));
}

}  // namespace
}  // namespace prongsai::improvement
