// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/lint/test_text.h"

namespace prongsai::lint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Years, a_heading_names_the_year_of_the_results_below_it) {
  EXPECT_THAT(told("year.heading",
                   "### ผลการประเมินภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2565\n"
                   "สำนักงาน ป.ป.ช. ได้มีประกาศ เรื่อง ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2564 ได้คะแนน 92.89 ระดับ A"),
              ElementsAre("1: พ.ศ. 2565 → พ.ศ. 2564"));
  EXPECT_THAT(told("year.heading",
                   "### ผลการประเมินภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2564\n"
                   "ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2564 ได้คะแนน 92.89 ระดับ A"),
              IsEmpty());
}

TEST(Years, a_heading_of_a_plan_or_a_comparison_may_name_another_year_than_its_results) {
  EXPECT_THAT(told("year.heading",
                   "### แนวทางยกระดับผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2566\n"
                   "ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2565 ได้คะแนน 92.89"),
              IsEmpty());
  EXPECT_THAT(told("year.heading",
                   "### ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2565\n"
                   "ปีงบประมาณ พ.ศ. 2564 ได้คะแนน 90.12 และปีงบประมาณ พ.ศ. 2565 ได้คะแนน 92.89"),
              IsEmpty());
}

TEST(Years, two_columns_are_not_of_one_year) {
  EXPECT_THAT(told("year.columns", "ตัวชี้วัด\tคะแนน ปี 2565\tคะแนน ปี 2565\nการใช้อำนาจ\t90.00\t91.00"),
              ElementsAre("1: คะแนน ปี 2565"));
  EXPECT_THAT(told("year.columns", "ตัวชี้วัด\tคะแนน ปี 2564\tคะแนน ปี 2565\nการใช้อำนาจ\t90.00\t91.00"), IsEmpty());
}

constexpr const char* comparison = "ตัวชี้วัด\tคะแนน ปี 2564\tคะแนน ปี 2565\nการใช้อำนาจ\t90.00\t91.00\n";

TEST(Years, a_lead_in_names_the_years_of_its_table) {
  EXPECT_THAT(
      told("year.lead_in", std::string("วิเคราะห์คะแนนรายตัวชี้วัด เทียบระหว่างปี 2563 – 2565\n") + comparison),
      ElementsAre("1: 2563, 2565 → 2564, 2565"));
  EXPECT_THAT(
      told("year.lead_in", std::string("วิเคราะห์คะแนนรายตัวชี้วัด เทียบระหว่างปี 2564 – 2565\n") + comparison),
      IsEmpty());
  EXPECT_THAT(told("year.lead_in", std::string("จากผลปี 2563 ถึงปี 2564 และปี 2565 สรุปได้ดังนี้\n") + comparison),
              IsEmpty());
}

TEST(Years, what_is_read_out_of_a_table_stands_in_it) {
  EXPECT_THAT(
      told("year.no_data", std::string(comparison) +
                               "จะเห็นได้ว่าในปีงบประมาณ พ.ศ. 2563 และปีงบประมาณ พ.ศ. 2564 มีคะแนน 100.00 คะแนน"),
      ElementsAre("3: พ.ศ. 2563 → 2564, 2565"));
  EXPECT_THAT(
      told("year.no_data", std::string(comparison) +
                               "จะเห็นได้ว่าในปีงบประมาณ พ.ศ. 2564 และปีงบประมาณ พ.ศ. 2565 มีคะแนน 100.00 คะแนน"),
      IsEmpty());
  EXPECT_THAT(told("year.no_data", std::string(comparison) + "ทั้งนี้ ปี 2563 ไม่มีการประเมิน จึงไม่ได้คะแนน"),
              IsEmpty());
}

TEST(Years, one_total_is_of_one_year) {
  const std::string announced = "ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2565 ได้คะแนนเท่ากับ 91.50 คะแนน ระดับ A\n";
  EXPECT_THAT(
      told("year.same_result", announced + "ได้ผลคะแนนการประเมิน ประจำปีงบประมาณ พ.ศ. 2566\n91.50 คะแนน"),
      ElementsAre("2: พ.ศ. 2566 → พ.ศ. 2565"));
  EXPECT_THAT(
      told("year.same_result", announced + "ได้ผลคะแนนการประเมิน ประจำปีงบประมาณ พ.ศ. 2565\n91.50 คะแนน"),
      IsEmpty());
  EXPECT_THAT(told("year.same_result", announced + "คะแนนรวมลดลงจาก 92.89 ในปีงบประมาณ พ.ศ. 2564 เป็น 91.50"),
              IsEmpty());
}

