// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/lint/test_text.h"

namespace prongsai::lint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Structure, as_many_entries_follow_as_are_announced) {
  EXPECT_THAT(told("miss.announced_count", "โดยมีขั้นตอนการดำเนินการ 3 ขั้นตอน ดังนี้\n1. ก\n2. ข"),
              ElementsAre("1: 3 ขั้นตอน → 2 ขั้นตอน"));
  EXPECT_THAT(told("miss.announced_count", "โดยมีขั้นตอนการดำเนินการ 3 ขั้นตอน ดังนี้\n1. ก\n2. ข\n3. ค"), IsEmpty());
  EXPECT_THAT(told("miss.announced_count", "ประกอบด้วย 2 ส่วนราชการ ดังนี้\n1. ก\n2. ข\n3. ค"), IsEmpty());
  EXPECT_THAT(told("miss.announced_count", "3. แนวทาง มี 2 ด้าน ดังนี้\n1) ก\n2) ข\n3. ผล\n# หัวข้อ\n1) ค"),
              IsEmpty());
  EXPECT_THAT(told("miss.announced_count", "แบบวัด EIT ส่วนที่ 2 ดังนี้\n1. ก\n2. ข\n3. ค"), IsEmpty());
}

constexpr const char* steps = "โดยมี 2 ขั้นตอน ดังนี้\n1\nวิเคราะห์ผลการประเมิน\n2\nการเตรียมการขับเคลื่อน\n# หัวข้อ\n";

TEST(Structure, an_announced_step_has_its_part) {
  EXPECT_THAT(told("miss.announced_part", std::string(steps) + "จากการวิเคราะห์ผลการประเมิน พบว่า"),
              ElementsAre("5: การเตรียมการขับเคลื่อน"));
  EXPECT_THAT(told("miss.announced_part", std::string(steps) + "จากการวิเคราะห์ผล พบว่า\nการเตรียมการ มีดังนี้"),
              IsEmpty());
  EXPECT_THAT(told("miss.announced_part", std::string(steps) + "ข้อความอื่น"), IsEmpty());
}

TEST(Structure, a_heading_has_a_text) {
  EXPECT_THAT(told("miss.heading_empty", "## หลักการ\n## ผลการประเมิน\nได้คะแนน"), ElementsAre("1: หลักการ"));
  EXPECT_THAT(told("miss.heading_empty", "## หลักการ\n### ที่มา\nความเป็นมา"), IsEmpty());
}

TEST(Structure, a_report_of_what_was_done_says_what_was_done) {
  const std::string before = "ก\nข\nค\nง\nจ\nฉ\nช\nซ\nฌ\nญ\nฎ\nฏ\n";
  const std::string head = "รายงานผลการดำเนินการตามตัวชี้วัดที่ไม่ผ่านเกณฑ์\n";
  EXPECT_THAT(told("narr.nothing_reported", before + head + "ขอความร่วมมือส่วนราชการทบทวน"), SizeIs(1));
  EXPECT_THAT(told("narr.nothing_reported", before + head + "ได้ดำเนินการจัดทำคู่มือ\nขอความร่วมมือส่วนราชการทบทวน"),
              IsEmpty());
  // The title of a report is no heading within it.
  EXPECT_THAT(told("narr.nothing_reported", head + "ขอความร่วมมือส่วนราชการทบทวน"), IsEmpty());
}

TEST(Structure, who_is_in_charge_is_told_somewhere) {
  const std::string rows =
      "กิจกรรม\tผู้รับผิดชอบ\n1. ก\tฝ่ายเลขานุการ ฯ\n2. ข\tคณะทำงาน ITA จ.ชม.\n3. ค\tฝ่ายเลขานุการ ฯ\n";
  EXPECT_THAT(told("miss.committee", rows), ElementsAre("2: คณะทำงาน, ฝ่ายเลขานุการ ฯ"));
  EXPECT_THAT(told("miss.committee", "ตามคำสั่งจังหวัดที่ 12/2565\n" + rows), IsEmpty());
  EXPECT_THAT(
      told("miss.committee", "กิจกรรม\tผู้รับผิดชอบ\n1. ก\tกองคลัง\n2. ข\tคณะทำงานของสำนักปลัดเทศบาล\n3. ค\tกองช่าง"),
      IsEmpty());
}

const std::string limits = "ส่วนที่ ๓ การวิเคราะห์ข้อจำกัดของหน่วยงาน\n";

TEST(Constraints, all_five_headings_stand_and_say_something) {
  const std::string sound =
      limits +
      "๑. บุคลากร\nไม่มีข้อจำกัดของหน่วยงาน\n๒. งบประมาณ\nมีจำกัด\n๓. เทคโนโลยี\nไม่มีข้อจำกัดของหน่วยงาน\n"
      "๔. สภาพพื้นที่\nห่างไกล\n๕. เศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่\nไม่มีข้อจำกัดของหน่วยงาน";
  EXPECT_THAT(told("miss.constraint", sound), IsEmpty());
  EXPECT_THAT(told("miss.constraint_empty", sound), IsEmpty());
  const std::string less =
      limits + "๑. บุคลากร\nไม่มีข้อจำกัดของหน่วยงาน\n๒. งบประมาณ\n๓. เทคโนโลยี\nไม่มี\n๔. สภาพพื้นที่\nห่างไกล";
  EXPECT_THAT(told("miss.constraint", less), ElementsAre("1:  → เศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่"));
  EXPECT_THAT(told("miss.constraint_empty", less), ElementsAre("4: 2. งบประมาณ"));
  const std::string long_names =
      limits +
      "1. ข้อจำกัดด้านบุคลากร\nยังต้องพัฒนา\n2. ข้อจำกัดด้านงบประมาณ\nยังต้องพัฒนา\n3. ข้อจำกัดด้านเทคโนโลยี\nยังต้องพัฒนา\n";
  const std::string rest = "5. ข้อจำกัดด้านเศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่\nไม่มี";
  EXPECT_THAT(told("miss.constraint_empty", long_names + "4. ข้อจำกัดด้านสภาพพื้นที่\nไม่มี\n" + rest), IsEmpty());
  EXPECT_THAT(told("miss.constraint_empty", long_names + "4. ข้อจำกัดด้านสภาพพื้นที่\n\n" + rest),
              ElementsAre("8: 4. ข้อจำกัดด้านสภาพพื้นที่"));
  const std::string fourth = long_names + "4. ข้อจำกัดด้านสภาพพื้นที่\nไม่มี\n";
  EXPECT_THAT(told("miss.constraint_empty", fourth + "5. ข้อจำกัดด้านเศรษฐกิจ วัฒนธรรม\n\nที่มาของเอกสาร").size(),
              1U);
}

