// SPDX-License-Identifier: Apache-2.0
// Tables as offices have them: printed ones of real reports (figures only), and odd ones.
#include "prongsai/results_sheets/read_tables.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/results_sheets/test_tables.h"
#include "prongsai/results_sheets/test_tools.h"

namespace prongsai::results_sheets {
namespace {

using test::cells_with;
using test::expect_nothing_dropped;
using test::read;
using test::reasons;
using test::shape_of;
using test::table_of;
using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

const std::string ranked_2565 =
    "อันดับ\tตัวชี้วัด\tคะแนนประเมินรายตัวชี้วัด\tสถานะ\tหมายเหตุ\n"
    "1.\tการเปิดเผยข้อมูล\t100.00\tผ่าน\tแบบวัดการเปิดเผยข้อมูล สาธารณะ (OIT)\n"
    "2.\tการป้องกันการทุจริต\t100.00\tผ่าน\t\n"
    "3.\tการปฏิบัติหน้าที่\t91.07\tผ่าน\tแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย (IIIT)\n"
    "4.\tการใช้อำนาจ\t85.98\tผ่าน\t\n"
    "5.\tการแก้ไขปัญหาการทุจริต\t84.86\tไม่ผ่าน\t\n"
    "6.\tการใช้งบประมาณ\t81.90\tไม่ผ่าน\t\n"
    "7.\tการใช้ทรัพย์สินของราชการ\t81.90\tไม่ผ่าน\t\n"
    "8.\tคุณภาพการดำเนินงาน\t89.15\tผ่าน\tแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)\n"
    "9.\tประสิทธิภาพการสื่อสาร\t86.09\tผ่าน\t\n"
    "10.\tการปรับปรุงการทำงาน\t84.39\tไม่ผ่าน\t\n";

TEST(ReadTables, takes_the_ranked_table_of_a_report_whole) {
  const FormShape shape = shape_of("ita/2565");
  const Reading reading = read(shape, ranked_2565);
  EXPECT_THAT(reading.entry.texts,
              UnorderedElementsAre(Pair("indicator:9", "100.00"), Pair("indicator:10", "100.00"),
                                   Pair("indicator:1", "91.07"), Pair("indicator:3", "85.98"),
                                   Pair("indicator:5", "84.86"), Pair("indicator:2", "81.90"),
                                   Pair("indicator:4", "81.90"), Pair("indicator:6", "89.15"),
                                   Pair("indicator:7", "86.09"), Pair("indicator:8", "84.39")));
  EXPECT_TRUE(reading.doubts.empty());
  EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre());
  expect_nothing_dropped(reading, {table_of(ranked_2565)});
}

TEST(ReadTables, takes_this_year_of_two_and_sets_the_rest_aside) {
  const std::string compared =
      "อันดับ\tตัวชี้วัด\tคะแนน ปี 2564\tคะแนน ปี 2565\tเพิ่มขึ้น/ลดลง\n"
      "1.\tการเปิดเผยข้อมูล\t100.00\t100.00\t-\n"
      "3.\tการปฏิบัติหน้าที่\t94.59\t91.07\tลดลงร้อยละ 3.52\n";
  for (const auto& [edition, score] : {std::pair("ita/2565", "91.07"), std::pair("ita/2564", "94.59")}) {
    const Reading reading = read(shape_of(edition), compared);
    EXPECT_EQ(reading.entry.texts.at("indicator:1"), score);
    EXPECT_EQ(reading.entry.texts.size(), 2U);
    EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre());
    EXPECT_THAT(reasons(reading, CellUse::set_aside),
                testing::IsSupersetOf({"is_rank", "another_year", "is_change"}));
    expect_nothing_dropped(reading, {table_of(compared)});
  }
}

TEST(ReadTables, keeps_a_second_value_of_another_table_as_a_doubt) {
  const FormShape shape = shape_of("ita/2565");
  const std::string failing =
      "ตัวชี้วัด\tคะแนนประเมิน รายตัวชี้วัด\tสถานะ\tแบบประเมิน\n"
      "1. การแก้ไขปัญหาการทุจริต\t84.86\tไม่ผ่าน\tIIT\n"
      "4. การใช้งบประมาณ\t81.80\tไม่ผ่าน\tIIT\n";
  Reading reading = entry_from_tables(shape, {table_of(ranked_2565), table_of(failing)});
  ASSERT_EQ(reading.doubts.size(), 1U);
  EXPECT_EQ(reading.doubts[0].why.code, "results_sheets.two_values");
  EXPECT_EQ(reading.doubts[0].why.place.line, 3);
  EXPECT_EQ(reading.entry.texts.at("indicator:2"), "81.90");
  accept(reading.doubts[0], reading.entry);
  EXPECT_EQ(reading.entry.texts.at("indicator:2"), "81.90; 81.80");
  const Checked checked = test::check(shape, reading.entry.texts);
  ASSERT_TRUE(checked.sound());
  ASSERT_EQ(checked.findings.size(), 1U);
  EXPECT_EQ(checked.findings[0].finding.code, "figure.conflict");
  EXPECT_THAT(checked.findings[0].fields, ElementsAre("indicator:2"));
}

