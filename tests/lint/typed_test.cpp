// SPDX-License-Identifier: Apache-2.0
// Texts an officer types, against known scores.
#include "prongsai/lint/typed.h"

#include <gtest/gtest.h>

#include "lint_tools.h"

namespace prongsai::lint::test {
namespace {

Known chiang_mai() {
  Known out;
  out.results_year = 2565;
  out.years = {2564, 2565, 2566};
  const std::vector<std::pair<std::string, std::pair<std::string, std::string>>> scores = {
      {"indicator:1", {"94.59", "91.07"}},   {"indicator:2", {"90.25", "81.80"}},
      {"indicator:3", {"92.72", "85.98"}},   {"indicator:4", {"89.47", "81.90"}},
      {"indicator:5", {"91.03", "84.86"}},   {"indicator:6", {"85.74", "89.15"}},
      {"indicator:7", {"85.51", "86.09"}},   {"indicator:8", {"82.82", "84.39"}},
      {"indicator:9", {"100.00", "100.00"}}, {"indicator:10", {"100.00", "100.00"}},
      {"total", {"92.89", "91.50"}}};
  for (const auto& [node, both] : scores) {
    out.scores.push_back({.node = node, .names = {}, .fiscal_year = 2564, .printed = both.first});
    out.scores.push_back({.node = node, .names = {}, .fiscal_year = 2565, .printed = both.second});
  }
  out.scores.push_back({.node = "item:i7", .names = {"ข้อเรื่องงบ"}, .fiscal_year = 2565, .printed = "66.40"});
  out.numbers = {"90.00"};
  return out;
}

/// The codes, those that are not certain with a question mark.
std::string told(const std::string& text, const Known& known = chiang_mai()) {
  std::string out;
  for (const Finding& one : check_typed(text, known, catalogue())) {
    out += (out.empty() ? "" : " ") + one.code;
    if (one.certainty == Certainty::probable) out += "?";
  }
  return out;
}

/// The same without the year before.
Known one_year() {
  Known out = chiang_mai();
  std::erase_if(out.scores, [](const KnownScore& one) { return one.fiscal_year == 2564; });
  return out;
}

TEST(Typed, a_text_that_agrees_with_the_scores_is_left_alone) {
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนน 81.80 คะแนน ลดลงจากปีงบประมาณ พ.ศ. 2564 ซึ่งได้ 90.25 คะแนน"),
            "");
  EXPECT_EQ(told("มี 4 ตัวชี้วัด ที่ไม่ผ่านเกณฑ์ 85.00 คะแนน และตั้งเป้าหมายให้ทุกตัวชี้วัดได้คะแนนมากกว่า 90.00 คะแนน "
                 "ในปีงบประมาณ พ.ศ. 2566"),
            "");
  EXPECT_EQ(told("ข้อ i7 ได้คะแนน ๖๖.๔๐ คะแนน จึงจัดให้มีการชี้แจงแผนการใช้จ่ายงบประมาณแก่บุคลากรทุกคน"), "");
  EXPECT_EQ(told("คะแนนลดลง 8.45 คะแนน เมื่อเทียบกับปีก่อน"), "");
}

TEST(Typed, a_number_that_is_not_what_is_named_beside_it_is_told) {
  const auto findings = check_typed("ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนน 81.90 คะแนน", chiang_mai(), catalogue());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "num.typed");
  EXPECT_EQ(findings[0].printed, "81.90");
  EXPECT_EQ(findings[0].expected, "81.80");
  EXPECT_EQ(told("ผลการประเมินในภาพรวม ได้คะแนน 92.50 คะแนน อยู่ในระดับ A"), "num.typed");
  EXPECT_EQ(told("ข้อเรื่องงบ ได้คะแนน 64.60 คะแนน"), "num.typed");
}

TEST(Typed, numbers_of_nowhere_are_a_hint) {
  EXPECT_EQ(told("หน่วยงานมีค่าเฉลี่ยความพึงพอใจ 77.77"), "num.typed_unknown");
}

