// SPDX-License-Identifier: Apache-2.0
// Chiang Mai City Municipality's topics of 2566 and measures of 2567, made anew.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/analysis/standing.h"
#include "prongsai/analysis/topics.h"

#include "plan_documents.h"

namespace prongsai::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const report::Draft& city_2566() {
  static const report::Draft out = made(report::Kind::topic_analysis, "chiang-mai-city", 2566);
  return out;
}
std::string words() {
  return text_of(city_2566());
}
const doc::Table* topic_table(int topic) {
  return table_on(city_2566().document, word("sheet.topic_items") + " " + std::to_string(topic));
}

TEST(TopicsOfTheCity, are_sound) {
  EXPECT_THAT(doc::flaws(city_2566().document), IsEmpty());
  EXPECT_THAT(words(), Not(HasSubstr("⟦"))) << "a word is missing";
  EXPECT_THAT(words(), Not(HasSubstr("ห้ามตัดหัวข้อ"))) << "the form's instruction is no part of the text";
}

// Printed: keep the level, beside a score of 0.
TEST(TopicsOfTheCity, what_is_at_zero_is_told_to_publish) {
  for (const auto& [topic, code] : {std::pair(2, "O18"), std::pair(7, "O42"), std::pair(7, "O43")}) {
    const doc::Table* table = topic_table(topic);
    ASSERT_NE(table, nullptr);
    std::string advice;
    for (const doc::Row& row : table->body)
      if (row.cells.size() == 4) advice = words_of(row.cells[3]);
    EXPECT_THAT(advice, HasSubstr(word("advice.disclose"))) << code;
    EXPECT_THAT(advice, HasSubstr(code));
    EXPECT_THAT(advice, Not(HasSubstr("รักษาระดับ"))) << code;
  }
  EXPECT_THAT(words(), HasSubstr("ข้อ O42 และ O43 ซึ่งได้ 0.00 คะแนน"));
  EXPECT_THAT(words(), HasSubstr("ข้อ O18 ซึ่งได้ 0.00 คะแนน"));
}

TEST(TopicsOfTheCity, every_topic_shows_its_lowest_item_or_says_that_all_are_full) {
  const Desk desk({"chiang-mai-city-2566"});
  const analysis::Scored& scored = desk.input.years.front().scored;
  const analysis::Topics topics = analysis::topics(scored, std::nullopt);
  ASSERT_EQ(topics.topics.size(), 7u);
  const std::string text = words();
  for (const analysis::TopicRow& topic : topics.topics) {
    std::vector<analysis::NodeIndex> items;
    for (const analysis::TopicPart& part : topic.instruments)
      items.insert(items.end(), part.items.begin(), part.items.end());
    const std::size_t begin = text.find("วิเคราะห์ประเด็นที่ " + topic.topic->code);
    ASSERT_NE(begin, std::string::npos) << topic.topic->code;
    const std::size_t end = text.find("\n#", begin);
    const std::string narrative = text.substr(begin, end - begin);
    for (const analysis::NodeIndex node : analysis::lowest_of(scored, items)) {
      std::string code = scored.plan->nodes[node].code;
      code[0] = static_cast<char>(code[0] - 'a' + 'A');
      const bool is_full = narrative.find("100.00 คะแนนเท่ากัน") != std::string::npos;
      if (*analysis::value_of(scored, node) == base::Ratio(base::Points::whole(100))) {
        EXPECT_TRUE(is_full) << topic.topic->code;
      } else {
        EXPECT_THAT(narrative, HasSubstr(code));
      }
    }
  }
}

TEST(TopicsOfTheCity, eleven_measures_stand_once_each) {
  const doc::Table* table = table_on(city_2566().document, word("sheet.practice"));
  ASSERT_NE(table, nullptr);
  std::string all;
  for (const doc::Row& row : table->body)
    for (const doc::Cell& cell : row.cells) all += words_of(cell) + "\n";
  const improvement::Plan the_plan = plan_of("chiang-mai-city-2567");
  for (const improvement::Record* measure : the_plan.of(improvement::RecordKind::measure)) {
    const std::string title = measure->field("title").substr(0, measure->field("title").find('\n'));
    const std::size_t at = all.find(title);
    EXPECT_NE(at, std::string::npos) << title;
  }
  EXPECT_THAT(all, Not(HasSubstr(word("practice.none"))));
}

TEST(TopicsOfTheCity, five_constraints_under_their_headings) {
  for (const char* key : {"constraint.staff", "constraint.budget", "constraint.technology", "constraint.area",
                          "constraint.society"})
    EXPECT_THAT(words(), HasSubstr(word(key)));
  EXPECT_THAT(words(), Not(HasSubstr(word("constraint.missing"))));
}

TEST(TopicsOfTheCity, what_the_form_wants_and_the_plan_leaves_out_keeps_it_back) {
  std::vector<std::string> blocking;
  for (const report::Gap& gap : city_2566().gaps)
    if (gap.weight == report::GapWeight::blocks) blocking.push_back(gap.code + " " + gap.record);
  EXPECT_THAT(blocking,
              ::testing::IsSupersetOf({"measure.no_period measure-5", "measure.no_period measure-11",
                                       "measure.no_steps_planned measure-5"}));
}

TEST(TopicsOfTheCity, no_score_is_hidden_outside_of_the_topics) {
  const doc::Table* table = table_on(city_2566().document, word("sheet.no_topic"));
  ASSERT_NE(table, nullptr);
  std::string all;
  for (const doc::Row& row : table->body) all += words_of(row.cells[1]) + "\n";
  for (const char* code : {"E5 ", "E14 ", "O4 "}) EXPECT_THAT(all, HasSubstr(code));
}

TEST(TopicsOfTheProvince, borrowed_from_another_year_are_said_to_be) {
  Desk desk({"chiang-mai-province-2564", "chiang-mai-province-2565"});
  desk.input.year = 2565;
  desk.input.topics_from = &editions().find("ita/2566")->edition;
  desk.plan(plan_of("chiang-mai-province-2566"));
  const report::Draft draft = desk.write(report::Kind::topic_analysis);
  EXPECT_THAT(doc::flaws(draft.document), IsEmpty());
  EXPECT_THAT(text_of(draft), HasSubstr("จึงใช้ประเด็นตามเกณฑ์ของปีงบประมาณ พ.ศ. 2566 โดยเทียบจากรหัสข้อ"));
  EXPECT_THAT(text_of(draft), HasSubstr("ประเด็นที่ 7 กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน"));
}

TEST(TopicsOfTheProvince, that_nobody_states_keep_the_document_back) {
  Desk desk({"chiang-mai-province-2565"});
  desk.input.year = 2565;
  desk.plan(plan_of("chiang-mai-province-2566"));
  const report::Draft draft = desk.write(report::Kind::topic_analysis);
  EXPECT_THAT(doc::flaws(draft.document), IsEmpty());
  EXPECT_TRUE(std::any_of(draft.gaps.begin(), draft.gaps.end(), [](const report::Gap& gap) {
    return gap.code == "topic.none" && gap.weight == report::GapWeight::blocks;
  }));
}

}  // namespace
}  // namespace prongsai::documents