TEST(ReadTables, takes_the_questions_of_an_indicator_with_their_distributions) {
  const FormShape shape = shape_of("ita/2565");
  const std::string words_i7 = shape.plan().nodes[*shape.plan().find("item:i7")].name.th;
  const std::string words_i8 = shape.plan().nodes[*shape.plan().find("item:i8")].name.th;
  const std::string first = shape.plan().nodes[*shape.plan().find("item:i8.1")].name.th;
  const std::string questions =
      "ตัวชี้วัดการใช้งบประมาณ\n"
      "ประเด็นการประเมิน\tน้อยที่สุด หรือไม่มีเลย\tน้อย\tมาก\tมากที่สุด\tคะแนน\n"
      "I7 " +
      words_i7 +
      "\t4.31%\t23.28%\t41.51%\t30.90%\t66.40\n"
      "I8 " +
      words_i8 +
      "\t\t\t\t\t83.92\n"
      "▶ " +
      first +
      "\t0.50%\t4.14%\t40.10%\t55.26%\t83.49\n"
      "ประเด็นการประเมิน\tมี\tไม่มี\tคะแนน\n"
      "E13\t97.52%\t2.48%\t97.52\n";
  const Reading reading = read(shape, questions);
  EXPECT_THAT(
      reading.entry.texts,
      UnorderedElementsAre(Pair("percents:i7/least", "4.31%"), Pair("percents:i7/little", "23.28%"),
                           Pair("percents:i7/much", "41.51%"), Pair("percents:i7/most", "30.90%"),
                           Pair("item:i7", "66.40"), Pair("item:i8", "83.92"),
                           Pair("percents:i8.1/least", "0.50%"), Pair("percents:i8.1/little", "4.14%"),
                           Pair("percents:i8.1/much", "40.10%"), Pair("percents:i8.1/most", "55.26%"),
                           Pair("item:i8.1", "83.49"), Pair("percents:e13/has", "97.52%"),
                           Pair("percents:e13/has_not", "2.48%"), Pair("item:e13", "97.52")));
  EXPECT_TRUE(reading.doubts.empty());
  expect_nothing_dropped(reading, {table_of(questions)});
  EXPECT_TRUE(test::check(shape, reading.entry.texts).sound());
}

TEST(ReadTables, takes_thai_digits_and_asks_where_number_and_name_differ) {
  const FormShape shape = shape_of("ita/2566");
  // As a scan of a real report reads: two names went wrong on the way.
  const std::string scanned =
      "ตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน\n"
      "1\tการปฏิรูปดิจิทัล\t100.00\n"
      "๒\tการใช้งบประมาณ\t๙๙.๘๙\n"
      "3\tการใช้จ่ายเงิน\t100.00\n"
      "10\tการป้องกันการทุจริต\t80.00\n";
  const Reading reading = read(shape, scanned);
  EXPECT_THAT(reading.entry.texts,
              UnorderedElementsAre(Pair("indicator:2", "๙๙.๘๙"), Pair("indicator:10", "80.00")));
  ASSERT_EQ(reading.doubts.size(), 2U);
  EXPECT_EQ(reading.doubts[0].field, "indicator:1");
  EXPECT_EQ(reading.doubts[0].why.code, "results_sheets.name_differs");
  EXPECT_EQ(reading.doubts[1].field, "indicator:3");
  EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre("การปฏิรูปดิจิทัล", "การใช้จ่ายเงิน"));
  expect_nothing_dropped(reading, {table_of(scanned)});
}

