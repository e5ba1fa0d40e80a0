// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/lint/dates_detail.h"
#include "prongsai/lint/test_text.h"

namespace prongsai::lint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string list =
    "แผนประจำปีงบประมาณ พ.ศ. 2565\nกิจกรรม\tระยะเวลา\n"
    "1. แต่งตั้งคณะทำงานขับเคลื่อนการประเมิน\tธันวาคม 2564\n"
    "2. นำเข้าข้อมูลเข้าระบบ ITAS\t1 มกราคม – 28 กุมภาพันธ์ 2565\n"
    "3. ประชุมชี้แจงแนวทางการตอบแบบวัด\tกุมภาพันธ์ 2565\n"
    "4. เก็บข้อมูลแบบวัดทุกแบบให้ครบถ้วน\t1 มีนาคม – 30 เมษายน 2565\n\nปฏิทิน\n\n";  // the calendar begins at line 10
const std::string head = "กิจกรรม\tต.ค.\tพ.ย.\tธ.ค.\tม.ค.\tก.พ.\tมี.ค.\tเม.ย.\tพ.ค.\tมิ.ย.\tก.ค.\tส.ค.\tก.ย.\n";

std::string row(const std::string& words, const std::string& marked) {
  std::string out = words;
  for (const char mark : marked) out += mark == 'x' ? "\t●" : "\t";
  return out + "\n";
}
const std::string first_row = row("1. แต่งตั้งคณะทำงานขับเคลื่อนการประเมิน", "..x.........");
const std::string second_row = row("2. นำเข้าข้อมูลเข้าระบบ ITAS", "...xx.......");
const std::string third_row = row("3. ประชุมชี้แจงแนวทางการตอบแบบวัด", "....x.......");
const std::string fourth_row = row("4. เก็บข้อมูลแบบวัดทุกแบบให้ครบถ้วน", ".....xx.....");

TEST(Calendar, bars_stand_where_the_list_says) {
  const std::string sound = list + head + first_row + second_row + third_row + fourth_row;
  for (const char* code : {"gantt.empty", "gantt.elsewhere", "gantt.not_in_list", "gantt.not_in_calendar",
                           "gantt.months_order", "gantt.part_of_year"})
    EXPECT_THAT(told(code, sound), IsEmpty()) << code;
  EXPECT_THAT(told("gantt.elsewhere", list + head + first_row + second_row + third_row +
                                          row("4. เก็บข้อมูลแบบวัดทุกแบบให้ครบถ้วน", "....x.......")),
              ElementsAre("14: ก.พ. → มี.ค.–เม.ย."));
  EXPECT_THAT(told("gantt.empty", list + head + first_row + second_row +
                                      row("3. ประชุมชี้แจงแนวทางการตอบแบบวัด", "............") + fourth_row),
              ElementsAre("13:  → ก.พ."));
}

TEST(Calendar, bars_of_a_scan_that_end_on_the_next_border_are_no_slips) {
  EXPECT_THAT(told("gantt.elsewhere", list + head + row("1. แต่งตั้งคณะทำงานขับเคลื่อนการประเมิน", "..xx........") +
                                          row("2. นำเข้าข้อมูลเข้าระบบ ITAS", "...xxx......") +
                                          row("3. ประชุมชี้แจงแนวทางการตอบแบบวัด", "....xx......") +
                                          row("4. เก็บข้อมูลแบบวัดทุกแบบให้ครบถ้วน", ".....x......")),
              IsEmpty());
}

TEST(Calendar, bars_that_were_read_into_one_another_tell_nothing) {
  const std::string merged = row("1. แต่งตั้งคณะทำงานขับเคลื่อนการประเมิน", "............") +
                             "2. นำเข้าข้อมูลเข้าระบบ ITAS\t\t\t\t● ● ● ●\t\t\t\t\t\t\t\t\n" + third_row +
                             fourth_row;
  EXPECT_THAT(told("gantt.empty", list + head + merged), IsEmpty());
  EXPECT_THAT(told("gantt.elsewhere", list + head + merged), IsEmpty());
}

TEST(Calendar, list_and_calendar_hold_the_same_activities) {
  EXPECT_THAT(told("gantt.not_in_list",
                   list + head + first_row + second_row + row("5. ศึกษาดูงานต่างจังหวัด", "......x.....")),
              ElementsAre("13: ศึกษาดูงานต่างจังหวัด"));
  EXPECT_THAT(told("gantt.not_in_calendar", list + head + first_row + second_row + third_row),
              ElementsAre("6: เก็บข้อมูลแบบวัดทุกแบบให้ครบถ้วน"));
}

