// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/lint/test_text.h"

namespace prongsai::lint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Numbering, rows_count_by_one) {
  EXPECT_THAT(told("numb.repeated", "กิจกรรม\tระยะเวลา\n1. ก\tก\n2. ข\tข\n3. ค\tค\n3. ง\tง\n4. จ\tจ\n5. ฉ\tฉ"),
              ElementsAre("5: 3. → 4."));
  EXPECT_THAT(told("numb.skipped", "กิจกรรม\tระยะเวลา\n1. ก\tก\n2. ข\tข\n3. ค\tค\n5. ง\tง\n6. จ\tจ"),
              ElementsAre("5: 5. → 4."));
  EXPECT_THAT(told("numb.skipped", "ลำดับ\tหัวข้อ\n๑\tก\n๒\tข\n๔\tค\n๕\tง\n๖\tจ"), ElementsAre("4: 4. → 3."));
  const std::string sound = "กิจกรรม\tระยะเวลา\n1. ก\tก\n2. ข\tข\n3. ค\tค\n4. ง\tง";
  EXPECT_THAT(told("numb.repeated", sound), IsEmpty());
  EXPECT_THAT(told("numb.skipped", sound), IsEmpty());
}

TEST(Numbering, headings_count_too) {
  const std::string sound = "# 1. ก\nคำ\n# 2. ข\n## 2.1 ข\nคำ\n## 2.2 ค\nคำ\n# 3. ง\n## 3.1 จ\nคำ\n";
  EXPECT_THAT(told("numb.skipped", sound), IsEmpty());
  EXPECT_THAT(told("numb.repeated", sound), IsEmpty());
  EXPECT_THAT(told("numb.skipped", "# 1. ก\nคำ\n# 3. ง\nคำ\n# 4. จ\nคำ"), ElementsAre("3: 3. → 2."));
  EXPECT_THAT(told("numb.skipped", "# 5. ก\n## 5.1 ก\nคำ\n## 5.3 ง\nคำ"), ElementsAre("4: 5.3. → 5.2."));
  EXPECT_THAT(told("numb.skipped", "# 2564 ก\nคำ\n# 2566 ง\nคำ"), IsEmpty());  // years
}

TEST(Numbering, a_part_between_two_headings_is_missed_though_it_is_announced) {
  const std::string list = "● ขั้นตอนที่ 1 ก\n● ขั้นตอนที่ 2 ข\n● ขั้นตอนที่ 3 ค\n";
  EXPECT_THAT(told("numb.label_skipped", list + "# ขั้นตอนที่ 1 ก\nคำ\n# ขั้นตอนที่ 3 ค\nคำ").size(), 1U);
  EXPECT_THAT(told("numb.label_skipped", list + "# ขั้นตอนที่ 1 ก\nคำ\n# ขั้นตอนที่ 2 ข\nคำ\n# ขั้นตอนที่ 3 ค\nคำ"),
              IsEmpty());
}

TEST(Numbering, a_caption_of_another_table_needs_its_own_number) {
  const std::string rows = "ก\tข\nค\tง\n\n";
  EXPECT_THAT(
      told("numb.label_repeated", "ตารางที่ 1 คะแนนรายตัวชี้วัด\n" + rows + "ตารางที่ 1 ผลรายข้อของตัวชี้วัดที่ 2\n" + rows +
                                      "ตารางที่ 3 ผลรายข้อของตัวชี้วัดที่ 3\n" + rows)
          .size(),
      1U);
  EXPECT_THAT(told("numb.label_repeated",
                   "ตารางที่ 2 ผลรายข้อของตัวชี้วัดที่ 2\n" + rows + "ตารางที่ 2 ผลรายข้อของตัวชี้วัดที่ 3\n" + rows)
                  .size(),
              1U);
  EXPECT_THAT(told("numb.label_repeated", "ตารางที่ 2 ผลรายข้อของตัวชี้วัดที่ 2\n" + rows +
                                              "ตารางที่ 2 ผลรายข้อของตัวชี้วัดที่ 2 (ต่อ)\n" + rows +
                                              "ตารางที่ 3 ผลรายข้อของตัวชี้วัดที่ 3\n" + rows),
              IsEmpty());
}

TEST(Numbering, a_table_goes_on_over_the_page_with_its_numbers) {
  const std::string head = "กิจกรรม\tระยะเวลา\n";
  const std::string first = head + "1. ก\tก\n2. ข\tข\n3. ค\tค\n\nหัวกระดาษ\n\n";
  EXPECT_THAT(told("numb.skipped", first + head + "5. ง\tง\n6. จ\tจ"), ElementsAre("9: 5. → 4."));
  EXPECT_THAT(told("numb.skipped", first + head + "4. ง\tง\n5. จ\tจ"), IsEmpty());
  EXPECT_THAT(told("numb.repeated", first + head + "3. ค\tค\n4. ง\tง"), IsEmpty());
}

