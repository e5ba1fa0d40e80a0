// SPDX-License-Identifier: Apache-2.0
#include "prongsai/report/write.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/report/test_words.h"

namespace prongsai::report {
namespace {

using test::lines;
using test::of;
using test::text;
using test::year;
using test::Years;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Not;

/// 2569: 1 = 90, 2 = 80, 6 = 88, 7 = 88, 9 = 100, 10 = 95; 2570: 1 = 88, 2 = 84.99, 6 = 88, 7 missing …
Years two_years() {
  scoring::test::Case earlier = year(2569);
  earlier.print("indicator:1", "90.00").print("indicator:2", "80.00").print("indicator:6", "88.00");
  earlier.print("indicator:7", "88.00").print("indicator:9", "100").print("indicator:10", "95.00");
  scoring::test::Case later = year(2570);
  later.print("indicator:1", "88.00").print("indicator:2", "84.99").print("indicator:6", "88.00");
  later.print("indicator:9", "100").print("indicator:10", "96.00");
  later.print("total", "91.00");
  return {earlier, later};
}

Draft written(const Template& pattern, const Input& input) {
  return write(pattern, test::words(), input);
}

TEST(Write, prints_the_sentence_the_figures_bear_and_no_other) {
  const Years years = two_years();
  const Template pattern = of({text(
      {{"เพิ่มขึ้น {risen_count} ลดลง {fallen_count} เท่าเดิม {unchanged_count}", {"some_rose", "some_fell"}, 1},
       {"ทุกตัวชี้วัดเพิ่มขึ้น", {"all_rose"}, 2}})});
  const Draft draft = written(pattern, years.input());
  EXPECT_THAT(lines(draft), ElementsAre("เพิ่มขึ้น 2 ลดลง 1 เท่าเดิม 2"));
  ASSERT_EQ(draft.refusals.size(), 1U);
  EXPECT_EQ(draft.refusals[0].test, "all_rose");
  EXPECT_FALSE(draft.refusals[0].is_unknown);
}

TEST(Write, says_nothing_either_way_where_a_test_cannot_be_decided) {
  const Years years = {year(2569).print("total", "90.00"), year(2570)};
  const Template pattern =
      of({text({{"คะแนนรวมเพิ่มขึ้น", {"total_rose"}, 1}, {"คะแนนรวมไม่ได้เพิ่ม", {"not total_rose"}, 2}})});
  const Draft draft = written(pattern, years.input());
  EXPECT_THAT(lines(draft), IsEmpty());
  ASSERT_EQ(draft.refusals.size(), 1U);
  EXPECT_TRUE(draft.refusals[0].is_unknown);
}

TEST(Write, takes_only_the_first_of_several_wordings) {
  const Years years = two_years();
  const Template pattern = of({text({{"ก {agency}", {}, 1}, {"ข", {}, 2}}, true)});
  EXPECT_THAT(lines(written(pattern, years.input())), ElementsAre("ก หน่วยงานหนึ่ง"));
}

TEST(Write, never_prints_zero_for_a_score_that_is_missing) {
  const Years years = two_years();
  BlockPattern each;
  each.form = EachPattern{.of = "instruments", .body = {text({{"{score}", {}, 1}})}};
  const Draft draft = written(of({each}), years.input());
  EXPECT_THAT(lines(draft), ElementsAre("86.50", "ข้อมูลไม่ครบ", "98.00"));
}

TEST(Write, gives_one_quantity_one_datum_wherever_it_stands) {
  const Years years = two_years();
  const Template pattern =
      of({text({{"{total} {total}", {}, 1}}), text({{"{failing_names} {worst_names}", {}, 2}})});
  const Draft draft = written(pattern, years.input());
  std::set<std::string> ids;
  for (const doc::Datum& one : draft.document.data) EXPECT_TRUE(ids.insert(one.id).second) << one.id;
  EXPECT_TRUE(ids.contains("2570/total/score"));
  EXPECT_TRUE(ids.contains("2570/indicator:2/score"));
  EXPECT_THAT(draft.document.data, Contains(Field(&doc::Datum::value, "84.99")));
}

TEST(Write, numbers_headings_by_level_and_by_key) {
  const Years years = two_years();
  const auto heading = [](int level, std::string numbered) {
    BlockPattern out;
    out.form = HeadingPattern{.level = level, .numbered = std::move(numbered), .phrases = {"ก"}};
    return out;
  };
  const Draft draft = written(
      of({heading(1, "count"), heading(2, "count"), heading(2, "count"), heading(1, "count"),
          heading(2, "count"), heading(1, "heading.part"), heading(1, "heading.part"), heading(1, "")}),
      years.input());
  EXPECT_THAT(lines(draft),
              ElementsAre("1. ก", "1.1 ก", "1.2 ก", "2. ก", "2.1 ก", "ส่วนที่ 1 ก", "ส่วนที่ 2 ก", "ก"));
}

TEST(Write, makes_words_between_stars_strong) {
  const Years years = two_years();
  const Draft draft = written(of({text({{"ได้ **{total} คะแนน** แล้ว", {}, 1}})}), years.input());
  const auto& blocks = draft.document.sections.at(0).blocks;
  const auto& spans = std::get<doc::Paragraph>(blocks.at(1)).spans;
  ASSERT_EQ(spans.size(), 4U);
  EXPECT_FALSE(spans[0].bold);
  EXPECT_TRUE(spans[1].bold);
  EXPECT_TRUE(spans[2].bold);
  EXPECT_FALSE(spans[3].bold);
}

TEST(Write, prints_thai_digits_and_keeps_data_and_marks_as_they_are) {
  const Years years = two_years();
  Input input = years.input();
  input.letterhead.digits = doc::Digits::thai;
  const Draft draft = written(of({text({{"{total}", {}, 1}})}), input);
  EXPECT_THAT(lines(draft), ElementsAre("๙๑.๐๐"));
  EXPECT_THAT(draft.document.data, Contains(Field(&doc::Datum::value, "91.00")));
}

TEST(Write, leaves_out_earlier_years_that_are_not_published) {
  const Years years = two_years();
  Input input = years.input();
  input.years[0].is_published = false;
  const Template pattern =
      of({text({{"เทียบได้", {"has_previous"}, 1}, {"ไม่มีปีก่อน", {"not has_previous"}, 2}})});
  const Draft draft = written(pattern, input);
  EXPECT_THAT(lines(draft), ElementsAre("ไม่มีปีก่อน"));
  EXPECT_THAT(draft.gaps, Contains(Field(&Gap::code, "scores.no_year_before")));
}

TEST(Write, refuses_to_be_published_upon_figures_that_only_wait) {
  const Years years = two_years();
  Input input = years.input();
  input.years[1].is_published = false;
  const Draft draft = written(of({}), input);
  ASSERT_FALSE(draft.gaps.empty());
  EXPECT_EQ(draft.gaps[0].code, "scores.unpublished");
  EXPECT_EQ(draft.gaps[0].weight, GapWeight::blocks);
}

TEST(Write, has_an_empty_body_and_a_gap_without_results) {
  const Years years = two_years();
  Input input = years.input();
  input.year = 2575;
  const Draft draft = written(of({text({{"ข้อความ", {}, 1}})}), input);
  EXPECT_THAT(lines(draft), IsEmpty());
  EXPECT_THAT(draft.gaps, Contains(Field(&Gap::code, "scores.none")));
}

TEST(Write, tells_a_cause_of_what_neither_fell_nor_failed) {
  const Years years = two_years();
  improvement::Plan plan;
  plan.year = 2571;
  const auto cause = [](std::string id, std::string about) {
    improvement::Record out;
    out.id = std::move(id);
    out.kind = improvement::RecordKind::cause;
    out.fields = {{"about", std::move(about)}, {"text", "เพราะอะไร"}};
    return out;
  };
  // 1 fell, 2 rose and fails all the same, 10 rose.
  plan.records = {cause("fell", "indicator:1"), cause("fails", "indicator:2"), cause("rose", "indicator:10")};
  Input input = years.input();
  input.plan = &plan;
  const Draft draft = written(of({}), input);
  std::vector<std::string> records;
  for (const Gap& gap : draft.gaps) {
    if (gap.code == "cause.without_fall") records.push_back(gap.record);
  }
  EXPECT_THAT(records, ElementsAre("rose"));
}

TEST(Write, tells_each_failing_indicator_that_the_plan_passes_over) {
  const Years years = two_years();
  const improvement::Plan plan{.agency = {}, .year = 2571, .edition = {}, .records = {}};
  Input input = years.input();
  input.plan = &plan;
  const Draft draft = written(of({}), input);
  EXPECT_THAT(draft.gaps, Contains(Field(&Gap::code, "failing.no_measure")));
  EXPECT_THAT(draft.gaps, Contains(Field(&Gap::code, "failing.no_recommendation")));
  EXPECT_THAT(draft.gaps, Contains(Field(&Gap::code, "failing.no_items")));
}

TEST(Write, gives_equal_documents_for_equal_inputs) {
  const Years years = two_years();
  const Template pattern = of({text({{"{total} {failing_names}", {}, 1}})});
  EXPECT_EQ(lines(written(pattern, years.input())), lines(written(pattern, years.input())));
}

}  // namespace
}  // namespace prongsai::report
