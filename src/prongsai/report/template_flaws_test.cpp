// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/report/test_words.h"

namespace prongsai::report {
namespace {

using test::of;
using test::text;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> codes(const Template& pattern) {
  std::vector<std::string> out;
  for (const PatternFlaw& one : flaws(pattern, test::words()))
    out.push_back(one.code + " " + (one.details.empty() ? "" : one.details.front().second));
  return out;
}

BlockPattern block(decltype(BlockPattern::form) form, Tests when = {}) {
  return {.when = std::move(when), .form = std::move(form), .line = 7};
}

TEST(TemplateFlaws, are_none_where_every_name_is_known) {
  EXPECT_THAT(
      codes(of({text({{"ได้ {total} คะแนน", {"total_known"}, 1}}), block(TablePattern{.of = "indicators"}),
                block(EachPattern{.of = "failing", .body = {text({{"{indicator}", {}, 2}})}})})),
      IsEmpty());
}

TEST(TemplateFlaws, name_what_does_not_exist) {
  EXPECT_THAT(codes(of({text({{"{totl}", {"totl_rose"}, 1}}), block(TablePattern{.of = "nothing"}),
                        block(ListPattern{.of = "nothing"}), block(FigurePattern{.of = "nothing"}),
                        block(EachPattern{.of = "nothing"}), block(TypedPattern{.field = "nothing"}),
                        block(HeadingPattern{.numbered = "no.such"})})),
              ElementsAre("document.unknown_fact totl", "document.unknown_test totl_rose",
                          "document.unknown_table nothing", "document.unknown_list nothing",
                          "document.unknown_figure nothing", "document.unknown_each nothing",
                          "document.unknown_field nothing", "document.unknown_word no.such"));
}

TEST(TemplateFlaws, name_what_stands_outside_of_its_repetition) {
  EXPECT_THAT(codes(of({text({{"{indicator}", {}, 1}}), block(TablePattern{.of = "answers"}),
                        block(EachPattern{.of = "answer_sets"})})),
              ElementsAre("document.out_of_scope indicator", "document.out_of_scope answers",
                          "document.out_of_scope answer_sets"));
}

TEST(TemplateFlaws, name_a_claim_that_no_test_bears) {
  EXPECT_THAT(codes(of({text({{"คะแนนรวมเพิ่มขึ้น", {"total_known"}, 1}})})),
              ElementsAre("document.claim_without_test เพิ่มขึ้น"));
  EXPECT_THAT(codes(of({block(HeadingPattern{.phrases = {"ตัวชี้วัดที่ไม่ผ่านเกณฑ์"}})})),
              ElementsAre("document.claim_without_test ไม่ผ่านเกณฑ์"));
  EXPECT_THAT(codes(of({block(HeadingPattern{.phrases = {"ตัวชี้วัดที่ไม่ผ่านเกณฑ์"}}, {"has_failing"})})), IsEmpty());
}

TEST(TemplateFlaws, name_braces_and_stars_left_open) {
  EXPECT_THAT(codes(of({text({{"{total", {}, 1}, {"**เน้น", {}, 2}})})),
              ElementsAre("document.open_brace {total", "document.open_stars **เน้น"));
}

TEST(TemplateFlaws, name_numbers_typed_where_a_fact_must_stand) {
  EXPECT_THAT(codes(of({text({{"ได้ 91.50 คะแนน", {}, 1},
                              {"ได้ **๙๑.๕๐** คะแนน", {}, 2},
                              {"เกณฑ์ 85 คะแนน", {}, 3},
                              {"คิดเป็นร้อยละ 5", {}, 4},
                              {"คิดเป็น 5% ของทั้งหมด", {}, 5},
                              {"ปีงบประมาณ พ.ศ. ๒๕๖๕", {}, 6},
                              {"มี 4 ตัวชี้วัด", {}, 7},
                              {"ดังตารางที่ 3", {}, 8}})})),
              ElementsAre("document.typed_number 91.50 คะแนน", "document.typed_number 91.50 คะแนน",
                          "document.typed_number 85 คะแนน", "document.typed_number ร้อยละ 5",
                          "document.typed_number 5%", "document.typed_number 2565",
                          "document.typed_number 4 ตัวชี้วัด", "document.typed_number ตารางที่ 3"));
  EXPECT_THAT(codes(of({block(TablePattern{.of = "indicators", .caption = "คะแนนของปี 2565"}),
                        block(HeadingPattern{.phrases = {"ส่วนที่ 1 ผลการประเมิน"}}),
                        block(TypedPattern{.field = "remark", .otherwise = "ได้ 90.00"})})),
              ElementsAre("document.typed_number 2565", "document.typed_number ส่วนที่ 1",
                          "document.typed_number 90.00"));
}

TEST(TemplateFlaws, tell_the_line_of_a_typed_number) {
  const auto found =
      flaws(of({text({{"ได้ {total} คะแนน", {}, 11}, {"ได้ 91.50 คะแนน", {}, 12}})}), test::words());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].line, 12);
}

TEST(TemplateFlaws, leave_facts_laws_and_other_whole_numbers_alone) {
  EXPECT_THAT(codes(of({text({{"ได้ {total} คะแนน ร้อยละ {confidence} ปีงบประมาณ พ.ศ. {year}", {}, 1},
                              {"ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 มาตรา 9", {}, 2},
                              {"รายงานภายใน 7 วัน", {}, 3}})})),
              IsEmpty());
  EXPECT_THAT(codes(of({text({{"ตามพระราชบัญญัติของปีงบประมาณ พ.ศ. 2565", {}, 1}})})),
              ElementsAre("document.typed_number 2565"));
}

TEST(TemplateFlaws, name_a_change_called_a_percentage) {
  EXPECT_THAT(codes(of({text({{"คะแนนรวมเพิ่มขึ้นร้อยละ {total_change}", {"total_rose"}, 1},
                              {"คะแนนรวมลดลง **{total_change}**%", {"total_fell"}, 2},
                              {"คะแนนรวมลดลง {total_change} คะแนน", {"total_fell"}, 3}})})),
              ElementsAre("document.change_as_percent ร้อยละ {total_change}",
                          "document.change_as_percent {total_change}%"));
}

}  // namespace
}  // namespace prongsai::report
