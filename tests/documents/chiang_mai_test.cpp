// SPDX-License-Identifier: Apache-2.0
// The analyses of Chiang Mai province for 2565, held against what its own report should have said: each test
// names what that report printed instead.
#include <algorithm>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents_test_tools.h"

namespace prongsai::documents {
namespace {

using report::Kind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct ChiangMai : Desk {
  ChiangMai() : Desk({"chiang-mai-province-2563", "chiang-mai-province-2564", "chiang-mai-province-2565"}) {
    input.year = 2565;
    plan(plan_of("chiang-mai-province-2566"));
    earlier_plan(plan_of("chiang-mai-province-2565"));
    input.typed["announced"] = "2022-08-01";
  }
};

const report::Draft& analysis() {
  static const report::Draft draft = [] {
    ChiangMai desk;
    return desk.write(Kind::analysis);
  }();
  return draft;
}

const std::string& text() {
  static const std::string all = text_of(analysis());
  return all;
}

std::vector<std::string> lines_with(const std::string& all, const std::string& part) {
  std::vector<std::string> out;
  std::istringstream stream(all);
  for (std::string line; std::getline(stream, line);) {
    if (line.find(part) != std::string::npos) out.push_back(line);
  }
  return out;
}

/// What stands in one column of the first table whose caption holds the words.
std::vector<std::string> column(const report::Draft& draft, const std::string& caption, std::size_t at) {
  std::vector<std::string> out;
  for (const doc::Section& section : draft.document.sections) {
    for (const doc::Block& block : section.blocks) {
      const auto* table = std::get_if<doc::Table>(&block);
      if (table == nullptr || table->caption.find(caption) == std::string::npos) continue;
      for (const doc::Row& row : table->body) {
        if (row.cells.size() == table->columns.size())
          out.push_back(doc::text_of(row.cells[at].lines.front().spans));
      }
      return out;
    }
  }
  return out;
}

std::vector<std::string> gaps(const report::Draft& draft, const std::string& code) {
  std::vector<std::string> out;
  for (const report::Gap& gap : draft.gaps) {
    if (gap.code == code) out.push_back(gap.details.empty() ? gap.record : gap.details.front().second);
  }
  return out;
}

// T1 printed 81.90 for indicator 2, and 81.80 in three other places.
TEST(ChiangMai2565, prints_one_value_of_indicator_2_everywhere) {
  EXPECT_THAT(lines_with(text(), "การใช้งบประมาณ (81.90"), IsEmpty());
  for (const std::string& line : lines_with(text(), "2\tการใช้งบประมาณ"))
    EXPECT_THAT(line, HasSubstr("81.80"));
  std::set<std::string> ids;
  for (const doc::Datum& one : analysis().document.data) {
    EXPECT_TRUE(ids.insert(one.id).second) << one.id << " is there twice";
    if (one.id == "2565/indicator:2/score") {
      EXPECT_EQ(one.value, "81.80");
    }
  }
  EXPECT_TRUE(ids.contains("2565/indicator:2/score"));
}

// Every printed number of a datum is that datum's value, whatever sentence or table it stands in.
TEST(ChiangMai2565, prints_each_datum_as_it_is) {
  const doc::Document& document = analysis().document;
  std::size_t count = 0;
  const auto check = [&](const doc::Spans& spans) {
    for (const doc::Span& span : spans) {
      if (!span.datum) continue;
      ++count;
      const doc::Datum& one = document.data.at(*span.datum);
      std::string printed = span.text;
      std::erase(printed, ',');
      const bool is_change = one.unit == "change";
      if (is_change && printed == "เท่าเดิม") {
        EXPECT_EQ(one.value, "0.00");
      } else if (is_change) {
        EXPECT_EQ(printed, one.value.substr(one.value.find_first_of("0123456789"))) << one.id;
      } else {
        EXPECT_EQ(printed, one.value) << one.id;
      }
    }
  };
  for (const doc::Section& section : document.sections) {
    for (const doc::Block& block : section.blocks) {
      if (const auto* paragraph = std::get_if<doc::Paragraph>(&block)) check(paragraph->spans);
      if (const auto* table = std::get_if<doc::Table>(&block)) {
        for (const doc::Row& row : table->body)
          for (const doc::Cell& cell : row.cells)
            for (const doc::CellLine& line : cell.lines) check(line.spans);
      }
    }
  }
  EXPECT_GT(count, 150U);
}

// T1 kept the order of the year before and a false tie on rank 6.
TEST(ChiangMai2565, stands_in_the_order_of_its_own_scores) {
  EXPECT_THAT(column(analysis(), "เรียงจากมากไปน้อย", 1),
              ElementsAre("9", "10", "1", "6", "7", "3", "5", "8", "4", "2"));
  EXPECT_THAT(column(analysis(), "เรียงจากมากไปน้อย", 0),
              ElementsAre("1", "1", "3", "4", "5", "6", "7", "8", "9", "10"));
  EXPECT_THAT(column(analysis(), "เรียงจากมากไปน้อย", 3),
              ElementsAre("100.00", "100.00", "91.07", "89.15", "86.09", "85.98", "84.86", "84.39", "81.90",
                          "81.80"));
}

// "เพิ่มขึ้นทุกตัวชี้วัดอย่างมีนัยสำคัญ"
TEST(ChiangMai2565, says_that_five_fell_three_rose_and_two_stayed) {
  EXPECT_THAT(text(), HasSubstr("คะแนนเพิ่มขึ้น 3 ตัวชี้วัด ลดลง 5 ตัวชี้วัด และเท่าเดิม 2 ตัวชี้วัด"));
  EXPECT_THAT(text(), Not(HasSubstr("ทุกตัวชี้วัดมีคะแนน")));
  EXPECT_THAT(text(), Not(HasSubstr("นัยสำคัญ")));
}

// The fall of the total was not said anywhere.
TEST(ChiangMai2565, says_that_the_total_fell_and_from_where) {
  EXPECT_THAT(text(), HasSubstr("คะแนนรวมลดลง 1.39 คะแนน จาก 92.89 คะแนน เป็น 91.50 คะแนน"));
  EXPECT_THAT(lines_with(text(), "คะแนนรวม\t"), testing::Contains(HasSubstr("92.89\t91.50\tลดลง 1.39")));
}

// "ลดลงร้อยละ 3.52" of what are points.
TEST(ChiangMai2565, calls_a_change_points_and_never_percent) {
  EXPECT_THAT(column(analysis(), "การเปลี่ยนแปลงเป็นหน่วยคะแนน", 4), testing::Each(Not(HasSubstr("ร้อยละ"))));
  for (const char* word : {"เพิ่มขึ้นร้อยละ", "ลดลงร้อยละ", "เพิ่มขึ้น ร้อยละ", "ลดลง ร้อยละ"})
    EXPECT_THAT(text(), Not(HasSubstr(word)));
  EXPECT_THAT(text(), HasSubstr("เพิ่มขึ้น/ลดลง (คะแนน)"));
}

/// Changes in points by indicator, as the two years give them; the report has the same figures.
TEST(ChiangMai2565, tells_each_change_in_points) {
  const std::vector<std::string> numbers = column(analysis(), "การเปลี่ยนแปลงเป็นหน่วยคะแนน", 0);
  EXPECT_THAT(numbers, ElementsAre("9", "10", "1", "6", "7", "3", "5", "8", "4", "2"));
  EXPECT_THAT(column(analysis(), "การเปลี่ยนแปลงเป็นหน่วยคะแนน", 4),
              ElementsAre("เท่าเดิม", "เท่าเดิม", "ลดลง 3.52", "เพิ่มขึ้น 3.41", "เพิ่มขึ้น 0.58", "ลดลง 6.74",
                          "ลดลง 6.17", "เพิ่มขึ้น 1.57", "ลดลง 7.57", "ลดลง 8.45"));
}

// "มีตัวชี้วัดที่ไม่ผ่านเกณฑ์การประเมิน คือ ตัวชี้วัดที่ 2", and questions of 2 and 8 only.
TEST(ChiangMai2565, opens_each_of_the_four_that_failed) {
  EXPECT_THAT(text(), HasSubstr("ไม่ผ่านเกณฑ์ 4 จาก 10 ตัวชี้วัด"));
  for (const char* heading : {"5.1 ตัวชี้วัดที่ 2 การใช้งบประมาณ", "5.2 ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
                              "5.3 ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต", "5.4 ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน"})
    EXPECT_THAT(text(), HasSubstr(heading));
  EXPECT_THAT(gaps(analysis(), "failing.no_items"), ElementsAre("indicator:4", "indicator:5"));
}

// Negative questions stood under the head of positive ones, and the yes/no question ran the other way.
TEST(ChiangMai2565, prints_distributions_that_can_be_read) {
  for (const char* item : {"I9 ", "I10 ", "เอื้อประโยชน์ให้ผู้ประกอบการรายใดรายหนึ่ง"})
    EXPECT_THAT(lines_with(text(), item), testing::Contains(HasSubstr("ข้อคำถามเชิงลบ"))) << item;
  EXPECT_THAT(lines_with(text(), "I7 ท่านทราบ"), testing::Contains(Not(HasSubstr("ข้อคำถามเชิงลบ"))));
  EXPECT_THAT(lines_with(text(), "E13 "), testing::Contains(HasSubstr("\t2.48\t97.52\t97.52")));
  EXPECT_THAT(lines_with(text(), "ไม่มี\tมี"), Not(IsEmpty()));
  EXPECT_THAT(text(), HasSubstr("ผู้ตอบ 1,207 คน"));
  EXPECT_THAT(text(), HasSubstr("ผู้ตอบ 1,652 คน"));
}

// The lowest questions of IIT, i7 and i12, got no word.
TEST(ChiangMai2565, tells_the_lowest_questions_in_words) {
  EXPECT_THAT(text(), HasSubstr("ข้อ I7 (66.40 คะแนน), ข้อ I12 (72.57 คะแนน) และข้อ I8 (83.92 คะแนน)"));
  EXPECT_THAT(
      text(),
      HasSubstr("ข้อ E14 (77.14 คะแนน), ข้อ E12 (82.08 คะแนน), ข้อ E15 (82.12 คะแนน) และข้อ E11 (83.10 คะแนน)"));
}

// Recommendations stood in one list, without one for indicator 5; guidelines passed over 2 and 5.
TEST(ChiangMai2565, tells_what_no_recommendation_and_no_guideline_is_about) {
  EXPECT_THAT(gaps(analysis(), "failing.no_recommendation"), ElementsAre("indicator:5"));
  EXPECT_THAT(gaps(analysis(), "failing.no_measure"), ElementsAre("indicator:2", "indicator:5"));
  EXPECT_THAT(gaps(analysis(), "indicator.no_measure"), ElementsAre("indicator:3"));
  EXPECT_THAT(column(analysis(), "แนวทางการพัฒนารายตัวชี้วัด", 0),
              ElementsAre("ตัวชี้วัดที่ 2 การใช้งบประมาณ", "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
                          "ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต", "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน", "ตัวชี้วัดที่ 3 การใช้อำนาจ",
                          "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร"));
}

// Nobody looked at the target of the plan for 2565 again.
TEST(ChiangMai2565, reviews_the_target_of_its_plan) {
  EXPECT_THAT(text(), HasSubstr("กำหนดเป้าหมายไว้ 10 รายการ ถึงเป้าหมาย 3 รายการ"));
  EXPECT_THAT(text(), HasSubstr("มี 3 จาก 10 ตัวชี้วัดที่ถึงเส้นนี้แล้ว"));
}

// The cause given for indicator 8, which rose, may stand because it fails; said of what rose and passes, it
// may not.
TEST(ChiangMai2565, gives_a_cause_only_where_there_is_something_to_explain) {
  EXPECT_THAT(text(), HasSubstr("โรคติดเชื้อไวรัสโคโรนา 2019"));
  EXPECT_THAT(gaps(analysis(), "cause.without_fall"), IsEmpty());
  ChiangMai desk;
  improvement::Plan plan = plan_of("chiang-mai-province-2566");
  for (improvement::Record& record : plan.records) {
    if (record.kind == improvement::RecordKind::cause) record.fields["about"] = "indicator:6";
  }
  desk.plan(plan);
  const report::Draft draft = desk.write(Kind::analysis);
  EXPECT_THAT(gaps(draft, "cause.without_fall"), ElementsAre("indicator:6"));
  EXPECT_THAT(text_of(draft), Not(HasSubstr("โรคติดเชื้อไวรัสโคโรนา 2019")));
}

// Two headers took turns, one of another document and year.
TEST(ChiangMai2565, has_one_header_of_its_own_kind_and_year) {
  EXPECT_THAT(analysis().document.header,
              ElementsAre(HasSubstr("บทวิเคราะห์ผลการประเมิน"), HasSubstr("ประจำปีงบประมาณ พ.ศ. 2565")));
}

TEST(ChiangMai2565, uses_the_official_names_of_instruments) {
  EXPECT_THAT(text(), HasSubstr("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"));
  EXPECT_THAT(text(), HasSubstr("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"));
  EXPECT_THAT(text(), Not(HasSubstr("ส่วนเสีย (EIT)")));
  EXPECT_THAT(text(), Not(HasSubstr("แบบประเมิน")));
}

TEST(ChiangMai2565, says_where_it_comes_from) {
  EXPECT_THAT(lines_with(text(), "หลักเกณฑ์\t"), Not(IsEmpty()));
  EXPECT_THAT(lines_with(text(), "ชุดข้อมูลผลการประเมิน\t"), testing::SizeIs(2));
  EXPECT_THAT(lines_with(text(), "แบบเอกสาร\t"),
              testing::Contains(HasSubstr(patterns().wording.fingerprint)));
}

TEST(ChiangMai2565, refuses_to_call_a_change_significant) {
  const auto& refusals = analysis().refusals;
  const auto found = std::find_if(refusals.begin(), refusals.end(), [](const report::Refusal& one) {
    return one.test == "change_is_significant";
  });
  ASSERT_NE(found, refusals.end());
  EXPECT_TRUE(found->is_unknown);
}

TEST(ChiangMai2565, leaves_no_word_and_no_brace_open) {
  for (const Kind kind : {Kind::analysis, Kind::threshold_analysis}) {
    ChiangMai desk;
    const report::Draft draft = desk.write(kind);
    EXPECT_THAT(text_of(draft), Not(HasSubstr("⟦")));
    EXPECT_THAT(text_of(draft), Not(HasSubstr("{")));
    EXPECT_THAT(doc::flaws(draft.document), IsEmpty());
    for (const doc::Datum& one : draft.document.data) {
      EXPECT_THAT(one.label, Not(HasSubstr("⟦"))) << one.id;
      EXPECT_THAT(one.source, Not(HasSubstr("⟦"))) << one.id;
    }
  }
}

// Report 004 sorted its indicators into "more than 90" and "less than 90": each stands on one side.
TEST(ChiangMai2565, puts_each_indicator_on_one_side_of_the_target) {
  ChiangMai desk;
  const std::string all = text_of(desk.write(Kind::threshold_analysis));
  const std::size_t reaching = all.find("ตัวชี้วัดที่ถึงเส้นเป้าหมาย 90.00 คะแนน");
  const std::size_t short_of_it = all.find("ตัวชี้วัดที่ยังไม่ถึงเส้นเป้าหมาย 90.00 คะแนน");
  ASSERT_LT(reaching, short_of_it);
  ASSERT_NE(short_of_it, std::string::npos);
  const std::string above = all.substr(reaching, short_of_it - reaching);
  const std::string below = all.substr(short_of_it);
  for (const char* code : {"1 การปฏิบัติหน้าที่", "9 การเปิดเผยข้อมูล", "10 การป้องกันการทุจริต"})
    EXPECT_THAT(above, HasSubstr(code));
  for (const char* code : {"2 การใช้งบประมาณ", "3 การใช้อำนาจ", "4 การใช้ทรัพย์สิน", "5 การแก้ไขปัญหา", "6 คุณภาพ",
                           "7 ประสิทธิภาพ", "8 การปรับปรุง"}) {
    EXPECT_THAT(above, Not(HasSubstr(code)));
    EXPECT_THAT(below, HasSubstr(code));
  }
  EXPECT_THAT(all, HasSubstr("95.00 – 100.00\tAA"));
  EXPECT_THAT(all, HasSubstr("85.00 – 94.99\tA\t91.50"));
}

TEST(ChiangMai2565, writes_thai_digits_where_the_agency_wants_them) {
  ChiangMai desk;
  desk.input.letterhead.digits = doc::Digits::thai;
  const std::string all = text_of(desk.write(Kind::analysis));
  EXPECT_THAT(all, HasSubstr("๙๑.๕๐ คะแนน"));
  EXPECT_THAT(all, HasSubstr("ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"));
}

// Nothing is compared, and nothing is claimed, where there is no year before.
TEST(ChiangMai2565, says_nothing_of_changes_without_the_year_before) {
  Desk desk({"chiang-mai-province-2565"});
  desk.input.year = 2565;
  const report::Draft draft = desk.write(Kind::analysis);
  for (const char* word : {"เพิ่มขึ้น ", "ลดลง ", "เท่าเดิม"}) EXPECT_THAT(text_of(draft), Not(HasSubstr(word)));
  EXPECT_THAT(gaps(draft, "scores.no_year_before"), ElementsAre("2564"));
  EXPECT_THAT(gaps(draft, "no_plan"), ElementsAre("2566"));
}

// The province's results of 2567 are a total and a level alone: nothing is said of indicators, and no count
// of them is printed as 0.
TEST(ChiangMai2567, claims_nothing_of_what_is_not_known) {
  Desk desk({"chiang-mai-province-2567"});
  desk.input.year = 2567;
  for (const Kind kind : {Kind::analysis, Kind::threshold_analysis}) {
    const std::string all = text_of(desk.write(kind));
    EXPECT_THAT(all, HasSubstr("95.55 คะแนน"));
    EXPECT_THAT(all, HasSubstr("ผ่านดี"));
    EXPECT_THAT(all, HasSubstr("ยังไม่มีคะแนนรายตัวชี้วัดในข้อมูลที่ใช้วิเคราะห์"));
    for (const char* word : {"มี 0 ", "ไม่ผ่านเกณฑ์ 0", "\t0.00", "ตัวผ่านเกณฑ์", "คะแนนสูงสุดคือ"})
      EXPECT_THAT(all, Not(HasSubstr(word)));
  }
}

// Report 003 told items of 0 to keep their level; a measure about their topic answers the indicator that they
// pull below the mark.
TEST(ChiangMaiCity2566, finds_the_measures_of_a_topic_for_the_indicator_its_weak_items_are_in) {
  Desk desk({"chiang-mai-city-2566"});
  desk.input.year = 2566;
  desk.plan(plan_of("chiang-mai-city-2567"));
  const report::Draft draft = desk.write(Kind::analysis);
  const std::string all = text_of(draft);
  EXPECT_THAT(all, HasSubstr("ไม่ผ่านเกณฑ์ 1 จาก 10 ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ 10 การป้องกันการทุจริต (80.00 คะแนน)"));
  EXPECT_THAT(all, HasSubstr("ข้อ O42 (0.00 คะแนน) และข้อ O43 (0.00 คะแนน)"));
  EXPECT_THAT(all, HasSubstr("คะแนนรวม 92.19 คะแนน อยู่ในระดับ ผ่าน"));
  EXPECT_THAT(gaps(draft, "failing.no_measure"), IsEmpty());
  EXPECT_THAT(gaps(draft, "indicator.no_measure"), ElementsAre("indicator:6", "indicator:8"));
}

}  // namespace
}  // namespace prongsai::documents