TEST(Constraints, headings_in_a_table_or_with_their_text_behind_count_as_well) {
  const std::string rows =
      limits +
      "หัวข้อ\tข้อจำกัด\n1. บุคลากร\tไม่มี\n2. งบประมาณ\tมีน้อย\n3. เทคโนโลยี\tไม่มี\n4. สภาพพื้นที่\tห่างไกล\n"
      "5. เศรษฐกิจ วัฒนธรรม\tไม่มี";
  EXPECT_THAT(told("miss.constraint", rows), IsEmpty());
  EXPECT_THAT(told("miss.constraint_empty", rows), IsEmpty());
  EXPECT_THAT(told("miss.constraint", "บุคลากรและงบประมาณเป็นข้อจำกัดของหน่วยงาน\nงบประมาณ\nเทคโนโลยี"), IsEmpty());
}

TEST(Constraints, a_document_by_topics_has_every_topic_of_its_year) {
  framework::Edition edition;
  edition.fiscal_year = 2566;
  const std::vector<std::string> names = {"กระบวนการปฏิบัติงาน", "การให้บริการ", "ช่องทางประชาสัมพันธ์",
                                          "การใช้ทรัพย์สิน"};
  for (std::size_t i = 0; i < names.size(); ++i)
    edition.topics.push_back({std::to_string(i + 1), {names[i], ""}, {}, {}});
  const Catalogue catalogue{{&edition}};
  const std::string title = "ผลการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖\n";
  const std::string three =
      title + "ประเด็นที่ ๑ กระบวนการปฏิบัติงาน\nประเด็นที่ ๒ การให้บริการ\nประเด็นที่ ๓ ช่องทางประชาสัมพันธ์\n";
  EXPECT_THAT(told("miss.topic", three, catalogue), ElementsAre("4:  → ประเด็นที่ 4 การใช้ทรัพย์สิน"));
  EXPECT_THAT(told("miss.topic", three + "ประเด็นที่ ๔ การใช้ทรัพย์สิน", catalogue), IsEmpty());
  EXPECT_THAT(told("miss.topic", title + "ประเด็นที่ ๑ กระบวนการปฏิบัติงาน", catalogue), IsEmpty());
}

TEST(Copies, a_document_has_one_header) {
  const std::string title =
      "บทวิเคราะห์ผลการดำเนินการประเมินคุณธรรมและความโปร่งใส\nจังหวัดลำพูน ประจำปีงบประมาณ พ.ศ. 2565\n\n";
  const std::string own =
      "บทวิเคราะห์ผลการดำเนินการประเมินคุณธรรมและความโปร่งใส\nจังหวัดลำพูน ประจำปีงบประมาณ พ.ศ. 2565\nก\n";
  const std::string other =
      "แผนการขับเคลื่อนการประเมินคุณธรรมและความโปร่งใส\nจังหวัดลำพูน ประจำปีงบประมาณ พ.ศ. 2566\nข\n";
  const auto found = found_by("copy.running_header", title + other + own + other + own + other + own);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].line, 4);
  EXPECT_EQ(found[0].certainty, Certainty::certain);
  EXPECT_THAT(found[0].other_lines, ElementsAre(5, 10, 11, 16, 17));
  EXPECT_THAT(told("copy.running_header",
                   title + own + own + own + "แผนการขับเคลื่อนของปีต่อไป\nประจำปีงบประมาณ พ.ศ. 2566"),
              IsEmpty());
  const std::string stray =
      "บทวิเคราะห์ผลการดำเนินการประเมินคุณธรรมและความโปร่งใส\nจังหวัดลำพูน ประจำปีงบประมาณ พ.ศ. 2564\nค\n";
  EXPECT_THAT(told("copy.running_header", title + own + own + stray + own), SizeIs(1));
}

TEST(Copies, results_are_told_of_the_own_agency) {
  const std::string title = "บทวิเคราะห์ผลการประเมิน จังหวัดลำพูน\n";
  EXPECT_THAT(told("copy.other_agency", title + "จังหวัดแพร่ มีผลการประเมินเพิ่มขึ้น"),
              ElementsAre("2: จังหวัดแพร่ → จังหวัดลำพูน"));
  EXPECT_THAT(told("copy.other_agency", title + "จังหวัดลำพูน มีผลการประเมินเพิ่มขึ้น"), IsEmpty());
  for (const Finding& finding : found_by("copy.other_agency", title + "ศึกษาดูงาน ณ จังหวัดแพร่ ในเดือนมกราคม"))
    EXPECT_EQ(finding.certainty, Certainty::hint);
}

}  // namespace
}  // namespace prongsai::lint