TEST(ReadTables, takes_items_by_code_however_it_is_written) {
  const FormShape shape = shape_of("ita/2566");
  const std::string items =
      "ลำดับ\tหัวข้อ\tเครื่องมือการประเมิน\tข้อคำถาม\tคะแนน\n"
      "๑.\tกระบวนการปฏิบัติงานที่โปร่งใส\tIIT\tข้อ i๑\t๑๐๐.๐๐\n"
      "\t\tIIT\tI 2\t100\n"
      "\t\tEIT\tข้อ e๑\t๙๘.๑๒\n"
      "\t\tEIT\te4@eit1\t๙๖.๑๐\n"
      "\t\tOIT\tข้อ o๑๑\t๑๐๐.๐๐\n"
      "\t\tOIT\tO12\t0\n";
  const Reading reading = read(shape, items);
  EXPECT_THAT(
      reading.entry.texts,
      UnorderedElementsAre(Pair("item:i1", "๑๐๐.๐๐"), Pair("item:i2", "100"), Pair("item:e1", "๙๘.๑๒"),
                           Pair("item:e4@eit1", "๙๖.๑๐"), Pair("item:o11", "๑๐๐.๐๐"), Pair("item:o12", "0")));
  EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre("กระบวนการปฏิบัติงานที่โปร่งใส"));
  expect_nothing_dropped(reading, {table_of(items)});
}

TEST(ReadTables, asks_whether_a_misspelt_bullet_is_the_one_below_its_question) {
  // A real report prints คุ่มค่า for คุ้มค่า.
  const FormShape shape = shape_of("ita/2565");
  const std::string heading = "ประเด็นการประเมิน\tคะแนน\n";
  const std::string bullet = "▶ คุ่มค่าต่อผลประโยชน์ที่ได้รับ\t83.49\n";
  const Reading reading = read(shape, heading + "I8\t83.92\n" + bullet);
  ASSERT_EQ(reading.doubts.size(), 1U);
  EXPECT_EQ(reading.doubts[0].field, "item:i8.1");
  EXPECT_EQ(reading.doubts[0].why.code, "results_sheets.name_partly");
  EXPECT_TRUE(read(shape, heading + "I9\t90.67\n" + bullet).doubts.empty());
}

TEST(ReadTables, asks_whether_a_zero_is_the_letter_o) {
  const Reading reading = read(shape_of("ita/2566"), "ข้อคำถาม\tคะแนน\nข้อ ๐๑\t๑๐๐.๐๐\nข้อ ๐๙๙\t๑๐๐.๐๐\n");
  EXPECT_TRUE(reading.entry.texts.empty());
  ASSERT_EQ(reading.doubts.size(), 1U);
  EXPECT_EQ(reading.doubts[0].field, "item:o1");
  EXPECT_EQ(reading.doubts[0].text, "๑๐๐.๐๐");
}

TEST(ReadTables, takes_the_whole_instruments_parts_and_the_level) {
  const std::string whole =
      "คะแนนรวม\t๙๒.๑๙ คะแนน\n"
      "ระดับผลการประเมิน\tผ่าน\n"
      "IIT\t99.91\n"
      "แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายนอก (EIT ส่วนที่ ๑)\t97.98\n"
      "EIT Part 2\t80.16\n"
      "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)\t88.75\n"
      "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล\t97.50\n"
      "9.1\t100.00\n";
  const Reading reading = read(shape_of("ita/2566"), whole);
  EXPECT_THAT(cells_with(reading, CellUse::not_understood), ElementsAre());
  EXPECT_EQ(reading.entry.texts.at("total"), "๙๒.๑๙ คะแนน");
  EXPECT_EQ(reading.entry.texts.at("level"), "ผ่าน");
  EXPECT_EQ(reading.entry.texts.at("instrument:iit"), "99.91");
  EXPECT_EQ(reading.entry.texts.at("part:eit1"), "97.98");
  EXPECT_EQ(reading.entry.texts.at("part:eit2"), "80.16");
  EXPECT_EQ(reading.entry.texts.at("instrument:oit"), "88.75");
  EXPECT_EQ(reading.entry.texts.at("indicator:9"), "97.50");
  ASSERT_EQ(reading.doubts.size(), 1U) << "9.1 without a name or a heading";
  EXPECT_EQ(reading.doubts[0].field, "sub:9.1");
  expect_nothing_dropped(reading, {table_of(whole)});
}

TEST(ReadTables, asks_whether_a_sum_below_items_is_the_total) {
  const std::string items = "E11\t80.55\nE12\t79.59\nคะแนนรวม\t82.82\n";
  const Reading reading = read(shape_of("ita/2564"), items);
  EXPECT_EQ(reading.entry.texts.count("total"), 0U);
  ASSERT_EQ(reading.doubts.size(), 1U);
  EXPECT_EQ(reading.doubts[0].why.code, "results_sheets.total_of_what");
}

