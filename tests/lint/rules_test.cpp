// SPDX-License-Identifier: Apache-2.0
// Rules one by one on small texts: what they tell, and what looks like it and is right.
#include <set>

#include <gtest/gtest.h>

#include "lint_tools.h"

namespace prongsai::lint::test {
namespace {

const std::string head = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565 องค์การบริหารส่วนตำบลหนองบัวลาย\n\n";
/// Ten indicators of 2565, in the edition's order, with a name column first.
std::string table(const std::vector<std::string>& scores, const std::string& title = "ตัวชี้วัด\tคะแนน\n") {
  static const std::vector<std::string> names = {
      "การปฏิบัติหน้าที่",        "การใช้งบประมาณ",    "การใช้อำนาจ",        "การใช้ทรัพย์สินของราชการ",
      "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน",
      "การเปิดเผยข้อมูล",      "การป้องกันการทุจริต"};
  std::string out = title;
  for (std::size_t i = 0; i < scores.size(); ++i) out += names[i] + "\t" + scores[i] + "\n";
  return out + "\n";
}
const std::string good =
    table({"91.00", "88.00", "90.00", "87.00", "89.00", "92.00", "86.00", "83.00", "97.00", "100.00"});

TEST(Rules, every_rule_stands_in_the_list_once_and_is_named_by_its_kind) {
  std::set<std::string_view> seen;
  for (const Rule& rule : rules()) {
    EXPECT_TRUE(seen.insert(rule.code).second) << rule.code;
    EXPECT_NE(rule.code.find('.'), std::string_view::npos) << rule.code;
  }
  EXPECT_GE(seen.size(), 40U);
}

TEST(Rules, one_score_printed_twice_has_one_value) {
  EXPECT_EQ(rules_told(head + good + "ตัวชี้วัดที่ 2 การใช้งบประมาณ มีผลการประเมินอยู่ที่ 88.80 คะแนน\n"),
            "num.two_values");
  EXPECT_EQ(rules_told(head + good + "ตัวชี้วัดที่ 2 การใช้งบประมาณ มีผลการประเมินอยู่ที่ 88.00 คะแนน\n"), "");
  EXPECT_EQ(rules_told(head + good + "ด้านการใช้งบประมาณ ได้ ๘๘ คะแนน\n"), "");  // fewer decimals say the same
  EXPECT_EQ(rules_told(head + good + "ในปีงบประมาณ พ.ศ. 2564 การใช้งบประมาณ ได้คะแนน 80.10 คะแนน\n"),
            "");  // another year
  EXPECT_EQ(
      rules_told(head + good + "ตั้งเป้าหมายให้การใช้งบประมาณ ได้คะแนนไม่ต่ำกว่า 95.00 คะแนน และถึงเป้าหมายแล้ว 2 ด้าน\n"),
      "");
}

TEST(Rules, totals_and_levels_follow_from_instruments) {
  const std::string instruments = "เครื่องมือ\tคะแนน\nแบบวัด IIT\t90.00\nแบบวัด EIT\t88.00\nแบบวัด OIT\t95.00\n\n";
  EXPECT_EQ(rules_told(head + instruments + "คะแนนรวม 91.40 คะแนน อยู่ในระดับ A\n"), "");
  EXPECT_EQ(rules_told(head + instruments + "คะแนนรวม 94.10 คะแนน อยู่ในระดับ A\n"), "num.total");
  EXPECT_EQ(rules_told(head + instruments + "คะแนนรวม 91.40 คะแนน อยู่ในระดับ AA\n"), "num.level");
  EXPECT_EQ(rules_told(head + instruments + "คะแนนรวม 91.41 คะแนน อยู่ในระดับ A\n"),
            "");  // a hundredth is rounding
}

TEST(Rules, status_follows_from_the_pass_mark) {
  const std::string rows =
      "ตัวชี้วัด\tผลคะแนน\tสถานะ\nการใช้อำนาจ\t84.99\t{}\nการใช้งบประมาณ\t85.00\tผ่านเกณฑ์\nการปฏิบัติหน้าที่\t97."
      "10\tผ่านเกณฑ์\n";
  const auto with = [&](const std::string& word) {
    return std::string(rows).replace(rows.find("{}"), 2, word);
  };
  EXPECT_EQ(rules_told(head + with("ไม่ผ่านเกณฑ์")), "");
  EXPECT_EQ(rules_told(head + with("ผ่านเกณฑ์")), "num.status");
}

TEST(Rules, counts_of_indicators_are_counted) {
  EXPECT_EQ(rules_told(head + good + "มีตัวชี้วัดที่ไม่ผ่านเกณฑ์ จำนวน 1 ตัวชี้วัด\n"), "");
  EXPECT_EQ(rules_told(head + good + "มีตัวชี้วัดที่ไม่ผ่านเกณฑ์ จำนวน 2 ตัวชี้วัด\n"), "num.count");
  EXPECT_EQ(rules_told(head + good + "จากทั้งหมด 10 ตัวชี้วัด ผ่านเกณฑ์ 9 ตัวชี้วัด\n"), "");
  EXPECT_EQ(rules_told(head + good + "แบบวัด IIT มี 5 ตัวชี้วัด ซึ่งผ่านเกณฑ์ทั้งหมด\n"), "");
}

TEST(Rules, failing_indicators_are_all_named_where_they_are_named) {
  const std::string two =
      table({"91.00", "80.00", "90.00", "87.00", "89.00", "92.00", "86.00", "83.00", "97.00", "100.00"});
  EXPECT_EQ(rules_told(head + two + "ตัวชี้วัดที่ไม่ผ่านเกณฑ์ ได้แก่ การใช้งบประมาณ และการปรับปรุงการทำงาน\n"), "");
  EXPECT_EQ(rules_told(head + two + "ตัวชี้วัดที่ไม่ผ่านเกณฑ์ ได้แก่ การปรับปรุงการทำงาน\n"), "narr.failing_list");
  EXPECT_EQ(rules_told(head + two + "ตัวชี้วัดที่ไม่ผ่านเกณฑ์ เช่น การปรับปรุงการทำงาน\n"), "");
}

TEST(Rules, distributions_add_up_within_rounding_and_give_their_scores) {
  const std::string options =
      "ข้อคำถาม\tน้อยที่สุดหรือไม่มีเลย\tน้อย\tมาก\tมากที่สุด\tคะแนน\nE11 เจ้าหน้าที่ของหน่วยงานที่ท่านติดต่อ "
      "มีการปรับปรุงคุณภาพการปฏิบัติงาน/การให้บริการให้ดีขึ้น มากน้อยเพียงใด\t";
  EXPECT_EQ(rules_told(head + options + "0.12%\t1.88%\t47.03%\t50.97%\t83.10\n"), "");
  EXPECT_EQ(rules_told(head + options + "0.12%\t1.88%\t47.03%\t50.98%\t83.10\n"), "");  // 100.01
  EXPECT_EQ(rules_told(head + options + "0.12%\t1.88%\t47.03%\t55.97%\t83.10\n"), "sum.distribution");
  EXPECT_EQ(rules_told(head + options + "0.12%\t1.88%\t47.03%\t50.97%\t81.30\n"), "num.score_of_answers");
}

TEST(Rules, order_and_rank_follow_from_the_scores) {
  const std::string rows =
      "อันดับ\tตัวชี้วัด\tคะแนน\n1\tการป้องกันการทุจริต\t100.00\n2\tการใช้อำนาจ\t{}\n3\tการใช้งบประมาณ\t88."
      "00\n4\tคุณภาพการดำเนินงาน\t86.00\n";
  const auto with = [&](const std::string& score) {
    return std::string(rows).replace(rows.find("{}"), 2, score);
  };
  EXPECT_EQ(rules_told(head + "เรียงคะแนนจากมากไปหาน้อย ดังนี้\n\n" + with("90.00")), "");
  EXPECT_EQ(rules_told(head + "เรียงคะแนนจากมากไปหาน้อย ดังนี้\n\n" + with("87.00")), "sort.order");
  EXPECT_EQ(rules_told(head + "คะแนนรายตัวชี้วัด\n\n" + with("85.50")), "sort.rank");
  EXPECT_EQ(rules_told(head + "คะแนนรายตัวชี้วัด\n\n" + with("88.00")), "");  // a tie may have two ranks
  std::string counted = with("85.50");
  counted.replace(0, std::string("อันดับ").size(), "ลำดับ");
  EXPECT_EQ(rules_told(head + "คะแนนรายตัวชี้วัด\n\n" + counted), "");  // rows are only counted
}

TEST(Rules, changes_are_in_the_unit_they_say) {
  const auto rows = [](const std::string& title, const std::string& one, const std::string& two) {
    return head + "ตัวชี้วัด\tปี 2564\tปี 2565\t" + title + "\nการใช้อำนาจ\t80.00\t88.00\t" + one +
           "\nการใช้งบประมาณ\t90.00\t87.30\t" + two + "\nการปฏิบัติหน้าที่\t95.00\t95.00\t-\n";
  };
  EXPECT_EQ(rules_told(rows("ผลต่าง (คะแนน)", "+8.00", "-2.70")), "");
  EXPECT_EQ(rules_told(rows("ร้อยละที่เปลี่ยนแปลง", "+10.00", "-3.00")), "");
  EXPECT_EQ(rules_told(rows("เพิ่มขึ้น/ลดลง", "เพิ่มขึ้นร้อยละ 8.00", "ลดลงร้อยละ 2.70")), "unit.points_as_percent");
  EXPECT_EQ(rules_told(rows("ผลต่าง (คะแนน)", "+10.00", "-3.00")), "unit.percent_as_points");
  EXPECT_EQ(rules_told(rows("เพิ่มขึ้น/ลดลง", "+8.00", "-3.00")), "unit.mixed");
  EXPECT_EQ(rules_told(rows("เพิ่มขึ้น/ลดลง", "8.00", "เพิ่มขึ้น 2.70")), "narr.direction");
  EXPECT_EQ(rules_told(rows("เพิ่มขึ้น/ลดลง", "+6.50", "-2.70")), "num.change");
}

TEST(Rules, names_and_numbers_of_indicators_are_the_editions) {
  EXPECT_EQ(rules_told(head + "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน\n"), "");
  EXPECT_EQ(rules_told(head + "ตัวชี้วัดที่ 9 คุณภาพการดำเนินงาน\n"), "ind.number");
  EXPECT_EQ(rules_told(head + "ตัวชี้วัดที่ 12\n"), "ind.unknown");
  EXPECT_EQ(rules_told(head + "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินการ\n"), "ind.name");
  EXPECT_EQ(rules_told(head + "ตัวชี้วัดที่เกี่ยวข้องมี 3 เรื่อง\n"), "");
}

TEST(Rules, codes_are_the_editions) {
  EXPECT_EQ(rules_told(head + "พิจารณาจากข้อ i7 และข้อ o12 ถึงข้อ o14\n"), "");
  EXPECT_EQ(rules_told(head + "พิจารณาจากข้อ i37\n"), "code.unknown");
  EXPECT_EQ(rules_told(head + "ติดต่อ e-mail: o99@office.go.th ห้อง B12 อาคาร i3x\n"), "");
}

TEST(Rules, claims_are_held_against_both_years) {
  const std::string years = head +
                            "ตัวชี้วัด\tปี 2564\tปี "
                            "2565\nการใช้อำนาจ\t80.00\t88.00\nการใช้งบประมาณ\t90.00\t87.30\nการปฏิบัติหน้าที่\t95."
                            "00\t96.00\nคุณภาพการดำเนินงาน\t85.00\t86.00\n\n";
  EXPECT_EQ(rules_told(years + "ทุกตัวชี้วัดมีคะแนนเพิ่มขึ้น\n"), "narr.every");
  EXPECT_EQ(rules_told(years + "มุ่งพัฒนาเพื่อให้คะแนนเพิ่มขึ้นทุกตัวชี้วัด\n"), "");  // a wish
  EXPECT_EQ(rules_told(years + "การใช้งบประมาณ มีคะแนนลดลงจากปีก่อน\n"), "");
  EXPECT_EQ(rules_told(years + "การใช้งบประมาณ มีคะแนนสูงขึ้นจากปีก่อน\n"), "narr.direction");
  EXPECT_EQ(rules_told(years + "คะแนนเพิ่มขึ้นอย่างมีนัยสำคัญ\n"), "narr.significant");
  EXPECT_EQ(rules_told(years + "คะแนนเพิ่มขึ้นอย่างมีนัยสำคัญทางสถิติ (p < 0.05)\n"), "");
  EXPECT_EQ(rules_told(years + "ตัวชี้วัดที่มีคะแนนสูงสุด คือ การปฏิบัติหน้าที่\n"), "");
  EXPECT_EQ(rules_told(years + "ตัวชี้วัดที่มีคะแนนสูงสุด คือ การใช้อำนาจ\n"), "narr.extreme");
}

TEST(Rules, advice_fits_the_score) {
  const auto rows = [](const std::string& score, const std::string& advice) {
    return head + "ข้อคำถาม\tคะแนน\tข้อบกพร่อง/แก้ไข/ปรับปรุง/รักษาระดับ\nข้อ o12\t" + score + "\t" + advice + "\n";
  };
  EXPECT_EQ(rules_told(rows("0.00", "รักษาระดับการเปิดเผยข้อมูล")), "adv.keep");
  EXPECT_EQ(rules_told(rows("0.00", "ปรับปรุงข้อมูลให้ครบทุกองค์ประกอบ")), "");
  EXPECT_EQ(rules_told(rows("100.00", "รักษาระดับการเปิดเผยข้อมูล")), "");
  EXPECT_EQ(rules_told(rows("100.00", "แก้ไขข้อบกพร่อง")), "adv.improve");
}

TEST(Rules, columns_may_come_in_any_order_and_figures_in_thai_digits) {
  EXPECT_EQ(rules_told(head + "คะแนนที่ได้\tแบบวัด\tชื่อตัวชี้วัด\tลำดับที่\n๘๔.๙๙\tIIT\tการใช้อำนาจ\t๑\n๘๘."
                              "๐๐\tIIT\tการใช้งบประมาณ\t๒\n\nการใช้อำนาจ ได้คะแนน ๘๔.๙๐ คะแนน\n"),
            "num.two_values");
  EXPECT_EQ(rules_told(head + "   การใช้อำนาจ        84.99    ผ่าน\n   การใช้งบประมาณ     88.00    ผ่าน\n"),
            "");  // without a head nothing is guessed
}

TEST(Rules, a_document_about_several_offices_is_not_one_that_contradicts_itself) {
  EXPECT_EQ(
      rules_told(
          head +
          "เทศบาลตำบลหนึ่ง ได้คะแนนรวม 95.10 คะแนน ระดับ AA\nเทศบาลตำบลสอง ได้คะแนนรวม 91.20 คะแนน ระดับ "
          "A\nเทศบาลตำบลสาม ได้คะแนนรวม 88.30 คะแนน ระดับ A\nเทศบาลตำบลสี่ ได้คะแนนรวม 70.40 คะแนน ระดับ C\n"),
      "");
}

}  // namespace
}  // namespace prongsai::lint::test