TEST(Typed, years_that_cannot_be_meant_are_told) {
  EXPECT_EQ(told("เมื่อเทียบกับปีงบประมาณ พ.ศ. 2561"), "year.typed");
  EXPECT_EQ(told("ดำเนินการภายในวันที่ 30 ธันวาคม 2565"), "");
}

TEST(Typed, claims_codes_and_names_are_held_against_the_data) {
  EXPECT_EQ(told("ผลการประเมินเพิ่มขึ้นทุกตัวชี้วัด"), "narr.every");
  EXPECT_EQ(told("คะแนนเพิ่มขึ้นอย่างมีนัยสำคัญ"), "narr.significant");
  EXPECT_EQ(told("ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน"), "");  // of the EIT it is
  EXPECT_EQ(told("ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่"), "narr.extreme");
  EXPECT_EQ(told("มีเพียง 2 ตัวชี้วัด ที่ไม่ผ่านเกณฑ์"), "num.count");
  EXPECT_EQ(told("ตัวชี้วัดที่ 10 การปรับปรุงการทำงาน"), "ind.number");
  EXPECT_EQ(told("ข้อ i47 ต้องปรับปรุง"), "code.unknown");
  EXPECT_EQ(told("ตัวชี้วัดที่ไม่ผ่านเกณฑ์ คือ ตัวชี้วัดที่ 2 การใช้งบประมาณ"), "narr.failing_list");
  EXPECT_EQ(told("การใช้อำนาจ มีคะแนนเพิ่มขึ้น"), "narr.direction");
}

TEST(Typed, a_direction_is_held_against_the_two_years) {
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 การใช้งบประมาณ เพิ่มขึ้นจากปีก่อน"), "narr.direction");
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 เพิ่มขึ้น"), "narr.direction");
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 มีผลการประเมินดีขึ้นเมื่อเทียบกับปีที่ผ่านมา"), "narr.direction");
  EXPECT_EQ(told("ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน แย่ลง"), "narr.direction");
  EXPECT_EQ(told("คะแนนรวมเพิ่มขึ้น 5.00 คะแนน"), "num.change narr.direction num.typed_unknown");
  EXPECT_EQ(told("คะแนนรวมสูงกว่าปีก่อน"), "narr.direction");
  EXPECT_EQ(told("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล มีคะแนนเพิ่มขึ้น"), "narr.direction");
  EXPECT_EQ(told("ตัวชี้วัดที่ 1 และตัวชี้วัดที่ 6 มีคะแนนเพิ่มขึ้น"), "narr.direction");
  EXPECT_EQ(told("ส่งเสริมการมีส่วนร่วม แต่พบว่าตัวชี้วัดที่ 2 เพิ่มขึ้น"), "narr.direction");
  EXPECT_EQ(told("ตัวชี้วัดที่ 8 ไม่เพิ่มขึ้นจากปีก่อน"), "narr.direction");
}

TEST(Typed, a_direction_that_is_so_is_left_alone) {
  for (const char* text :
       {"ตัวชี้วัดที่ 2 การใช้งบประมาณ ลดลงจากปีก่อน", "คะแนนรวมลดลง 1.39 คะแนน", "คะแนนรวมลดลงร้อยละ 1.50",
        "ตัวชี้วัดที่ 6 และตัวชี้วัดที่ 8 มีคะแนนเพิ่มขึ้น", "ตัวชี้วัดที่ 2 ลดลง แต่ตัวชี้วัดที่ 6 เพิ่มขึ้น",
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล มีคะแนนเท่าเดิม", "คะแนนรวม 91.50 คะแนน ระดับ A ลดลงจาก 92.89 คะแนน",
        "ตัวชี้วัดที่ 2 การใช้งบประมาณ ไม่เพิ่มขึ้น"})
    EXPECT_EQ(told(text), "") << text;
}