TEST(Calendar, its_months_are_the_fiscal_years) {
  const std::string nine =
      "กิจกรรม\tปีงบประมาณ พ.ศ. 2565\t\t\t\t\t\t\t\t\n\tธ.ค\tม.ค\tก.พ\tมี.ค\tเม.ย\tพ.ค\tมิ.ย\tก.ค\tส.ค\n";
  EXPECT_THAT(told("gantt.part_of_year", nine + row("1. ก", "x........")),
              ElementsAre("1: ธ.ค.–ส.ค. → ต.ค. 2564 – ก.ย. 2565"));
  EXPECT_THAT(
      told("gantt.months_order", "กิจกรรม\tต.ค.\tพ.ย.\tม.ค.\tธ.ค.\tก.พ.\tมี.ค.\n" + row("1. ก", "x.....")),
      ElementsAre("1: ม.ค. → ธ.ค."));
}

TEST(Dates, days_exist) {
  EXPECT_THAT(told("date.no_such_day", "ภายในวันที่ 31 เมษายน 2565"), ElementsAre("1: 31 เมษายน 2565"));
  EXPECT_THAT(told("date.no_such_day", "1 - 29 กุมภาพันธ์ 2565"), ElementsAre("1: 1 - 29 กุมภาพันธ์ 2565"));
  EXPECT_THAT(told("date.no_such_day", "29 กุมภาพันธ์ 2567 และ 31 ธ.ค. 2566 และ ๓๐ กันยายน ๒๕๖๗"), IsEmpty());
  EXPECT_THAT(told("date.no_such_day", "สำนักงาน ก.พ. 2 มาตรการ ข้อ 45 มกราคม"), ElementsAre("1: 45 มกราคม"));
}

TEST(Dates, periods_run_forwards) {
  EXPECT_THAT(told("date.backwards", "30 – 25 มกราคม 2565"), ElementsAre("1: 30 – 25 มกราคม 2565"));
  EXPECT_THAT(told("date.backwards", "1 มีนาคม 2565 – 28 กุมภาพันธ์ 2565"),
              ElementsAre("1: 1 มีนาคม 2565 – 28 กุมภาพันธ์ 2565"));
  EXPECT_THAT(told("date.backwards", "25 – 30 มกราคม 2565 และ 1 ธันวาคม – 31 มกราคม 2565"), IsEmpty());
}

TEST(Dates, activities_lie_in_the_year_of_their_plan) {
  const std::string plan = "แผนประจำปีงบประมาณ พ.ศ. 2565\nกิจกรรม\tระยะเวลา\n1. ก\tธันวาคม 2564\n";
  EXPECT_THAT(told("date.outside_year", plan + "2. ข\tธันวาคม 2565\n3. ค\tมกราคม 2565"),
              ElementsAre("4: ธันวาคม 2565"));
  EXPECT_THAT(told("date.outside_year", plan + "2. ข\tมกราคม 2565\n3. ค\t1 - 30 กันยายน 2565"), IsEmpty());
  EXPECT_THAT(told("date.outside_year", plan + "2. ข\tไตรมาสที่ 1\n3. ค\tทุกเดือน"), IsEmpty());
  // Measures that follow from results: the year above the table is that of the results.
  EXPECT_THAT(told("date.outside_year",
                   "ผลปีงบประมาณ พ.ศ. 2565\nมาตรการ\tระยะเวลา\n1. ก\tธันวาคม 2565\n2. ข\tมกราคม 2566"),
              IsEmpty());
}