TEST(Years, scores_are_raised_in_a_year_to_come) {
  const std::string announced = "ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2565 ได้คะแนนเท่ากับ 91.50 คะแนน ระดับ A\n";
  EXPECT_THAT(told("year.to_come", announced + "เพื่อยกระดับคะแนนการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565 ให้สูงขึ้น"),
              ElementsAre("2: พ.ศ. 2565 → พ.ศ. 2566"));
  EXPECT_THAT(told("year.to_come", announced + "เพื่อยกระดับคะแนนการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 ให้สูงขึ้น"),
              IsEmpty());
}

TEST(Eras, a_year_has_four_digits) {
  EXPECT_THAT(told("year.impossible", "ประจำปีงบประมาณ พ.ศ. 25665"), ElementsAre("1: พ.ศ. 25665"));
  EXPECT_THAT(told("year.impossible", "ประจำปีงบประมาณ พ.ศ. 256"), ElementsAre("1: พ.ศ. 256"));
  EXPECT_THAT(told("year.impossible", "ประจำปีงบประมาณ พ.ศ. 2655"), ElementsAre("1: พ.ศ. 2655"));
  EXPECT_THAT(told("year.impossible", "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 และแผน พ.ศ. 2561 – 2580"),
              IsEmpty());
}

TEST(Eras, one_era_in_one_document) {
  EXPECT_THAT(told("year.era", "ประจำปีงบประมาณ พ.ศ. 2022"), ElementsAre("1: พ.ศ. 2022 → พ.ศ. 2565"));
  EXPECT_THAT(told("year.era", "ตั้งแต่ ค.ศ. 2565"), ElementsAre("1: ค.ศ. 2565 → ค.ศ. 2022"));
  EXPECT_THAT(told("year.era", "เมื่อวันที่ 1 มกราคม 2022"), ElementsAre("1: 1 มกราคม 2022 → พ.ศ. 2565"));
  EXPECT_THAT(told("year.era", "โรคติดเชื้อไวรัสโคโรนา 2019 ในปี ค.ศ. 2022 และ พ.ศ. 2565"), IsEmpty());
}

TEST(Eras, a_fiscal_year_runs_from_october_to_september) {
  const std::string title = "รายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. 2567\n";
  EXPECT_THAT(told("year.span", title + "ตั้งแต่วันที่ 1 ตุลาคม 2565 ถึง วันที่ 30 กันยายน 2566"),
              ElementsAre("2: 1 ตุลาคม 2565 ถึง วันที่ 30 กันยายน 2566 → 1 ตุลาคม 2566 – 30 กันยายน 2567"));
  EXPECT_THAT(told("year.span", title + "ตั้งแต่วันที่ 1 ตุลาคม 2566 ถึง วันที่ 30 กันยายน 2567"), IsEmpty());
  EXPECT_THAT(told("year.span", "มาตรการ\tระยะเวลา\n1. จัดทำ\t๑ ตุลาคม ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๗"),
              ElementsAre("2: 1 ตุลาคม 2567 - 30 กันยายน 2567 → 1 ตุลาคม 2566 – 30 กันยายน 2567"));
  EXPECT_THAT(told("year.span",
                   "จากผลการประเมิน ปีงบประมาณ พ.ศ. 2566 หน่วยงานได้นำมากำหนดมาตรการดำเนินการต่อเนื่อง "
                   "ในช่วงวันที่ 1 ตุลาคม 2566 – 30 กันยายน 2567"),
              IsEmpty());
  EXPECT_THAT(told("year.span", "แผนพัฒนาระยะ 5 ปี 1 ตุลาคม 2565 – 30 กันยายน 2570"), IsEmpty());
}

TEST(Eras, results_are_announced_after_their_year_has_begun) {
  const std::string end = " เรื่อง ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2565 ได้คะแนน 91.50";
  EXPECT_THAT(told("year.announced", "ได้มีประกาศ ลงวันที่ 1 สิงหาคม พ.ศ. 2564" + end),
              ElementsAre("1: 1 สิงหาคม พ.ศ. 2564"));
  EXPECT_THAT(told("year.announced", "ได้มีประกาศ ลงวันที่ 1 สิงหาคม พ.ศ. 2565" + end), IsEmpty());
  EXPECT_THAT(told("year.announced", "ได้มีประกาศ ลงวันที่ 1 ตุลาคม พ.ศ. 2565" + end), IsEmpty());
}

TEST(Eras, a_year_far_from_all_others_is_looked_at) {
  const std::string title = "บทวิเคราะห์ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2565\n";
  EXPECT_THAT(told("year.far_off", title + "มาตรการประจำปีงบประมาณ พ.ศ. 2569 มีดังต่อไป"),
              ElementsAre("2: พ.ศ. 2569"));
  EXPECT_THAT(told("year.far_off", title + "มาตรการประจำปีงบประมาณ พ.ศ. 2566"), IsEmpty());
  EXPECT_THAT(told("year.far_off", title + "แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2566 – 2570"), IsEmpty());
}

}  // namespace
}  // namespace prongsai::lint