TEST(Typed, wishes_and_words_of_other_things_are_left_alone) {
  for (const char* text : {"เพื่อให้ประชาชนมีส่วนร่วมเพิ่มขึ้น",
                           "ส่งเสริมให้คะแนนเพิ่มขึ้นในปีต่อไป",
                           "ตั้งเป้าหมายให้ตัวชี้วัดที่ 2 เพิ่มขึ้นเป็น 90.00 คะแนน",
                           "ตัวชี้วัดที่ 2 การใช้งบประมาณ จัดอบรมแล้วผู้เข้าร่วมเพิ่มขึ้น",
                           "ควรยกระดับตัวชี้วัดที่ 2 การใช้งบประมาณ ให้สูงขึ้น",
                           "คาดว่าตัวชี้วัดที่ 2 จะเพิ่มขึ้น",
                           "ตัวชี้วัดที่ 2 จะเพิ่มขึ้นในปีงบประมาณ พ.ศ. 2566",
                           "ตัวชี้วัดที่ 2 เพิ่มขึ้นหรือลดลง",
                           "เผยแพร่ตัวชี้วัดที่ 2 ผ่านเว็บไซต์ของหน่วยงาน",
                           "ในปีที่ผ่านมา ตัวชี้วัดที่ 2 มีมาตรการใหม่",
                           "มุ่งเน้นให้ผ่านเกณฑ์ทุกตัวชี้วัด",
                           "การใช้อำนาจที่เพิ่มขึ้นของผู้บังคับบัญชา",
                           "ร้องเรียนเรื่องการใช้งบประมาณลดลง",
                           "เพื่อให้ไม่มีตัวชี้วัดที่ไม่ผ่าน",
                           "ประชาชนพึงพอใจในระดับมากที่สุด",
                           "ประโยชน์สูงสุดของประชาชน",
                           "ติดตามทุกตัวชี้วัดทุกไตรมาส",
                           "ข้อ i7 ควรปรับปรุงให้ดีขึ้น",
                           "ตรวจว่าทุกตัวชี้วัดที่ไม่ผ่านและทุกข้อที่ได้ 0 คะแนนมีมาตรการ",
                           "ผู้ตอบแบบวัด EIT เพิ่มขึ้น",
                           "ค่าน้ำหนักของแบบวัด OIT สูงสุด",
                           "จัดทำรายงานตัวชี้วัดที่ 2 เพิ่มขึ้นอีก 1 ฉบับ",
                           "ตัวชี้วัดที่ 2 ผ่านการประเมินจากบุคลากร",
                           "ทุกตัวชี้วัดมีผู้รับผิดชอบ ผ่านเกณฑ์ 6 ตัวชี้วัด"})
    EXPECT_EQ(told(text), "") << text;
}

TEST(Typed, points_called_percent_are_told) {
  EXPECT_EQ(told("คะแนนรวมลดลงร้อยละ 1.39"), "unit.points_as_percent");
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 ลดลงร้อยละ 8.45"), "unit.points_as_percent");
  EXPECT_EQ(told("คะแนนรวมลดลง 1.50 คะแนน"), "unit.percent_as_points");
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 ลดลง 8.54 คะแนน"), "num.change num.typed_unknown");
}

TEST(Typed, the_highest_and_the_lowest_are_held_against_all_and_against_the_instrument) {
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 มีคะแนนสูงสุด"), "narr.extreme");
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 มีคะแนนต่ำสุด"), "");
  EXPECT_EQ(told("ตัวชี้วัดที่ 1 มีคะแนนสูงที่สุดของแบบวัด IIT"), "");  // 100.00 is of the OIT
  EXPECT_EQ(told("ตัวชี้วัดที่ 3 ได้คะแนนน้อยที่สุด"), "narr.extreme");
  EXPECT_EQ(told("ตัวชี้วัดที่ 7 ได้คะแนนต่ำสุดในแบบวัด EIT"), "narr.extreme");
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 ได้คะแนนสูงสุดของปี"), "narr.extreme");
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 ได้คะแนนสูงสุดในจังหวัด"), "");  // among other agencies
  EXPECT_EQ(told("คะแนนสูงสุด คือ ตัวชี้วัดที่ 2"), "narr.extreme");
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 มีคะแนนลดลงมากที่สุด"), "");  // by 8.45
  EXPECT_EQ(told("ตัวชี้วัดที่ 3 มีคะแนนลดลงมากที่สุด"), "narr.extreme");
  EXPECT_EQ(told("ตัวชี้วัดที่ 7 มีคะแนนเพิ่มขึ้นน้อยที่สุด"), "");      // by 0.58, of those that rose
  EXPECT_EQ(told("ข้อ i7 ได้คะแนนต่ำสุด"), "narr.unshown?");  // of the others nothing is known
}

