// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/plan.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/improvement/test_plan.h"

namespace prongsai::improvement {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> ids_of(const Plan& plan) {
  std::vector<std::string> out;
  for (const Record& record : plan.records) out.push_back(record.id);
  return out;
}

Plan two_measures() {
  return test::Draft()
      .add(RecordKind::report, "r1", {{"day", "2024-01-05"}, {"text", "ประชุม"}}, "m2")
      .add(RecordKind::step, "s2", {{"text", "ประชุม"}}, "m2")
      .add(RecordKind::step, "s1", {{"text", "แต่งตั้ง"}}, "m1")
      .add(RecordKind::measure, "m1", {{"title", "จัดทำคู่มือ"}, {"responsible", "unit:7\nกองคลัง"}})
      .add(RecordKind::measure, "m2", {{"title", "ลดขั้นตอน"}})
      .add(RecordKind::step, "s3", {{"text", "เผยแพร่"}}, "m1")
      .add(RecordKind::target, "t", {{"about", "indicators"}, {"comparison", "more_than"}, {"value", "90"}})
      .plan;
}

TEST(Plan, records_stand_by_kind_then_parent_then_position) {
  const Plan plan = two_measures();
  EXPECT_THAT(ids_of(plan), ElementsAre("t", "m1", "m2", "s1", "s3", "s2", "r1"));
  EXPECT_EQ(plan.of(RecordKind::step).size(), 3u);
  EXPECT_EQ(plan.of(RecordKind::step, "m1").size(), 2u);
  EXPECT_EQ(plan.find("nobody"), nullptr);
  EXPECT_EQ(plan.find(""), nullptr);
}

TEST(Plan, numbers_are_counted_without_gap_or_repetition) {
  // A published list of 2565 has two activities "4." and none "11.".
  Plan plan = two_measures();
  std::vector<std::string> numbers;
  for (const Record& record : plan.records) numbers.push_back(number_of(plan, record));
  EXPECT_THAT(numbers, ElementsAre("1", "1", "2", "1.1", "1.2", "2.1", "2.1"));
}

TEST(Plan, a_target_says_which_of_the_two_wordings_is_meant) {
  const auto target = target_of(*two_measures().find("t"));
  ASSERT_TRUE(target.has_value());
  EXPECT_EQ(target->about, "indicators");
  EXPECT_EQ(target->comparison, Comparison::more_than);
  EXPECT_EQ(target->value, base::Points::whole(90));
  for (const FieldTexts& fields : {FieldTexts{{"about", "total"}, {"value", "90"}},
                                   FieldTexts{{"about", "total"}, {"value", "x"}, {"comparison", "at_least"}},
                                   FieldTexts{{"value", "90"}, {"comparison", "at_least"}}}) {
    const Plan plan = test::Draft().add(RecordKind::target, "t", fields).plan;
    EXPECT_FALSE(target_of(*plan.find("t")).has_value());
  }
}

TEST(Plan, status_is_planned_until_somebody_says_otherwise) {
  const Plan plan = two_measures();
  EXPECT_EQ(status_of(*plan.find("m1")), Status::planned);
  for (const Status status : {Status::planned, Status::running, Status::done, Status::stopped}) {
    Record record{.id = "a"};
    record.fields.emplace("status", code_of(status));
    EXPECT_EQ(status_of(record), status);
  }
}

TEST(Plan, a_unit_is_concerned_by_its_measures_and_by_what_hangs_on_them) {
  const Plan plan = two_measures();
  EXPECT_THAT(units_of(*plan.find("m1")), ElementsAre("unit:7", "กองคลัง"));
  EXPECT_THAT(units_of(*plan.find("t")), IsEmpty());
  EXPECT_TRUE(concerns_unit(plan, *plan.find("m1"), "7"));
  EXPECT_TRUE(concerns_unit(plan, *plan.find("s1"), "7"));
  EXPECT_FALSE(concerns_unit(plan, *plan.find("m2"), "7"));
  EXPECT_FALSE(concerns_unit(plan, *plan.find("s2"), "7"));
  EXPECT_FALSE(concerns_unit(plan, *plan.find("m1"), "กองคลัง"));
  EXPECT_FALSE(concerns_unit(plan, *plan.find("m1"), ""));
}

TEST(Plan, what_is_approved_is_the_same_for_the_same_content) {
  const Plan plan = two_measures();
  const std::string content = approved_content(plan);
  Plan other = plan;
  std::reverse(other.records.begin(), other.records.end());
  for (Record& record : other.records) {
    record.position *= 10;
    record.version = 99;
    if (record.id == "m1") record.fields.insert_or_assign("status", "done");
    if (record.id == "s1") record.fields.insert_or_assign("result", "เสร็จแล้ว");
  }
  std::erase_if(other.records, [](const Record& record) { return record.kind == RecordKind::report; });
  EXPECT_EQ(approved_content(other), content);

  for (const char* change : {"title", "responsible", "target", "evidence"}) {
    Plan changed = plan;
    for (Record& record : changed.records) {
      if (record.id == "m1") record.fields.insert_or_assign(change, "อื่น");
    }
    EXPECT_NE(approved_content(changed), content) << change;
  }
  Plan moved = plan;
  for (Record& record : moved.records) {
    if (record.id == "m1") record.position = 100;
  }
  EXPECT_NE(approved_content(moved), content);
}

}  // namespace
}  // namespace prongsai::improvement
