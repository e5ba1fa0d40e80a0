// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/lint/test_text.h"

namespace prongsai::lint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Terms, an_instrument_says_whose_view_it_asks) {
  EXPECT_THAT(told("term.instrument", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย (IIT)"),
              ElementsAre("1: แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย (IIT) → แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"));
  EXPECT_THAT(told("term.instrument", "ตามแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย (EIT) โดย"), SizeIs(1));
  EXPECT_THAT(told("term.instrument",
                   "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) และแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"),
              IsEmpty());
  EXPECT_THAT(told("term.instrument",
                   "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (Internal Integrity and Transparency Assessment: IIT)"),
              IsEmpty());
}

TEST(Terms, the_code_of_an_instrument_is_that_of_its_name) {
  EXPECT_THAT(
      told("term.instrument_crossed", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (EIT)"),
      ElementsAre("1: แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (EIT) → แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"));
  EXPECT_THAT(told("term.instrument_crossed", "ข้อมูลผู้มีส่วนได้ส่วนเสียภายนอก (IIT)"), SizeIs(1));
  EXPECT_THAT(
      told("term.instrument_crossed", "ข้อมูลผู้มีส่วนได้ส่วนเสียภายใน (IIT) และข้อมูลผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"),
      IsEmpty());
}

TEST(Terms, codes_of_instruments_have_three_letters) {
  EXPECT_THAT(told("term.instrument_code", "แบบวัด (IIIT) และ (EITT)"),
              ElementsAre("1: (EITT) → (EIT)", "1: (IIIT) → (IIT)"));
  EXPECT_THAT(told("term.instrument_code", "แบบวัด (IIT) (EIT) (OIT) (ITA) (ITAS) (IT) (E1) (A)"), IsEmpty());
}

TEST(Terms, more_than_and_up_are_two_things) {
  EXPECT_THAT(told("term.above_and_up", "ให้มีคะแนนมากกว่า 90 คะแนน ขึ้นไป"),
              ElementsAre("1: มากกว่า 90 คะแนน ขึ้นไป → ตั้งแต่ 90 คะแนนขึ้นไป"));
  EXPECT_THAT(told("term.above_and_up", "มากกว่าร้อยละ ๘๐ ขึ้นไป"), SizeIs(1));
  EXPECT_THAT(told("term.above_and_up", "ตั้งแต่ 90 คะแนนขึ้นไป มากกว่า 90 คะแนน และ 85.00 คะแนนขึ้นไป"), IsEmpty());
}

TEST(Terms, the_assessment_has_one_name) {
  EXPECT_THAT(told("term.title_words",
                   "ในการดำเนินงานของหน่วยงานภาครัฐ\nประเมินความโปร่งใส\nในการดำเนินงานของหน่วยงานของรัฐ"),
              ElementsAre("3: ในการดำเนินงานของหน่วยงานของรัฐ → ในการดำเนินงานของหน่วยงานภาครัฐ"));
  EXPECT_THAT(told("term.title_words", "ในการดำเนินงานของหน่วยงานภาครัฐ\nเจ้าหน้าที่ของหน่วยงานของรัฐ"), IsEmpty());
  EXPECT_THAT(told("term.title_words", "ในการดำเนินงานของหน่วยงานภาครัฐ\nก\nระเบียบในการดำเนินงานของหน่วยงานของรัฐ"),
              IsEmpty());
}

TEST(Terms, a_column_is_headed_as_what_it_holds) {
  EXPECT_THAT(told("term.guideline_column",
                   "ได้กำหนดแนวทางการพัฒนา ดังนี้\nตัวชี้วัดที่\tแนวทางการรายงานผลการดำเนินการ\n4. ก\tข"),
              SizeIs(1));
  EXPECT_THAT(
      told("term.guideline_column", "ให้รายงานตามแบบ ดังนี้\nตัวชี้วัดที่\tแนวทางการรายงานผลการดำเนินการ\n4. ก\tข"),
      IsEmpty());
}

TEST(Terms, a_mean_is_not_called_a_total) {
  EXPECT_THAT(told("term.total_for_mean", "ประเด็น\tคะแนน\nก\t80.00\nข\t90.00\nคะแนนรวม\t85.00"),
              ElementsAre("4: คะแนนรวม → คะแนนเฉลี่ย"));
  EXPECT_THAT(told("term.total_for_mean", "ประเด็น\tคะแนน\nก\t30.00\nข\t40.00\nคะแนนรวม\t70.00"), IsEmpty());
  EXPECT_THAT(told("term.total_for_mean", "ประเด็น\tคะแนน\nก\t80.00\nข\t90.00\nคะแนนเฉลี่ย\t85.00"), IsEmpty());
  EXPECT_THAT(told("term.total_for_mean", "แบบวัด\tคะแนน\nIIT\t100.00\nEIT\t100.00\nคะแนนรวม\t100.00"),
              IsEmpty());
}

TEST(Terms, questions_of_an_indicator_are_no_indicators) {
  const std::string rows = "ประเด็น\tคะแนน\nE11 ก\t80.00\nE12 ข\t90.00";
  EXPECT_THAT(told("term.breakdown", "สามารถแยกรายตัวชี้วัดสรุปได้ดังนี้\n" + rows), SizeIs(1));
  EXPECT_THAT(told("term.breakdown", "สามารถแยกรายข้อคำถามสรุปได้ดังนี้\n" + rows), IsEmpty());
}

TEST(Terms, one_word_for_the_instruments) {
  const std::string rows = "ตัวชี้วัด\tแบบประเมิน\nก\tIIT\nข\tEIT";
  EXPECT_THAT(told("term.form_word", "ตามแบบวัด\n" + rows), SizeIs(1));
  EXPECT_THAT(told("term.form_word", "ตามแบบสอบถาม\n" + rows), IsEmpty());
}

TEST(Spelling, a_word_of_the_field_with_one_letter_wrong_is_a_hint) {
  const auto found = found_by("term.spelling", "การมีสวนร่วม และ งบประมาน และการดำเนินการ");
  for (const Finding& finding : found) EXPECT_EQ(finding.certainty, Certainty::hint);
  EXPECT_THAT(told("term.spelling", "เปิดโอกาสให้การมีสวนร่วมของประชาชน"),
              ElementsAre("1: การมีสวนร่วม → การมีส่วนร่วม"));
  EXPECT_THAT(told("term.spelling", "การมีส่วนร่วม การดำเนินการ การให้บริการ การปฏิบัติหน้าที่ ข้อเสนอแนะ"), IsEmpty());
}

TEST(Leftovers, nothing_is_left_to_fill_in) {
  for (const char* left :
       {"ชื่อหน่วยงาน [ระบุชื่อ] ได้คะแนน", "{{agency}} ได้คะแนน", "ประจำปีงบประมาณ พ.ศ. 25XX",
        "ประจำปีงบประมาณ พ.ศ. ......", "ได้คะแนน ____ คะแนน", "หน่วยงาน………………ได้จัดทำ", "ผลลัพธ์ TBD"})
    EXPECT_THAT(told("form.placeholder", left), SizeIs(1)) << left;
  for (const char* sound :
       {"สารบัญ ผลการประเมิน ........................ 12", "ลงชื่อ ........................ ผู้จัดทำ",
        "(........................)", "ฯลฯ ...", "ข้อมูล - ตามหลักเกณฑ์", "[ข้อมูล ณ วันที่ 1]"})
    EXPECT_THAT(told("form.placeholder", sound), IsEmpty()) << sound;
}

TEST(Leftovers, instructions_of_the_form_are_taken_out) {
  EXPECT_THAT(told("form.instruction", "หมายเหตุ ห้ามตัดหัวข้อทิ้ง หรือห้ามเว้นว่างไว้"), SizeIs(1));
  EXPECT_THAT(told("form.instruction", "หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2565"), IsEmpty());
}

TEST(Leftovers, words_typed_twice_are_hints) {
  EXPECT_THAT(told("form.doubled", "ดำเนินการตามแผนงานและและการประเมิน"), SizeIs(1));
  EXPECT_THAT(told("form.doubled", "หน่วยงานภาครัฐหน่วยงานภาครัฐได้"),
              ElementsAre("1: หน่วยงานภาครัฐหน่วยงานภาครัฐ → หน่วยงานภาครัฐ"));
  EXPECT_THAT(told("form.doubled", "ต่าง ๆ การทำงานอย่างเป็นระบบ 100.00 100.00"), IsEmpty());
}

TEST(Leftovers, percents_are_marked_in_every_row_or_in_none) {
  const std::string head = "ประเด็น\tก\tข\tค\tง\tคะแนน\n";
  const std::string marked = "i1\t1.00%\t2.00%\t3.00%\t94.00%\t90.00\n";
  const std::string bare = "i2\t1.00\t2.00\t3.00\t94.00\t90.00\n";
  EXPECT_THAT(told("form.percent_missing", head + marked + bare + marked + marked),
              ElementsAre("3: 1.00 → 1.00%"));
  EXPECT_THAT(told("form.percent_missing", head + marked + marked + marked), IsEmpty());
  EXPECT_THAT(told("form.percent_missing", head + bare + bare + bare + bare), IsEmpty());
}

TEST(Leftovers, a_text_does_not_stop_in_the_middle) {
  const std::string text = "หน่วยงานได้ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานตามที่กำหนดไว้ ";
  EXPECT_THAT(told("form.unfinished", text + "และ\n# หัวข้อต่อไป\nก"), SizeIs(1));
  EXPECT_THAT(told("form.unfinished", text + "ดังนี้\n1. ก\n2. ข"), IsEmpty());
  EXPECT_THAT(told("form.unfinished", text + "ดังนี้\n# หัวข้อที่หนึ่ง\nก"), IsEmpty());
}

}  // namespace
}  // namespace prongsai::lint
