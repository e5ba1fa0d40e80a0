// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/record.h"

#include <array>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace prongsai::improvement {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Record, every_field_is_named_once_in_its_kind) {
  for (const KindSpec& kind : kinds()) {
    std::set<std::string_view> seen;
    for (const FieldSpec& field : kind.fields) {
      EXPECT_TRUE(seen.insert(field.code).second) << kind.code << "." << field.code;
      EXPECT_EQ(field.type == FieldType::choice, !field.choices.empty()) << kind.code << "." << field.code;
      EXPECT_EQ(kind.find(field.code), &field);
    }
    EXPECT_EQ(find_kind(kind.code), &kind);
  }
}

TEST(Record, two_edits_of_different_fields_go_together) {
  const FieldTexts base = {{"title", "จัดทำคู่มือ"}, {"target", "1 เล่ม"}};
  const FieldTexts now = {{"title", "จัดทำคู่มือ"}, {"target", "2 เล่ม"}};
  const Merged merged = merge(base, now, {{"title", "ทบทวนคู่มือ"}, {"target", "1 เล่ม"}});
  EXPECT_EQ(merged.fields, (FieldTexts{{"title", "ทบทวนคู่มือ"}, {"target", "2 เล่ม"}}));
  EXPECT_THAT(merged.clashes, IsEmpty());
  EXPECT_TRUE(merged.has_changed);
}

TEST(Record, two_edits_of_one_field_clash_and_keep_what_is_there) {
  const Merged merged = merge({{"title", "ก"}}, {{"title", "ข"}}, {{"title", "ค"}});
  EXPECT_EQ(merged.fields, (FieldTexts{{"title", "ข"}}));
  ASSERT_EQ(merged.clashes.size(), 1u);
  EXPECT_EQ(merged.clashes[0].theirs, "ข");
  EXPECT_EQ(merged.clashes[0].yours, "ค");
  EXPECT_FALSE(merged.has_changed);
}

TEST(Record, a_page_that_shows_some_fields_leaves_the_others_alone) {
  const FieldTexts kept = {{"title", "ก"}, {"result", "เสร็จ"}};
  EXPECT_EQ(merge(kept, kept, {{"title", "ข"}}).fields, (FieldTexts{{"title", "ข"}, {"result", "เสร็จ"}}));
}

TEST(Record, an_emptied_field_is_gone) {
  EXPECT_THAT(merge({{"title", "ก"}}, {{"title", "ก"}}, {{"title", ""}}).fields, IsEmpty());
}

TEST(Record, undo_takes_back_only_what_nobody_changed_since) {
  const FieldTexts before = {{"title", "ก"}, {"target", "1"}};
  const FieldTexts after = {{"title", "ข"}, {"target", "2"}};
  const Undone undone = undo(before, after, {{"title", "ข"}, {"target", "3"}});
  EXPECT_EQ(undone.fields, (FieldTexts{{"title", "ก"}, {"target", "3"}}));
  EXPECT_THAT(undone.since, ElementsAre("target"));
  EXPECT_TRUE(undone.is_possible);
}

TEST(Record, a_count_reads_the_fields_it_asks_for) {
  const Record record{
      .id = "m1", .kind = RecordKind::measure, .fields = {{"title", "ก"}, {"status", "done"}}};
  constexpr std::array<std::string_view, 2> only = {"status", "period"};
  EXPECT_EQ(read_written(written(record), only)->fields, (FieldTexts{{"status", "done"}}));
}

TEST(Record, what_is_no_record_is_not_read) {
  EXPECT_FALSE(read_written("").has_value());
  EXPECT_FALSE(read_written("id=a").has_value());
  EXPECT_FALSE(read_written("id=a\nkind=nothing\n").has_value());
  EXPECT_FALSE(read_written("id=a\nposition=1x\n").has_value());
  EXPECT_FALSE(read_written("id=a\\q\n").has_value());
  EXPECT_FALSE(read_written("id=a\nwhat=b\n").has_value());
}

FieldTexts arbitrary_fields() {
  FieldTexts out;
  for (const char* code : {"title", "about", "target"}) {
    const auto text = *rc::gen::element<std::string>("", "ก", "ข\nค", "\\n", "a=b\\", "=");
    if (!text.empty()) out.emplace(code, text);
  }
  return out;
}

RC_GTEST_PROP(RecordLaw, what_is_written_is_read_back, ()) {
  Record record{.id = "m1", .kind = *rc::gen::element(RecordKind::measure, RecordKind::report)};
  record.fields = arbitrary_fields();
  record.parent = *rc::gen::element<std::string>("", "p\\n");
  record.origin = *rc::gen::element<std::string>("", "library:a/b");
  record.position = *rc::gen::inRange(-5, 5);
  record.is_confirmed = *rc::gen::arbitrary<bool>();
  record.is_removed = *rc::gen::arbitrary<bool>();
  const auto read = read_written(written(record));
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->fields == record.fields);
  RC_ASSERT(written(*read) == written(record));
}

RC_GTEST_PROP(RecordLaw, nothing_is_lost_in_a_merge, ()) {
  const FieldTexts base = arbitrary_fields();
  const FieldTexts now = arbitrary_fields();
  const FieldTexts yours = arbitrary_fields();
  const Merged merged = merge(base, now, yours);
  // Whatever I typed stands there, or is what was there when I looked, or is told as a clash.
  for (const auto& [code, mine] : yours) {
    const auto was = base.find(code);
    const auto stands = merged.fields.find(code);
    const bool is_there = stands != merged.fields.end() && stands->second == mine;
    const bool is_old = was != base.end() && was->second == mine;
    bool is_told = false;
    for (const Clash& clash : merged.clashes)
      is_told = is_told || (clash.field == code && clash.yours == mine);
    RC_ASSERT(is_there || is_old || is_told);
  }
  // Whatever they changed still stands, unless I agree with it.
  for (const auto& [code, theirs] : now) {
    const auto was = base.find(code);
    if (was != base.end() && was->second == theirs) continue;
    RC_ASSERT(merged.fields.at(code) == theirs);
  }
}

RC_GTEST_PROP(RecordLaw, undoing_at_once_gives_back_what_was_there, ()) {
  const FieldTexts before = arbitrary_fields();
  const FieldTexts after = arbitrary_fields();
  RC_ASSERT(undo(before, after, after).fields == before);
}

}  // namespace
}  // namespace prongsai::improvement
