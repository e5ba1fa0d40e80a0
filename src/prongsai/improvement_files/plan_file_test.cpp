// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement_files/plan_file.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/yaml/node.h"

namespace prongsai::improvement_files {
namespace {

using improvement::Record;
using improvement::RecordKind;

Record record(RecordKind kind, std::string id, improvement::FieldTexts fields, std::string parent = {}) {
  Record out;
  out.kind = kind;
  out.id = std::move(id);
  out.parent = std::move(parent);
  out.fields = std::move(fields);
  return out;
}

PlanFile small() {
  PlanFile out;
  out.plan = {.agency = "cm-city", .year = 2567, .edition = "ita/2566", .records = {}};
  out.agency_name = {"เทศบาลนครเชียงใหม่", ""};
  out.sources = {{"report003", "รายงาน", {"ถอดข้อความ", "Transcribed"}}};
  out.plan.records = {
      record(RecordKind::step, "s1", {{"text", "แจ้งเวียน"}}, "m1"),
      record(RecordKind::measure, "m1",
             {{"title", "บรรทัดหนึ่ง\nบรรทัดสอง"}, {"about", "indicator:9 item:o42"}, {"period", "quarter 1"}}),
      record(RecordKind::target, "t1",
             {{"about", "indicators"}, {"comparison", "more_than"}, {"value", "90"}}),
      record(RecordKind::activity, "a1", {{"text", "เก็บข้อมูล"}, {"period", "days 2024-03-01 2024-05-31"}}),
      record(RecordKind::activity, "a2", {{"text", "ติดตาม"}, {"watches", "a1"}}),
  };
  out.plan.records[1].is_confirmed = false;
  out.plan.records[1].origin = "library:assets/handbook";
  out.plan.records[4].position = 1;
  out.read_in["m1"] = {{"report003"}, "line 315"};
  return out;
}

constexpr const char* written =
    R"(kind: plan
schema: 1
agency: "cm-city"
agency_name: { th: "เทศบาลนครเชียงใหม่" }
year: 2567
edition: "ita/2566"
sources:
  "report003":
    title: "รายงาน"
    note: { th: "ถอดข้อความ", en: "Transcribed" }
records:
  - kind: target
    id: "t1"
    fields:
      about: "indicators"
      comparison: "more_than"
      value: "90"
  - kind: measure
    id: "m1"
    fields:
      title: |-
        บรรทัดหนึ่ง
        บรรทัดสอง
      about: "indicator:9 item:o42"
      period: "quarter 1"
    origin: "library:assets/handbook"
    unconfirmed: true
    source: ["report003"]
    at: "line 315"
  - kind: step
    id: "s1"
    parent: "m1"
    fields:
      text: "แจ้งเวียน"
  - kind: activity
    id: "a1"
    fields:
      text: "เก็บข้อมูล"
      period: "days 2024-03-01 2024-05-31"
  - kind: activity
    id: "a2"
    fields:
      text: "ติดตาม"
      watches: "a1"
)";

PlanFile read(const std::string& text) {
  auto out = parse_plan(text, "plan.yaml");
  EXPECT_TRUE(out.ok()) << (out.ok() ? "" : out.problems().front().code);
  return out.ok() ? std::move(out).value() : PlanFile{};
}

TEST(PlanFile, is_written_in_the_order_of_a_plan_with_every_field_in_its_place) {
  EXPECT_EQ(write_plan(small()), written);
}

TEST(PlanFile, that_we_wrote_is_read_and_written_again_byte_for_byte) {
  EXPECT_EQ(write_plan(read(written)), written);
  PlanFile empty;
  empty.plan = {.agency = "a", .year = 2565, .edition = "ita/2564", .records = {}};
  EXPECT_EQ(write_plan(read(write_plan(empty))), write_plan(empty));
}

TEST(PlanFile, gives_back_every_field_and_where_it_was_read) {
  const PlanFile file = read(written);
  const Record* measure = file.plan.find("m1");
  ASSERT_NE(measure, nullptr);
  EXPECT_EQ(measure->field("title"), "บรรทัดหนึ่ง\nบรรทัดสอง");
  EXPECT_FALSE(measure->is_confirmed);
  EXPECT_EQ(measure->origin, "library:assets/handbook");
  EXPECT_EQ(file.read_in.at("m1").at, "line 315");
  EXPECT_EQ(file.plan.find("s1")->parent, "m1");
  EXPECT_EQ(file.sources.front().note.en, "Transcribed");
}

TEST(PlanFile, has_the_same_bytes_whatever_order_its_records_have) {
  PlanFile turned = small();
  std::reverse(turned.plan.records.begin(), turned.plan.records.end());
  EXPECT_EQ(write_plan(turned), written);
}

TEST(PlanFile, leaves_out_what_was_removed_and_what_hung_on_it) {
  PlanFile file = small();
  file.plan.records[1].is_removed = true;  // the measure, and so its step
  file.plan.records[3].is_removed = true;  // the activity that a2 watches
  const PlanFile back = read(write_plan(file));
  EXPECT_EQ(back.plan.records.size(), 2U);
  EXPECT_EQ(back.plan.find("a2")->field("watches"), "");
}

TEST(PlanFile, beyond_what_a_plan_may_hold_is_refused) {
  PlanFile file = small();
  file.plan.records[0].fields["text"] = std::string(improvement::paragraphs_bytes_max + 1, 'x');
  const auto long_text = parse_plan(write_plan(file), "plan.yaml");
  ASSERT_FALSE(long_text.ok());
  EXPECT_EQ(long_text.problems().front().code, "plan_file.too_long");
  file.plan.records.clear();
  for (std::size_t i = 0; i <= improvement::plan_records_max; ++i) {
    file.plan.records.push_back(record(RecordKind::group, "g" + std::to_string(i), {{"name", "ก"}}));
  }
  const auto many = parse_plan(write_plan(file), "plan.yaml");
  ASSERT_FALSE(many.ok());
  EXPECT_EQ(many.problems().front().code, "plan_file.too_many_records");
  file.plan.records.pop_back();
  EXPECT_TRUE(parse_plan(write_plan(file), "plan.yaml").ok());
}

TEST(YamlText, keeps_whatever_stands_in_a_field) {
  const std::vector<std::string> texts = {"",
                                          " ",
                                          "yes",
                                          "90",
                                          "# no remark",
                                          "a: b",
                                          "“คำพูด” และ \"quotes\"",
                                          "back\\slash",
                                          "tab\there",
                                          "\n",
                                          "ends with a break\n",
                                          "\nbegins with one",
                                          "one\n\nthree",
                                          "one\n  indented",
                                          "one\ntwo ",
                                          "- list\n- list",
                                          "a\r\nb",
                                          "\x01\x7F",
                                          "\xC2\x85 next line",
                                          "\xE2\x80\xA8 separator\nline",
                                          "\xEF\xBB\xBF mark",
                                          "|-\n>",
                                          "key: |\n# remark\n---\n...",
                                          "\xF0\x9F\x98\x80",
                                          "'single'",
                                          "%directive\n%two",
                                          "ก่อน\n---\nหลัง"};
  for (const std::string& text : texts) {
    for (const std::size_t indent : {0U, 6U}) {
      const std::string margin(indent, ' ');
      const std::string document = (indent == 0 ? "" : "a:\n" + margin.substr(2) + "  ") +
                                   std::string("key: ") + yaml_text(text, indent) + "\n";
      const auto root = yaml::parse(document, "text.yaml");
      ASSERT_TRUE(root.ok()) << document;
      const yaml::Node* value = indent == 0 ? root->find("key") : root->find("a")->find("key");
      ASSERT_NE(value, nullptr) << document;
      EXPECT_EQ(value->scalar, text) << document;
    }
  }
}

}  // namespace
}  // namespace prongsai::improvement_files