TEST(Numbering, ranks_numbers_of_indicators_and_lists_within_lists_are_no_slips) {
  EXPECT_THAT(told("numb.repeated", "อันดับ\tตัวชี้วัด\n1.\tก\n1.\tข\n3.\tค\n4.\tง"), IsEmpty());
  EXPECT_THAT(told("numb.skipped", "ตัวชี้วัดที่\tแนวทาง\n4. ก\tก\n6. ข\tข\n7. ค\tค\n8. ง\tง"), IsEmpty());
  EXPECT_THAT(told("numb.repeated", "1. ก\n1. ข\n2. ค\n2. ง\n1. จ\n2. ฉ\n3. ช"), IsEmpty());
  EXPECT_THAT(told("numb.skipped", "คะแนน 91.50\n1. ก\n1.1 ข\n1.2 ค\n2. ง\n3. จ"), IsEmpty());
}

TEST(Numbering, paragraphs_count_by_one) {
  EXPECT_THAT(told("numb.skipped", "1) ก\n2) ข\n3) ค\n5) ง\n6) จ"), ElementsAre("4: 5. → 4."));
  EXPECT_THAT(told("numb.repeated", "1) ก\n2) ข\n3) ค\n3) ง\n4) จ"), ElementsAre("4: 3. → 4."));
  EXPECT_THAT(told("numb.skipped", "# หนึ่ง\n1) ก\n2) ข\n# สอง\n4) ค\n5) ง"), IsEmpty());
}

constexpr const char* list_of_activities =
    "กิจกรรม\tระยะเวลา\n1. แต่งตั้งคณะทำงานขับเคลื่อนการประเมิน\tธันวาคม 2564\n"
    "2. นำเข้าข้อมูลเข้าระบบ ITAS\tมกราคม 2565\n3. เก็บข้อมูลแบบวัดทุกแบบให้ครบถ้วน\tกุมภาพันธ์ 2565\n\nปฏิทิน\n\n";

TEST(Numbering, an_activity_has_one_number) {
  const std::string months = "กิจกรรม\tธ.ค\tม.ค\tก.พ\tมี.ค\tเม.ย\tพ.ค\n";
  EXPECT_THAT(told("numb.two_numbers", list_of_activities + months +
                                           "1. แต่งตั้งคณะทำงานขับเคลื่อนการประเมิน\t●\t\t\t\t\t\n"
                                           "3. นำเข้าข้อมูลเข้าระบบ ITAS\t\t●\t\t\t\t\n"
                                           "4. เก็บข้อมูลแบบวัดทุกแบบให้ครบถ้วน\t\t\t●\t\t\t"),
              ElementsAre("3: 2, 3 → 3, 4"));
  EXPECT_THAT(told("numb.two_numbers", list_of_activities + months +
                                           "1. แต่งตั้งคณะทำงานขับเคลื่อนการประเมิน\t●\t\t\t\t\t\n"
                                           "2. นำเข้าข้อมูลเข้าระบบ ITAS\t\t●\t\t\t\t"),
              IsEmpty());
}

TEST(References, parts_are_numbered_through) {
  EXPECT_THAT(told("numb.label_skipped", "ส่วนที่ ๑ ข้อมูล\nก\nส่วนที่ ๓ ข้อจำกัด\nข"),
              ElementsAre("3: ส่วนที่ 3 → ส่วนที่ 2"));
  EXPECT_THAT(told("numb.label_skipped", "ส่วนที่ ๑ ข้อมูล\nก\nส่วนที่ ๒ การนำไปใช้\nข\nส่วนที่ ๓ ข้อจำกัด"), IsEmpty());
  EXPECT_THAT(told("numb.label_skipped", "ส่วนที่ ๑ ข้อมูล\nตามส่วนที่ ๒\nส่วนที่ ๓ ข้อจำกัด"), IsEmpty());
  EXPECT_THAT(told("numb.label_repeated", "ส่วนที่ 1 ก\nส่วนที่ 2 ข้อมูลผลการประเมิน\nส่วนที่ 2 มาตรการยกระดับคุณธรรม\nข"),
              ElementsAre("3: ส่วนที่ 2"));
  EXPECT_THAT(told("numb.label_repeated", "ส่วนที่ 1 ข้อมูลผลการประเมิน\nก\nส่วนที่ 1 ข้อมูลผลการประเมิน (ต่อ)\nข"),
              IsEmpty());
}

TEST(References, two_series_of_parts_are_two_series) {
  EXPECT_THAT(
      told("numb.label_repeated", "ส่วนที่ 1 บุคลากรภายใน\nส่วนที่ 2 ผู้รับบริการ\nส่วนที่ 1 ข้อมูล\nส่วนที่ 2 การนำไปใช้"),
      IsEmpty());
  EXPECT_THAT(told("numb.label_repeated", "มาตรการที่ 1 ก\nขั้นตอนที่ 1 ข\nมาตรการที่ 2 ค\nขั้นตอนที่ 1 ง"), IsEmpty());
}

TEST(References, a_table_the_text_sends_to_is_there) {
  const std::string tables = "ตารางที่ 1 คะแนน\nก\tข\nตารางที่ 2 มาตรการ\nก\tข\n";
  EXPECT_THAT(told("numb.no_such_target", tables + "รายละเอียดตามตารางที่ 3"), ElementsAre("5: ตารางที่ 3"));
  EXPECT_THAT(told("numb.no_such_target", tables + "รายละเอียดตามตารางที่ 2"), IsEmpty());
  EXPECT_THAT(told("numb.no_such_target", "รายละเอียดตามตารางที่ 3 ของคู่มือ"), IsEmpty());
}

}  // namespace
}  // namespace prongsai::lint
