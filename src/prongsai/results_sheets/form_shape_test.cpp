// SPDX-License-Identifier: Apache-2.0
// The fields of the real editions.
#include "prongsai/results_sheets/form_shape.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/results_sheets/test_tools.h"

namespace prongsai::results_sheets {

std::filesystem::path test::source_root() {
  return PRONGSAI_SOURCE_DIR;
}

namespace {

using test::editions;
using test::shape_of;
using testing::ElementsAre;

std::vector<std::string> names(const std::vector<const Field*>& fields) {
  std::vector<std::string> out;
  for (const Field* field : fields) out.push_back(field->name);
  return out;
}

TEST(FormShape, of_every_edition_has_a_field_for_every_node) {
  for (const auto& rules : editions().all()) {
    const FormShape shape = make_form_shape(rules);
    for (const scoring::PlanNode& node : rules->plan.nodes)
      EXPECT_NE(shape.find(node.id), nullptr) << rules->edition.id << " " << node.id;
  }
}

TEST(FormShape, gives_every_field_a_name_and_a_label_in_both_languages) {
  for (const auto& rules : editions().all()) {
    std::set<std::string> seen;
    for (const Field& field : make_form_shape(rules).fields) {
      EXPECT_TRUE(seen.insert(field.name).second) << field.name;
      EXPECT_FALSE(field.label.th.empty()) << field.name;
      EXPECT_FALSE(field.label.en.empty()) << field.name;
      EXPECT_EQ(field.label.th.find("⟦"), std::string::npos) << field.name;
    }
  }
}

TEST(FormShape, begins_with_the_whole_and_goes_on_to_the_answers) {
  const FormShape shape = shape_of("ita/2565");
  std::vector<std::string> first;
  for (std::size_t i = 0; i < 8; ++i) first.push_back(shape.fields[i].name);
  EXPECT_THAT(first, ElementsAre("total", "level", "instrument:iit", "answers:iit", "indicator:1", "item:i1",
                                 "item:i1.1", "counts:i1.1/least"));
  EXPECT_EQ(shape.find("indicator:2")->label.th, "ตัวชี้วัดที่ 2 การใช้งบประมาณ");
}

TEST(FormShape, lists_the_choices_of_a_question_in_the_order_of_its_scale) {
  const FormShape shape = shape_of("ita/2565");
  EXPECT_THAT(
      names(shape.row(FieldGroup::percents, *shape.plan().find("item:i8.1"))),
      ElementsAre("percents:i8.1/least", "percents:i8.1/little", "percents:i8.1/much", "percents:i8.1/most"));
  EXPECT_THAT(names(shape.row(FieldGroup::counts, *shape.plan().find("item:e13"))),
              ElementsAre("counts:e13/has", "counts:e13/has_not"));
  EXPECT_TRUE(shape.row(FieldGroup::counts, *shape.plan().find("item:o1")).empty());
}

TEST(FormShape, takes_only_the_points_of_the_scale_for_a_disclosure_item) {
  const FormShape shape = shape_of("ita/2566");
  EXPECT_EQ(shape.find("item:o18")->kind, FieldKind::grade);
  EXPECT_THAT(shape.find("item:o18")->allowed, ElementsAre("100", "0"));
  EXPECT_TRUE(shape.find("printed:o18")->seldom);
}

TEST(FormShape, has_no_field_for_what_the_edition_does_not_know) {
  EXPECT_EQ(shape_of("ita/2569").find("level"), nullptr);
  EXPECT_EQ(shape_of("ita/2565").find("part:eit1"), nullptr);
  EXPECT_EQ(shape_of("ita/2565").find("deduction:incident"), nullptr);
  EXPECT_EQ(base::to_shortest_string(shape_of("example/harbour-2573").find("deduction:incident")->most), "5");
}

}  // namespace
}  // namespace prongsai::results_sheets
