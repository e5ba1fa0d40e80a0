// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/report/tables_plan_detail.h"
#include "prongsai/report/test_plans.h"

namespace prongsai::report {
namespace {

using improvement::RecordKind;
using improvement::test::Draft;
using improvement::test::Results;
using test::Desk;
using test::flaws_of;
using test::words_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Draft two_measures() {
  Draft out;
  out.add(RecordKind::measure, "m1",
          {{"title", "จัดทำคู่มือ"},
           {"about", "indicator:1"},
           {"responsible", "สำนักปลัด"},
           {"status", "done"},
           {"result", "มีคู่มือ"},
           {"outcome", "1. งานเร็วขึ้น\n2. คนเข้าใจ"}});
  out.add(RecordKind::step, "s1", {{"text", "ยกร่าง"}}, "m1");
  out.add(RecordKind::step, "s2", {{"text", "แจ้งเวียน"}}, "m1");
  out.add(RecordKind::measure, "m2",
          {{"title", "เปิดเผยงบ"}, {"about", "indicator:2"}, {"status", "running"}});
  out.add(RecordKind::step, "s3",
          {{"text", "เผยแพร่"},
           {"status", "done"},
           {"result", "ขึ้นเว็บแล้ว"},
           {"evidence", "https://example.go.th/b"}},
          "m2");
  out.add(RecordKind::step, "s4", {{"text", "รายงาน"}, {"responsible", "กองคลัง"}}, "m2");
  return out;
}

/// The results of the plan's own year, beside those it answers.
struct After {
  explicit After(Desk& desk, const char* indicator_2) : inputs(results.nodes) {
    results.edition.id = "ita/2567";
    results.edition.fiscal_year = 2567;
    results.score("total", "95.55").score("indicator:2", indicator_2);
    desk.put(results, inputs);
  }
  Results results;
  scoring::Inputs inputs;
};

TEST(MeasuresReport, a_measure_stands_beside_its_steps_with_what_was_recorded) {
  const Desk desk(Kind::measures_report, two_measures());
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::measures_table(writer, {});
  ASSERT_TRUE(table);
  EXPECT_THAT(flaws_of(*table, writer), IsEmpty());
  ASSERT_EQ(table->body.size(), 5u);
  EXPECT_THAT(words_of(table->body[0]), ElementsAre("1. จัดทำคู่มือ", "1. ยกร่าง", "สำนักปลัด",
                                                    "⟦status.done⟧ / มีคู่มือ", "1. งานเร็วขึ้น / 2. คนเข้าใจ"));
  EXPECT_THAT(words_of(table->body[1]), ElementsAre("2. แจ้งเวียน"));
  EXPECT_EQ(table->body[0].cells[3].rows, 2);
}

TEST(MeasuresReport, results_of_steps_stand_beside_their_steps_and_the_measures_below) {
  const Desk desk(Kind::measures_report, two_measures());
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::measures_table(writer, {});
  ASSERT_TRUE(table);
  const auto first = words_of(table->body[2]);
  EXPECT_EQ(first[0], "2. เปิดเผยงบ");
  EXPECT_EQ(first[3], "⟦status.done⟧ / ขึ้นเว็บแล้ว / ⟦measures.evidence⟧ https://example.go.th/b");
  EXPECT_THAT(words_of(table->body[3]), ElementsAre("2. รายงาน", "กองคลัง", "⟦measures.no_result⟧"));
  EXPECT_THAT(words_of(table->body[4]), ElementsAre("⟦measures.as_a_whole⟧", "⟦common.not_said⟧",
                                                    "⟦status.running⟧ / ⟦measures.no_result⟧"));
  const doc::Span& link = table->body[2].cells[3].lines[2].spans.back();
  EXPECT_EQ(link.href, "https://example.go.th/b");
  EXPECT_TRUE(link.verbatim);
}

TEST(MeasuresReport, counts_what_is_recorded_as_done_and_nothing_else) {
  const Desk desk(Kind::measures_report, two_measures());
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::progress_table(writer, {});
  ASSERT_TRUE(table);
  EXPECT_THAT(words_of(table->body[0]), ElementsAre("⟦status.done⟧", "1", "1"));
  EXPECT_THAT(words_of(table->body[1]), ElementsAre("⟦status.running⟧", "1", "0"));
  EXPECT_THAT(words_of(table->body[2]), ElementsAre("⟦status.none⟧", "0", "3"));
  EXPECT_THAT(words_of(table->body[3]), ElementsAre("⟦progress.all⟧", "2", "4"));
  EXPECT_EQ(writer.holds("measures_all_done", {}), false);
  EXPECT_EQ(writer.holds("some_measures_done", {}), true);
}

TEST(MeasuresReport, nothing_is_said_to_be_done_that_nobody_recorded) {
  Draft draft;
  draft.add(RecordKind::measure, "m", {{"title", "อบรม"}, {"result", "จัดอบรมแล้ว"}});
  const Desk desk(Kind::measures_report, std::move(draft));
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::measures_table(writer, {});
  ASSERT_TRUE(table);
  EXPECT_EQ(words_of(table->body[0].cells[3]), "จัดอบรมแล้ว");
  EXPECT_EQ(writer.holds("measures_all_done", {}), false);
  EXPECT_NE(test::find(desk.gaps(), "measure.no_status", "m"), nullptr);
}

TEST(MeasuresReport, a_measure_without_a_result_keeps_the_report_back_and_a_step_is_told) {
  const std::vector<Gap> gaps = Desk(Kind::measures_report, two_measures()).gaps();
  const Gap* measure = test::find(gaps, "measure.no_result");
  ASSERT_NE(measure, nullptr);
  EXPECT_EQ(measure->record, "m2");
  EXPECT_EQ(measure->weight, GapWeight::blocks);
  const Gap* step = test::find(gaps, "step.no_result", "s4");
  ASSERT_NE(step, nullptr);
  EXPECT_EQ(step->weight, GapWeight::warns);
  EXPECT_EQ(test::find(gaps, "step.no_result", "s3"), nullptr);
}

TEST(MeasuresReport, problems_come_from_reports_with_their_day) {
  Draft draft = two_measures();
  draft.add(RecordKind::report, "r1", {{"day", "2024-03-15"}, {"text", "ทำแล้ว"}, {"problems", "คนไม่พอ"}},
            "m2");
  draft.add(RecordKind::report, "r2", {{"day", "2024-04-15"}, {"text", "ไม่มีปัญหา"}}, "m1");
  const Desk desk(Kind::measures_report, std::move(draft));
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::problems_table(writer, {});
  ASSERT_TRUE(table);
  ASSERT_EQ(table->body.size(), 1u);
  EXPECT_EQ(words_of(table->body[0].cells[0]), "⟦problems.measure⟧ 2 เปิดเผยงบ");
  EXPECT_EQ(words_of(table->body[0].cells[2]), "คนไม่พอ");
  EXPECT_EQ(words_of(table->body[0].cells[3]), "⟦common.not_said⟧");
}

TEST(MeasuresReport, targets_are_held_against_the_result_of_the_plans_own_year) {
  Draft draft = two_measures();
  draft.add(RecordKind::target, "t1", {{"about", "total"}, {"comparison", "at_least"}, {"value", "95.55"}});
  draft.add(RecordKind::target, "t2",
            {{"about", "indicator:2"}, {"comparison", "more_than"}, {"value", "90"}});
  Desk desk(Kind::measures_report, std::move(draft));
  const After after(desk, "90.00");
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::target_outcomes_table(writer, {});
  ASSERT_TRUE(table);
  EXPECT_EQ(words_of(table->body[0])[3], "⟦outcomes.met⟧");
  EXPECT_EQ(words_of(table->body[1])[3], "⟦outcomes.not_met⟧") << "90.00 is not more than 90";
  EXPECT_EQ(writer.holds("outcomes_some_met", {}), true);
  EXPECT_THAT(flaws_of(*table, writer), IsEmpty());
}

TEST(MeasuresReport, changes_are_told_where_both_years_are_known) {
  Results before;
  before.score("total", "91.50").score("indicator:1", "88.00").score("indicator:2", "81.80");
  Desk desk(Kind::measures_report, two_measures(), std::move(before));
  const After after(desk, "85.50");
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::changes_table(writer, {});
  ASSERT_TRUE(table);
  ASSERT_EQ(table->body.size(), 3u);
  const auto total = words_of(table->body[0]);
  EXPECT_EQ(total[2], "91.50");
  EXPECT_EQ(total[3], "95.55");
  EXPECT_THAT(total[4], ::testing::HasSubstr("4.05"));
  const auto first = words_of(table->body[1]);
  EXPECT_EQ(first[1], "1");
  EXPECT_EQ(first[4], "⟦changes.not_comparable⟧");
  EXPECT_THAT(words_of(table->body[2])[4], ::testing::HasSubstr("3.70"));
  EXPECT_EQ(writer.holds("outcome_rose", {}), true);
}

// A real report says eight times that its total rose, and knows no total to have risen from.
TEST(MeasuresReport, a_rise_that_somebody_wrote_is_told_unless_the_figures_show_it) {
  const auto told = [](const char* before) {
    Draft draft;
    draft.add(RecordKind::measure, "m",
              {{"title", "อบรม"}, {"result", "การบริการดีขึ้น"}, {"outcome", "ผลการประเมิน ITA เพิ่มขึ้นเป็น 95.55"}});
    Results results;
    if (before != nullptr) results.score("total", before);
    Desk desk(Kind::measures_report, std::move(draft), std::move(results));
    const After after(desk, "85.50");
    const std::vector<Gap> gaps = desk.gaps();
    const Gap* gap = test::find(gaps, "record.claim", "m");
    return gap == nullptr ? std::string() : gap->details.back().second;
  };
  EXPECT_EQ(told(nullptr), "เพิ่มขึ้น");
  EXPECT_EQ(told("96.00"), "เพิ่มขึ้น");
  EXPECT_EQ(told("91.50"), "");
}

TEST(MeasuresReport, without_the_year_before_nothing_is_compared) {
  Desk desk(Kind::measures_report, two_measures());
  desk.input.years.clear();
  const After after(desk, "85.50");
  detail::Writer writer = desk.writer();
  EXPECT_EQ(writer.holds("outcome_rose", {}), std::nullopt);
  EXPECT_EQ(writer.holds("has_outcome", {}), true);
  const auto table = detail::plans::changes_table(writer, {});
  ASSERT_TRUE(table);
  EXPECT_EQ(words_of(table->body[0])[4], "⟦changes.not_comparable⟧");
}

}  // namespace
}  // namespace prongsai::report
