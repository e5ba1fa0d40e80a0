// SPDX-License-Identifier: Apache-2.0
// How scores moved, in sentences: what is told, and what looks like it and is right. Counts, levels, ranks
// and parts beside them.
#include <gtest/gtest.h>

#include "lint_tools.h"

namespace prongsai::lint::test {
namespace {

const std::string head = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565 องค์การบริหารส่วนตำบลหนองบัวลาย\n\n";
const std::string years = head +
                          "ตัวชี้วัด\tปี 2564\tปี 2565\nการใช้อำนาจ\t80.00\t88.00\nการใช้งบประมาณ\t90.00\t87.30\n"
                          "การปฏิบัติหน้าที่\t95.00\t96.00\nคุณภาพการดำเนินงาน\t85.00\t86.00\n\n";

TEST(Moves, of_the_total_direction_amount_and_unit_follow_from_the_sentence) {
  const auto said = [](const std::string& words) {
    return rules_told(head + "เมื่อเทียบกับปีงบประมาณ พ.ศ. 2564 คะแนนรวม" + words + "\n");
  };
  EXPECT_EQ(said("เพิ่มขึ้น 2.55 คะแนน จาก 77.26 คะแนน เป็น 79.81 คะแนน"), "");
  EXPECT_EQ(said("ลดลง 2.55 คะแนน จาก 77.26 คะแนน เป็น 79.81 คะแนน"), "narr.direction");
  EXPECT_EQ(said("เพิ่มขึ้น 3.55 คะแนน จาก 77.26 คะแนน เป็น 79.81 คะแนน"), "num.change");
  EXPECT_EQ(said("เพิ่มขึ้นร้อยละ 2.55 จาก 77.26 คะแนน เป็น 79.81 คะแนน"), "unit.points_as_percent");
  EXPECT_EQ(said("เพิ่มขึ้นร้อยละ 3.30 จาก 77.26 คะแนน เป็น 79.81 คะแนน"), "");
  EXPECT_EQ(said("สูงขึ้น 2.55 คะแนน"), "");  // from what to what is not said
}

TEST(Moves, the_earlier_total_may_stand_before_its_move) {
  const auto said = [](const std::string& word) {
    return rules_told(head +
                      "ได้คะแนนรวม 79.81 คะแนน อยู่ในระดับ B\n\nเมื่อเทียบกับปีงบประมาณ พ.ศ. 2564 ซึ่งได้ 77.26 "
                      "คะแนน คะแนนรวม" +
                      word + " 2.55 คะแนน\n");
  };
  EXPECT_EQ(said("เพิ่มขึ้น"), "");
  EXPECT_EQ(said("ลดลง"), "narr.direction");
}

TEST(Moves, of_an_indicator_are_held_against_both_years) {
  const std::string section = years + "# 5.1 ตัวชี้วัดที่ 2 การใช้งบประมาณ\n\n";
  EXPECT_EQ(rules_told(section + "คะแนนลดลง 2.70 คะแนนจากปีงบประมาณ พ.ศ. 2564 ซึ่งได้ 90.00 คะแนน\n"), "");
  EXPECT_EQ(rules_told(section + "คะแนนเพิ่มขึ้น 2.70 คะแนนจากปีงบประมาณ พ.ศ. 2564 ซึ่งได้ 90.00 คะแนน\n"),
            "narr.direction");
  EXPECT_EQ(rules_told(section + "คะแนนลดลง 2.70 คะแนนจากปีงบประมาณ พ.ศ. 2564 ซึ่งได้ 92.00 คะแนน\n"),
            "num.two_values");
  EXPECT_EQ(rules_told(section + "คะแนนลดลง 2.70 คะแนนจากปีงบประมาณ พ.ศ. 2559 ซึ่งได้ 90.00 คะแนน\n"),
            "year.compared");
  EXPECT_EQ(rules_told(years + "การใช้อำนาจ เพิ่มขึ้น 8.00 คะแนน จาก 80.00 คะแนน เป็น 88.00 คะแนน\n"), "");
  EXPECT_EQ(rules_told(years + "ตั้งเป้าหมายให้การใช้อำนาจ เพิ่มขึ้น 5.00 คะแนน จาก 88.00 คะแนน\n"), "");  // a wish
  EXPECT_EQ(rules_told(years + "การใช้อำนาจ เพิ่มขึ้น 3 ครั้งจากปีก่อน\n"), "");                           // no score
}

TEST(Moves, counts_of_all_are_counts) {
  const std::string ten =
      head +
      "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t91.00\nการใช้งบประมาณ\t80.00\nการใช้อำนาจ\t90.00\nการใช้ทรัพย์สินของราชการ\t"
      "81.00\nการแก้ไขปัญหาการทุจริต\t89.00\nคุณภาพการดำเนินงาน\t92.00\nประสิทธิภาพการสื่อสาร\t86."
      "00\nการปรับปรุงการทำงาน\t"
      "83.00\nการเปิดเผยข้อมูล\t97.00\nการป้องกันการทุจริต\t100.00\n\n";
  EXPECT_EQ(rules_told(ten + "พบว่า ไม่ผ่านเกณฑ์ 3 จาก 10 ตัวชี้วัด\n"), "");
  EXPECT_EQ(rules_told(ten + "พบว่า ไม่ผ่านเกณฑ์ 4 จาก 10 ตัวชี้วัด\n"), "num.count");
  EXPECT_EQ(rules_told(ten + "ตัวชี้วัดที่ไม่ผ่านเกณฑ์ 85.00 คะแนนมี 5 จากทั้งหมด 10 ตัวชี้วัด\n"), "num.count");
  EXPECT_EQ(rules_told(ten + "ผ่านเกณฑ์ 7 จาก 10 ตัวชี้วัด\n"), "");
}

TEST(Moves, the_mark_of_passing_and_the_range_of_scores_are_known) {
  EXPECT_EQ(rules_told(head + "เกณฑ์ผ่านการประเมินคือตั้งแต่ 85.00 คะแนนขึ้นไป\n"), "");
  EXPECT_EQ(rules_told(head + "เกณฑ์ผ่านการประเมินคือตั้งแต่ 80.00 คะแนนขึ้นไป\n"), "num.pass_mark");
  EXPECT_EQ(rules_told(head + "ตัวชี้วัด\tคะแนน\nการใช้อำนาจ\t100.00\n"), "");
  EXPECT_EQ(rules_told(head + "ตัวชี้วัด\tคะแนน\nการใช้อำนาจ\t108.00\n"), "num.out_of_range");
}

TEST(Moves, every_failing_indicator_has_its_section_where_most_have) {
  const std::string ten =
      head +
      "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t91.00\nการใช้งบประมาณ\t80.00\nการใช้อำนาจ\t90.00\nการใช้ทรัพย์สินของราชการ\t"
      "81.00\nการแก้ไขปัญหาการทุจริต\t89.00\nคุณภาพการดำเนินงาน\t92.00\nประสิทธิภาพการสื่อสาร\t86."
      "00\nการปรับปรุงการทำงาน\t"
      "83.00\nการเปิดเผยข้อมูล\t97.00\nการป้องกันการทุจริต\t100.00\n\n";
  const std::string two = "## ตัวชี้วัดที่ 2 การใช้งบประมาณ\nมีสาเหตุ\n## ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ\nมีสาเหตุ\n";
  EXPECT_EQ(rules_told(ten + two + "## ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน\nมีสาเหตุ\n"), "");
  EXPECT_EQ(rules_told(ten + two), "miss.analysis");
  EXPECT_EQ(rules_told(ten + "## ตัวชี้วัดที่ 2 การใช้งบประมาณ\nมีสาเหตุ\n"), "");  // one is an example
}

TEST(Moves, levels_are_of_the_years_own_rules) {
  const auto said = [](const std::string& words) {
    return rules_told("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\n\nได้คะแนนรวม 91.40 คะแนน อยู่ในระดับ " + words +
                      "\n");
  };
  EXPECT_EQ(said("ผ่าน"), "");
  EXPECT_EQ(said("ไม่ผ่าน"), "num.level");
  EXPECT_EQ(said("AA"), "num.level");
  EXPECT_EQ(said("จังหวัด"), "");  // no level at all
}

TEST(Moves, equal_scores_share_their_rank_where_others_do) {
  const auto with = [](const std::string& rank, const std::string& last) {
    return head +
           "อันดับ\tตัวชี้วัดที่\tตัวชี้วัด\tคะแนน\tถึงเป้าหมาย ตั้งแต่ 90.00 คะแนนขึ้นไป\n1\t1\tการปฏิบัติหน้าที่\t100.00\tถึง\n" +
           rank +
           "\t2\tการใช้งบประมาณ\t100.00\tถึง\n1\t3\tการใช้อำนาจ\t100.00\tถึง\n4\t6\tคุณภาพการดำเนินงาน\t95."
           "00\tถึง\n" +
           last + "\t7\tประสิทธิภาพการสื่อสาร\t86.00\tยังไม่ถึง\n";
  };
  EXPECT_EQ(rules_told(with("1", "5")), "");
  EXPECT_EQ(rules_told(with("3", "5")), "sort.rank");
  EXPECT_EQ(rules_told(with("1", "4")), "sort.rank");
}

TEST(Moves, a_question_of_two_parts_has_two_scores) {
  const auto table = [](const std::string& part, const std::string& score) {
    return "ตารางที่ " + part + " ผลรายข้อ แบบวัด EIT ส่วนที่ " + part + "\nประเด็นการประเมิน\tคะแนน\nE6 " +
           "หน่วยงานมีช่องทางเผยแพร่ข้อมูลข่าวสาร ที่สามารถเข้าถึงได้ง่ายมากน้อยเพียงใด\t" + score + "\n\n";
  };
  const std::string both =
      "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\n\n" + table("1", "82.60") + table("2", "74.50");
  EXPECT_EQ(rules_told(both), "");
  EXPECT_EQ(rules_told(both + "ข้อที่ต่ำที่สุดคือ ข้อ E6 ได้ 74.50 คะแนน\n"), "");
  EXPECT_EQ(rules_told(both + "ข้อที่ต่ำที่สุดคือ ข้อ E6 ได้ 71.50 คะแนน\n"), "num.two_values");
}

}  // namespace
}  // namespace prongsai::lint::test