TEST(ReadTables, tells_counts_from_percents) {
  const FormShape shape = shape_of("ita/2565");
  const std::string heading = "ข้อ\tมี\tไม่มี\n";
  EXPECT_EQ(read(shape, heading + "E13\t1,300\t7\n").entry.texts.at("counts:e13/has"), "1,300");
  EXPECT_EQ(read(shape, heading + "E13\t97.52\t2.48\n").entry.texts.at("percents:e13/has"), "97.52");
  const Reading either = read(shape, heading + "E13\t98\t2\n");
  EXPECT_TRUE(either.entry.texts.empty());
  ASSERT_EQ(either.doubts.size(), 2U);
  EXPECT_EQ(either.doubts[0].why.code, "results_sheets.counts_or_percents");
  EXPECT_EQ(read(shape, "ข้อ\tจำนวน มี\tจำนวน ไม่มี\nE13\t98\t2\n").entry.texts.at("counts:e13/has"), "98");
}

TEST(ReadTables, tells_what_it_does_not_understand) {
  const FormShape shape = shape_of("ita/2565");
  const std::string odd =
      "ผลการประเมินของหน่วยงาน\n"
      "ตัวชี้วัดใหม่ที่ไม่มีในปีนี้\t77.77\n"
      "การใช้อำนาจ\t85.98\t85.99\n"
      "ได้คะแนน 91.50 อยู่ในระดับ A\n"
      "i99\t50.00\n"
      "ข้อ\tมาก\tคะแนน\n"
      "E13\t55\t97.52\n";
  const Reading reading = read(shape, odd);
  EXPECT_THAT(reading.entry.texts, UnorderedElementsAre(Pair("item:e13", "97.52")));
  EXPECT_THAT(cells_with(reading, CellUse::not_understood),
              ElementsAre("ตัวชี้วัดใหม่ที่ไม่มีในปีนี้", "77.77", "85.98", "85.99", "ได้คะแนน 91.50 อยู่ในระดับ A", "i99",
                          "50.00", "55"));
  EXPECT_THAT(reasons(reading, CellUse::not_understood),
              ElementsAre("row_unknown", "row_unknown", "several_scores", "several_scores", "row_unknown",
                          "row_unknown", "row_unknown", "no_such_choice"));
  expect_nothing_dropped(reading, {table_of(odd)});
}

TEST(ReadTables, keeps_a_wrong_value_so_that_the_form_can_tell_of_it) {
  const FormShape shape = shape_of("ita/2565");
  const Reading reading = read(shape, "ตัวชี้วัด\tคะแนน\nการใช้อำนาจ\tแปดสิบห้า\nการใช้งบประมาณ\t81.900\n");
  EXPECT_EQ(reading.entry.texts.at("indicator:3"), "แปดสิบห้า");
  EXPECT_EQ(test::check(shape, reading.entry.texts).problems.size(), 2U);
}

TEST(ReadTables, refuses_more_cells_than_one_form_can_need) {
  Table table{.name = "T", .rows = {}};
  for (int i = 0; i < 5'001; ++i) table.rows.push_back({"i1", "100"});
  const Reading reading = entry_from_tables(shape_of("ita/2565"), {table});
  ASSERT_EQ(reading.problems.size(), 1U);
  EXPECT_EQ(reading.problems[0].code, "results_sheets.too_many_cells");
}

TEST(ReadTables, account_for_every_cell_of_any_table) {
  const FormShape shape = shape_of("ita/2566");
  const std::vector<std::string> bits = {"ข้อ",         "ตัวชี้วัดที่",   "คะแนน",     "มาก",
                                         "ไม่มี",        "จำนวน",    "2565",      "2566",
                                         "i1",         "e1@eit1",  "o12",       "9.1",
                                         "๐๑",         "100.00",   "๙๘.๑๒",     "4.31%",
                                         "1,207",      "-",        ";",         "@",
                                         "\"",         "(OIT)",    "ผ่าน",       "อันดับ",
                                         " ",          ".",        "\xB9",      "\xE0\xB8",
                                         "การใช้อำนาจ", "คะแนนรวม", "ระดับ",      "prongsai-results/1",
                                         "ita/2566",   "sources",  "part:eit1", "counts:i7/much"};
  std::mt19937 chance(2566);
  for (int round = 0; round < 400; ++round) {
    Table table{.name = "T", .rows = {}};
    for (auto rows = chance() % 8; rows > 0; --rows) {
      table.rows.emplace_back(chance() % 7);
      for (std::string& cell : table.rows.back()) {
        for (auto n = chance() % 3; n > 0; --n) cell += bits[chance() % bits.size()];
      }
    }
    const Reading reading = entry_from_tables(shape, {table});
    expect_nothing_dropped(reading, {table});
    const Checked checked = test::check(shape, reading.entry.texts);
    EXPECT_EQ(checked.sound(), !checked.document.empty());
    for (const FieldProblem& one : checked.problems) EXPECT_NE(one.field, "") << one.problem.code;
  }
}

}  // namespace
}  // namespace prongsai::results_sheets
