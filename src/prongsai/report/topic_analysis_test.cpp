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
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Topic 3 gathers i7 (100) and o42 (0); topic 4 o43 (100); i1, i2 and o41 are in none.
Results results() {
  Results out;
  out.score("item:i1", "80.00").score("item:i7", "100").score("item:o42", "0").score("item:o43", "100");
  out.score("indicator:9", "50.00");
  return out;
}

Draft plan() {
  Draft out;
  out.add(RecordKind::recommendation, "r1",
          {{"text", "รักษาระดับคะแนนต่อไป"}, {"about", "instrument:oit topic:3"}});
  out.add(RecordKind::recommendation, "r2",
          {{"text", "รักษาระดับและแจ้งเวียน"}, {"about", "instrument:iit topic:3"}});
  out.add(RecordKind::measure, "m1",
          {{"title", "เผยแพร่ข้อมูล"}, {"about", "item:o42"}, {"responsible", "กองคลัง"}});
  out.add(RecordKind::step, "s1", {{"text", "รวบรวม"}}, "m1");
  out.add(RecordKind::measure, "m2", {{"title", "ทรัพย์สิน"}, {"about", "topic:3 topic:4"}});
  out.add(RecordKind::measure, "m3", {{"title", "เรื่องอื่น"}, {"about", "total"}});
  return out;
}

detail::Scope scope_of(const detail::Writer& writer, std::size_t topic) {
  detail::Scope out;
  out.of = "topics";
  out.topic = &writer.look.topics.topics[topic];
  return out;
}

TEST(TopicAnalysis, what_is_at_zero_is_told_to_publish_and_never_to_keep) {
  const Desk desk(Kind::topic_analysis, plan(), results());
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::topic_items_table(writer, scope_of(writer, 0));
  ASSERT_TRUE(table);
  EXPECT_THAT(flaws_of(*table, writer), IsEmpty());
  ASSERT_EQ(table->body.size(), 2u);
  const std::string of_iit = words_of(table->body[0].cells[3]);
  const std::string of_oit = words_of(table->body[1].cells[3]);
  EXPECT_THAT(of_iit, HasSubstr("⟦advice.keep⟧"));
  EXPECT_THAT(of_iit, HasSubstr("รักษาระดับและแจ้งเวียน"));
  EXPECT_THAT(of_oit, HasSubstr("⟦advice.disclose⟧"));
  EXPECT_THAT(of_oit, HasSubstr("O42"));
  EXPECT_THAT(of_oit, Not(HasSubstr("รักษาระดับ"))) << "the agency's own words contradict the score";
  const std::vector<Gap> gaps = desk.gaps();
  EXPECT_NE(test::find(gaps, "recommendation.contradicts", "r1"), nullptr);
  EXPECT_EQ(test::find(gaps, "recommendation.contradicts", "r2"), nullptr);
}

TEST(TopicAnalysis, the_lowest_item_is_the_one_that_is_discussed) {
  const Desk desk(Kind::topic_analysis, plan(), results());
  detail::Writer writer = desk.writer();
  const auto list = detail::plans::topic_lowest_list(writer, "●", scope_of(writer, 0));
  ASSERT_TRUE(list);
  ASSERT_EQ(list->items.size(), 1u);
  const std::string words = doc::text_of(list->items[0].spans);
  EXPECT_THAT(words, HasSubstr("O42"));
  EXPECT_THAT(words, HasSubstr(" 0.00 "));
  EXPECT_THAT(words, HasSubstr("การเปิดเผยข้อมูล (50.00 "));
}

TEST(TopicAnalysis, all_that_share_the_lowest_score_are_named) {
  Results shared = results();
  shared.score("item:i7", "0");
  const Desk desk(Kind::topic_analysis, plan(), std::move(shared));
  detail::Writer writer = desk.writer();
  const auto list = detail::plans::topic_lowest_list(writer, "●", scope_of(writer, 0));
  ASSERT_TRUE(list);
  EXPECT_EQ(list->items.size(), 2u);
}

