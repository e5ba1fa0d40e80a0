// SPDX-License-Identifier: Apache-2.0
// Chiang Mai province's report on the measures of 2567, made anew: what is recorded, and no more.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan_documents.h"

namespace prongsai::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const report::Draft& province_2567() {
  static const report::Draft out = made(report::Kind::measures_report, "chiang-mai-province", 2567);
  return out;
}
std::string words() {
  return text_of(province_2567());
}

TEST(ReportOnMeasuresOfTheProvince, is_sound) {
  EXPECT_THAT(doc::flaws(province_2567().document), IsEmpty());
  EXPECT_THAT(words(), Not(HasSubstr("⟦"))) << "a word is missing";
}

TEST(ReportOnMeasuresOfTheProvince, holds_eight_measures_with_all_their_steps) {
  const doc::Table* table = table_on(province_2567().document, word("sheet.measures"));
  ASSERT_NE(table, nullptr);
  std::size_t measures = 0;
  for (const doc::Row& row : table->body) measures += row.cells.size() == 5 ? 1 : 0;
  EXPECT_EQ(measures, 8u);
  EXPECT_EQ(table->body.size(), 26u) << "a row a step";
  EXPECT_EQ(table->head.size(), 1u) << "repeated on every page";
  EXPECT_THAT(words(), HasSubstr("มี 8 มาตรการ จากทั้งหมด 8 มาตรการ"));
}

TEST(ReportOnMeasuresOfTheProvince, is_of_the_fiscal_year_and_ends_with_its_result) {
  EXPECT_THAT(words(), HasSubstr("ตั้งแต่วันที่ 1 ตุลาคม พ.ศ. 2566 ถึงวันที่ 30 กันยายน พ.ศ. 2567"));
  EXPECT_THAT(words(), HasSubstr("ได้คะแนนรวม 95.55 คะแนน อยู่ในระดับ ผ่านดี"));
}

// The printed report says eight times that the total rose, and gives no total to have risen from.
TEST(ReportOnMeasuresOfTheProvince, says_no_rise_without_the_year_before) {
  EXPECT_THAT(words(), HasSubstr("ไม่มีผลการประเมินประจำปีงบประมาณ พ.ศ. 2566 จึงไม่เปรียบเทียบคะแนนระหว่างสองปี"));
  const doc::Table* table = table_on(province_2567().document, word("sheet.changes"));
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(words_of(table->body[0].cells[4]), word("changes.not_comparable"));
}

TEST(ReportOnMeasuresOfTheProvince, tells_every_step_without_a_result_and_blocks_nothing) {
  std::size_t steps = 0;
  std::size_t claims = 0;
  for (const report::Gap& gap : province_2567().gaps) {
    steps += gap.code == "step.no_result" ? 1 : 0;
    claims += gap.code == "record.claim" ? 1 : 0;
    EXPECT_NE(gap.code, "measure.no_result");
  }
  EXPECT_EQ(steps, 26u);
  EXPECT_EQ(claims, 8u) << "every measure is said to have raised the total";
}

TEST(ReportOnMeasuresOfTheProvince, of_2566_moves_from_the_results_it_answers) {
  // The plan of 2565 answers 2564 and the results of 2565 are known: 92.89 to 91.50.
  const report::Draft draft = made(report::Kind::measures_report, "chiang-mai-province", 2565);
  const doc::Table* table = table_on(draft.document, word("sheet.changes"));
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(words_of(table->body[0].cells[2]), "92.89");
  EXPECT_EQ(words_of(table->body[0].cells[3]), "91.50");
  EXPECT_EQ(words_of(table->body[0].cells[4]), "ลดลง 1.39");
  EXPECT_THAT(text_of(draft), HasSubstr("มี 10 เรื่อง บรรลุ 3 เรื่อง")) << "of ten indicators three are above 90";
}

TEST(DocumentsAboutPlans, are_sound_with_nothing_to_write_from) {
  for (const report::Kind kind :
       {report::Kind::drive_plan, report::Kind::measures_report, report::Kind::topic_analysis}) {
    for (const bool has_results : {true, false}) {
      Desk desk({"chiang-mai-city-2566"});
      if (!has_results) desk.input.years.clear();
      desk.input.year = report::is_of_plan(kind) ? 2567 : 2566;
      const report::Draft empty = desk.write(kind);
      EXPECT_THAT(doc::flaws(empty.document), IsEmpty()) << report::code_of(kind);
      EXPECT_THAT(text_of(empty), Not(HasSubstr("⟦")));
      ASSERT_FALSE(empty.gaps.empty());
      EXPECT_EQ(empty.gaps.front().weight, report::GapWeight::blocks);
      desk.plan(plan_of("chiang-mai-city-2567"));
      EXPECT_THAT(doc::flaws(desk.write(kind).document), IsEmpty()) << report::code_of(kind);
    }
  }
}

}  // namespace
}  // namespace prongsai::documents