TEST(Calendar, too_long_a_calendar_is_said_not_to_be_compared) {
  const auto document = [](int rows) {
    // Words of their own in each row: nothing is found without comparing.
    const auto words = [](char32_t front, int i) {
      std::string out = "กิจกรรม" + utf8(std::u32string(40, front));
      for (int digit = i; digit > 0; digit /= 10)
        out += utf8(std::u32string(4, static_cast<char32_t>(0x0E01 + digit % 10)));
      return out;
    };
    std::string text = "แผนประจำปีงบประมาณ พ.ศ. 2565\nกิจกรรม\tระยะเวลา\n";
    for (int i = 1; i <= rows; ++i) text += words(U'ก', i) + "\tมกราคม 2565\n";
    text += "\nปฏิทิน\n\nกิจกรรม\tต.ค.\tพ.ย.\tธ.ค.\tม.ค.\tก.พ.\tมี.ค.\n";
    for (int i = 1; i <= rows; ++i) text += words(U'ข', i) + "\t\t\t\t●\t\t\n";
    return text;
  };
  EXPECT_THAT(found_by("gantt.not_compared", document(60)), IsEmpty());
  const auto found = found_by("gantt.not_compared", document(2'000));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].certainty, Certainty::hint);
  EXPECT_EQ(found[0].details,
            (std::vector<std::pair<std::string, std::string>>{{"rows", "2000"}, {"activities", "2000"}}));
  EXPECT_THAT(found_by("gantt.elsewhere", document(2'000)), IsEmpty());
}

TEST(Dates, answers_are_followed_up_while_they_come_in) {
  const std::string plan =
      "แผนประจำปีงบประมาณ พ.ศ. 2565\nกิจกรรม\tระยะเวลา\n1. เก็บข้อมูลแบบวัด IIT และแบบวัด EIT\t1 มีนาคม - 31 พฤษภาคม "
      "2565\n";
  EXPECT_THAT(
      told("date.follow_up", plan + "2. ติดตามจำนวนผลการตอบแบบวัด IIT และแบบวัด EIT\t1 - 31 พฤษภาคม 2565"),
      ElementsAre("4: 1 - 31 พฤษภาคม 2565 → 1 มีนาคม - 31 พฤษภาคม 2565"));
  EXPECT_THAT(
      told("date.follow_up", plan + "2. ติดตามจำนวนผลการตอบแบบวัด IIT และแบบวัด EIT\t1 มีนาคม - 31 พฤษภาคม 2565"),
      IsEmpty());
  EXPECT_THAT(told("date.follow_up", plan + "2. ติดตามการเปิดเผยข้อมูล OIT\t1 - 30 เมษายน 2565"), IsEmpty());
  // Lists of people are gathered long before anybody answers.
  EXPECT_THAT(
      told("date.follow_up", plan + "2. แจ้งทุกหน่วยงานจัดเก็บข้อมูลผู้มีส่วนได้ส่วนเสีย (IIT) และ (EIT)\tธันวาคม 2564\n3. "
                                    "ติดตามจำนวนผลการตอบแบบวัด IIT และแบบวัด EIT\t1 มีนาคม - 31 พฤษภาคม 2565"),
      IsEmpty());
}

TEST(Dates, a_plan_is_there_when_its_year_begins) {
  const std::string plan = "แผนประจำปีงบประมาณ พ.ศ. 2565\nกิจกรรม\tระยะเวลา\n1. เผยแพร่แผนการขับเคลื่อน\t";
  EXPECT_THAT(told("date.late_plan", plan + "กุมภาพันธ์ 2565"), ElementsAre("3: กุมภาพันธ์ 2565 → 1 ตุลาคม 2564"));
  EXPECT_THAT(told("date.late_plan", plan + "ตุลาคม 2564"), IsEmpty());
  for (const Finding& finding : found_by("date.late_plan", plan + "กุมภาพันธ์ 2565"))
    EXPECT_EQ(finding.certainty, Certainty::hint);
}

TEST(Dates, every_form_of_a_period_is_read) {
  const auto days = [](const char* cell) {
    const auto period = period_in(cell, 2565);
    if (!period) return std::string("none");
    const std::chrono::year_month_day first{period->first};
    const std::chrono::year_month_day last{period->last};
    const auto text = [](std::chrono::year_month_day day) {
      return std::to_string(static_cast<int>(day.year()) + 543) + "-" +
             std::to_string(static_cast<unsigned>(day.month())) + "-" +
             std::to_string(static_cast<unsigned>(day.day()));
    };
    return text(first) + " " + text(last) + (period->until ? " until" : "") +
           (period->backwards ? " backwards" : "");
  };
  EXPECT_EQ(days("ธันวาคม 2564"), "2564-12-1 2564-12-31");
  EXPECT_EQ(days("1 มกราคม – 28 กุมภาพันธ์ 2565"), "2565-1-1 2565-2-28");
  EXPECT_EQ(days("25 – 30 มกราคม 2565"), "2565-1-25 2565-1-30");
  EXPECT_EQ(days("ภายในวันที่ 30 เมษายน 2565"), "2565-4-30 2565-4-30 until");
  EXPECT_EQ(days("ตั้งแต่วันที่ 1 ตุลาคม 2566 ถึง วันที่ 30 กันยายน 2567"), "2566-10-1 2567-9-30");
  EXPECT_EQ(days("ต.ค. 64 - ก.ย. 65"), "2564-10-1 2565-9-30");
  EXPECT_EQ(days("พฤศจิกายน – ธันวาคม"), "2564-11-1 2564-12-31");
  EXPECT_EQ(days("ธ.ค. – ม.ค. 2565"), "2564-12-1 2565-1-31");
  EXPECT_EQ(days("1 มีนาคม 2565 – 28 กุมภาพันธ์ 2565"), "2565-3-1 2565-2-28 backwards");
  EXPECT_EQ(days("ไตรมาสที่ 1"), "none");
  EXPECT_EQ(days("31 เมษายน 2565"), "none");
}

}  // namespace
}  // namespace prongsai::lint
