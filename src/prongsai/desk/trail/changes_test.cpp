// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/trail/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/audit/snapshot.h"

namespace prongsai::desk {
namespace {

using testing::ElementsAre;

TEST(FieldChanges, are_those_fields_that_differ) {
  const std::string before =
      audit::Snapshot().text("name", "อบต. เก่า").number("staff", 12).truth("open", false).str();
  const std::string after = audit::Snapshot()
                                .text("name", "ทต. \"ใหม่\"")
                                .number("staff", 12)
                                .truth("open", true)
                                .text("by", "กฎ\nหมาย")
                                .str();
  EXPECT_THAT(field_changes(before, after),
              ElementsAre(FieldChange{"name", "อบต. เก่า", "ทต. \"ใหม่\""},
                          FieldChange{"open", "false", "true"}, FieldChange{"by", std::nullopt, "กฎ หมาย"}));
  EXPECT_THAT(
      field_changes("", R"({"a":{"b":"}, ["},"c":[1,"x,y"],"d":null})"),
      ElementsAre(FieldChange{"a", std::nullopt, R"({"b":"}, ["})"},
                  FieldChange{"c", std::nullopt, R"([1,"x,y"])"}, FieldChange{"d", std::nullopt, "null"}));
  EXPECT_THAT(field_changes(before, before), ElementsAre());
}

TEST(FieldChanges, of_what_is_no_snapshot_are_none) {
  for (const char* broken : {"", "{", "{}", "[1]", "{\"a\"", "{\"a\":", "{\"a\":\"", "{\"a\":\"\\",
                             "{\"a\":1", "{\"a\":1}x", "nothing", "{\"a\":\"\\u00"})
    EXPECT_THAT(field_changes(broken, broken), ElementsAre()) << broken;
  for (const char* broken :
       {"{", "{\"a\"", "{\"a\":", "{\"a\":\"", "{\"a\":\"\\", "{\"a\":1", "{\"a\":1}x", "{\"a\":\"\\u00"})
    EXPECT_THAT(field_changes("", broken), ElementsAre()) << broken;
}

}  // namespace
}  // namespace prongsai::desk