TEST(TopicAnalysis, items_in_no_topic_are_shown_all_the_same) {
  const Desk desk(Kind::topic_analysis, plan(), results());
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::no_topic_table(writer, {});
  ASSERT_TRUE(table);
  std::vector<std::string> codes;
  for (const doc::Row& row : table->body) codes.push_back(words_of(row.cells[1]).substr(0, 3));
  EXPECT_THAT(codes, ElementsAre("I1 ", "I2 ", "O41"));
  EXPECT_EQ(words_of(table->body[0].cells[2]), "80.00");
}

TEST(TopicAnalysis, every_measure_is_told_once_in_full) {
  const Desk desk(Kind::topic_analysis, plan(), results());
  detail::Writer writer = desk.writer();
  const auto table = detail::plans::practice_table(writer, {});
  ASSERT_TRUE(table);
  EXPECT_THAT(flaws_of(*table, writer), IsEmpty());
  ASSERT_EQ(table->body.size(), 4u);
  EXPECT_EQ(words_of(table->body[0].cells[1]), "1. เผยแพร่ข้อมูล");
  EXPECT_EQ(words_of(table->body[1].cells[0]), "2. ทรัพย์สิน");
  EXPECT_EQ(words_of(table->body[2].cells[1]), "⟦practice.again⟧ 2");
  EXPECT_EQ(words_of(table->body[3].cells[0]), "⟦practice.other⟧");
  EXPECT_EQ(words_of(table->body[3].cells[1]), "3. เรื่องอื่น");
  EXPECT_EQ(table->columns.size(), 5u) << "no column for targets that no measure has";
}

TEST(TopicAnalysis, a_measure_names_the_disclosure_items_it_serves) {
  const Desk desk(Kind::topic_analysis, plan(), results());
  detail::Writer writer = desk.writer();
  const auto list = detail::plans::topic_measures_list(writer, "●", scope_of(writer, 0));
  ASSERT_TRUE(list);
  ASSERT_EQ(list->items.size(), 2u);
  EXPECT_THAT(doc::text_of(list->items[0].spans), HasSubstr("(⟦topic_measures.serves⟧ O42)"));
}

TEST(TopicAnalysis, five_headings_are_there_and_what_nobody_said_keeps_it_back) {
  Draft draft = plan();
  draft.add(RecordKind::constraint, "c1", {{"heading", "budget"}, {"none", "yes"}});
  draft.add(RecordKind::constraint, "c2", {{"heading", "staff"}, {"text", "โอนย้ายบ่อย\nงานไม่ต่อเนื่อง"}});
  draft.add(RecordKind::constraint, "c3", {{"heading", "area"}});
  const Desk desk(Kind::topic_analysis, std::move(draft), results());
  detail::Writer writer = desk.writer();
  const auto list = detail::plans::constraints_list(writer, "1.", {});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->items.size(), 5u);
  EXPECT_EQ(list->items[4].mark, "5.");
  EXPECT_EQ(doc::text_of(list->items[0].below[0].spans), "โอนย้ายบ่อย งานไม่ต่อเนื่อง");
  EXPECT_EQ(doc::text_of(list->items[1].below[0].spans), "⟦constraint.none⟧");
  EXPECT_EQ(doc::text_of(list->items[3].below[0].spans), "⟦constraint.missing⟧");
  std::size_t told = 0;
  for (const Gap& gap : desk.gaps()) {
    if (gap.code != "constraint.missing") continue;
    EXPECT_EQ(gap.weight, GapWeight::blocks);
    ++told;
  }
  EXPECT_EQ(told, 3u);
}

TEST(TopicAnalysis, a_topic_that_needs_a_measure_and_has_none_keeps_it_back) {
  Draft draft;
  draft.add(RecordKind::measure, "m", {{"title", "อื่น"}, {"about", "topic:4"}});
  const std::vector<Gap> gaps = Desk(Kind::topic_analysis, std::move(draft), results()).gaps();
  const Gap* gap = test::find(gaps, "topic.no_measure");
  ASSERT_NE(gap, nullptr);
  EXPECT_EQ(gap->details.front().second, "3");
  EXPECT_EQ(gap->weight, GapWeight::blocks);
  EXPECT_NE(test::find(gaps, "measure.no_owner", "m"), nullptr);
  EXPECT_NE(test::find(gaps, "measure.no_steps_planned", "m"), nullptr);
}

}  // namespace
}  // namespace prongsai::report