TEST(Typed, words_of_all_none_and_few_are_counted) {
  EXPECT_EQ(told("คะแนนเพิ่มขึ้นทุกตัวชี้วัด"), "narr.every");
  EXPECT_EQ(told("คะแนนเพิ่มขึ้นทุกตัวชี้วัด", one_year()), "narr.unshown?");
  EXPECT_EQ(told("ทุกตัวชี้วัดมีคะแนนดีขึ้น"), "narr.every");
  EXPECT_EQ(told("ผ่านเกณฑ์ทุกตัวชี้วัด"), "narr.every");
  EXPECT_EQ(told("แบบวัด OIT ผ่านเกณฑ์ทุกตัวชี้วัด"), "");
  EXPECT_EQ(told("ผ่านเกณฑ์ทั้ง 10 ตัวชี้วัด"), "narr.every");
  EXPECT_EQ(told("แบบวัด IIT และแบบวัด EIT มีคะแนนเพิ่มขึ้นทุกตัวชี้วัด"), "narr.every");
  EXPECT_EQ(told("แบบวัด EIT มีคะแนนเพิ่มขึ้นทุกตัวชี้วัด"), "");
  EXPECT_EQ(told("ทุกตัวชี้วัดได้คะแนนเพิ่มขึ้น"), "narr.every");
  EXPECT_EQ(told("ทุกตัวชี้วัดต้องผ่านเกณฑ์"), "");
  EXPECT_EQ(told("ไม่มีตัวชี้วัดที่ได้คะแนนต่ำกว่าเกณฑ์"), "narr.every");
  EXPECT_EQ(told("ไม่มีตัวชี้วัดที่ไม่ผ่าน"), "narr.every");
  EXPECT_EQ(told("ไม่มีตัวชี้วัดใดมีคะแนนลดลง"), "narr.every");
  EXPECT_EQ(told("ไม่ผ่านเกณฑ์เพียง 1 ตัวชี้วัด"), "num.count");
  EXPECT_EQ(told("มีเพียงตัวชี้วัดเดียวที่ไม่ผ่านเกณฑ์"), "num.count");
  EXPECT_EQ(told("ไม่ผ่านเกณฑ์เพียง 4 ตัวชี้วัด"), "");
  EXPECT_EQ(told("มีเพียง 3 ตัวชี้วัด ที่คะแนนเพิ่มขึ้น"), "");
}

TEST(Typed, passing_is_held_against_the_mark) {
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 การใช้งบประมาณ ผ่านเกณฑ์"), "num.status");
  EXPECT_EQ(told("ตัวชี้วัดที่ 7 ไม่ผ่าน"), "num.status");
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 การใช้งบประมาณ ไม่ผ่านเกณฑ์"), "");
  EXPECT_EQ(told("ตัวชี้วัดที่ 7 ผ่าน"), "");
  EXPECT_EQ(told("ตัวชี้วัดที่ 7 ไม่ผ่านเกณฑ์ 90.00 คะแนน"), "num.pass_mark?");
}

TEST(Typed, what_the_figures_cannot_show_is_probable) {
  EXPECT_EQ(told("ตัวชี้วัดที่ 2 เพิ่มขึ้น", one_year()), "narr.unshown?");
  EXPECT_EQ(told("ข้อ i7 มีคะแนนเพิ่มขึ้น"), "narr.unshown?");
}

}  // namespace
}  // namespace prongsai::lint::test
