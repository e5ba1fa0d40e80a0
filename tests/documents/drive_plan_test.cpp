// SPDX-License-Identifier: Apache-2.0
// Chiang Mai province's drive plan of 2565, made anew from its records: what its own misnumbered.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan_documents.h"

namespace prongsai::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const report::Draft& province_2565() {
  static const report::Draft out = made(report::Kind::drive_plan, "chiang-mai-province", 2565);
  return out;
}
std::string words() {
  return text_of(province_2565());
}

TEST(DrivePlanOfTheProvince, is_sound) {
  EXPECT_THAT(doc::flaws(province_2565().document), IsEmpty());
  EXPECT_THAT(words(), Not(HasSubstr("⟦"))) << "a word is missing";
}

// The list printed two “4.” and no “11.”; seven activities had one number there and another in the calendar.
TEST(DrivePlanOfTheProvince, sixteen_activities_are_numbered_alike_in_list_and_calendar) {
  const doc::Table* list = table_on(province_2565().document, word("sheet.activities"));
  const doc::Table* calendar = table_on(province_2565().document, word("sheet.calendar"));
  ASSERT_TRUE(list != nullptr && calendar != nullptr);
  ASSERT_EQ(list->body.size(), 16u);
  ASSERT_EQ(calendar->body.size(), 16u);
  for (std::size_t i = 0; i < 16; ++i) {
    EXPECT_EQ(words_of(list->body[i].cells[0]), std::to_string(i + 1));
    EXPECT_EQ(words_of(calendar->body[i].cells[0]), std::to_string(i + 1));
    EXPECT_EQ(words_of(list->body[i].cells[1]), words_of(calendar->body[i].cells[1]));
  }
}

// The printed chart had no bar for activity 9 and activity 10's bar in February, before it began.
TEST(DrivePlanOfTheProvince, every_bar_stands_in_the_months_of_its_period) {
  const doc::Table* calendar = table_on(province_2565().document, word("sheet.calendar"));
  ASSERT_NE(calendar, nullptr);
  const improvement::Plan the_plan = plan_of("chiang-mai-province-2565");
  const auto activities = the_plan.of(improvement::RecordKind::activity);
  const auto bars = [&](std::size_t number) {
    std::string out;
    for (std::size_t i = 2; i < 14; ++i)
      out += calendar->body[number - 1].cells[i].shade == doc::Shade::bar ? '#' : '.';
    return out;
  };
  //                     ONDJFMAMJJAS
  EXPECT_EQ(bars(6), "...##.......") << "1 January to 28 February";
  EXPECT_EQ(bars(9), "....#.......") << "February";
  EXPECT_EQ(bars(10), ".....##.....") << "1 March to 30 April";
  EXPECT_EQ(bars(12), ".....###....") << "1 March to 31 May";
  EXPECT_EQ(bars(13), "......#.....") << "by 30 April";
  for (std::size_t i = 0; i < activities.size(); ++i) {
    const auto months = improvement::months_of(*improvement::period_of(*activities[i], 2565), 2565);
    for (std::size_t month = 0; month < 12; ++month) {
      const doc::Cell& cell = calendar->body[i].cells[2 + month];
      EXPECT_EQ(words_of(cell) == "●", months[month]);
    }
  }
  EXPECT_EQ(words_of(calendar->head[0].cells[2]), "พ.ศ. 2564");
  EXPECT_EQ(words_of(calendar->head[0].cells[3]), "พ.ศ. 2565");
}

TEST(DrivePlanOfTheProvince, guidelines_stand_for_the_four_indicators_below_ninety) {
  const doc::Table* table = table_on(province_2565().document, word("sheet.guidelines"));
  ASSERT_NE(table, nullptr);
  std::vector<std::string> numbers;
  for (const doc::Row& row : table->body) numbers.push_back(words_of(row.cells[0]));
  EXPECT_THAT(numbers, ::testing::ElementsAre("4", "6", "7", "8"));
  EXPECT_THAT(words_of(table->body[0].cells[3]), HasSubstr("จัดทำคู่มือการขออนุญาตยืมทรัพย์สินของทางราชการ"));
}

// Printed: “มากกว่า 90 คะแนน ขึ้นไป”, which is neither.
TEST(DrivePlanOfTheProvince, the_target_has_one_wording) {
  EXPECT_THAT(words(), HasSubstr("ทุกตัวชี้วัด ได้คะแนนมากกว่า 90.00 คะแนน"));
  const doc::Document& document = province_2565().document;
  for (const doc::Section& section : document.sections) {
    for (const doc::Block& block : section.blocks) {
      if (const auto* list = std::get_if<doc::List>(&block))
        for (const doc::ListItem& item : list->items)
          EXPECT_THAT(doc::text_of(item.spans), Not(HasSubstr("90.00 คะแนนขึ้นไป")));
    }
  }
}

// Three steps were announced, and one of them had no section.
TEST(DrivePlanOfTheProvince, every_step_that_is_announced_has_its_section) {
  std::vector<std::string> announced;
  std::vector<std::string> headings;
  for (const doc::Section& section : province_2565().document.sections) {
    for (const doc::Block& block : section.blocks) {
      if (const auto* list = std::get_if<doc::List>(&block); list != nullptr && announced.empty())
        for (const doc::ListItem& item : list->items) announced.push_back(doc::text_of(item.spans));
      if (const auto* heading = std::get_if<doc::Heading>(&block);
          heading != nullptr && !heading->number.empty())
        headings.push_back(doc::text_of(*heading));
    }
  }
  ASSERT_EQ(announced.size(), 3u);
  EXPECT_EQ(announced, headings);
}

TEST(DrivePlanOfTheProvince, the_results_are_those_of_2564_and_say_so) {
  EXPECT_THAT(words(), HasSubstr("ประจำปีงบประมาณ พ.ศ. 2564 จังหวัดเชียงใหม่ได้คะแนนรวม 92.89 คะแนน"));
  EXPECT_THAT(words(), HasSubstr("ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน"));
}

TEST(DrivePlanOfTheProvince, tells_which_committees_have_no_order_and_no_members) {
  std::size_t orders = 0;
  std::size_t members = 0;
  for (const report::Gap& gap : province_2565().gaps) {
    orders += gap.code == "group.no_order" ? 1 : 0;
    members += gap.code == "group.no_members" ? 1 : 0;
    EXPECT_NE(gap.code, "group.undefined") << "all three are records";
    EXPECT_NE(gap.code, "activity.no_owner");
  }
  EXPECT_EQ(orders, 3u);
  EXPECT_EQ(members, 3u);
}

}  // namespace
}  // namespace prongsai::documents
